"""Group works whose vectors are near to each other and that share their words."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

from litboard.analyses.topics.vectors import SEED
from litboard.typing import Floats, Longs, Singles

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

#: Starts of k-means, which ends in a local minimum; the best of twelve is rarely improved.
STARTS = 12

#: Rounds of regrouping by words; it settles in two or three.
ROUNDS = 8

#: Weight of the words of all works among those of one group, so that no rare word decides.
PRIOR = 0.2

#: Rounds in which shares are computed; they change little after a few.
SHARE_ROUNDS = 30


def cluster_works(vectors: Singles, count: int, *, starts: int = STARTS) -> tuple[Longs, Singles]:
    """Group works by k-means: the group of each (works,), and the centres (count, dimensions)."""
    from sklearn.cluster import KMeans
    from sklearn.exceptions import ConvergenceWarning

    with warnings.catch_warnings():
        # Fewer distinct works than groups: some groups stay empty.
        warnings.simplefilter("ignore", ConvergenceWarning)
        model = KMeans(min(count, len(vectors)), n_init=starts, random_state=SEED).fit(vectors)
    return model.labels_.astype(np.int64), model.cluster_centers_.astype(np.float32)


def nearest_centre(vectors: Singles, centres: Singles) -> Longs:
    """The position of the centre nearest to each work (works,), by Euclidean distance."""
    distance = (centres**2).sum(axis=1) - 2 * (vectors @ centres.T)
    closest: Longs = distance.argmin(axis=1)
    return closest


def regroup_by_words(weights: csr_matrix, groups: Longs) -> Longs:
    """Move each work to the group whose words it uses, until few move; groups (works,).

    Complement naive Bayes (Rennie et al. 2003), trained on the groups themselves: neighbours
    decide what a group is about, words decide which works belong to it. The weights of words are
    normalised to one length for every group, as otherwise a group of few words would attract the
    works of others.
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


def share_works(vectors: Singles, groups: Longs, count: int) -> Floats:
    """Each work as a non-negative sum of the centres of groups: (works, count), rows sum to 1.

    The group of a work has the largest share of it. Where the words of a work point to one group
    and its neighbours to another, both have almost the same share.
    """
    centres = np.zeros((count, vectors.shape[1]))
    np.add.at(centres, groups, vectors)
    centres /= np.maximum(np.bincount(groups, minlength=count), 1)[:, None]
    shares = _non_negative_least_squares(vectors @ centres.T, centres @ centres.T)
    rows = np.arange(len(groups))
    shares[rows, groups] = np.maximum(shares[rows, groups], shares.max(axis=1) * 1.001 + 1e-9)
    divided: Floats = shares / shares.sum(axis=1, keepdims=True)
    return divided


def _non_negative_least_squares(nearness: Floats, overlap: Floats) -> Floats:
    """Coordinate descent for all works at once, one centre at a time.

    `nearness` (works, centres) and `overlap` (centres, centres) are the scalar products.
    """
    shares = np.zeros(nearness.shape)
    for _ in range(SHARE_ROUNDS):
        for at in range(len(overlap)):
            rest = nearness[:, at] - shares @ overlap[:, at] + shares[:, at] * overlap[at, at]
            shares[:, at] = np.maximum(rest / max(overlap[at, at], 1e-9), 0.0)
    return shares
