"""Intervals and tests for shares of few works."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from litboard.typing import Flags, Floats

#: The usual level: one interval in twenty misses.
LEVEL = 0.95


def jeffreys(works: npt.ArrayLike, of: npt.ArrayLike) -> tuple[Floats, Floats]:
    """The 95 % interval of a share: Jeffreys' prior, equal tails (Brown, Cai & DasGupta 2001).

    It begins at 0 where no work, and ends at 1 where every work counts.
    """
    from scipy.stats import beta

    hits, total = np.asarray(works, dtype=np.float64), np.asarray(of, dtype=np.float64)
    tail = (1 - LEVEL) / 2
    low = beta.ppf(tail, hits + 0.5, total - hits + 0.5)
    high = beta.ppf(1 - tail, hits + 0.5, total - hits + 0.5)
    return np.where(hits == 0, 0.0, low), np.where(hits == total, 1.0, high)


def newcombe(
    early: npt.ArrayLike, early_of: npt.ArrayLike, late: npt.ArrayLike, late_of: npt.ArrayLike
) -> tuple[Floats, Floats]:
    """The 95 % interval of late minus early share (Newcombe 1998, method 10: hybrid score)."""
    before, before_low, before_high = _wilson(early, early_of)
    after, after_low, after_high = _wilson(late, late_of)
    difference = after - before
    down = np.sqrt((after - after_low) ** 2 + (before_high - before) ** 2)
    up = np.sqrt((after_high - after) ** 2 + (before - before_low) ** 2)
    return difference - down, difference + up


def chances(early: npt.ArrayLike, early_of: int, late: npt.ArrayLike, late_of: int) -> list[float]:
    """How often chance alone makes two shares differ so much: Fisher's exact test, two-sided."""
    from scipy.stats import fisher_exact

    known: dict[tuple[int, int], float] = {}
    pairs = list(zip(np.asarray(early).tolist(), np.asarray(late).tolist(), strict=True))
    for before, after in sorted(set(pairs)):
        counts = np.array([[before, early_of - before], [after, late_of - after]])
        known[before, after] = float(fisher_exact(counts).pvalue)
    return [known[pair] for pair in pairs]


def survivors(chances: Sequence[float]) -> Flags:
    """Which of many findings stand, if 5 % of those may be chance (Benjamini & Hochberg 1995)."""
    p = np.asarray(chances, dtype=np.float64)
    order = np.argsort(p, kind="stable")
    passed = p[order] <= (1 - LEVEL) * np.arange(1, len(p) + 1) / max(len(p), 1)
    last = np.flatnonzero(passed).max(initial=-1)
    stands = np.zeros(len(p), dtype=bool)
    stands[order[: last + 1]] = True
    return stands


def _wilson(works: npt.ArrayLike, of: npt.ArrayLike) -> tuple[Floats, Floats, Floats]:
    from scipy.special import ndtri

    z = float(ndtri((1 + LEVEL) / 2))
    hits, total = np.asarray(works, dtype=np.float64), np.asarray(of, dtype=np.float64)
    share = hits / total
    middle = (share + z**2 / (2 * total)) / (1 + z**2 / total)
    half = z * np.sqrt(share * (1 - share) / total + z**2 / (4 * total**2)) / (1 + z**2 / total)
    return share, middle - half, middle + half
