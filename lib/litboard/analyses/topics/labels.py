"""Name topics by terms that many of a topic's works use and few others do."""

from __future__ import annotations

import numpy as np
import pandas as pd

from litboard.analyses.terms.terms import Terms
from litboard.typing import Floats

#: Terms in a name: two say little, four do not fit a chart.
NAME_TERMS = 3

#: Least strength of a third term, as a share of the first term's; a weaker one explains nothing.
LEAST_STRENGTH = 0.35

#: Letters by which two words are taken for forms of one: "sycophancy" is not "safety".
STEM_LETTERS = 6

JOINER = " · "
UNNAMED = "no common terms"


def term_strengths(terms: Terms, ids: pd.Series[str], mix: Floats) -> Floats:
    """How much each term distinguishes each topic: (topics, terms), 0 for not at all.

    The product of the term's mean weight in the topic's works, the topic's part of all its
    weight, and the square root of the share of the topic's works that use it, so that a term of
    one abstract does not name a topic of five. `ids` and `mix` (works, topics) are in the same
    order. Raises KeyError for a work that `terms` does not know.
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


def name_topics(strengths: Floats, terms: Terms) -> list[str]:
    """A name of one to three terms for each topic; no term is in two names.

    `strengths` has the shape (topics, terms). A term can name only the topic in which it is
    strongest. A term that repeats a word of another one in the name ("universal jailbreaks",
    "jailbreaks") is skipped. A topic without a term is called "no common terms" with its number.
    """
    owner = strengths.argmax(axis=0) if strengths.size else np.zeros(0, dtype=np.int64)
    shown = terms.table["term"].tolist()
    taken: set[str] = set()
    names = []
    for topic, row in enumerate(strengths):
        chosen = _choose_terms(np.where(owner == topic, row, 0.0), shown, taken)
        taken.update(chosen)
        names.append(JOINER.join(chosen) or f"{UNNAMED} {topic + 1}")
    return names


def _choose_terms(strengths: Floats, shown: list[str], taken: set[str]) -> list[str]:
    """The strongest terms for one topic that repeat neither each other nor a taken one."""
    chosen: list[str] = []
    for at in np.argsort(-strengths, kind="stable"):
        is_weak = len(chosen) > 1 and strengths[at] < LEAST_STRENGTH * strengths.max()
        if strengths[at] <= 0 or is_weak or len(chosen) == NAME_TERMS:
            break
        if shown[at] not in taken and not any(_share_a_word(shown[at], one) for one in chosen):
            chosen.append(shown[at])
    return chosen


def _share_a_word(one: str, other: str) -> bool:
    """True where the terms share a word, regardless of its ending."""
    return bool(_stems(one) & _stems(other))


def _stems(term: str) -> set[str]:
    words = term.lower().replace("-", " ").split()
    return {word[:STEM_LETTERS] for word in words if len(word) > 2}
