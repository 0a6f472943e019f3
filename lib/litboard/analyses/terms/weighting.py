"""Where terms stand → how much each work has of each, and how much the corpus is about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from litboard.analyses.terms.phrases import Judged, Occurrences, spell
from litboard.typing import Floats

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


#: So many digits survive another order of works.
SCORE_DIGITS = 9


def count_matrix(row: Any, column: Any, value: Any, shape: tuple[int, int]) -> csr_matrix:
    """Values added up by row and column."""
    from scipy.sparse import csr_matrix

    matrix = csr_matrix((value, (row, column)), shape=shape, dtype=np.float64)
    matrix.sum_duplicates()
    return matrix


def inner_terms(judged: Judged, found: Occurrences, units: set[str]) -> csr_matrix:
    """terms x terms: 1 where the column's words stand inside the row's long form.

    A unit is one token, so that "language model" is not met inside "large language model".
    """
    from scipy.sparse import csr_matrix

    grams, first = np.unique(found.gram, return_index=True)
    names = [spell(judged, int(found.start[at]), int(found.size[at])) for at in first]
    number = {name: int(gram) for name, gram in zip(names, grams, strict=True)}
    pairs = [
        (number[unit], number[inner])
        for unit in sorted(units & number.keys())
        for inner in inner_runs(unit.split())
        if inner in number
    ]
    outer, nested = zip(*pairs, strict=True) if pairs else ((), ())
    return csr_matrix((np.ones(len(pairs)), (outer, nested)), shape=(len(grams), len(grams)))


def inner_runs(words: Sequence[str]) -> set[str]:
    """All shorter runs of some words."""
    spans = ((a, b) for a in range(len(words)) for b in range(a + 1, len(words) + 1))
    return {" ".join(words[a:b]) for a, b in spans if b - a < len(words)}


def term_scores(own_counts: csr_matrix) -> Floats:
    """How much a corpus is about each term: many works weigh more than many words in one."""
    works = np.maximum(own_counts.shape[0], 1)
    spread = np.bincount(own_counts.indices, minlength=own_counts.shape[1])
    damped = own_counts.copy()
    damped.data = np.sqrt(np.log2(1 + damped.data))
    rarity = np.log(1 + works / np.maximum(spread, 1))
    scores: Floats = np.asarray(damped.sum(axis=0)).ravel() * np.sqrt(rarity)
    return scores.round(SCORE_DIGITS)


def length_factors(judged: Judged, found: Occurrences) -> Floats:
    """What the C-value grants longer terms, log2 of their words, softened so that words count."""
    grams, first = np.unique(found.gram, return_index=True)
    words = [len(spell(judged, int(found.start[at]), int(found.size[at])).split()) for at in first]
    return (
        np.log2(1 + np.minimum(np.array(words, dtype=np.float64), 3)) if len(grams) else np.ones(0)
    )


def tf_idf(counts: csr_matrix) -> csr_matrix:
    """Rows of length 1: damped counts times the rarity of the term, as smoothed by scikit-learn."""
    from scipy.sparse import csr_matrix

    works = counts.shape[0]
    spread = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.log((1 + works) / (1 + spread)) + 1
    weights = counts.copy()
    weights.data = np.log1p(weights.data) * rarity[weights.indices]
    norms = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
    weights.data /= np.repeat(np.maximum(norms, 1e-12), np.diff(weights.indptr))
    weights.data = weights.data.round(SCORE_DIGITS)
    return csr_matrix(weights)
