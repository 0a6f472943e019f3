"""Why two rows are one work or not: from rows of a table or plain dictionaries."""

from __future__ import annotations

from helpers.papers import table
from litboard.matching import MatchSettings, explain
from litboard.matching.explain import format_scores

ONE = {"id": "a", "title": "Copper in three harbours", "doi": "10.1234/a", "year": 2019}
OTHER = {"id": "b", "title": "Copper in Three Harbours", "doi": "10.1234/A", "year": 2020}


def test_rows_and_dictionaries_give_the_same_evidence() -> None:
    records = table(ONE, OTHER)
    assert explain(records.iloc[0], records.iloc[1]) == explain(ONE, OTHER) == explain(OTHER, ONE)


def test_evidence_has_the_rule_with_its_key_the_numbers_and_every_score() -> None:
    evidence = explain(ONE, OTHER)
    assert (evidence.rule, evidence.rule_key, evidence.verdict) == ("same DOI", "same-doi", "same")
    assert (evidence.score, evidence.probability) == (100, 0.996)
    assert evidence.scores["year"] == 80
    assert evidence.scores["abstract"] is None
    assert evidence.detail == "DOI 100, title 100, year 80"


def test_settings_decide_here_as_they_do_in_bulk() -> None:
    off = MatchSettings(disabled_rules=("same-doi",))
    assert explain(ONE, OTHER, settings=off).rule_key == "same-title"


def test_scores_are_rounded_and_missing_ones_left_out() -> None:
    assert format_scores({"arxiv_id": 100.0, "title": 96.4, "venue": None}) == (
        "arXiv id 100, title 96"
    )
    assert format_scores({}) == ""
