"""Names for topics: the terms that many of a topic's works use and few others do."""

from __future__ import annotations

import numpy as np
import pandas as pd

from litboard.analyses.terms.terms import Terms
from litboard.typing import Floats

#: Terms of a name: two say little, four do not fit a chart.
NAME_TERMS = 3

#: A third term this much weaker than the first adds a word and no sense.
LEAST_STRENGTH = 0.35

JOINER = " · "
UNNAMED = "no common terms"


def distinctive(terms: Terms, ids: pd.Series[str], mix: Floats) -> Floats:
    """How much each term sets each topic apart: topics x terms, 0 for terms of no use to it.

    The term's weight in the topic's works, times the topic's part in all its weight, times the
    root of the share of its works that use it: a term of one abstract is no name for five.
    """
    row_of = {str(work): row for row, work in enumerate(terms.work_ids)}
    rows = [row_of[work] for work in ids]
    weights, counts = terms.weights[rows], terms.counts[rows]
    sizes = np.maximum(mix.sum(axis=0), 1e-12)[:, None]
    inside = np.asarray((weights.T @ mix).T)
    used = np.asarray(((counts > 0).astype(np.float64).T @ mix).T) / sizes
    part = inside / np.maximum(inside.sum(axis=0), 1e-12)
    strengths: Floats = (inside / sizes) * part * np.sqrt(used)
    return strengths.round(9)


def names(strengths: Floats, terms: Terms) -> list[str]:
    """A name a topic of two or three terms; no term and no word's plural in two names.

    Terms go to the topic where they are strongest. A term that only repeats another of the
    name in other words ("universal jailbreaks", "jailbreaks") is passed over.
    """
    shown = terms.table["term"].tolist()
    owner = strengths.argmax(axis=0) if strengths.size else np.zeros(0, dtype=np.int64)
    taken: set[str] = set()
    found = []
    for topic, row in enumerate(strengths):
        own = np.where(owner == topic, row, 0.0)
        chosen: list[str] = []
        for at in np.argsort(-own, kind="stable"):
            weak = own[at] <= 0 or (len(chosen) > 1 and own[at] < LEAST_STRENGTH * own.max())
            if weak or len(chosen) == NAME_TERMS:
                break
            if shown[at] not in taken and not any(_overlap(shown[at], one) for one in chosen):
                chosen.append(shown[at])
        taken.update(chosen)
        found.append(JOINER.join(chosen) or f"{UNNAMED} {topic + 1}")
    return found


def _overlap(one: str, other: str) -> bool:
    """True where the terms share a word, but for its ending."""
    return bool(_stems(one) & _stems(other))


def _stems(term: str) -> set[str]:
    """The beginnings of the longer words of a term: enough to tell "sycophancy" from "safety"."""
    return {word[:6] for word in term.lower().replace("-", " ").split() if len(word) > 2}
