"""Scores turned into features: at each threshold, just below it, and where a field is missing."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from litboard.matching.features import PairFeatures
from litboard.matching.scores import SCORED, Scores
from litboard.matching.thresholds import DEFAULT_THRESHOLDS, Thresholds

NUMBERS = (*SCORED, "years_apart")
LENGTHS = ("abstract_length", "title_length")


def scores(**given: Any) -> Scores:
    """The comparison of one pair: nothing known and no flag set but what is given."""
    values: dict[str, Any] = {field.name: np.array([False]) for field in fields(Scores)}
    values |= {name: np.array([np.nan]) for name in NUMBERS}
    values |= {name: np.array([0]) for name in LENGTHS}
    return Scores(**values | {name: np.array([value]) for name, value in given.items()})


def features(limits: Thresholds = DEFAULT_THRESHOLDS, **given: Any) -> set[str]:
    """The names of the features that are true for one pair."""
    pair = vars(PairFeatures(scores(**given), limits))
    assert all(value.dtype == bool and value.shape == (1,) for value in pair.values())
    return {name for name, value in pair.items() if value[0]}


def test_of_records_that_share_no_field_nothing_is_said() -> None:
    assert features() == {"always", "unknown_authors", "close_years"}


@pytest.mark.parametrize(
    ("field", "feature"),
    [("doi", "same_doi"), ("arxiv_id", "same_arxiv"), ("pmid", "same_pmid")],
)
def test_an_id_is_shared_if_it_is_equal_and_not_if_it_differs(field: str, feature: str) -> None:
    assert {feature, "shared_id"} <= features(**{field: 100.0})
    assert not {feature, "shared_id"} & features(**{field: 0.0})


def test_other_ids_are_against_one_work_but_a_preprint_may_have_another_doi() -> None:
    assert "different_id" in features(arxiv_id=0.0)
    assert "different_id" in features(pmid=0.0)
    assert "different_id" not in features(doi=0.0, arxiv_id=100.0)
    assert "different_doi" in features(doi=0.0)
    assert "different_doi" not in features(doi=100.0)
    assert "different_doi" not in features(doi=0.0, preprint=True)
    assert "preprint" in features(preprint=True)


@pytest.mark.parametrize(
    ("feature", "given", "field", "least"),
    [
        ("same_title", {}, "title", 92),
        ("misread", {"misread": True}, "title", 92),
        ("similar_title", {}, "title", 80),
        ("numbered_series", {"renumbered": True}, "title", 80),
        ("distinctive_title", {}, "title_length", 25),
        ("near_abstract", {"abstract_length": 80}, "abstract", 95),
        ("near_abstract", {"abstract": 95.0}, "abstract_length", 80),
        ("same_abstract", {"abstract_length": 80}, "abstract", 95),
        ("similar_abstract", {"abstract_length": 80}, "abstract", 80),
        ("similar_abstract", {"abstract": 80.0}, "abstract_length", 80),
        ("equal_abstract", {"abstract_length": 80}, "abstract", 100),
        ("equal_abstract", {"abstract": 100.0}, "abstract_length", 80),
        ("truncated_abstract", {"abstract_prefix": True}, "abstract_length", 160),
        ("same_abstract", {"abstract_prefix": True}, "abstract_length", 160),
        ("unrelated_abstract", {"similar_length": True, "abstract": 0.0}, "abstract_length", 160),
        ("same_authors", {}, "authors", 50),
        ("sure_authors", {}, "authors", 80),
        ("same_venue", {}, "venue", 90),
        ("different_year", {}, "years_apart", 1),
    ],
)
def test_a_feature_holds_from_its_threshold_on(
    feature: str, given: dict[str, Any], field: str, least: float
) -> None:
    assert feature in features(**given, **{field: least})
    assert feature not in features(**given, **{field: least - 1})
    above = 100 if field in SCORED else least + 1
    assert feature in features(**given, **{field: above})


@pytest.mark.parametrize(
    ("feature", "given", "field", "limit"),
    [
        ("different_title", {}, "title", 60),
        ("conflicting_title", {}, "title", 60),
        ("template_abstract", {"abstract": 95.0}, "abstract_length", 300),
        (
            "unrelated_abstract",
            {"similar_length": True, "abstract_length": 160},
            "abstract",
            56,
        ),
        ("different_authors", {}, "authors", 25),
        ("same_year", {}, "years_apart", 1),
    ],
)
def test_a_feature_holds_below_its_threshold(
    feature: str, given: dict[str, Any], field: str, limit: float
) -> None:
    assert feature in features(**given, **{field: limit - 1})
    assert feature not in features(**given, **{field: limit})
    assert feature not in features(**given, **{field: limit + 1})


def test_every_threshold_can_be_moved() -> None:
    low = Thresholds(same_title=70, similar_title=60, different_title=50)
    assert {"same_title", "similar_title"} <= features(low, title=70.0)
    assert "different_title" not in features(low, title=55.0)
    abstracts = Thresholds(same_abstract=70, similar_abstract=60, unrelated_abstract=20)
    assert {"near_abstract", "similar_abstract"} <= features(
        abstracts, abstract=70.0, abstract_length=80
    )
    unlike = {"abstract": 30.0, "abstract_length": 160, "similar_length": True}
    assert "unrelated_abstract" not in features(abstracts, **unlike)
    people = Thresholds(same_authors=30, sure_authors=40, different_authors=10)
    assert {"same_authors", "sure_authors"} <= features(people, authors=40.0)
    assert "different_authors" not in features(people, authors=15.0)
    assert "same_venue" in features(Thresholds(same_venue=80), venue=80.0)
    years = Thresholds(version_years=8, catalogue_years=5)
    assert "close_years" in features(years, years_apart=5.0)
    assert "distant_years" not in features(years, years_apart=8.0)


def test_an_equal_abstract_is_no_prefix_of_the_other() -> None:
    given = {"abstract": 100.0, "abstract_length": 200}
    assert {"equal_abstract", "near_abstract", "same_abstract"} <= features(**given)
    assert "equal_abstract" not in features(**given, abstract_prefix=True)
    assert "abstract_prefix" in features(abstract_prefix=True)


def test_abstracts_of_unlike_length_are_not_called_unrelated() -> None:
    assert "unrelated_abstract" not in features(abstract=10.0, abstract_length=500)


def test_an_identical_title_is_the_same_whatever_its_score_or_numbers() -> None:
    assert "same_title" in features(identical_title=True)
    assert "same_title" in features(identical_title=True, title=100.0, renumbered=True)


@pytest.mark.parametrize("flag", ["reworded", "renumbered"])
def test_a_like_title_with_other_words_or_numbers_is_not_the_same(flag: str) -> None:
    assert "same_title" not in features(title=99.0, **{flag: True})
    assert "same_title" in features(title=99.0)


def test_other_words_are_a_reading_error_only_where_the_numbers_agree() -> None:
    both = {"title": 95.0, "reworded": True, "misread": True}
    assert "misread" in features(**both)
    assert "misread" not in features(**both, renumbered=True)
    assert "misread" not in features(title=95.0, reworded=True)


@pytest.mark.parametrize("flag", ["notice", "generic", "periodic", "reworded"])
def test_what_titles_say_is_a_feature(flag: str) -> None:
    assert flag in features(**{flag: True})
    assert flag not in features()


@pytest.mark.parametrize("flag", ["title_prefix", "short_title_prefix"])
def test_a_beginning_of_the_other_title_is_no_other_title_unless_renumbered(flag: str) -> None:
    assert flag in features(**{flag: True})
    assert "different_title" not in features(title=30.0, **{flag: True})
    assert flag not in features(**{flag: True}, renumbered=True)
    assert "different_title" not in features(title=30.0, renumbered=True, **{flag: True})


def test_a_truncated_title_is_a_prefix() -> None:
    assert "truncated_title" in features(title_prefix=True, truncated_title=True)
    assert "truncated_title" not in features(truncated_title=True)
    assert "truncated_title" not in features(title_prefix=True)


def test_a_series_has_like_titles_with_other_numbers() -> None:
    assert "numbered_series" not in features(title=95.0)
    assert "numbered_series" in features(title=95.0, renumbered=True)


def test_numbers_that_exclude_each_other_count_unless_the_titles_differ_anyway() -> None:
    assert {"conflicting_numbers", "conflicting_title"} <= features(
        title=90.0, conflicting_numbers=True
    )
    assert "conflicting_numbers" not in features(title=40.0, conflicting_numbers=True)
    assert "conflicting_title" in features(notice=True)
    assert "conflicting_title" not in features(title=90.0)


@pytest.mark.parametrize(
    ("years", "known"),
    [
        (0.0, {"same_year", "close_years"}),
        (1.0, {"different_year", "close_years"}),
        (2.0, {"different_year"}),
        (3.0, {"different_year"}),
        (4.0, {"different_year", "distant_years"}),
    ],
)
def test_years_are_close_between_catalogues_and_distant_beyond_versions(
    years: float, known: set[str]
) -> None:
    of_years = {"same_year", "different_year", "close_years", "distant_years"}
    assert features(years_apart=years) & of_years == known
    assert "distant_years" not in features(years_apart=years, updated_review=True)


def test_one_journal_prints_a_paper_twice_only_years_apart() -> None:
    assert "reprinted" in features(venue=90.0, years_apart=2.0)
    assert "reprinted" not in features(venue=90.0, years_apart=1.0)
    assert "reprinted" not in features(venue=89.0, years_apart=2.0)
    assert "reprinted" not in features(venue=90.0, years_apart=2.0, updated_review=True)


PAGE = {"pages": 100.0, "volume": 100.0}


def test_a_first_page_is_the_same_in_one_volume() -> None:
    assert "same_first_page" in features(**PAGE)
    assert "same_first_page" not in features(**PAGE, years_apart=2.0)
    assert "same_first_page" not in features(pages=0.0, volume=100.0)
    assert "same_first_page" not in features(pages=100.0, volume=0.0)
    assert "same_page_range" not in features(**PAGE)
    assert "same_page_range" in features(**PAGE, same_page_range=True)
    assert "same_page_range" not in features(same_page_range=True)


@pytest.mark.parametrize("known", [{"venue": 90.0}, {"authors": 80.0}])
def test_without_volumes_the_page_range_counts_with_the_venue_or_the_authors(
    known: dict[str, float],
) -> None:
    assert "same_first_page" in features(pages=100.0, same_page_range=True, **known)
    assert "same_first_page" not in features(pages=100.0, same_page_range=True)
    assert "same_first_page" not in features(pages=100.0, **known)
    assert "same_first_page" not in features(pages=100.0, same_page_range=True, volume=0.0, **known)


def test_an_issue_is_the_same_in_one_volume_and_year_unless_its_number_differs() -> None:
    issue = PAGE | {"years_apart": 0.0, "venue": 95.0}
    assert "same_issue" in features(**issue)
    assert "same_issue" in features(**issue, issue=100.0)
    assert "same_issue" not in features(**issue, issue=0.0)
    assert "same_issue" not in features(**issue | {"years_apart": 1.0})
    assert "same_issue" not in features(**issue | {"venue": 50.0})
    assert "same_issue" in features(**issue | {"venue": 50.0, "authors": 90.0})
    range_only = {"pages": 100.0, "same_page_range": True, "venue": 95.0, "years_apart": 0.0}
    assert "same_issue" not in features(**range_only)
    assert "same_issue" not in features(volume=100.0, venue=95.0, years_apart=0.0)


@pytest.mark.parametrize(
    "numbers",
    [
        {"volume": 0.0},
        {"volume": 0.0, "venue": 95.0},
        {"volume": 0.0, "venue": 95.0, "years_apart": 1.0},
        {"volume": 0.0, "venue": 95.0, "years_apart": 0.0, "pages": 0.0},
        {"volume": 0.0, "venue": 50.0, "years_apart": 0.0},
        {"pages": 0.0, "venue": 89.0},
        {"pages": 0.0, "venue": 89.0, "volume": 100.0},
        {"pages": 0.0, "years_apart": 1.0},
        {"volume": 100.0, "venue": 95.0, "issue": 0.0},
    ],
)
def test_other_volumes_pages_or_issues_are_different_numbers(numbers: dict[str, float]) -> None:
    assert {"different_numbers", "different_places"} <= features(**numbers)
    for once in ({"preprint": True}, {"updated_review": True}):
        assert not {"different_numbers", "different_places"} & features(**numbers, **once)


@pytest.mark.parametrize(
    "numbers",
    [
        {},
        {"volume": 100.0},
        {"volume": 0.0, "venue": 95.0, "years_apart": 0.0},
        {"volume": 0.0, "venue": 95.0, "years_apart": 1.0, "pages": 100.0},
        {"pages": 0.0},
        {"pages": 0.0, "venue": 90.0, "years_apart": 0.0},
        {"pages": 0.0, "years_apart": 1.0, "volume": 100.0},
        {"pages": 100.0, "venue": 50.0, "years_apart": 1.0},
        {"volume": 100.0, "venue": 50.0, "issue": 0.0},
        {"venue": 95.0, "issue": 0.0},
        {"volume": 100.0, "venue": 95.0, "issue": 100.0},
    ],
)
def test_numbers_that_are_equal_missing_or_one_misprint_are_no_other_place(
    numbers: dict[str, float],
) -> None:
    assert "different_numbers" not in features(**numbers)


def test_the_same_page_is_no_other_place_even_in_another_volume() -> None:
    assert "different_places" not in features(volume=0.0, pages=100.0, years_apart=1.0)


def test_a_paper_ahead_of_print_is_printed_once() -> None:
    early = {"pages": 0.0, "venue": 95.0, "years_apart": 1.0}
    assert "different_numbers" in features(**early)
    assert "different_numbers" not in features(**early, ahead_of_print=True)
    assert "different_numbers" in features(**early | {"years_apart": 2.0}, ahead_of_print=True)
    assert "different_numbers" in features(**early | {"venue": 50.0}, ahead_of_print=True)


TWICE = {
    "identical_title": True,
    "abstract": 100.0,
    "abstract_length": 200,
    "authors": 80.0,
    "venue": 90.0,
    "volume": 0.0,
    "years_apart": 1.0,
}


def test_one_paper_twice_in_one_journal_is_an_error_of_a_catalogue() -> None:
    assert "different_numbers" not in features(**TWICE)


@pytest.mark.parametrize(
    "other",
    [
        {"identical_title": False},
        {"abstract": 99.0},
        {"authors": 79.0},
        {"venue": 89.0},
        {"years_apart": 2.0},
        {"generic": True},
        {"periodic": True},
    ],
)
def test_unless_title_abstract_authors_venue_or_year_differ_or_the_title_recurs(
    other: dict[str, Any],
) -> None:
    assert "different_numbers" in features(**TWICE | other)


@pytest.mark.parametrize(
    ("names", "elsewhere"),
    [
        ({"venue": 74.0, "years_apart": 1.0}, True),
        ({"venue": 74.0, "supplement": True}, True),
        ({"venue": 75.0, "years_apart": 1.0}, False),
        ({"venue": 75.0, "supplement": True}, False),
        ({"venue": 74.0}, False),
        ({"venue": 74.0, "years_apart": 0.0}, False),
        ({"venue": 74.0, "years_apart": 1.0, "volume": 100.0}, False),
        ({"venue": 89.0, "conference": True}, True),
        ({"venue": 90.0, "conference": True}, False),
        ({"venue": 89.0, "conference": True, "volume": 100.0}, False),
        ({"conference": True, "years_apart": 1.0}, True),
        ({"conference": True, "years_apart": 0.0}, False),
        ({"years_apart": 1.0}, False),
        ({"venue": 95.0, "conference": True, "years_apart": 1.0}, False),
        ({"conference": True, "years_apart": 1.0, "abstract_prefix": True}, False),
        (
            {"conference": True, "years_apart": 1.0, "abstract": 80.0, "abstract_length": 80},
            False,
        ),
        ({"venue": 74.0, "years_apart": 1.0, "preprint": True}, False),
        ({"venue": 74.0, "years_apart": 1.0, "pages": 100.0}, False),
    ],
)
def test_names_of_venues_part_a_journal_from_another_and_from_a_conference(
    names: dict[str, Any], elsewhere: bool
) -> None:
    pair = features(**names)
    assert ("different_places" in pair) == elsewhere
    assert "different_numbers" not in pair
