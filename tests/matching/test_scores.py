"""Pairs scored field by field: what counts as how alike, and what is not compared at all."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from helpers.papers import abstract, table
from litboard.matching.prepared import prepare_records
from litboard.matching.scores import SCORED, Scores, join_scores, score_pairs

TITLE = "Seasonal migration of lantern beetles across northern peat meadows"
TEXT = abstract(1)


def score(one: dict[str, Any], other: dict[str, Any]) -> Scores:
    """The comparison of two records, which is the same in either direction."""
    records = prepare_records(table(one, other))
    scores = score_pairs(records, np.array([0]), np.array([1]))
    back = score_pairs(records, np.array([1]), np.array([0]))
    assert next(scores.by_pair()) == next(back.by_pair())
    return scores


def flags(one: dict[str, Any], other: dict[str, Any]) -> set[str]:
    """The names of the flags that a comparison sets."""
    scores = score(one, other)
    columns = {name: getattr(scores, name) for name in Scores.__slots__}
    return {name for name, column in columns.items() if column.dtype == bool and column[0]}


def test_fields_that_a_record_lacks_have_no_score() -> None:
    assert set(next(score({}, {"title": TITLE, "year": 2019}).by_pair()).values()) == {None}


@pytest.mark.parametrize(
    ("field", "one", "other", "value"),
    [
        ("doi", "10.1234/a", "10.1234/A", 100),
        ("doi", "10.1234/a", "10.1234/b", 0),
        ("arxiv_id", "2301.01234", "2301.01234v2", 100),
        ("pmid", "7", "8", 0),
        ("year", 2019, 2019, 100),
        ("year", 2019, 2021, 60),
        ("year", 2019, 1980, 0),
        ("volume", "31", "Vol. 31", 100),
        ("volume", "31", "32", 0),
        ("issue", "2", "3", 0),
        ("pages", "11-19", "11", 100),
        ("pages", "11-19", "12-19", 0),
        ("title", TITLE, TITLE.upper(), 100),
        ("abstract", TEXT, TEXT, 100),
        ("venue", "J Meadows", "Journal of Meadows", 100),
        ("authors", ("Moreau, L.",), ("Moreau, Léa", "Lee, A."), 100),
    ],
)
def test_a_field_is_scored_by_its_kind(field: str, one: Any, other: Any, value: float) -> None:
    scores = next(score({field: one}, {field: other}).by_pair())
    assert scores[field] == value
    assert all(scores[name] is None for name in SCORED if name != field)


def test_the_number_of_an_article_is_no_contradiction_to_a_page() -> None:
    assert next(score({"pages": "e43268"}, {"pages": "11-19"}).by_pair())["pages"] is None
    assert next(score({"pages": "e43268"}, {"pages": "e43269"}).by_pair())["pages"] == 0


def test_a_truncated_abstract_scores_as_its_beginning_does() -> None:
    scores = score({"abstract": TEXT}, {"abstract": TEXT[:240]})
    assert scores.abstract[0] > 97
    assert scores.abstract_prefix[0]
    assert not scores.similar_length[0]
    assert 235 <= scores.abstract_length[0] <= 240


def test_a_short_beginning_supports_but_does_not_score() -> None:
    scores = score({"abstract": TEXT}, {"abstract": TEXT[:120]})
    assert scores.abstract_prefix[0]
    assert scores.abstract[0] < 80
    assert not score({"abstract": TEXT}, {"abstract": TEXT[:60]}).abstract_prefix[0]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (TITLE, TITLE.upper(), {"identical_title"}),
        (TITLE, TITLE + ": a study", {"title_prefix", "short_title_prefix"}),
        (
            TITLE,
            TITLE[:50] + "...",
            {"title_prefix", "truncated_title", "reworded"},
        ),
        (TITLE, TITLE + ", Part II", {"renumbered", "title_prefix", "short_title_prefix"}),
        (TITLE + " 2019", TITLE + " 2020", {"renumbered", "conflicting_numbers", "reworded"}),
        (TITLE, TITLE.replace("northern", "southern"), {"reworded"}),
        (TITLE, "Erratum: " + TITLE, {"notice"}),
        ("Editorial", "Editorial", {"identical_title", "generic"}),
        ("Annual report of herons", "Annual report of herons", {"identical_title", "periodic"}),
        (TITLE, "Copper in harbours", set()),
    ],
)
def test_titles_are_flagged_by_how_they_differ(one: str, other: str, expected: set[str]) -> None:
    shown = flags({"title": one}, {"title": other}) - {"misread", "similar_length"}
    assert shown == expected


@pytest.mark.parametrize(
    ("flag", "one", "other"),
    [
        ("preprint", {"venue": "arXiv"}, {}),
        ("same_page_range", {"pages": "11-19"}, {"pages": "11-19"}),
        ("supplement", {"pages": "S11"}, {"pages": "19"}),
        ("conference", {"venue": "Symposium on Tides"}, {"venue": "Tides"}),
        ("conference", {"venue": "Symposium on Tides"}, {}),
        ("updated_review", {"venue": "Cochrane Library"}, {"venue": "Cochrane Library"}),
        ("ahead_of_print", {"pages": "1-9"}, {"pages": "477-485", "volume": "3"}),
    ],
)
def test_publications_are_flagged(flag: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert flag in flags(one, other)


@pytest.mark.parametrize(
    ("flag", "one", "other"),
    [
        ("same_page_range", {"pages": "11"}, {"pages": "11"}),
        ("same_page_range", {"pages": "11-19"}, {"pages": "11-18"}),
        ("supplement", {"pages": "S11"}, {"pages": "S19"}),
        ("conference", {"venue": "Symposium on Tides"}, {"venue": "Workshop on Tides"}),
        ("conference", {}, {}),
        ("updated_review", {"venue": "Cochrane Library"}, {"venue": "Tides"}),
        ("updated_review", {"venue": "Cochrane Library"}, {}),
        ("ahead_of_print", {"pages": "1-9"}, {"pages": "477-486", "volume": "3"}),
        ("ahead_of_print", {"pages": "1-9", "volume": "2"}, {"pages": "477-485", "volume": "3"}),
    ],
)
def test_and_not_where_both_records_are_alike_or_a_field_is_missing(
    flag: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert flag not in flags(one, other)


def test_of_a_title_in_two_languages_the_one_more_alike_is_compared() -> None:
    german = "Wanderungen der Laternenkäfer über nördliche Torfwiesen"
    scores = score({"title": f"{german} [{TITLE}]"}, {"title": TITLE})
    assert (scores.title[0], scores.identical_title[0]) == (100, True)


def test_parts_are_joined_and_taken_in_the_order_given() -> None:
    one, other = score({"year": 2019}, {"year": 2019}), score({"year": 2019}, {"year": 2020})
    joined = join_scores([one, other])
    assert joined.year.tolist() == [100, 80]
    assert joined.total().tolist() == [100, 80]
    assert joined.take(np.array([1])).year.tolist() == [80]
