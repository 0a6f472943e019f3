"""Works x words → works x topics: factors, how well they stand, and how many there should be.

Non-negative matrix factorisation of TF-IDF (Lee & Seung 1999), held to groups of near works, so
that what is shown is what the works were grouped by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from litboard.analyses.clusters import STARTS, group, nearest, regroup, shares
from litboard.analyses.vectors import SEED, Singles, work_vectors

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

#: Steps of the words towards the best ones; the top words stay after a few.
STEPS = 30

#: Draws of works to see whether topics come again, and the share drawn (Greene et al. 2014).
DRAWS, DRAWN_SHARE = 10, 0.8
#: Draws in corpora above the second number of works, of which no more are looked at.
FEW_DRAWS, MANY_WORKS = 4, 1500

#: Starts of k-means where many groupings are only compared.
FEW_STARTS = 2

#: Scores nearer than this differ by the luck of the draws; finer topics then tell more.
AS_GOOD = 0.05

#: A work is a stranger if it is less than half as near to its nearest works as is usual.
NEAREST, STRANGER = 3, 0.5
#: Of fewer works nobody can say what is usual; among more a stranger bends no topic.
FEWEST_TO_JUDGE, MOST_TO_JUDGE = 10, 500

#: Words that speak for a topic when its coherence is measured.
TOP_WORDS = 10


class Factors(NamedTuple):
    """`mix` is works x topics, how much of each work is in each; `words` topics x words."""

    mix: Floats
    words: Floats


@dataclass(frozen=True, slots=True)
class Quality:
    """How good topics are: `stability` of all and of `each`, and `coherence` of their words."""

    stability: float
    coherence: float
    each: Floats


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


def candidates(works: int) -> list[int]:
    """Numbers of topics worth trying for so many works: each topic large enough to be one."""
    least, most = min(4, max(1, works // 4)), min(40, round(works / 3), round(2 * works**0.5))
    if most <= 12:
        return list(range(least, max(least, most) + 1))
    steps = np.unique(np.round(np.geomspace(least, most, 10)).astype(int))
    return [int(step) for step in steps]


def measure(space: Space, factors: Factors) -> Quality:
    """How well topics come again when some works are missing, and how their words go together."""
    main = factors.mix.argmax(axis=1)
    topics = range(factors.mix.shape[1])
    again: list[list[float]] = [[] for _ in topics]
    agreements = []
    for drawn in _draws(space.weights.shape[0]):
        other = group(space.vectors[drawn], len(topics), starts=FEW_STARTS)[0]
        agreements.append(_agreement(main[drawn], other))
        for topic in np.unique(main[drawn]):
            again[topic].append(_best_match(main[drawn] == topic, other))
    each = np.array([np.mean(found) if found else 0.0 for found in again])
    return Quality(float(np.mean(agreements)), _coherence(space.weights, factors.words), each)


def _draws(works: int) -> list[Longs]:
    """Rows of each draw, sorted; the same for the same number of works."""
    random = np.random.default_rng(SEED)
    size = max(1, min(MANY_WORKS, round(DRAWN_SHARE * works)))
    times = FEW_DRAWS if works > MANY_WORKS else DRAWS
    return [np.sort(random.permutation(works)[:size]) for _ in range(times)]


def _agreement(one: Longs, other: Longs) -> float:
    """The adjusted Rand index: 0 where two divisions agree no more than by chance, else up to 1."""
    from sklearn.metrics import adjusted_rand_score

    return max(0.0, float(adjusted_rand_score(one, other)))


def _best_match(members: npt.NDArray[np.bool_], other: Longs) -> float:
    """How much of a topic is found again in one topic: Jaccard's index (Hennig 2007)."""
    common, sizes = np.bincount(other[members], minlength=other.max() + 1), np.bincount(other)
    return float((common / (members.sum() + sizes - common)).max())


def _coherence(weights: csr_matrix, words: Floats) -> float:
    """How often the top words of a topic share a work: normalised PMI, mean (Bouma 2009)."""
    top = np.argsort(-words, axis=1, kind="stable")[:, :TOP_WORDS]
    return float(np.mean([_npmi(weights[:, columns]) for columns in top]))


def _npmi(weights: csr_matrix) -> float:
    used = (weights > 0).astype(np.float64)
    together = (used.T @ used).toarray() / max(weights.shape[0], 1)
    alone = np.diag(together)
    one, other = np.triu_indices(len(alone), k=1)
    joint, chance = together[one, other], (alone[one] * alone[other])
    values = np.full(len(joint), -1.0)
    seen = (joint > 0) & (joint < 1)
    values[seen] = np.log(joint[seen] / chance[seen]) / -np.log(joint[seen])
    values[joint >= 1] = 1.0
    return float(values.mean()) if len(values) else 0.0


def scores(qualities: Sequence[Quality]) -> Floats:
    """One score a number of topics: stability and coherence, each from 0 to 1, on average."""
    stability = np.array([quality.stability for quality in qualities])
    coherence = np.array([(quality.coherence + 1) / 2 for quality in qualities])
    mean: Floats = (stability + coherence) / 2
    return mean


def best_of(qualities: Sequence[Quality]) -> int:
    """Which of the numbers of topics, in rising order, to take: the finest of the good ones."""
    reached = scores(qualities)
    return int(np.flatnonzero(reached >= reached.max() - AS_GOOD).max())


def belonging(weights: csr_matrix, mix: Floats) -> Floats:
    """How near each work is to the others of its main topic: the mean cosine to them.

    A factor takes in any work that shares one word with it, and all of that work if it shares
    none with the rest; what is near to nobody is seen here. 1 for a work alone in its topic.
    """
    from scipy.sparse import csr_matrix

    main = mix.argmax(axis=1)
    member = csr_matrix((np.ones(len(main)), (np.arange(len(main)), main)), shape=mix.shape)
    near = np.asarray((weights @ (weights.T @ member))[np.arange(len(main)), main]).ravel()
    own = np.asarray(weights.multiply(weights).sum(axis=1)).ravel()
    others = np.bincount(main, minlength=mix.shape[1])[main] - 1
    cosines: Floats = np.where(others > 0, (near - own) / np.maximum(others, 1), 1.0)
    return cosines.round(9)


def stand_apart(weights: csr_matrix) -> npt.NDArray[np.bool_]:
    """True for works that are like no other: to be left out before topics are sought.

    Judged by the mean cosine to the nearest works, against what is usual in this corpus. Among
    few works one stranger bends a topic towards itself; among many it does no harm, and is not
    looked for.
    """
    size = weights.shape[0]
    if not FEWEST_TO_JUDGE <= size <= MOST_TO_JUDGE:
        return np.zeros(size, dtype=bool)
    cosines = (weights @ weights.T).toarray()
    np.fill_diagonal(cosines, 0.0)
    nearness = np.sort(cosines, axis=1)[:, -NEAREST:].mean(axis=1).round(9)
    apart: npt.NDArray[np.bool_] = nearness < STRANGER * np.median(nearness)
    return apart
