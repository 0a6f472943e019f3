"""How well topics stand, and how many there should be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from litboard.analyses.topics.clusters import group
from litboard.analyses.topics.factors import Factors, Space, leading
from litboard.analyses.topics.vectors import SEED
from litboard.typing import Flags, Floats, Longs, Singles

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


#: Draws of works to see whether topics come again, and the share drawn (Greene et al. 2014).
DRAWS, DRAWN_SHARE = 10, 0.8
#: Draws in corpora above the second number of works, of which no more are looked at.
FEW_DRAWS, MANY_WORKS = 5, 1500

#: Starts of k-means where groupings are only compared.
FEW_STARTS = 2

#: Scores nearer than this differ by the luck of the draws; fewer topics are then easier to read.
AS_GOOD = 0.005

#: Words that speak for a topic when its coherence is measured.
TOP_WORDS = 10

#: One topic or two say nothing of a corpus, and more than the second number nobody reads.
FEWEST_TOPICS, MOST_TOPICS = 3, 40
#: A topic of fewer works is an accident.
WORKS_A_TOPIC = 4
#: Up to so many every number is tried; then steps of a fifth, as few more or less look alike.
EVERY, STEP = 12, 1.2


@dataclass(frozen=True, slots=True)
class Quality:
    """How good topics are, each from -1 or 0 to 1.

    `stability`: how much they come again when works are left out, of all and of `each`;
    `separation`: how much nearer works are to their topic than to the next;
    `coherence`: how often the leading words of a topic share a work.
    """

    stability: float
    separation: float
    coherence: float
    each: Floats

    @property
    def score(self) -> float:
        """The mean of the three."""
        return (self.stability + self.separation + self.coherence) / 3


def candidates(works: int) -> list[int]:
    """Numbers of topics worth trying for so many works: each topic large enough to be one."""
    most = min(MOST_TOPICS, max(1, round(works / WORKS_A_TOPIC)), max(1, round(2 * works**0.5)))
    tried = [min(FEWEST_TOPICS, most)]
    while tried[-1] < most:
        following = tried[-1] + 1 if tried[-1] < EVERY else round(tried[-1] * STEP)
        tried.append(min(most, following))
    return tried


def measure(space: Space, factors: Factors) -> Quality:
    """How well topics come again, stand apart, and have words that go together.

    Stability after Greene, O'Callaghan & Cunningham (2014), separation as the mean silhouette of
    cosines (Rousseeuw 1987), coherence as normalised PMI (Bouma 2009).
    """
    main = factors.mix.argmax(axis=1)
    topics = range(factors.mix.shape[1])
    again: list[list[float]] = [[] for _ in topics]
    agreements, separations = [], []
    for drawn in _draws(space.weights.shape[0]):
        other = group(space.vectors[drawn], len(topics), starts=FEW_STARTS)[0]
        agreements.append(_agreement(main[drawn], other))
        separations.append(_separation(space.vectors[drawn], main[drawn]))
        for topic in np.unique(main[drawn]):
            again[topic].append(_best_match(main[drawn] == topic, other))
    each = np.array([np.mean(found) if found else 0.0 for found in again])
    coherence = _coherence(space.weights, leading(factors))
    return Quality(float(np.mean(agreements)), float(np.mean(separations)), coherence, each)


def best_of(qualities: Sequence[Quality]) -> int:
    """Which of the numbers of topics, in rising order, to take: of equally good ones the fewest."""
    reached = np.array([quality.score for quality in qualities])
    return int(np.flatnonzero(reached >= reached.max() - AS_GOOD)[0])


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


def _best_match(members: Flags, other: Longs) -> float:
    """How much of a topic is found again in one topic: Jaccard's index (Hennig 2007)."""
    common, sizes = np.bincount(other[members], minlength=other.max() + 1), np.bincount(other)
    return float((common / (members.sum() + sizes - common)).max())


def _separation(vectors: Singles, main: Longs) -> float:
    from sklearn.metrics import silhouette_score

    if not 1 < len(np.unique(main)) < len(main):
        return 0.0
    return float(silhouette_score(vectors, main, metric="cosine"))


def _coherence(weights: csr_matrix, words: Floats) -> float:
    """How often the top words of a topic share a work: normalised PMI, mean."""
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
