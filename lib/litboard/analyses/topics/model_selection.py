"""Measure how good a set of topics is, and choose how many topics there should be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from litboard.analyses.topics.clusters import cluster_works
from litboard.analyses.topics.factors import Factors, Space, word_strengths
from litboard.analyses.topics.vectors import SEED
from litboard.typing import Flags, Floats, Longs, Singles

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

#: Samples of works to see whether topics recur, and the share of works in each (Greene et al.
#: 2014).
SAMPLES, SAMPLE_SHARE = 10, 0.8
#: Samples in a corpus larger than the second number, which is then the size of each sample.
FEW_SAMPLES, MANY_WORKS = 5, 1500

#: Starts of k-means for groupings that are only compared.
FEW_STARTS = 2

#: Scores that differ by less are equal but for the luck of sampling; fewer topics read better.
AS_GOOD = 0.005

#: Words of a topic whose coherence is measured.
TOP_WORDS = 10

#: One or two topics give no overview of a corpus, and more than forty are too many to read.
FEWEST_TOPICS, MOST_TOPICS = 3, 40
#: Works a topic on average; a topic of fewer may be an accident.
WORKS_A_TOPIC = 4
#: Every number up to the first is tried, then steps of a fifth, as near numbers look alike.
EVERY, STEP = 12, 1.2


@dataclass(frozen=True, slots=True)
class Quality:
    """How good a set of topics is; each measure is at most 1.

    `stability` (from 0): how similar the grouping is when works are left out, for all works, and
    for each topic in `topic_stability` (topics,).
    `separation` (from -1): how much nearer works are to their own topic than to the next.
    `coherence` (from -1): how often the strongest words of a topic occur in the same work.
    """

    stability: float
    separation: float
    coherence: float
    topic_stability: Floats

    @property
    def score(self) -> float:
        """The mean of the three measures."""
        return (self.stability + self.separation + self.coherence) / 3


def candidate_counts(works: int) -> list[int]:
    """Numbers of topics to try for so many works, ascending."""
    most = min(MOST_TOPICS, max(1, round(works / WORKS_A_TOPIC)), max(1, round(2 * works**0.5)))
    counts = [min(FEWEST_TOPICS, most)]
    while counts[-1] < most:
        following = counts[-1] + 1 if counts[-1] < EVERY else round(counts[-1] * STEP)
        counts.append(min(most, following))
    return counts


def measure_quality(space: Space, factors: Factors) -> Quality:
    """Stability, separation and coherence of topics.

    Stability after Greene, O'Callaghan & Cunningham (2014), with the adjusted Rand index;
    separation is the mean silhouette of cosine distances (Rousseeuw 1987), coherence the
    normalised pointwise mutual information (Bouma 2009).
    """
    main = factors.mix.argmax(axis=1)
    topics = range(factors.mix.shape[1])
    matches: list[list[float]] = [[] for _ in topics]
    agreements, separations = [], []
    for rows in _samples(space.weights.shape[0]):
        other = cluster_works(space.vectors[rows], len(topics), starts=FEW_STARTS)[0]
        agreements.append(_agreement(main[rows], other))
        separations.append(_separation(space.vectors[rows], main[rows]))
        for topic in np.unique(main[rows]):
            matches[topic].append(_best_match(main[rows] == topic, other))
    topic_stability = np.array([np.mean(one) if one else 0.0 for one in matches])
    coherence = _coherence(space.weights, word_strengths(factors))
    return Quality(
        float(np.mean(agreements)), float(np.mean(separations)), coherence, topic_stability
    )


def choose_best(qualities: Sequence[Quality]) -> int:
    """The position of the best number of topics, of those in ascending order.

    Of several that are almost equally good, the smallest number.
    """
    scores = np.array([quality.score for quality in qualities])
    return int(np.flatnonzero(scores >= scores.max() - AS_GOOD)[0])


def _samples(works: int) -> list[Longs]:
    """The rows of each sample, sorted; the same for the same number of works."""
    random = np.random.default_rng(SEED)
    size = max(1, min(MANY_WORKS, round(SAMPLE_SHARE * works)))
    times = FEW_SAMPLES if works > MANY_WORKS else SAMPLES
    return [np.sort(random.permutation(works)[:size]) for _ in range(times)]


def _agreement(one: Longs, other: Longs) -> float:
    """The adjusted Rand index (Hubert & Arabie 1985), 0 for agreement by chance or less."""
    from sklearn.metrics import adjusted_rand_score

    return max(0.0, float(adjusted_rand_score(one, other)))


def _best_match(members: Flags, other: Longs) -> float:
    """The largest Jaccard index of a topic with any group of another grouping (Hennig 2007)."""
    common, sizes = np.bincount(other[members], minlength=other.max() + 1), np.bincount(other)
    return float((common / (members.sum() + sizes - common)).max())


def _separation(vectors: Singles, main: Longs) -> float:
    from sklearn.metrics import silhouette_score

    if not 1 < len(np.unique(main)) < len(main):
        return 0.0
    return float(silhouette_score(vectors, main, metric="cosine"))


def _coherence(weights: csr_matrix, strengths: Floats) -> float:
    """The mean over topics of the coherence of their strongest words."""
    top = np.argsort(-strengths, axis=1, kind="stable")[:, :TOP_WORDS]
    return float(np.mean([_npmi(weights[:, columns]) for columns in top]))


def _npmi(weights: csr_matrix) -> float:
    """Mean normalised pointwise mutual information of all pairs of words (works, words)."""
    used = (weights > 0).astype(np.float64)
    together = (used.T @ used).toarray() / max(weights.shape[0], 1)
    alone = np.diag(together)
    one, other = np.triu_indices(len(alone), k=1)
    joint, by_chance = together[one, other], (alone[one] * alone[other])
    values = np.full(len(joint), -1.0)
    defined = (joint > 0) & (joint < 1)
    values[defined] = np.log(joint[defined] / by_chance[defined]) / -np.log(joint[defined])
    values[joint >= 1] = 1.0
    return float(values.mean()) if len(values) else 0.0
