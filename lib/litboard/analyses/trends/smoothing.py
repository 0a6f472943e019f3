"""Smooth the yearly shares of a term, so that years of few works do not dominate the course."""

from __future__ import annotations

import numpy as np
import pandas as pd

from litboard.analyses.trends.intervals import LEVEL
from litboard.typing import Floats

#: Standard deviations of the yearly step in log-odds; the counts decide how much each weighs.
STEPS_TRIED = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)

#: Standard deviation of the prior of the first year in log-odds: almost any share is possible.
START_SD = 3.0

#: Most steps of Newton's method, and the largest change of log-odds at which it has converged.
ROUNDS, SETTLED = 40, 1e-12


def smooth_trend(trend: pd.DataFrame) -> pd.DataFrame:
    """A trend with a smoothed share: adds `smooth`, with the 95 % band `smooth_low`, `smooth_high`.

    `trend` is a table of `term_trend`. The model: the log-odds of a term's share are a random walk
    over the years, and the works of a year with the term are binomially distributed (a dynamic
    binomial model; posterior by Laplace's approximation). The result is the mean over several
    sizes of the steps, weighted by how well each explains the counts. So a steady share has a flat
    course, one year of few works has little influence, and years without works are bridged.
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
    """The columns that `smooth_trend` adds, for one term: `works` of `of` works (years,)."""
    from scipy.special import expit, ndtri

    fits = [_fit(works, of, step) for step in STEPS_TRIED]
    evidence = np.array([fit[2] for fit in fits])
    weight = np.exp(evidence - evidence.max())
    weight /= weight.sum()
    middle = sum(share * fit[0] for share, fit in zip(weight, fits, strict=True))
    # The variance within each size of step, and between them.
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
        root = cholesky_banded(_curvature(prior, of, share))
        move = np.clip(cho_solve_banded((root, False), rest), -1, 1)
        odds = odds + move
        if np.abs(move).max() < SETTLED:
            break
    root = cholesky_banded(_curvature(prior, of, expit(odds)))
    deviation = odds - centre
    likelihood = (works * odds - of * np.logaddexp(0, odds)).sum()
    likelihood -= deviation @ _times(prior, deviation) / 2
    evidence = likelihood + np.log(cholesky_banded(prior)[-1] / root[-1]).sum()
    variance = np.diag(cho_solve_banded((root, False), np.eye(len(works))))
    return odds, variance, float(evidence)


def _precision(years: int, step: float) -> Floats:
    """The inverse covariance of the random walk, as its two upper diagonals (2, years).

    Only neighbouring years depend on each other: a banded matrix keeps the cost proportional to
    the number of years.
    """
    diagonal = np.full(years, 2.0)
    diagonal[[0, -1]] = 1.0 if years > 1 else 0.0
    off_diagonal = np.full(years, -1.0)
    off_diagonal[0] = 0.0
    prior = np.vstack([off_diagonal, diagonal]) / step**2
    prior[1, 0] += 1 / START_SD**2
    return prior


def _curvature(prior: Floats, of: Floats, share: Floats) -> Floats:
    """The negative second derivative of the log-posterior, as its two upper diagonals."""
    return np.vstack([prior[0], prior[1] + of * share * (1 - share)])


def _times(prior: Floats, vector: Floats) -> Floats:
    """The product of a matrix, given by its two upper diagonals, with a vector."""
    product: Floats = prior[1] * vector
    product[:-1] += prior[0, 1:] * vector[1:]
    product[1:] += prior[0, 1:] * vector[:-1]
    return product
