"""Shares of single years → the course behind them, which does not jump where works are few."""

from __future__ import annotations

import numpy as np
import pandas as pd

from litboard.analyses.trends.intervals import LEVEL
from litboard.typing import Floats

#: How far the log-odds of a share may wander from one year to the next; the works choose.
STEPS_TRIED = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)

#: The log-odds of the first year, before a work was seen: from hardly any to nearly all.
START_SD = 3.0

#: Newton's method has long settled by then, or as soon as no log-odds move any more.
ROUNDS, SETTLED = 40, 1e-12


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
    from scipy.linalg import cho_solve_banded, cholesky_banded
    from scipy.special import expit

    prior = _precision(len(works), step)
    start = float(np.log((works.sum() + 0.5) / (of.sum() - works.sum() + 0.5)))
    centre, odds = np.full(len(works), start), np.full(len(works), start)
    for _ in range(ROUNDS):
        share = expit(odds)
        rest = works - of * share - _times(prior, odds - centre)
        root = cholesky_banded(_curved(prior, of, share))
        move = np.clip(cho_solve_banded((root, False), rest), -1, 1)
        odds = odds + move
        if np.abs(move).max() < SETTLED:
            break
    root = cholesky_banded(_curved(prior, of, expit(odds)))
    away = odds - centre
    likelihood = (works * odds - of * np.logaddexp(0, odds)).sum()
    likelihood -= away @ _times(prior, away) / 2
    evidence = likelihood + np.log(cholesky_banded(prior)[-1] / root[-1]).sum()
    variance = np.diag(cho_solve_banded((root, False), np.eye(len(works))))
    return odds, variance, float(evidence)


def _precision(years: int, step: float) -> Floats:
    """The inverse covariance of a random walk that begins anywhere: its two upper diagonals.

    Neighbours alone depend on each other, so that long spans of years cost no more than they must.
    """
    diagonal = np.full(years, 2.0)
    diagonal[[0, -1]] = 1.0 if years > 1 else 0.0
    beside = np.full(years, -1.0)
    beside[0] = 0.0
    prior = np.vstack([beside, diagonal]) / step**2
    prior[1, 0] += 1 / START_SD**2
    return prior


def _curved(prior: Floats, of: Floats, share: Floats) -> Floats:
    return np.vstack([prior[0], prior[1] + of * share * (1 - share)])


def _times(prior: Floats, vector: Floats) -> Floats:
    """The product of a matrix, given by its two upper diagonals, with a vector."""
    product: Floats = prior[1] * vector
    product[:-1] += prior[0, 1:] * vector[1:]
    product[1:] += prior[0, 1:] * vector[:-1]
    return product
