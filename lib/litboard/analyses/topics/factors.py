"""Factor works x words into works x topics and topics x words.

Non-negative matrix factorisation of TF-IDF (Lee & Seung 1999), with the works held to groups of
near works, so that topics show what the works were grouped by.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from litboard.analyses.topics.clusters import (
    STARTS,
    cluster_works,
    nearest_centre,
    regroup_by_words,
    share_works,
)
from litboard.analyses.topics.vectors import work_vectors
from litboard.typing import Floats, Longs, Singles

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

#: Steps in which the words of topics are fitted; the top words are stable after a few.
STEPS = 30


class Factors(NamedTuple):
    """`mix` (works, topics) is the share of each topic in each work; `words` (topics, words)."""

    mix: Floats
    words: Floats


@dataclass(frozen=True, eq=False)
class Space:
    """The space in which topics are sought.

    `weights` (works, words) is TF-IDF, `vectors` (works, dimensions) the place of each work, and
    `landmarks` are the rows of the works that the space was made from.
    """

    weights: csr_matrix
    vectors: Singles
    landmarks: Longs


def make_space(weights: csr_matrix) -> Space:
    """The space of works with these TF-IDF weights (works, words)."""
    return Space(weights, *work_vectors(weights))


def landmark_space(space: Space) -> Space:
    """The landmarks alone: enough works to choose the number of topics."""
    rows = space.landmarks
    return Space(space.weights[rows], space.vectors[rows], np.arange(len(rows)))


def factorise(space: Space, count: int, *, starts: int = STARTS) -> Factors:
    """`count` topics of the works in a space; the rows of `mix` sum to 1.

    `mix` says how much of the centre of each group is in a work; the words are those that then
    explain TF-IDF best.
    """
    groups = _groups(space, count, starts)
    mix = share_works(space.vectors, groups, count)
    return Factors(mix, _fit_words(space.weights, mix))


def _groups(space: Space, count: int, starts: int) -> Longs:
    known = space.vectors[space.landmarks]
    centres = cluster_works(known, count, starts=starts)[1]
    return regroup_by_words(space.weights, nearest_centre(space.vectors, centres))


def _fit_words(weights: csr_matrix, mix: Floats) -> Floats:
    """The words that explain the works given their mix: (topics, words), rows sum to 1.

    The multiplicative updates of Lee & Seung, with the mix fixed.
    """
    target = np.asarray((weights.T @ mix).T)
    overlap = mix.T @ mix
    words = target / np.maximum(mix.sum(axis=0), 1e-12)[:, None]
    for _ in range(STEPS):
        words *= target / np.maximum(overlap @ words, 1e-12)
    total: Floats = words / np.maximum(words.sum(axis=1, keepdims=True), 1e-12)
    return total


def word_strengths(factors: Factors) -> Floats:
    """How much each word distinguishes a topic from the others: (topics, words), 0 for not at all.

    The word's term in the divergence of the topic's words from those of all topics (Kullback &
    Leibler 1951): a word is strong if it makes up much of the topic, and more than of others.
    """
    sizes = factors.mix.sum(axis=0)
    usual = sizes @ factors.words / max(sizes.sum(), 1e-12)
    ratio = np.maximum(factors.words, 1e-12) / np.maximum(usual, 1e-12)
    strengths: Floats = factors.words * np.log(ratio).clip(0)
    return strengths.round(9)
