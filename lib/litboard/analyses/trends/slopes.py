"""Which terms became more or less frequent over the years, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial

import numpy as np
import pandas as pd

from litboard.analyses.terms.terms import Terms
from litboard.analyses.trends.intervals import LEVEL, significant
from litboard.analyses.trends.yearly import Yearly, count_by_year
from litboard.typing import Floats

#: Most works (with a term, or without it) for which the exact test is computed.
EXACT = 25

#: Standard deviation of the normal prior of slopes, in log-odds over the whole span of years.
PRIOR_SD = 2.0

#: Steps of Newton's method, which converges in fewer.
STEPS = 30


def term_slopes(
    works: pd.DataFrame,
    terms: Terms,
    *,
    chosen: Iterable[str] | None = None,
    min_works: int = 3,
) -> pd.DataFrame:
    """Which terms become more or less frequent over the years, the surest first.

    `works` of `of` dated works use the term. `slope` is the change of its log-odds per year in a
    logistic model, with the 95 % interval `low` to `high`. `chance` is the p-value of the
    Cochran-Armitage test for trend, two-sided (exact and conditional; the normal approximation for
    many works). `clear` is True where the trend is significant among all terms tested (see
    `significant`). `chosen` names the terms to test; otherwise those of `min_works` dated works or
    more. `attrs["undated"]` is the number of works without a year. Raises KeyError for an unknown
    term, and for a work that `terms` does not know.
    """
    yearly = count_by_year(works, terms)
    columns = yearly.columns(terms, chosen, min_works)
    if len(yearly.years) < 2:
        columns = []
    counts = yearly.counts[:, columns].T
    slope, error = _slopes(yearly, counts)
    from scipy.special import ndtri

    half = float(ndtri((1 + LEVEL) / 2)) * error
    ways = cache(partial(_ways, yearly))
    p_values = np.array([_p_value(yearly, row, ways) for row in counts], dtype=np.float64)
    table = pd.DataFrame(
        {
            "term": terms.table["term"].iloc[columns].to_numpy(),
            "works": counts.sum(axis=1),
            "of": int(yearly.of.sum()),
            "slope": slope,
            "low": slope - half,
            "high": slope + half,
            "chance": p_values,
            "clear": significant(p_values.tolist()),
        }
    ).astype({"term": "str", "works": "int64"})
    table = table.assign(order=table["chance"].round(9)).sort_values(["order", "term"])
    table = table.drop(columns="order").reset_index(drop=True)
    table.attrs["undated"] = yearly.undated
    return table


def _slopes(yearly: Yearly, counts: Floats) -> tuple[Floats, Floats]:
    """The most probable slope of each term and its standard error (terms,), by Newton's method.

    `counts` (terms, years) are the works with each term.
    """
    if not len(counts):
        return np.zeros(0), np.zeros(0)
    span = max(float(np.ptp(yearly.years)), 1.0)
    time = (yearly.years - np.average(yearly.years, weights=yearly.of)) / span
    of = yearly.of.astype(np.float64)
    share = (counts.sum(axis=1) + 0.5) / (of.sum() + 1)
    level, slope = np.log(share / (1 - share)), np.zeros(len(counts))
    precision = 1 / PRIOR_SD**2
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-(level[:, None] + slope[:, None] * time)))
        rest, weight = counts - of * share, of * share * (1 - share)
        # Half a work added on each side keeps the level of a term of all works, or none, finite.
        a = weight.sum(axis=1) + 0.25
        b = (weight * time).sum(axis=1)
        c = (weight * time**2).sum(axis=1) + precision
        up = rest.sum(axis=1) + 0.5 - 1 / (1 + np.exp(-level))
        along = (rest * time).sum(axis=1) - precision * slope
        both = a * c - b**2
        level = level + np.clip((c * up - b * along) / both, -1, 1)
        slope = slope + np.clip((a * along - b * up) / both, -1, 1)
    return slope / span, np.sqrt(a / both) / span


def _p_value(yearly: Yearly, counts: Floats, ways: Callable[[int], Floats]) -> float:
    """The probability that works drawn at random are as early, or as late; two-sided."""
    size, total = int(counts.sum()), int(yearly.of.sum())
    if size in (0, total):
        return 1.0
    if size > EXACT and total - size > EXACT:
        return _normal_p_value(yearly, counts)
    if size > EXACT:
        # The works without the term determine where those with it are.
        counts, size = yearly.of - counts, total - size
    observed = int((counts * (yearly.years - yearly.years[0])).sum())
    share = ways(size) / ways(size).sum()
    return float(min(1.0, 2 * min(share[: observed + 1].sum(), share[observed:].sum())))


def _ways(yearly: Yearly, size: int) -> Floats:
    """The number of ways to draw `size` works so that their years add up to each sum.

    Years count from the first one; the result has the shape (largest sum + 1,).
    """
    from scipy.special import comb

    time = yearly.years - yearly.years[0]
    ways = np.zeros((size + 1, size * int(time.max()) + 1))
    ways[0, 0] = 1.0
    for year, works in zip(time.tolist(), yearly.of.tolist(), strict=True):
        longer = ways.copy()
        for drawn in range(1, min(size, works) + 1):
            shift = drawn * year
            longer[drawn:, shift:] += (
                comb(works, drawn) * ways[: size + 1 - drawn, : ways.shape[1] - shift]
            )
        ways = longer
    last: Floats = ways[size]
    return last


def _normal_p_value(yearly: Yearly, counts: Floats) -> float:
    """`_p_value` by the normal approximation."""
    from scipy.special import ndtr

    size, total = counts.sum(), yearly.of.sum()
    mean = np.average(yearly.years, weights=yearly.of)
    spread = np.average((yearly.years - mean) ** 2, weights=yearly.of)
    deviation = np.sqrt(spread * size * (total - size) / (total - 1))
    return float(2 * ndtr(-abs((counts * (yearly.years - mean)).sum()) / deviation))
