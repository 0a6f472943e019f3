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


#: Smallest share of a topic in a work that is about it.
LEAST_SHARE = 0.1

#: Terms listed for each topic of a work.
SIDE_TERMS = 4

DIGITS = 6


def linked_topics(topics: Topics) -> pd.DataFrame:
    """The pairs of topics that share works, the closest first: `one`, `other`, `works`, `strength`.

    `works` is the number of works of which both topics have a tenth or more. `strength` is the
    coefficient of Bhattacharyya (1943): 0 for topics without a work in common, 1 for topics with
    equal shares of every work.
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
    """The works that are about two topics at once, those with the largest shares of both first.

    Columns: `id`, `label`, `score`, `share_one`, `share_other`, `terms_one`, `terms_other`.
    `score` is twice the geometric mean of the two shares: 1 for a work that is half one topic and
    half the other. The terms are those of the work that other works of the one topic use more
    than those of the other. Raises KeyError for an unknown topic, and ValueError for a topic with
    itself.
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
    names = terms.table["term"].to_numpy(dtype=object)
    sides = [_sides(weights, shares, row, names) for row in rows.tolist()]
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
    weights: csr_matrix, shares: Floats, row: int, names: Texts
) -> tuple[list[str], list[str]]:
    """The terms of one work, split by which of two topics uses them more, the clearest first.

    `weights` (works, terms) and `shares` (works, 2) are of all works, `row` is the work's.
    """
    own = weights[[row]]
    rest = shares.copy()
    # Only the topics' other works count, as the work itself uses all of its terms.
    rest[row] = 0.0
    used = np.asarray(weights[:, own.indices].T @ rest) / np.maximum(rest.sum(axis=0), 1e-12)
    lean = own.data * (used[:, 0] - used[:, 1]) / np.maximum(used.sum(axis=1), 1e-12)
    order = np.lexsort((own.indices, -np.abs(lean).round(DIGITS)))
    first = [str(names[own.indices[term]]) for term in order if lean[term] > 0]
    second = [str(names[own.indices[term]]) for term in order if lean[term] < 0]
    return first[:SIDE_TERMS], second[:SIDE_TERMS]
