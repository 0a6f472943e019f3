"""Confidence intervals and tests for shares of few works."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from litboard.typing import Flags, Floats

#: Confidence level of all intervals, and 1 minus the false discovery rate of all tests.
LEVEL = 0.95


def jeffreys(works: npt.ArrayLike, of: npt.ArrayLike) -> tuple[Floats, Floats]:
    """The 95 % interval of shares: Jeffreys' prior, equal tails (Brown, Cai & DasGupta 2001).

    `works` of `of` works have a property; both are arrays of one shape, and so are the results,
    the low and the high ends. An interval begins at 0 for no work, and ends at 1 for all works.
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
    """The 95 % interval of late minus early shares (Newcombe 1998, method 10: hybrid score).

    All arguments are arrays of one shape, and so are the results, the low and the high ends.
    """
    before, before_low, before_high = _wilson(early, early_of)
    after, after_low, after_high = _wilson(late, late_of)
    difference = after - before
    down = np.sqrt((after - after_low) ** 2 + (before_high - before) ** 2)
    up = np.sqrt((after_high - after) ** 2 + (before - before_low) ** 2)
    return difference - down, difference + up


def fisher_p_values(
    early: npt.ArrayLike, early_of: int, late: npt.ArrayLike, late_of: int
) -> list[float]:
    """The p-value of each difference of two shares: Fisher's exact test, two-sided.

    `early` of `early_of` works and `late` of `late_of` works have a property.
    """
    from scipy.stats import fisher_exact

    known: dict[tuple[int, int], float] = {}
    pairs = list(zip(np.asarray(early).tolist(), np.asarray(late).tolist(), strict=True))
    for before, after in sorted(set(pairs)):
        counts = np.array([[before, early_of - before], [after, late_of - after]])
        known[before, after] = float(fisher_exact(counts).pvalue)
    return [known[pair] for pair in pairs]


def significant(p_values: Sequence[float]) -> Flags:
    """True for significant results of many tests, at a false discovery rate of 5 %.

    The step-up procedure of Benjamini & Hochberg (1995).
    """
    p = np.asarray(p_values, dtype=np.float64)
    order = np.argsort(p, kind="stable")
    passed = p[order] <= (1 - LEVEL) * np.arange(1, len(p) + 1) / max(len(p), 1)
    last = np.flatnonzero(passed).max(initial=-1)
    is_significant = np.zeros(len(p), dtype=bool)
    is_significant[order[: last + 1]] = True
    return is_significant


def _wilson(works: npt.ArrayLike, of: npt.ArrayLike) -> tuple[Floats, Floats, Floats]:
    """Shares, and the low and high ends of their score intervals (Wilson 1927)."""
    from scipy.special import ndtri

    z = float(ndtri((1 + LEVEL) / 2))
    hits, total = np.asarray(works, dtype=np.float64), np.asarray(of, dtype=np.float64)
    share = hits / total
    middle = (share + z**2 / (2 * total)) / (1 + z**2 / total)
    half = z * np.sqrt(share * (1 - share) / total + z**2 / (4 * total**2)) / (1 + z**2 / total)
    return share, middle - half, middle + half
