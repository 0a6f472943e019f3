"""Works that connect two topics, and topics that share many works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from litboard.analyses.terms.terms import Terms
from litboard.analyses.topics.topics import Topics
from litboard.typing import Floats, Texts

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


#: A work with less than this of a topic is not about it.
LEAST_SHARE = 0.1

#: Terms named for each side of a work.
SIDE_TERMS = 4

DIGITS = 6


def linked_topics(topics: Topics) -> pd.DataFrame:
    """The pairs of topics that share works, the closest first: one, other, works, strength.

    `works` have a tenth or more of both; `strength` is 0 for topics without a work in common and 1
    for topics that every work has equally much of (the coefficient of Bhattacharyya 1943).
    """
    about = (topics.mix >= LEAST_SHARE).astype(np.int64)
    shared = about.T @ about
    roots = np.sqrt(topics.mix)
    lengths = np.sqrt(np.maximum(topics.mix.sum(axis=0), 1e-12))
    strength = ((roots.T @ roots) / np.outer(lengths, lengths)).round(DIGITS)
    ones, others = np.triu_indices(topics.mix.shape[1], k=1)
    pairs = pd.DataFrame(
        {
            "one": ones.astype("int64"),
            "other": others.astype("int64"),
            "works": shared[ones, others],
            "strength": strength[ones, others],
        }
    )
    return pairs[pairs["works"] > 0].sort_values(
        ["strength", "one", "other"], ascending=[False, True, True], ignore_index=True
    )


def bridge_works(
    topics: Topics, one: int, other: int, *, terms: Terms, count: int = 5
) -> pd.DataFrame:
    """The works that are about two topics at once, those that are most of both first.

    Columns: `id`, `label`, `score`, `share_one`, `share_other`, `terms_one`, `terms_other`.
    `score` is twice the geometric mean of the two shares: 1 for a work that is half and half and
    nothing else. The terms are those of the work that its fellow works of either topic use more.
    KeyError for a topic that there is not, ValueError for a topic with itself.
    """
    for topic in (one, other):
        if topic not in range(topics.count):
            raise KeyError(f"no topic {topic}; there are {topics.count}, from 0 on")
    if one == other:
        raise ValueError(f"topic {one} with itself: name two topics")
    shares = topics.mix[:, [one, other]]
    scores = (2 * np.sqrt(shares.prod(axis=1))).round(DIGITS)
    rows = np.flatnonzero(shares.min(axis=1) >= LEAST_SHARE)
    ids = topics.assignments["id"].to_numpy(dtype="str")
    rows = rows[np.lexsort((ids[rows], -scores[rows]))][:count]
    weights = terms.weights[[terms.row_of(work) for work in ids]]
    named = terms.table["term"].to_numpy(dtype=object)
    sides = [_sides(weights, shares, row, named) for row in rows.tolist()]
    return pd.DataFrame(
        {
            "id": pd.Series(ids[rows], dtype="str"),
            "label": topics.assignments["label"].iloc[rows].reset_index(drop=True),
            "score": pd.Series(scores[rows], dtype="float64"),
            "share_one": pd.Series(shares[rows, 0].round(DIGITS), dtype="float64"),
            "share_other": pd.Series(shares[rows, 1].round(DIGITS), dtype="float64"),
            "terms_one": pd.Series([first for first, _ in sides], dtype=object),
            "terms_other": pd.Series([second for _, second in sides], dtype=object),
        }
    )


def _sides(
    weights: csr_matrix, shares: Floats, row: int, named: Texts
) -> tuple[list[str], list[str]]:
    """The terms of a work, each on the side of the topic that uses it more."""
    own = weights[[row]]
    rest = shares.copy()
    # Its own words say nothing of what the topics' other works use.
    rest[row] = 0.0
    used = np.asarray(weights[:, own.indices].T @ rest) / np.maximum(rest.sum(axis=0), 1e-12)
    lean = own.data * (used[:, 0] - used[:, 1]) / np.maximum(used.sum(axis=1), 1e-12)
    order = np.lexsort((own.indices, -np.abs(lean).round(DIGITS)))
    first = [str(named[own.indices[term]]) for term in order if lean[term] > 0]
    second = [str(named[own.indices[term]]) for term in order if lean[term] < 0]
    return first[:SIDE_TERMS], second[:SIDE_TERMS]
