"""Which terms rise and fall over the years, by the evidence that the works give for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial

import numpy as np
import pandas as pd

from litboard.analyses.terms.terms import Terms
from litboard.analyses.trends.intervals import LEVEL, survivors
from litboard.analyses.trends.yearly import Yearly, count_by_year
from litboard.typing import Floats

#: Up to so many works (with a term, or without it) their years are counted through exactly.
EXACT = 25

#: Half the slopes lie within this many log-odds over all years, before a work was seen.
PRIOR_SD = 2.0

#: Newton's method has long settled by then.
STEPS = 30


def term_slopes(
    works: pd.DataFrame,
    terms: Terms,
    *,
    chosen: Iterable[str] | None = None,
    min_works: int = 3,
) -> pd.DataFrame:
    """Which terms rise and which fall, surest first; what the works do not support is not `clear`.

    `slope` is the change of the log-odds per year in a logistic model, with its 95 % interval
    `low` to `high`. `chance` is how often works dealt out to the years at random lean so far to
    one side (the exact conditional form of the Cochran-Armitage test; normal for many works).
    `clear` is true where that survives Benjamini-Hochberg among all terms tested. `works` of `of`
    dated works use the term. Terms of fewer than `min_works` dated works are left out unless
    `chosen`. `attrs["undated"]` counts the works that cannot say anything.
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
    chance = np.array([_chance(yearly, row, ways) for row in counts], dtype=np.float64)
    table = pd.DataFrame(
        {
            "term": terms.table["term"].iloc[columns].to_numpy(),
            "works": counts.sum(axis=1),
            "of": int(yearly.of.sum()),
            "slope": slope,
            "low": slope - half,
            "high": slope + half,
            "chance": chance,
            "clear": survivors(chance.tolist()),
        }
    ).astype({"term": "str", "works": "int64"})
    table = table.assign(order=table["chance"].round(9)).sort_values(["order", "term"])
    table = table.drop(columns="order").reset_index(drop=True)
    table.attrs["undated"] = yearly.undated
    return table


def _slopes(yearly: Yearly, counts: Floats) -> tuple[Floats, Floats]:
    """The most probable slope of each row and its standard error, by Newton's method."""
    if not len(counts):
        return np.zeros(0), np.zeros(0)
    span = max(float(np.ptp(yearly.years)), 1.0)
    time = (yearly.years - np.average(yearly.years, weights=yearly.of)) / span
    of = yearly.of.astype(np.float64)
    share = (counts.sum(axis=1) + 0.5) / (of.sum() + 1)
    level, slope = np.log(share / (1 - share)), np.zeros(len(counts))
    precision = 1 / PRIOR_SD**2
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(level[:, None] + slope[:, None] * time)))
        rest, weight = counts - of * chance, of * chance * (1 - chance)
        # Half a work on each side keeps a term of all works, or none, in bounds.
        a = weight.sum(axis=1) + 0.25
        b = (weight * time).sum(axis=1)
        c = (weight * time**2).sum(axis=1) + precision
        up = rest.sum(axis=1) + 0.5 - 1 / (1 + np.exp(-level))
        along = (rest * time).sum(axis=1) - precision * slope
        both = a * c - b**2
        level = level + np.clip((c * up - b * along) / both, -1, 1)
        slope = slope + np.clip((a * along - b * up) / both, -1, 1)
    return slope / span, np.sqrt(a / both) / span


def _chance(yearly: Yearly, counts: Floats, ways: Callable[[int], Floats]) -> float:
    """How often the works of a term, dealt out at random, lie so early or so late; two-sided."""
    size, total = int(counts.sum()), int(yearly.of.sum())
    if size in (0, total):
        return 1.0
    if size > EXACT and total - size > EXACT:
        return _normal_chance(yearly, counts)
    if size > EXACT:
        # Where the works without the term lie decides where those with it do.
        counts, size = yearly.of - counts, total - size
    seen = int((counts * (yearly.years - yearly.years[0])).sum())
    share = ways(size) / ways(size).sum()
    return float(min(1.0, 2 * min(share[: seen + 1].sum(), share[seen:].sum())))


def _ways(yearly: Yearly, size: int) -> Floats:
    """In how many ways `size` works can be drawn so that their years add up to each sum."""
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


def _normal_chance(yearly: Yearly, counts: Floats) -> float:
    from scipy.special import ndtr

    size, total = counts.sum(), yearly.of.sum()
    mean = np.average(yearly.years, weights=yearly.of)
    spread = np.average((yearly.years - mean) ** 2, weights=yearly.of)
    deviation = np.sqrt(spread * size * (total - size) / (total - 1))
    return float(2 * ndtr(-abs((counts * (yearly.years - mean)).sum()) / deviation))
