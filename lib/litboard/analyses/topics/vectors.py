"""Works as vectors: near to each other where they use words of one field, not only the same words.

A word is known by the words it shares works with: positive pointwise mutual information,
factorised (Levy & Goldberg 2014). A work is the mean of its words, beside its place in the
latent semantic space of TF-IDF (Deerwester et al. 1990): the one joins works that use different
words of one field, the other keeps what only their own words tell. Each work is then drawn
towards its nearest ones, as a short text leaves out much of what it is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from litboard.typing import Longs, Singles

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


#: Any number will do, as long as it stays.
SEED = 7

#: Dimensions that lose no field (words), and that hold topics rather than single words (works).
WORD_DIMENSIONS, LATENT_DIMENSIONS = 200, 30

#: How much the first dimensions of words count over the last: the root of their strength, between
#: all alike, which makes noise of few works loud, and by strength (Levy et al. 2015).
STRENGTH = 0.5

#: Counts of frequent words are damped so, or rare words pair too high (Levy et al. 2015).
SMOOTHING = 0.75

#: The nearest works a work is drawn towards; among few works, a fifth of them.
NEIGHBOURS, NEIGHBOUR_SHARE, FEWEST_NEIGHBOURS = 30, 0.2, 2

#: How far it is drawn: a third of it stays its own.
DRAWN = 0.7

#: How often: neighbours are drawn to theirs first, so that a field of few words each comes together
#: (label spreading, Zhou et al. 2004); after three steps little changes.
STEPS = 3

#: So many works show what words mean and who is near to whom; more add time and no field.
MOST_LANDMARKS = 5000

#: Rows at a time, so that memory stays small.
ROWS = 2000


def work_vectors(weights: csr_matrix) -> tuple[Singles, Longs]:
    """Vectors of length 1, a row a work, and the rows of the works that the space is made from."""
    marks = landmarks(weights.shape[0])
    drawn = weights[marks]
    parts = [
        _centred(_unit(weights @ basis), marks)
        for basis in (_word_vectors(drawn), _latent_words(drawn))
    ]
    return _smoothed(_unit(np.hstack(parts)), marks), marks


def landmarks(works: int) -> Longs:
    """Rows of all works, or of as many as are enough, sorted; the same for the same number."""
    if works <= MOST_LANDMARKS:
        return np.arange(works)
    return np.sort(np.random.default_rng(SEED).permutation(works)[:MOST_LANDMARKS])


def _word_vectors(weights: csr_matrix) -> Singles:
    """A vector a word, near to those of the words it goes with."""
    left, strength, _ = _svd(_mutual_information(weights), WORD_DIMENSIONS)
    return _unit(left * strength**STRENGTH)


def _latent_words(weights: csr_matrix) -> Singles:
    """What takes TF-IDF to the latent semantic space."""
    right: Singles = _svd(weights.astype(np.float32), LATENT_DIMENSIONS)[2].T
    return right


def _mutual_information(weights: csr_matrix) -> csr_matrix:
    """words x words: how much oftener two words share a work than by chance, where they do."""
    from scipy.sparse import csr_matrix

    used = (weights > 0).astype(np.float32)
    pairs = (used.T @ used).tocoo()
    apart = pairs.row != pairs.col
    row, column, count = pairs.row[apart], pairs.col[apart], pairs.data[apart]
    total = np.bincount(row, count, minlength=pairs.shape[0])
    chance = total**SMOOTHING / max(np.sum(total**SMOOTHING), 1)
    information = np.log(count / (total[row] * chance[column]))
    found = csr_matrix((information.clip(0).astype(np.float32), (row, column)), shape=pairs.shape)
    found.eliminate_zeros()
    return found


def _svd(matrix: csr_matrix, dimensions: int) -> tuple[Singles, Singles, Singles]:
    from sklearn.utils.extmath import randomized_svd

    wanted = min(dimensions, *matrix.shape)
    left, strength, right = randomized_svd(matrix, wanted, random_state=SEED)
    return left, strength, right


def _unit(vectors: Singles) -> Singles:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Singles = (vectors / np.maximum(length, 1e-9)).astype(np.float32)
    return unit


def _centred(vectors: Singles, marks: Longs) -> Singles:
    """Without what all works have in common."""
    return _unit(vectors - vectors[marks].mean(axis=0))


def _smoothed(vectors: Singles, marks: Longs) -> Singles:
    """Each work drawn towards the mean of its nearest works, the nearer the more."""
    count = min(NEIGHBOURS, max(FEWEST_NEIGHBOURS, round(NEIGHBOUR_SHARE * len(marks))))
    # Few works have nobody else to be drawn to.
    if len(marks) <= count:
        return vectors
    known = drawn = vectors[marks]
    among = _nearness(known, known, count)
    for _ in range(STEPS - 1):
        drawn = _drawn(known, among @ drawn)
    if len(marks) == len(vectors):
        return _drawn(known, among @ drawn)
    parts = [vectors[at : at + ROWS] for at in range(0, len(vectors), ROWS)]
    return np.vstack([_drawn(part, _nearness(part, known, count) @ drawn) for part in parts])


def _drawn(vectors: Singles, towards: Singles) -> Singles:
    return _unit((1 - DRAWN) * vectors + DRAWN * towards)


def _nearness(vectors: Singles, known: Singles, count: int) -> csr_matrix:
    """Cosines to the nearest of `known`, but not to itself: rows add up to 1."""
    from scipy.sparse import csr_matrix

    parts = [_nearest(vectors[at : at + ROWS], known, count) for at in range(0, len(vectors), ROWS)]
    near, place = (np.vstack(one) for one in zip(*parts, strict=True))
    near = near / np.maximum(near.sum(axis=1, keepdims=True), 1e-9)
    starts = np.arange(0, near.size + 1, count)
    return csr_matrix((near.ravel(), place.ravel(), starts), shape=(len(vectors), len(known)))


def _nearest(vectors: Singles, known: Singles, count: int) -> tuple[Singles, Longs]:
    cosines = vectors @ known.T
    cosines[cosines > 1 - 1e-6] = 0.0  # itself, or a copy, which tells nothing more
    place = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
    return np.take_along_axis(cosines, place, axis=1).clip(0), place
