from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.works import works_by_year
from litboard.analyses import (
    Terms,
    smooth_trend,
    term_trend,
)


def course(counts: dict[int, tuple[int, int]]):
    works, terms = works_by_year(counts)
    return smooth_trend(term_trend(works, terms, ["dark energy"]))


def test_one_odd_year_of_few_works_moves_the_course_little():
    table = course({2018: (10, 40), 2019: (1, 1), 2020: (10, 40)})
    assert table["share"][1] == 1
    assert table["smooth"][1] < 0.35


def test_years_without_works_are_bridged_with_a_wider_band():
    table = course({2015: (10, 20), 2021: (10, 20)})
    width = table["smooth_high"] - table["smooth_low"]
    assert table["smooth"].between(0.4, 0.6).all()
    assert width[3] > width[0]


@settings(max_examples=12, deadline=None)
@given(counts=st.lists(st.integers(0, 5), min_size=1, max_size=6))
def test_the_course_lies_in_its_band_and_between_none_and_all(counts):
    if not any(counts):
        counts[0] = 1
    table = course({2010 + at: (uses, 5) for at, uses in enumerate(counts)})
    assert (table["smooth_low"] < table["smooth"]).all()
    assert (table["smooth"] < table["smooth_high"]).all()
    assert table[["smooth_low", "smooth_high"]].stack().between(0, 1).all()


def test_bands_cover_the_true_course_at_the_stated_rate():
    from litboard.analyses.trends.smoothing import _smooth

    random, covered = np.random.default_rng(11), []
    for _ in range(150):
        odds = random.normal(-0.5, 1) + np.cumsum(random.normal(0, 0.3, 8))
        share = 1 / (1 + np.exp(-odds))
        of = random.integers(2, 25, 8)
        band = _smooth(random.binomial(of, share).astype(float), of.astype(float))
        covered.append((band["smooth_low"] <= share) & (share <= band["smooth_high"]))
    assert 0.92 <= np.mean(covered) <= 0.98


def slow_fit(works, of, step):
    """The same model with whole matrices, and no thought of time."""
    years, start = len(works), np.log((works.sum() + 0.5) / (of.sum() - works.sum() + 0.5))
    change = np.diff(np.eye(years), axis=0)
    prior = change.T @ change / step**2
    prior[0, 0] += 1 / 3.0**2
    odds = np.full(years, start)
    for _ in range(40):
        share = 1 / (1 + np.exp(-odds))
        curved = prior + np.diag(of * share * (1 - share))
        rest = works - of * share - prior @ (odds - start)
        odds = odds + np.clip(np.linalg.solve(curved, rest), -1, 1)
    share, away = 1 / (1 + np.exp(-odds)), odds - start
    curved = prior + np.diag(of * share * (1 - share))
    likelihood = (works * odds - of * np.logaddexp(0, odds)).sum() - away @ prior @ away / 2
    evidence = likelihood + (np.linalg.slogdet(prior)[1] - np.linalg.slogdet(curved)[1]) / 2
    return odds, np.diag(np.linalg.inv(curved)), evidence


@given(
    counts=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=30),
    step=st.sampled_from([0.05, 0.4, 1.6]),
)
def test_the_course_is_that_of_the_model_written_out_in_full(counts, step):
    from litboard.analyses.trends.smoothing import _fit

    works = np.array([uses for uses, _ in counts], dtype=float)
    of = works + np.array([others for _, others in counts], dtype=float)
    for quick, slow in zip(_fit(works, of, step), slow_fit(works, of, step), strict=True):
        np.testing.assert_allclose(quick, slow, rtol=1e-7, atol=1e-9)


def test_the_terms_of_a_table_are_smoothed_each_by_itself():
    works, terms = works_by_year({2018: (3, 9), 2019: (6, 9)})
    both = term_trend(works, terms, ["dark energy"])
    assert isinstance(terms, Terms)
    assert smooth_trend(both)["term"].tolist() == both["term"].tolist()
    assert smooth_trend(both.head(0)).empty
