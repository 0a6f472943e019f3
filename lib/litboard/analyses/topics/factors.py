"""Works x words → works x topics and topics x words: factors that add up to the works.

Non-negative matrix factorisation of TF-IDF (Lee & Seung 1999), held to groups of near works, so
that what is shown is what the works were grouped by.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from litboard.analyses.topics.clusters import STARTS, group, nearest, regroup, shares
from litboard.analyses.topics.vectors import work_vectors
from litboard.typing import Floats, Longs, Singles

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


#: Steps of the words towards the best ones; the top words stay after a few.
STEPS = 30


class Factors(NamedTuple):
    """`mix` is works x topics, how much of each work is in each; `words` topics x words."""

    mix: Floats
    words: Floats


@dataclass(frozen=True, eq=False)
class Space:
    """Works in which topics are sought: `weights` is works x words, `vectors` has their places.

    `marks` are the rows that stand for all.
    """

    weights: csr_matrix
    vectors: Singles
    marks: Longs


def space_of(weights: csr_matrix) -> Space:
    """The place of each work among the others."""
    return Space(weights, *work_vectors(weights))


def factorise(space: Space, count: int, *, starts: int = STARTS) -> Factors:
    """Topics of works: `mix` has rows that add up to 1.

    A non-negative factorisation whose works are held to the groups: the mix says how much of each
    group's centre is in a work, the words are those that then explain TF-IDF best.
    """
    groups = _groups(space, count, starts)
    mix = shares(space.vectors, groups, count)
    return Factors(mix, _words(space.weights, mix))


def _groups(space: Space, count: int, starts: int) -> Longs:
    known = space.vectors[space.marks]
    centres = group(known, count, starts=starts)[1]
    return regroup(space.weights, nearest(space.vectors, centres))


def _words(weights: csr_matrix, mix: Floats) -> Floats:
    """topics x words: what explains the works given their mix, rows add up to 1.

    The multiplicative steps of Lee & Seung, with the mix held fast.
    """
    target = np.asarray((weights.T @ mix).T)
    overlap = mix.T @ mix
    words = target / np.maximum(mix.sum(axis=0), 1e-12)[:, None]
    for _ in range(STEPS):
        words *= target / np.maximum(overlap @ words, 1e-12)
    total: Floats = words / np.maximum(words.sum(axis=1, keepdims=True), 1e-12)
    return total


def sample_of(space: Space) -> Space:
    """The works that stand for all: enough to see how many topics there are."""
    marks = space.marks
    return Space(space.weights[marks], space.vectors[marks], np.arange(len(marks)))


def leading(factors: Factors) -> Floats:
    """How much each word tells a topic from the others: topics x words, 0 where it does not.

    Its part in the divergence of the topic's words from those of all topics (Kullback & Leibler
    1951): a word leads a topic if it makes up much of it, and more than of the others.
    """
    sizes = factors.mix.sum(axis=0)
    usual = sizes @ factors.words / max(sizes.sum(), 1e-12)
    ratio = np.maximum(factors.words, 1e-12) / np.maximum(usual, 1e-12)
    strengths: Floats = factors.words * np.log(ratio).clip(0)
    return strengths.round(9)
