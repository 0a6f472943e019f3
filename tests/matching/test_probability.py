"""The probability of a pair: from its rule, and raised or lowered by what else agrees."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from helpers.papers import table
from litboard.matching import RULES, explain
from litboard.matching.judgement import Judgement
from litboard.matching.prepared import prepare_records
from litboard.matching.probability import estimate, weigh_agreement
from litboard.matching.rules import RULE_OF
from litboard.matching.scores import Scores, score_pairs

KEYS = [rule.key for rule in RULES]


def scores(one: dict[str, Any] | None = None, other: dict[str, Any] | None = None) -> Scores:
    records = prepare_records(table(one or {}, other or {}))
    return score_pairs(records, np.array([0]), np.array([1]))


def probability(key: str, one: dict[str, Any], other: dict[str, Any]) -> float:
    """The probability of a pair if a rule decides on it."""
    judgement = Judgement(np.array([KEYS.index(key)]), np.zeros(1))
    return float(estimate(scores(one, other), judgement)[0])


@pytest.mark.parametrize("key", [key for key in KEYS if RULE_OF[key].verdict == "same"])
def test_a_rule_that_joins_has_its_measured_share_whatever_else_agrees(key: str) -> None:
    assert probability(key, {}, {}) == RULE_OF[key].share
    assert probability(key, {"volume": "3"}, {"volume": "4"}) == RULE_OF[key].share


@pytest.mark.parametrize("key", [key for key in KEYS if RULE_OF[key].verdict == "maybe"])
def test_an_open_pair_has_the_log_odds_of_its_rule_and_of_the_strongest_pair(key: str) -> None:
    log_odds = RULE_OF[key].log_odds
    assert log_odds is not None
    assert probability(key, {}, {}) == pytest.approx(1 / (1 + np.exp(-log_odds - 1.1)), abs=0.001)


def test_different_works_are_hardly_one() -> None:
    assert probability("different-titles", {"volume": "3"}, {"volume": "3"}) == 0.01


def test_what_agrees_raises_and_what_differs_lowers_the_probability() -> None:
    title = "Copper in three harbours"
    grades = [
        ({"volume": "3", "pages": "7"}, {"volume": "4", "pages": "8"}),
        ({"doi": "10.1234/a"}, {"doi": "10.1234/b"}),
        ({"volume": "3", "pages": "7"}, {"volume": "4", "pages": "7"}),
        ({"volume": "3"}, {"volume": "3"}),
        ({"doi": "10.1234/a", "title": title}, {"doi": "10.1234/a", "title": title}),
    ]
    order = [probability("same-title", one, other) for one, other in grades]
    assert all(0 < one < other < 1 for one, other in pairwise(order))


def test_agreement_is_counted_in_signs_and_steps() -> None:
    nothing = [float(value[0]) for value in weigh_agreement(scores())]
    assert nothing == [0, 0, 0, 0]
    one = {"volume": "3", "pages": "7", "pmid": "1", "title": "Copper in harbours"}
    assert [float(value[0]) for value in weigh_agreement(scores(one, one))] == [2, 1, 1, 0]
    dois = scores({"doi": "10.1234/a"}, {"doi": "10.1234/b"})
    assert weigh_agreement(dois)[1].tolist() == [-1]
    preprint = scores({"doi": "10.48550/arxiv.2301.01234"}, {"doi": "10.1234/b"})
    assert weigh_agreement(preprint)[1].tolist() == [0]


def test_an_explanation_carries_the_probability_and_the_key_of_its_rule() -> None:
    one = {"doi": "10.1234/a", "title": "Copper in three harbours"}
    evidence = explain(one, {"doi": "10.1234/A"})
    assert (evidence.rule, evidence.rule_key) == ("same DOI", "same-doi")
    assert (evidence.verdict, evidence.score, evidence.probability) == ("same", 100, 0.996)
    assert (evidence.scores["doi"], evidence.scores["title"]) == (100, None)
    assert evidence.detail == "DOI 100"
