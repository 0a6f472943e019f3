"""Settings of matching: what they change, what they leave as it is, and what they refuse."""

from __future__ import annotations

import json
import pickle
from itertools import combinations
from typing import Any

import numpy as np
import pytest

import litboard
from helpers.papers import abstract, table
from litboard.corpus.build import build
from litboard.corpus.ingest import read_sources
from litboard.corpus.review_queue import begin_review
from litboard.matching import RULES, MatchSettings, explain, match_records
from litboard.matching.judgement import judge
from litboard.matching.prepared import prepare_records
from litboard.matching.scores import score_pairs
from litboard.matching.settings import DEFAULT
from litboard.schema.records import Source

TITLE = "Seasonal migration of lantern beetles across northern peat meadows"
AUTHORS = ("Moreau, Léa", "Okafor, Chidi", "Tanaka, Yui", "Lee, Ann", "Diaz, Ana")
PAPERS = table(
    {"title": TITLE, "authors": AUTHORS, "year": 2019},
    {"title": TITLE, "authors": AUTHORS[:3], "year": 2019},
    {"title": TITLE, "authors": (*AUTHORS[:3], "Lindqvist, Arvid", "Oduya, Bola"), "year": 2020},
    {"title": TITLE.replace("northern", "norhtern"), "authors": AUTHORS, "year": 2021},
    {"title": TITLE.replace("across", "over the"), "authors": AUTHORS, "doi": "10.1234/a"},
    {"title": TITLE, "authors": AUTHORS, "year": 2009},
    {"title": TITLE + ", Part II", "authors": AUTHORS, "year": 2019},
    {"title": TITLE[:40] + "...", "authors": AUTHORS, "year": 2019},
    {"title": TITLE[:45] + "...", "authors": (*AUTHORS[:4], "Oduya, Bola"), "year": 2019},
    {"title": "Beetles", "doi": "10.1234/A", "authors": AUTHORS[:1], "abstract": abstract(1)},
    {"title": "Copper in harbours", "abstract": abstract(1), "authors": AUTHORS},
    {"abstract": abstract(1).replace("measured", "looked at").replace("where", "and there")},
    {"abstract": abstract(1).replace("measured", "counted", 4)},
    {"abstract": abstract(1)[:260]},
    {"title": "Editorial", "authors": AUTHORS, "year": 2019},
    {"title": "Editorial", "authors": AUTHORS, "year": 2019},
)
LEFT, RIGHT = (np.array(side) for side in zip(*combinations(range(len(PAPERS)), 2), strict=True))
PREPARED = prepare_records(PAPERS)


def decided(settings: MatchSettings = DEFAULT) -> list[str]:
    """The key of the rule that decides on each pair of the papers."""
    scores = score_pairs(PREPARED, LEFT, RIGHT, settings)
    return [RULES[rule].key for rule in judge(scores, settings).rule]


def matched(settings: MatchSettings = DEFAULT) -> set[int]:
    scores = score_pairs(PREPARED, LEFT, RIGHT, settings)
    return set(np.flatnonzero(judge(scores, settings).has("same")).tolist())


USED = sorted(set(decided()) - {"no-evidence"})


def test_the_papers_meet_enough_rules_for_these_tests() -> None:
    assert len(USED) >= 10


@pytest.mark.parametrize("key", USED)
def test_a_rule_that_is_off_decides_nothing_and_changes_no_pair_of_another(key: str) -> None:
    before, after = decided(), decided(MatchSettings(disabled_rules=(key,)))
    assert key not in after
    changed = {place for place, rule in enumerate(before) if rule != after[place]}
    assert changed == {place for place, rule in enumerate(before) if rule == key}


@pytest.mark.parametrize(
    "higher",
    [
        {"same_authors": 70}, {"sure_authors": 90}, {"same_abstract": 100}, {"same_title": 99},
        {"same_venue": 100, "sure_authors": 100},
    ],
)  # fmt: skip
def test_a_higher_threshold_only_removes_matches(higher: dict[str, float]) -> None:
    assert matched(MatchSettings(**higher)) < matched()


@pytest.mark.parametrize("lower", [{"same_abstract": 85}, {"sure_authors": 60}])
def test_a_lower_threshold_only_adds_matches(lower: dict[str, float]) -> None:
    assert matched(MatchSettings(**lower)) > matched()


def test_titles_below_the_usual_score_are_compared_word_by_word_where_settings_ask_for_it() -> None:
    one = {"title": "Copper in rats", "authors": AUTHORS}
    other = {"title": "Copper in mice of towns", "authors": AUTHORS}
    low = MatchSettings(similar_title=30, different_title=20, same_title=30)
    scores = score_pairs(prepare_records(table(one, other)), np.array([0]), np.array([1]), low)
    assert scores.reworded.tolist() == [True]
    assert explain(one, other, settings=low).verdict != "same"


def test_without_settings_the_defaults_apply() -> None:
    assert decided() == decided(MatchSettings())
    assert match_records(PAPERS).merges.equals(
        match_records(PAPERS, settings=MatchSettings()).merges
    )


def test_a_disabled_rule_shows_in_the_works_and_in_the_explanation() -> None:
    off = MatchSettings(disabled_rules=("same-doi",))
    records = table({"doi": "10.1234/a", "title": TITLE}, {"doi": "10.1234/A"})
    assert match_records(records).merges["rule_key"].tolist() == ["same-doi"]
    assert match_records(records, settings=off).merges.empty
    one, other = (records.iloc[row] for row in (0, 1))
    assert explain(one, other).rule_key == "same-doi"
    assert explain(one, other, settings=off).rule_key == "no-evidence"


def test_large_blocks_are_compared_as_far_as_the_window_reaches() -> None:
    texts = [{"pmid": "7", "title": f"Copper {letter}{letter}"} for letter in "abcdefghij"]
    records = table(*texts)
    assert len(set(match_records(records).work_of)) == 1
    narrow = MatchSettings(block_limit=2, block_window=1, closure_limit=1)
    assert len(match_records(records, settings=narrow).merges) == 9


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"same_title": 101}, "same_title is 101; give a number from 0 to 100"),
        ({"same_title": -1}, "same_title is -1"),
        ({"same_title": float("nan")}, "same_title is nan"),
        ({"same_title": "high"}, "same_title is 'high'"),
        ({"same_title": True}, "same_title is True"),
        ({"block_limit": 2.5}, "block_limit is 2.5; give a whole number of at least 1"),
        ({"block_window": 0}, "block_window is 0"),
        ({"version_years": -1}, "version_years is -1; give a number of at least 0"),
        ({"review_to": 2}, "review_to is 2; give a number from 0 to 1"),
        ({"similar_title": 95}, r"similar_title \(95\) is above same_title \(92\)"),
        ({"review_from": 0.9, "review_to": 0.1}, r"review_from \(0.9\) is above review_to"),
        ({"disabled_rules": ("same-dio",)}, "no rule has the key same-dio; the keys are issue-id"),
        ({"disabled_rules": "same-doi"}, "disabled_rules is 'same-doi'; give a list"),
        ({"disabled_rules": 7}, "disabled_rules is 7; give a list"),
        ({"disabled_rules": [["same-doi"]]}, "no rule has the key"),
        ({"disabled_rules": ("no-evidence",)}, "no-evidence decides what no rule does"),
    ],
)
def test_an_impossible_value_is_named_with_what_is_possible(
    given: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        MatchSettings(**given)
    with pytest.raises(ValueError, match=message):
        MatchSettings.from_dict(given)


def test_extreme_values_are_possible() -> None:
    settings = MatchSettings(
        same_title=100, different_authors=0, version_years=500, block_limit=1, review_from=1.0
    )
    assert len(match_records(PAPERS, settings=settings).work_of) == len(PAPERS)


def test_an_unknown_setting_is_named() -> None:
    with pytest.raises(ValueError, match="unknown tiltle; the settings are same_title"):
        MatchSettings.from_dict({"tiltle": 3})


def test_settings_come_back_from_json_and_between_processes() -> None:
    settings = MatchSettings(same_title=93.5, disabled_rules=["same-pmid", "same-doi"])  # type: ignore[arg-type]
    assert MatchSettings.from_dict(json.loads(json.dumps(settings.to_dict()))) == settings
    assert pickle.loads(pickle.dumps(settings)) == settings  # noqa: S301
    assert settings.disabled_rules == ("same-doi", "same-pmid")
    assert MatchSettings.from_dict({}) == MatchSettings() == DEFAULT


BIBTEX = """
@article{a, title={Tides and lanterns of the north}, author={Lee, Ann}, doi={10.1234/a}}
@article{b, title={Tides and lanterns of the north}, author={Lee, Ann}, doi={10.1234/a}}
@article{c, title={Copper in three harbours}, author={Diaz, Ana}, year={2001}}
@article{d, title={Copper in three harbours}, author={Diaz, Ana}, year={2019}}
"""
OFF = MatchSettings(disabled_rules=("same-doi", "same-title-authors"))


def test_a_corpus_keeps_its_settings_and_uses_them_whenever_records_are_matched_anew() -> None:
    corpus = build(read_sources([Source.from_text(BIBTEX, "a.bib")]), name="a", match_settings=OFF)
    assert (len(corpus), corpus.match_settings) == (4, OFF)
    c, d = corpus.records["id"].tolist()[2:]
    again = corpus.decide(c, d, verdict="same")
    assert (len(again), again.match_settings) == (3, OFF)
    assert corpus.explain(*corpus.records["id"].tolist()[:2]).evidence.rule_key == "same-title"


def test_load_takes_settings(tmp_path) -> None:
    (tmp_path / "a.bib").write_text(BIBTEX)
    assert len(litboard.load(tmp_path)) == 3
    assert len(litboard.load(tmp_path, match_settings=OFF)) == 4


def test_the_review_queue_shows_the_probabilities_that_settings_ask_for() -> None:
    parsed = read_sources([Source.from_text(BIBTEX, "a.bib")])
    (pair,) = begin_review(build(parsed, name="a")).pairs
    assert pair.rule_key == "same-title-distant-years"
    at = pair.probability
    for low, high, shown in ((at, at, 1), (at + 0.001, 1.0, 0), (0.0, at - 0.001, 0)):
        limits = MatchSettings(review_from=low, review_to=high)
        assert len(begin_review(build(parsed, name="a", match_settings=limits)).pairs) == shown
