"""Where a paper is printed: what speaks for one work, and what against it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from helpers.papers import abstract, table
from litboard.matching import explain, match_records
from litboard.matching.pagination import (
    in_supplement,
    number_articles,
    read_issues,
    read_pages,
    read_volumes,
)

TITLE = "Seasonal migration of lantern beetles across northern peat meadows"
AUTHORS = ("Moreau, Léa", "Okafor, Chidi")
PRINTED = {"venue": "Journal of Meadows", "volume": "31", "issue": "2", "pages": "477-486"}


def paper(**given: Any) -> dict[str, Any]:
    return {"title": TITLE, "authors": AUTHORS, "year": 2019} | given


def verdict(one: dict[str, Any], other: dict[str, Any]) -> str:
    records = table(one, other)
    found = explain(records.iloc[0], records.iloc[1])
    merged = len(set(match_records(records).work_of)) == 1
    assert merged == (found.verdict == "same"), found
    return found.verdict


@pytest.mark.parametrize(
    ("text", "number"),
    [("22(4)", 22), ("Vol. 9 Suppl 23", 9), ("30a", 30), ("1)", None), ("2016", None), ("", None)],
)
def test_a_volume_is_its_first_number_unless_torn_or_a_year(text: str, number: int | None) -> None:
    assert read_volumes([text]).tolist() == pytest.approx([number or np.nan], nan_ok=True)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("S136-S140", 136, 140),
        ("viii108", 108, None),
        ("100A", 100, None),
        ("4-Oct", 4, 10),
        ("10-Apr", 4, 10),
        ("62 p", None, None),
        ("448+", 448, None),
    ],
)
def test_pages_are_numbers_whatever_letters_and_spreadsheets_did(
    text: str, first: int | None, last: int | None
) -> None:
    first_page, last_page = read_pages([text])
    assert [*first_page, *last_page] == pytest.approx(
        [first or np.nan, last or np.nan], nan_ok=True
    )


def test_an_issue_stands_in_its_own_field_or_behind_the_volume() -> None:
    read = read_issues(["4", "", "1997", "Pt 2"], ["22", "22(5)", "", ""])
    assert read.tolist() == pytest.approx([4, 5, np.nan, np.nan], nan_ok=True)


def test_article_numbers_and_supplements_are_known_by_how_they_are_written() -> None:
    assert number_articles(["e43268", "c1804", "CD006828", "148-156"]).tolist() == [1, 1, 1, 0]
    assert in_supplement("S12", "", "")
    assert in_supplement("77", "SUPPL. 1", "55")
    assert not in_supplement("77-80", "1", "55")


def test_a_translated_title_on_the_same_pages_is_one_work() -> None:
    other = "Jahreszeitliche Wanderung der Leuchtkäfer in nördlichen Mooren"
    assert verdict(paper(**PRINTED), paper(**PRINTED, title=other)) == "same"
    assert verdict(paper(**PRINTED), paper(title=other)) == "different"


def test_a_congress_abstract_and_its_article_are_two_works() -> None:
    talk = {"venue": "Meadow Research", "volume": "12", "pages": "S44"}
    assert verdict(paper(**PRINTED), paper(**talk)) == "maybe"
    assert verdict(paper(**PRINTED), paper(**talk, abstract=abstract(1))) == "maybe"
    both = {"abstract": abstract(1)}
    assert verdict(paper(**PRINTED, **both), paper(**talk, **both)) == "maybe"


def test_a_conference_paper_and_its_extended_journal_version_are_two_works() -> None:
    talk = paper(venue="Proceedings of the Beetle Conference", pages="11-18", year=2018)
    assert verdict(paper(**PRINTED), talk) == "maybe"


def test_a_conference_paper_and_one_of_no_known_place_a_year_later_are_a_doubt() -> None:
    meeting = paper(venue="Conference on Northern Meadows", year=2018)
    assert verdict(meeting, paper(year=2019)) == "maybe"
    assert verdict(meeting, paper(year=2018)) == "same"
    text = {"abstract": abstract(1)}
    assert verdict(meeting | text, paper(year=2019, **text)) == "same"


def test_a_preprint_has_no_place_that_could_contradict() -> None:
    preprint = paper(venue="bioRxiv", pages="1-31", year=2018, doi="10.1101/2018.01.02.1")
    assert verdict(paper(**PRINTED, doi="10.1234/x"), preprint) == "same"


def test_a_paper_ahead_of_print_has_as_many_pages_in_no_volume() -> None:
    early = {"venue": "Journal of Meadows", "year": 2018}
    assert verdict(paper(**PRINTED), paper(**early, pages="1-10")) == "same"
    assert verdict(paper(**PRINTED), paper(**early, pages="1-7")) == "maybe"


def test_editorials_of_one_year_are_told_apart_by_their_issue() -> None:
    one = paper(title="Editorial", **PRINTED | {"pages": "1-2"})
    assert verdict(one, one | {"issue": "3"}) == "maybe"
    assert verdict(one, one) == "same"
    assert verdict(one, one | {"volume": "32", "year": 2020}) == "different"


def test_an_updated_review_is_one_work() -> None:
    venue = {"venue": "Cochrane Database of Systematic Reviews"}
    assert verdict(paper(**venue, pages="CD006828"), paper(**venue, year=2012)) == "same"


def test_names_of_journals_alone_are_a_doubt_but_no_contradiction() -> None:
    found = paper(venue="Journal of Meadows", year=2018)
    assert verdict(found, paper(venue="Zeitschrift für Moorkunde")) == "maybe"
    assert verdict(found | {"year": 2019}, paper(venue="Zeitschrift für Moorkunde")) == "same"
