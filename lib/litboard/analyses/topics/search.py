"""Find topics for several numbers of topics, and choose the best number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from litboard.analyses.topics.factors import Factors, factorise, landmark_space, make_space
from litboard.analyses.topics.model_selection import (
    Quality,
    candidate_counts,
    choose_best,
    measure_quality,
)
from litboard.analyses.topics.single_thread import single_threaded
from litboard.typing import Floats, Singles

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

#: Called with how many numbers of topics have been tried, and how many there are to try.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, eq=False)
class Search:
    """The factors of the best number of topics, and how the others compare.

    `stability` (topics,) is that of each topic; `curve` has one row for each number tried (see
    `Topics.curve`); `vectors` (works, dimensions) is the space in which topics were sought.
    """

    factors: Factors
    stability: Floats
    curve: pd.DataFrame
    vectors: Singles


def search_topics(weights: csr_matrix, count: int | None, progress: Progress | None) -> Search:
    """The topics of works, given their TF-IDF weights (works, words).

    Tries the numbers of `candidate_counts`, or only `count`. In a large corpus the number is
    chosen by a sample of the works, the landmarks of the space.
    """
    works, words = weights.shape
    wanted = [count] if count else candidate_counts(works)
    # There cannot be more topics than works or words.
    counts = sorted({min(one, works, words) for one in wanted} - {0})
    if not counts:
        nothing = Factors(np.zeros((works, 0)), np.zeros((0, words)))
        return Search(
            nothing, np.zeros(0), _curve([], [], 0), np.zeros((works, 0), dtype=np.float32)
        )
    with single_threaded():
        space = make_space(weights)
        sample = landmark_space(space)
        sampled, qualities = [], []
        for done, one in enumerate(counts):
            if progress:
                progress(done, len(counts))
            sampled.append(factorise(sample, one))
            qualities.append(measure_quality(sample, sampled[-1]))
        best = choose_best(qualities)
        is_whole = len(space.landmarks) == works
        factors = sampled[best] if is_whole else factorise(space, counts[best])
    curve = _curve(counts, qualities, best)
    return Search(factors, qualities[best].topic_stability, curve, space.vectors)


def _curve(counts: Sequence[int], qualities: Sequence[Quality], best: int) -> pd.DataFrame:
    def column(name: str) -> pd.Series[float]:
        return pd.Series([getattr(quality, name) for quality in qualities], dtype="float64")

    return pd.DataFrame(
        {
            "count": pd.Series(counts, dtype="int64"),
            "stability": column("stability"),
            "separation": column("separation"),
            "coherence": column("coherence"),
            "score": column("score"),
            "chosen": pd.Series([at == best for at in range(len(counts))], dtype="bool"),
        }
    )
