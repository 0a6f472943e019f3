"""Judged pairs: which are kept, and how a table shows them."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.papers import abstract, table
from litboard.matching import RULES, MatchSettings
from litboard.matching import pairs as pairs_module
from litboard.matching.pairs import (
    PAIR_COLUMNS,
    judge_candidates,
    judge_pairs,
    pair_columns,
    strongest_first,
)
from litboard.matching.prepared import prepare_records

TITLE = "Seasonal migration of lantern beetles across northern meadows"
PAPERS = table(
    {"id": "z", "title": TITLE, "authors": ("Moreau, L.",)},
    {"id": "a", "title": TITLE, "authors": ("Moreau, L.",)},
    {"id": "b", "title": "Copper in harbours"},
    {"id": "c"},
    {"id": "d", "abstract": abstract(1)},
    {"id": "e", "abstract": abstract(1)[:300]},
    {"id": "f", "pmid": "7"},
    {"id": "g", "pmid": "7"},
    {"id": "h", "volume": "3", "pages": "11-19", "year": 2019},
    {"id": "i", "volume": "3", "pages": "11-19", "year": 2019},
)
RECORDS = prepare_records(PAPERS)
LEFT = np.array([0, 0, 0, 4, 6, 8])
RIGHT = np.array([1, 2, 3, 5, 7, 9])


def keys(rules: np.ndarray) -> list[str]:
    return [RULES[rule].key for rule in rules]


def test_different_works_are_kept_only_where_they_contradict_each_other() -> None:
    pairs = judge_pairs(RECORDS, LEFT, RIGHT)
    assert keys(pairs.judgement.rule) == [
        "same-title-authors",
        "different-titles",
        "truncated-abstract",
        "same-pmid",
    ]
    assert len(judge_pairs(RECORDS, LEFT, RIGHT, keep_all=True)) == len(LEFT)


def test_candidates_are_judged_where_a_title_abstract_id_or_place_agrees() -> None:
    pairs = judge_candidates(RECORDS, LEFT, RIGHT)
    assert list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)) == [
        (0, 1),
        (4, 5),
        (6, 7),
    ]


def test_candidates_less_alike_than_the_settings_ask_for_are_not_judged() -> None:
    records = prepare_records(table({"title": TITLE}, {"title": TITLE.replace("northern", "wet")}))
    sides = np.array([0]), np.array([1])
    assert len(judge_candidates(records, *sides)) == 0
    low = MatchSettings(similar_title=50, different_title=50, disabled_rules=("different-titles",))
    assert len(judge_candidates(records, *sides, settings=low)) == 0
    alike = prepare_records(table({"title": TITLE}, {"title": TITLE + ", Part II"}))
    assert len(judge_candidates(alike, *sides)) == 1


def test_pairs_are_judged_part_by_part_with_the_same_result(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = pair_columns(RECORDS, judge_pairs(RECORDS, LEFT, RIGHT))
    monkeypatch.setattr(pairs_module, "PART", 2)
    parts = pair_columns(RECORDS, judge_pairs(RECORDS, LEFT, RIGHT))
    assert strongest_first(parts).equals(strongest_first(whole))


def test_no_pairs_make_an_empty_table_with_every_column() -> None:
    none = np.empty(0, dtype=np.int64)
    columns = pair_columns(RECORDS, judge_pairs(RECORDS, none, none))
    assert list(strongest_first(columns).columns) == list(PAIR_COLUMNS)


def test_a_table_has_the_lesser_id_first_and_the_strongest_pair_on_top() -> None:
    shown = strongest_first(pair_columns(RECORDS, judge_pairs(RECORDS, LEFT, RIGHT)))
    assert shown["a"].tolist() == ["a", "d", "f", "b"]
    assert shown["b"].tolist() == ["z", "e", "g", "z"]
    assert shown["score"].is_monotonic_decreasing
    first = shown.iloc[0]
    assert (first["rule"], first["rule_key"]) == ("same title and authors", "same-title-authors")
    assert first["probability"] == 0.97
    assert first["detail"] == "title 100, authors 100"


def test_pairs_are_joined_and_taken_in_the_order_given() -> None:
    pairs = judge_pairs(RECORDS, LEFT, RIGHT)
    joined = pairs.join(pairs.take(np.array([3, 0])))
    assert joined.left.tolist() == [*pairs.left.tolist(), 6, 0]
    assert keys(joined.judgement.rule)[-2:] == ["same-pmid", "same-title-authors"]
