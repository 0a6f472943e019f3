from __future__ import annotations

import numpy as np
import pytest

from litboard.analyses.trends.intervals import fisher_p_values, jeffreys, newcombe, significant


def test_jeffreys_is_the_published_interval():
    # Brown, Cai & DasGupta 2001, table 5: n = 7.
    low, high = jeffreys([0, 1, 2], [7, 7, 7])
    assert low.round(3).tolist() == [0, 0.016, 0.065]
    assert high.round(3).tolist() == [0.292, 0.501, 0.648]


def test_newcombe_is_the_published_interval():
    # Newcombe 1998, table II, method 10: 56/70 and 48/80.
    low, high = newcombe(48, 80, 56, 70)
    assert (round(float(low), 4), round(float(high), 4)) == (0.0524, 0.3339)


@pytest.mark.parametrize(("early_of", "late_of"), [(12, 13), (5, 40)])
def test_intervals_cover_the_truth_as_often_as_they_say(early_of, late_of):
    # On average over shares: for one share alone, coverage leaps about with the number of works.
    random = np.random.default_rng(7)
    before, after = random.uniform(0.02, 0.98, (2, 20_000))
    early, late = random.binomial(early_of, before), random.binomial(late_of, after)
    low, high = jeffreys(late, np.full(20_000, late_of))
    assert 0.94 < ((low <= after) & (after <= high)).mean() < 0.965
    low, high = newcombe(early, early_of, late, late_of)
    difference = after - before
    assert 0.94 < ((low <= difference) & (difference <= high)).mean() < 0.975


def test_few_of_many_chance_findings_survive():
    assert significant([0.04] + [0.5] * 9).tolist() == [False] * 10
    assert significant([0.001, 0.012, 0.03, 0.9]).tolist() == [True, True, True, False]
    assert significant([]).tolist() == []


def test_pure_chance_is_seldom_called_clear():
    random = np.random.default_rng(3)
    early, late = random.binomial(15, 0.3, (2, 60, 20))
    false = [
        significant(fisher_p_values(a, 15, b, 15)).any() for a, b in zip(early, late, strict=True)
    ]
    assert np.mean(false) <= 0.05


def test_intervals_cover_the_true_share_at_the_stated_rate():
    random = np.random.default_rng(7)
    share = random.beta(0.5, 0.5, size=20_000)
    of = random.integers(1, 60, size=len(share))
    low, high = jeffreys(random.binomial(of, share), of)
    assert 0.945 <= ((low <= share) & (share <= high)).mean() <= 0.975
