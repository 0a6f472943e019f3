"""Shares of single years → the course behind them, which does not jump where works are few."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from litboard.analyses.intervals import LEVEL

Floats = npt.NDArray[np.float64]

#: How far the log-odds of a share may wander from one year to the next; the works choose.
STEPS_TRIED = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)

#: The log-odds of the first year, before a work was seen: from hardly any to nearly all.
START_SD = 3.0

#: Newton's method has long settled by then.
ROUNDS = 40


def smooth_trend(trend: pd.DataFrame) -> pd.DataFrame:
    """A trend with the course behind its shares: `smooth`, with its 95 % band `smooth_low` and
    `smooth_high`.

    The log-odds of a term's share walk at random from year to year, and the works of a year are
    drawn from its share (a dynamic binomial model; posterior by Laplace's approximation). How
    far a step goes is weighed by how well it explains the counts, so that a term of steady share
    has a flat course and one year of few works moves it little. Years without works are bridged.
    """
    parts = [
        rows.assign(**_smooth(rows["works"].to_numpy(float), rows["of"].to_numpy(float)))
        for _, rows in trend.groupby("term", sort=False)
    ]
    if not parts:
        return trend.assign(smooth=0.0, smooth_low=0.0, smooth_high=0.0)
    table = pd.concat(parts).loc[trend.index]
    table.attrs = dict(trend.attrs)
    return table


def _smooth(works: Floats, of: Floats) -> dict[str, Floats]:
    from scipy.special import expit, ndtri

    fits = [_fit(works, of, step) for step in STEPS_TRIED]
    evidence = np.array([fit[2] for fit in fits])
    weight = np.exp(evidence - evidence.max())
    weight /= weight.sum()
    middle = sum(share * fit[0] for share, fit in zip(weight, fits, strict=True))
    # The spread within each size of step, and between them.
    variance = sum(
        share * (fit[1] + (fit[0] - middle) ** 2) for share, fit in zip(weight, fits, strict=True)
    )
    half = float(ndtri((1 + LEVEL) / 2)) * np.sqrt(variance)
    return {
        "smooth": expit(middle),
        "smooth_low": expit(middle - half),
        "smooth_high": expit(middle + half),
    }


def _fit(works: Floats, of: Floats, step: float) -> tuple[Floats, Floats, float]:
    """Most probable log-odds, their variance, and the log-evidence for this size of step."""
    from scipy.special import expit

    prior = _precision(len(works), step)
    start = float(np.log((works.sum() + 0.5) / (of.sum() - works.sum() + 0.5)))
    centre, odds = np.full(len(works), start), np.full(len(works), start)
    for _ in range(ROUNDS):
        share = expit(odds)
        curved = prior + np.diag(of * share * (1 - share))
        move = np.linalg.solve(curved, works - of * share - prior @ (odds - centre))
        odds = odds + np.clip(move, -1, 1)
    share = expit(odds)
    curved = prior + np.diag(of * share * (1 - share))
    away = odds - centre
    likelihood = (works * odds - of * np.logaddexp(0, odds)).sum() - away @ prior @ away / 2
    evidence = likelihood + (np.linalg.slogdet(prior)[1] - np.linalg.slogdet(curved)[1]) / 2
    return odds, np.diag(np.linalg.inv(curved)), float(evidence)


def _precision(years: int, step: float) -> Floats:
    """The inverse covariance of a random walk that begins anywhere."""
    change = np.diff(np.eye(years), axis=0)
    prior: Floats = change.T @ change / step**2
    prior[0, 0] += 1 / START_SD**2
    return prior
