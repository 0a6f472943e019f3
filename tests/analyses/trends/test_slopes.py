from __future__ import annotations

import itertools

import numpy as np
import pytest

from helpers.works import works_by_year
from litboard.analyses import (
    term_slopes,
)


def slope_of(counts: dict[int, tuple[int, int]]):
    works, terms = works_by_year(counts)
    return term_slopes(works, terms, chosen=["dark energy"]).iloc[0]


def test_a_term_of_more_and_more_works_rises_clearly():
    found = slope_of({2018: (0, 10), 2019: (2, 10), 2020: (5, 10), 2021: (9, 10)})
    assert found["clear"]
    assert 0 < found["low"] < found["slope"] < found["high"]
    falling = slope_of({2018: (9, 10), 2019: (5, 10), 2020: (2, 10), 2021: (0, 10)})
    assert falling["slope"] == pytest.approx(-found["slope"], abs=1e-3)


def test_three_works_rise_for_nobody():
    found = slope_of({2019: (0, 1), 2020: (1, 2), 2021: (2, 2)})
    assert found["slope"] > 0
    assert not found["clear"]


def test_the_chance_is_that_of_all_ways_to_deal_out_the_works():
    counts = {2018: (0, 2), 2019: (1, 3), 2021: (3, 4)}
    years = [year for year, (_, of) in counts.items() for _ in range(of)]
    sums = np.array([sum(drawn) for drawn in itertools.combinations(years, 4)])
    seen = 2019 + 3 * 2021
    chance = 2 * min((sums <= seen).mean(), (sums >= seen).mean())
    assert slope_of(counts)["chance"] == pytest.approx(min(1, chance))


def test_many_works_are_judged_alike_by_counting_and_by_the_normal_law(monkeypatch):
    counts = {2018: (10, 40), 2019: (12, 40), 2020: (20, 40)}
    quick = slope_of(counts)["chance"]
    monkeypatch.setattr("litboard.analyses.trends.slopes.EXACT", 100)
    assert quick == pytest.approx(slope_of(counts)["chance"], abs=0.01)


def test_chance_alone_is_seldom_called_clear():
    random = np.random.default_rng(3)
    clear = 0
    for _ in range(40):
        counts = {year: (int(random.binomial(8, 0.4)), 8) for year in range(2015, 2020)}
        clear += int(slope_of(counts)["clear"]) if sum(w for w, _ in counts.values()) else 0
    assert clear <= 4


@pytest.mark.parametrize("counts", [{}, {2020: (2, 3)}])
def test_without_two_years_nothing_is_ranked(counts):
    works, terms = works_by_year(counts)
    assert term_slopes(works, terms).empty
