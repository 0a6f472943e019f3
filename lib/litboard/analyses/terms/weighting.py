"""Weigh terms: by work (TF-IDF), and by how much the whole corpus is about each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from litboard.analyses.terms.phrases import Occurrences, phrase_key
from litboard.analyses.terms.stream import ClassifiedStream
from litboard.typing import Floats

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


#: Digits of scores; further digits depend on the order of works.
SCORE_DIGITS = 9


def count_matrix(row: Any, column: Any, value: Any, shape: tuple[int, int]) -> csr_matrix:
    """A matrix of this shape with the sums of values that have the same row and column."""
    from scipy.sparse import csr_matrix

    matrix = csr_matrix((value, (row, column)), shape=shape, dtype=np.float64)
    matrix.sum_duplicates()
    return matrix


def inner_terms(classified: ClassifiedStream, phrases: Occurrences, units: set[str]) -> csr_matrix:
    """(terms, terms): 1 where the term of the column is a part of the long form of the row.

    A long form is one token, so that its parts are not found as occurrences of their own.
    """
    from scipy.sparse import csr_matrix

    grams, first = np.unique(phrases.gram, return_index=True)
    names = [phrase_key(classified, int(phrases.start[at]), int(phrases.size[at])) for at in first]
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
    """All runs of consecutive words that are shorter than the whole."""
    spans = ((a, b) for a in range(len(words)) for b in range(a + 1, len(words) + 1))
    return {" ".join(words[a:b]) for a, b in spans if b - a < len(words)}


def term_scores(own_counts: csr_matrix) -> Floats:
    """How much a corpus is about each term (terms,), given counts (works, terms).

    The sum over works of damped counts, times the root of the term's rarity: use in many works
    weighs more than many uses in one.
    """
    works = np.maximum(own_counts.shape[0], 1)
    spread = np.bincount(own_counts.indices, minlength=own_counts.shape[1])
    damped = own_counts.copy()
    damped.data = np.sqrt(np.log2(1 + damped.data))
    rarity = np.log(1 + works / np.maximum(spread, 1))
    scores: Floats = np.asarray(damped.sum(axis=0)).ravel() * np.sqrt(rarity)
    return scores.round(SCORE_DIGITS)


def length_factors(classified: ClassifiedStream, phrases: Occurrences) -> Floats:
    """The factor by which longer terms score higher (terms,): log2(1 + words), for up to 3 words.

    The C-value uses log2(words), with which single words would score 0.
    """
    grams, first = np.unique(phrases.gram, return_index=True)
    words = [
        len(phrase_key(classified, int(phrases.start[at]), int(phrases.size[at])).split())
        for at in first
    ]
    return (
        np.log2(1 + np.minimum(np.array(words, dtype=np.float64), 3)) if len(grams) else np.ones(0)
    )


def tf_idf(counts: csr_matrix) -> csr_matrix:
    """TF-IDF of counts (works, terms), rows of length 1: log(1 + count) times the term's rarity.

    The rarity is smoothed as in scikit-learn: log((1 + works) / (1 + works with the term)) + 1.
    """
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
