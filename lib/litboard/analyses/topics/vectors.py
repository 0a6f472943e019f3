"""Works as vectors: near to each other if they use words of one field, not only the same words.

A word is represented by the words with which it shares works: positive pointwise mutual
information, factorised (Levy & Goldberg 2014). A work is the mean of its words, joined with its
place in the latent semantic space of TF-IDF (Deerwester et al. 1990): the first brings together
works that use different words of one field, the second keeps what their own words say. Each work
is then moved towards its nearest works, as a short text leaves out much of what it is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from litboard.typing import Longs, Singles

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


#: An arbitrary number, fixed so that the same input gives the same output.
SEED = 7

#: Dimensions for words, enough to separate small fields, and for works, few enough to hold topics
#: rather than single words.
WORD_DIMENSIONS, LATENT_DIMENSIONS = 200, 30

#: Exponent of the singular values of words (Levy et al. 2015): 0 weighs all dimensions equally,
#: which amplifies noise in small corpora, and 1 weighs them by their singular value.
SINGULAR_EXPONENT = 0.5

#: Exponent that damps counts of words; without it the information of rare words is too high
#: (context distribution smoothing, Levy et al. 2015).
SMOOTHING = 0.75

#: Nearest works towards which a work is moved; in a small corpus, a fifth of all, at least two.
NEIGHBOURS, NEIGHBOUR_SHARE, FEWEST_NEIGHBOURS = 30, 0.2, 2

#: Weight of its neighbours in a moved work.
NEIGHBOUR_WEIGHT = 0.7

#: Steps of moving: neighbours move towards their neighbours first, so that works of a field that
#: share few words come together (label spreading, Zhou et al. 2004); more steps change little.
STEPS = 3

#: Most works from which the space is made; more take time and add no field.
MOST_LANDMARKS = 5000

#: Works in memory as a dense matrix at a time.
ROWS = 2000


def work_vectors(weights: csr_matrix) -> tuple[Singles, Longs]:
    """Vectors of works, and the landmarks: the rows of the works that the space is made from.

    `weights` (works, words) is TF-IDF; the vectors (works, dimensions) have length 1.
    """
    landmarks = choose_landmarks(weights.shape[0])
    known = weights[landmarks]
    parts = [
        _centred(_unit(weights @ basis), landmarks)
        for basis in (_word_vectors(known), _latent_words(known))
    ]
    return _moved_to_neighbours(_unit(np.hstack(parts)), landmarks), landmarks


def choose_landmarks(works: int) -> Longs:
    """All rows of so many works, or a fixed random sample of them, sorted."""
    if works <= MOST_LANDMARKS:
        return np.arange(works)
    return np.sort(np.random.default_rng(SEED).permutation(works)[:MOST_LANDMARKS])


def _word_vectors(weights: csr_matrix) -> Singles:
    """Vectors of words (words, dimensions), near to those of words in the same works."""
    left, strength, _ = _svd(_mutual_information(weights), WORD_DIMENSIONS)
    return _unit(left * strength**SINGULAR_EXPONENT)


def _latent_words(weights: csr_matrix) -> Singles:
    """The projection of TF-IDF to the latent semantic space (words, dimensions)."""
    right: Singles = _svd(weights.astype(np.float32), LATENT_DIMENSIONS)[2].T
    return right


def _mutual_information(weights: csr_matrix) -> csr_matrix:
    """Positive pointwise mutual information of words that share a work (words, words)."""
    from scipy.sparse import csr_matrix

    used = (weights > 0).astype(np.float32)
    pairs = (used.T @ used).tocoo()
    differ = pairs.row != pairs.col
    row, column, count = pairs.row[differ], pairs.col[differ], pairs.data[differ]
    total = np.bincount(row, count, minlength=pairs.shape[0])
    frequency = total**SMOOTHING / max(np.sum(total**SMOOTHING), 1)
    information = np.log(count / (total[row] * frequency[column]))
    matrix = csr_matrix((information.clip(0).astype(np.float32), (row, column)), shape=pairs.shape)
    matrix.eliminate_zeros()
    return matrix


def _svd(matrix: csr_matrix, dimensions: int) -> tuple[Singles, Singles, Singles]:
    from sklearn.utils.extmath import randomized_svd

    wanted = min(dimensions, *matrix.shape)
    left, strength, right = randomized_svd(matrix, wanted, random_state=SEED)
    return left, strength, right


def _unit(vectors: Singles) -> Singles:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Singles = (vectors / np.maximum(length, 1e-9)).astype(np.float32)
    return unit


def _centred(vectors: Singles, landmarks: Longs) -> Singles:
    """The vectors without what all works have in common."""
    return _unit(vectors - vectors[landmarks].mean(axis=0))


def _moved_to_neighbours(vectors: Singles, landmarks: Longs) -> Singles:
    """Each work moved towards the mean of its nearest works, weighted by their cosine to it."""
    count = min(NEIGHBOURS, max(FEWEST_NEIGHBOURS, round(NEIGHBOUR_SHARE * len(landmarks))))
    # In a tiny corpus all works would be neighbours.
    if len(landmarks) <= count:
        return vectors
    known = moved = vectors[landmarks]
    among = _nearness(known, known, count)
    for _ in range(STEPS - 1):
        moved = _move(known, among @ moved)
    if len(landmarks) == len(vectors):
        return _move(known, among @ moved)
    parts = [vectors[at : at + ROWS] for at in range(0, len(vectors), ROWS)]
    return np.vstack([_move(part, _nearness(part, known, count) @ moved) for part in parts])


def _move(vectors: Singles, towards: Singles) -> Singles:
    return _unit((1 - NEIGHBOUR_WEIGHT) * vectors + NEIGHBOUR_WEIGHT * towards)


def _nearness(vectors: Singles, known: Singles, count: int) -> csr_matrix:
    """Cosines to the `count` nearest other works (vectors, known); rows sum to 1."""
    from scipy.sparse import csr_matrix

    parts = [_nearest(vectors[at : at + ROWS], known, count) for at in range(0, len(vectors), ROWS)]
    near, place = (np.vstack(one) for one in zip(*parts, strict=True))
    near = near / np.maximum(near.sum(axis=1, keepdims=True), 1e-9)
    starts = np.arange(0, near.size + 1, count)
    return csr_matrix((near.ravel(), place.ravel(), starts), shape=(len(vectors), len(known)))


def _nearest(vectors: Singles, known: Singles, count: int) -> tuple[Singles, Longs]:
    cosines = vectors @ known.T
    cosines[cosines > 1 - 1e-6] = 0.0  # the work itself, or a copy of it, which adds nothing
    place = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
    return np.take_along_axis(cosines, place, axis=1).clip(0), place
