"""Vectors of works → groups of works that are near to each other and share their words."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

from litboard.analyses.topics.vectors import SEED
from litboard.typing import Floats, Longs, Singles

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


#: k-means ends in the nearest valley; the deepest of so many is rarely missed.
STARTS = 12

#: Rounds of regrouping by words; it settles in two or three.
ROUNDS = 8

#: Weight of the words of all works in those of one group, or a chance word decides.
PRIOR = 0.2

#: Rounds of the division into shares; they change little after a few.
SHARE_ROUNDS = 30


def group(vectors: Singles, count: int, *, starts: int = STARTS) -> tuple[Longs, Singles]:
    """Groups of near works and their centres, by k-means from several starts."""
    from sklearn.cluster import KMeans
    from sklearn.exceptions import ConvergenceWarning

    with warnings.catch_warnings():
        # Works that are all alike are fewer than the groups asked for; those stay empty.
        warnings.simplefilter("ignore", ConvergenceWarning)
        model = KMeans(min(count, len(vectors)), n_init=starts, random_state=SEED).fit(vectors)
    return model.labels_.astype(np.int64), model.cluster_centers_.astype(np.float32)


def nearest(vectors: Singles, centres: Singles) -> Longs:
    """The centre each work is nearest to."""
    distance = (centres**2).sum(axis=1) - 2 * (vectors @ centres.T)
    closest: Longs = distance.argmin(axis=1)
    return closest


def regroup(weights: csr_matrix, groups: Longs) -> Longs:
    """Works moved to the group whose words they use, until few move.

    Complement naive Bayes (Rennie et al. 2003) taught by the groups themselves: neighbours decide
    what a group is about, words decide who is in it. Weights of words are set to one length for
    every group, or a group of few words would draw in the others' works.
    """
    from sklearn.naive_bayes import ComplementNB

    if len(np.unique(groups)) < 2:
        return groups
    model = ComplementNB(alpha=PRIOR, norm=True)
    for _ in range(ROUNDS):
        moved = model.fit(weights, groups).predict(weights).astype(np.int64)
        settled = bool((moved == groups).all())
        groups = moved
        if settled or len(np.unique(groups)) < 2:
            break
    return groups


def shares(vectors: Singles, groups: Longs, count: int) -> Floats:
    """Each work as a sum of the groups' centres, none taken off: works x groups, rows add up to 1.

    The group of a work has the largest share. Where its words say one group and its neighbours
    another, both have the same share, but for a hair.
    """
    centres = np.zeros((count, vectors.shape[1]))
    np.add.at(centres, groups, vectors)
    centres /= np.maximum(np.bincount(groups, minlength=count), 1)[:, None]
    found = _divide(vectors @ centres.T, centres @ centres.T)
    rows = np.arange(len(groups))
    found[rows, groups] = np.maximum(found[rows, groups], found.max(axis=1) * 1.001 + 1e-9)
    divided: Floats = found / found.sum(axis=1, keepdims=True)
    return divided


def _divide(nearness: Floats, overlap: Floats) -> Floats:
    """Non-negative least squares of all works at once, a centre at a time."""
    found = np.zeros(nearness.shape)
    for _ in range(SHARE_ROUNDS):
        for at in range(len(overlap)):
            rest = nearness[:, at] - found @ overlap[:, at] + found[:, at] * overlap[at, at]
            found[:, at] = np.maximum(rest / max(overlap[at, at], 1e-9), 0.0)
    return found
