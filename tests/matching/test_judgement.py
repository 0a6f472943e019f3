"""The rules applied: the first that fits decides, with the mean score of what it rests on."""

from __future__ import annotations

from typing import Any

import numpy as np

from helpers.papers import abstract, table
from litboard.matching import RULES, MatchSettings
from litboard.matching.judgement import Judgement, judge
from litboard.matching.prepared import prepare_records
from litboard.matching.scores import Scores, score_pairs

KEYS = [rule.key for rule in RULES]


def scores(*pairs: tuple[dict[str, Any], dict[str, Any]]) -> Scores:
    records = prepare_records(table(*(record for pair in pairs for record in pair)))
    left = np.arange(0, 2 * len(pairs), 2)
    return score_pairs(records, left, left + 1)


TITLE = "Seasonal migration of lantern beetles across northern meadows"
SAME_DOI = ({"doi": "10.1234/a"}, {"doi": "10.1234/A"})
NOTICE = (
    {"doi": "10.1234/a", "title": TITLE},
    {"doi": "10.1234/a", "title": f"Erratum: {TITLE}"},
)
NOTHING: tuple[dict[str, Any], dict[str, Any]] = ({}, {})


def test_each_pair_is_decided_by_the_first_rule_that_fits() -> None:
    judgement = judge(scores(SAME_DOI, NOTICE, NOTHING))
    assert [KEYS[rule] for rule in judgement.rule] == ["same-doi", "same-id-notice", "no-evidence"]
    assert judgement.has("same").tolist() == [True, False, False]
    assert judgement.has("maybe").tolist() == [False, True, False]
    assert judgement.has("different").tolist() == [False, False, True]
    assert judgement.contradicts.tolist() == [False, True, False]


def test_a_rule_that_is_off_leaves_its_pairs_to_the_next() -> None:
    off = MatchSettings(disabled_rules=("same-id-notice",))
    assert KEYS[judge(scores(NOTICE), off).rule[0]] == "same-doi"


def test_the_score_is_the_mean_over_fields_that_both_records_have() -> None:
    authors = ("Moreau, Léa", "Okafor, Chidi", "Tanaka, Yui")
    one = {"title": TITLE, "authors": authors}
    other = {"title": TITLE, "authors": (*authors[:2], "Lindqvist, Arvid")}
    judgement = judge(scores((one, other), NOTHING))
    assert KEYS[judgement.rule[0]] == "same-title-authors"
    assert judgement.score.tolist() == [(100 + 200 / 3) / 2, 0]


def test_a_field_that_is_missing_does_not_lower_the_score() -> None:
    page = {"volume": "3", "pages": "11-19", "venue": "Meadows", "abstract": abstract(1)[:100]}
    judgement = judge(scores((page, page | {"abstract": None})))
    assert KEYS[judgement.rule[0]] == "same-page-range"
    assert judgement.score.tolist() == [100]


def test_no_pairs_have_no_verdicts() -> None:
    judgement = Judgement(np.empty(0, dtype=np.int64), np.empty(0))
    assert judgement.has("same").tolist() == judgement.contradicts.tolist() == []
