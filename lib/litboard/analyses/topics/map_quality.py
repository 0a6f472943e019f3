"""Measure how well a map of works keeps their neighbourhoods."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from litboard.analyses.topics.vectors import SEED
from litboard.typing import Floats, Longs, Singles

#: Fewer works have no neighbourhoods to keep.
FEWEST = 5

#: Nearest works that are compared, and of how many works.
NEAREST, SAMPLE = 10, 2000

#: Works compared with all others at a time, so that memory stays small.
ROWS = 100


class MapQuality(NamedTuple):
    """How well a map keeps the neighbourhoods of works; NaN for fewer than 5 works.

    `trustworthiness` (0 to 1) is 1 if no work is shown near to one that is not near (Venna & Kaski
    2001). `share` (0 to 1) is the part of each work's `nearest` works that are among so many
    nearest on the map, and `random_share` what it would be if works were placed at random.
    """

    trustworthiness: float
    share: float
    random_share: float
    nearest: int

    def sentence(self) -> str:
        """How far to rely on the map, as a sentence."""
        if not self.nearest:
            return "So few works have no neighbourhoods that a map could keep."
        those = f"{self.nearest} nearest works" if self.nearest > 1 else "nearest work"
        random = f"{self.random_share:.0%}".replace("%", " %")
        random = "under 1 %" if self.random_share < 0.01 else random
        return (
            f"Of each work's {those}, {100 * self.share:.0f} % are also nearest on the map "
            f"(by chance {random}); trustworthiness {self.trustworthiness:.2f} of 1."
        )


def measure_map(vectors: Singles, places: Floats) -> MapQuality:
    """Compare the neighbours of works in `vectors` (works, dimensions) and `places` (works, 2)."""
    works = len(vectors)
    if works < FEWEST:
        return MapQuality(np.nan, np.nan, np.nan, 0)
    from sklearn.manifold import trustworthiness

    nearest = min(NEAREST, max(1, (works - 1) // 4))
    rows = np.sort(np.random.default_rng(SEED + 1).permutation(works)[:SAMPLE])
    trust = trustworthiness(
        vectors[rows], places[rows], n_neighbors=min(nearest, (len(rows) - 1) // 2), metric="cosine"
    )
    share = _kept_share(vectors, places, rows, nearest)
    return MapQuality(round(float(trust), 4), round(share, 4), nearest / (works - 1), nearest)


def _kept_share(vectors: Singles, places: Floats, rows: Longs, nearest: int) -> float:
    """The share of the nearest works of those in `rows` that are nearest on the map, too."""
    from scipy.spatial import KDTree

    tree, kept = KDTree(places), 0
    for at in range(0, len(rows), ROWS):
        some = rows[at : at + ROWS]
        cosines = vectors[some] @ vectors.T
        cosines[np.arange(len(some)), some] = -2.0
        meant = np.argpartition(-cosines, nearest - 1, axis=1)[:, :nearest]
        shown = np.asarray(tree.query(places[some], k=nearest + 1)[1])
        for own, one, other in zip(some.tolist(), meant.tolist(), shown.tolist(), strict=True):
            kept += len(set(one) & set([row for row in other if row != own][:nearest]))
    return kept / (len(rows) * nearest)
