"""The years in which terms were suddenly frequent, and in which they were first used."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from litboard.analyses.terms.terms import Terms
from litboard.analyses.trends.yearly import Yearly, count_by_year
from litboard.typing import Floats, Longs

#: In a burst a term is this many times as frequent as overall (s in Kleinberg 2002).
TIMES = 2.0

#: Cost of entering a burst, in units of log(number of years) (gamma in Kleinberg 2002).
COST = 1.0


def term_bursts(
    works: pd.DataFrame,
    terms: Terms,
    *,
    chosen: Iterable[str] | None = None,
    min_works: int = 3,
) -> pd.DataFrame:
    """The periods in which a term was far more frequent than overall, strongest first.

    The two-state model of Kleinberg (2002: "Bursty and hierarchical structure in streams"), in the
    form for batches. Columns: `term`, `first` and `last` year, `works` with the term in that
    period, `of` works, and `weight`, by how much the burst raises the log-likelihood of the
    counts. `chosen` names the terms to look at; otherwise those of `min_works` dated works or
    more. Raises KeyError for an unknown term, and for a work that `terms` does not know.
    """
    yearly = count_by_year(works, terms)
    names = terms.table["term"]
    rows = [
        (names.iloc[column], *burst)
        for column in yearly.columns(terms, chosen, min_works)
        for burst in _bursts(yearly, yearly.counts[:, column])
    ]
    table = pd.DataFrame(rows, columns=["term", "first", "last", "works", "of", "weight"])
    whole = dict.fromkeys(("first", "last", "works", "of"), "int64")
    table = table.astype({"term": "str", **whole, "weight": "float64"})
    return table.sort_values(
        ["weight", "term", "first"], ascending=[False, True, True]
    ).reset_index(drop=True)


def first_appearances(
    works: pd.DataFrame, terms: Terms, *, chosen: Iterable[str] | None = None, min_works: int = 3
) -> pd.DataFrame:
    """The first year of each term in these works, newest first: `term`, `first`, `works`, `before`.

    `before` is the number of works of earlier years. Where it is 0, the term may be older than
    these works. `chosen` and `min_works` as in `term_bursts`.
    """
    yearly = count_by_year(works, terms)
    columns = yearly.columns(terms, chosen, min_works)
    columns = [at for at in columns if yearly.counts[:, at].any()]
    at = (yearly.counts[:, columns] > 0).argmax(axis=0) if columns else np.zeros(0, np.int64)
    earlier = np.concatenate([[0], np.cumsum(yearly.of)])
    table = pd.DataFrame(
        {
            "term": terms.table["term"].iloc[columns].to_numpy(),
            "first": yearly.years[at],
            "works": yearly.counts[:, columns].sum(axis=0).astype(np.int64),
            "before": earlier[at],
        }
    ).astype({"term": "str"})
    return table.sort_values(
        ["first", "works", "term"], ascending=[False, False, True]
    ).reset_index(drop=True)


def _bursts(yearly: Yearly, counts: Floats) -> list[tuple[int, int, int, int, float]]:
    """The bursts of one term as (first, last, works, of, weight), given its works a year."""
    total, size = float(yearly.of.sum()), float(counts.sum())
    usual = size / total if total else 0.0
    high = min(TIMES * usual, 0.9999)
    if len(yearly.years) < 2 or not usual < high:
        return []
    gain = counts * np.log(high / usual) + (yearly.of - counts) * np.log((1 - high) / (1 - usual))
    inside = _best_path(gain, COST * np.log(len(yearly.years)))
    edges = np.flatnonzero(np.diff(np.concatenate([[0], inside, [0]])))
    bursts = []
    for first, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        part = slice(first, end)
        bursts.append(
            (
                int(yearly.years[first]),
                int(yearly.years[end - 1]),
                int(counts[part].sum()),
                int(yearly.of[part].sum()),
                round(float(gain[part].sum()), 6),
            )
        )
    return bursts


def _best_path(gain: Floats, cost: float) -> Longs:
    """1 for each year in a burst (years,), by the Viterbi algorithm.

    `gain` (years,) is what a burst adds to the log-likelihood in each year, `cost` what each burst
    takes from it.
    """
    out, burst = 0.0, -np.inf
    back = np.zeros((len(gain), 2), dtype=np.int64)
    for at, more in enumerate(gain.tolist()):
        enter = out - cost
        back[at] = int(burst > out), int(burst > enter)
        out, burst = max(out, burst), max(enter, burst) + more
    state = int(burst > out)
    path = np.zeros(len(gain), dtype=np.int64)
    for at in range(len(gain) - 1, -1, -1):
        path[at] = state
        state = int(back[at, state])
    return path
