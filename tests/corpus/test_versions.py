"""The versions behind a work, as a reader needs them to cite the right one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litboard.corpus.record_tables import records_table
from litboard.corpus.versions import list_versions
from litboard.schema.frames import python_rows
from litboard.schema.records import Record


def versions(*stated: dict[str, Any]) -> list[dict[str, Any]]:
    """The versions of one work whose records state some fields."""
    records = [
        Record(f"{number}.txt", 1, (1, 1), f"{number} {fields}", **fields)
        for number, fields in enumerate(stated)
    ]
    return python_rows(list_versions(records_table(records)))


PREPRINT = {"arxiv_id": "2401.00001", "year": 2024, "url": "https://arxiv.org/abs/2401.00001"}
ARTICLE = {"doi": "10.1000/x", "venue": "Nature", "volume": "12", "year": 2025}


def test_preprint_and_article_are_two_versions_each_with_its_own():
    first, second = versions(ARTICLE, PREPRINT)
    assert (first["version"], first["year"], first["arxiv_id"]) == ("preprint", 2024, "2401.00001")
    assert first["links"] == ["https://arxiv.org/abs/2401.00001"]
    assert (second["version"], second["year"], second["doi"]) == ("published", 2025, "10.1000/x")
    assert second["place"] == "Nature 12"


def test_each_update_of_a_review_is_a_version_with_its_year_and_doi():
    library = {"venue": "Cochrane Database of Systematic Reviews"}
    dois = [f"10.1002/14651858.CD009999.pub{number}" for number in (3, 2)]
    told = versions(*({**library, "doi": doi, "year": 2020 - at} for at, doi in enumerate(dois)))
    assert [(one["year"], one["doi"]) for one in told] == [(2019, dois[1]), (2020, dois[0])]


@pytest.mark.parametrize(
    "same",
    [
        {"doi": "10.1000/X", "year": 2026},
        {"venue": "NATURE", "year": 2026},
        {"venue": "Nat.", "year": 2025},
        {"pmid": "77"},
        {"venue": "Nature", "arxiv_id": "2401.00001"},
    ],
)
def test_records_of_one_doi_venue_or_year_are_one_version(same):
    assert [one["version"] for one in versions(ARTICLE, same)] == ["published"]


@pytest.mark.parametrize(
    "same",
    [
        {"doi": "10.48550/arXiv.2401.00001"},
        {"venue": "arXiv preprint arXiv:2401.00001"},
        {"kind": "preprint"},
    ],
)
def test_a_preprint_is_told_by_its_doi_its_venue_or_its_kind(same):
    assert [one["version"] for one in versions(PREPRINT, same)] == ["preprint"]


def test_conference_and_journal_are_versions_of_their_own_in_the_order_of_years():
    found = versions(ARTICLE, {"venue": "Proceedings of X", "year": 2023})
    assert [(one["place"], one["year"]) for one in found] == [
        ("Proceedings of X", 2023),
        ("Nature 12", 2025),
    ]


def test_a_record_that_says_no_place_is_told_as_such():
    assert [one["version"] for one in versions(ARTICLE, {"title": "Questions"})] == [
        "published",
        "not stated",
    ]


def test_no_records_have_no_versions():
    assert versions() == []


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "doi": st.sampled_from(["10.1000/x", "10.1000/y", "10.48550/arXiv.2401.00001"]),
        "venue": st.sampled_from(["Nature", "arXiv", "Science"]),
        "year": st.integers(2020, 2023),
        "arxiv_id": st.just("2401.00001"),
    },
)


@given(st.lists(FIELDS, max_size=6), st.randoms())
def test_every_record_is_in_one_version_whatever_the_order(stated, random):
    records = records_table(
        [Record("a.txt", n, (n, n), f"{n}", **fields) for n, fields in enumerate(stated, 1)]
    )
    rows = python_rows(list_versions(records))
    assert sorted(one for row in rows for one in row["records"]) == sorted(records["id"])
    order = list(range(len(records)))
    random.shuffle(order)
    shuffled = list_versions(records.iloc[order].reset_index(drop=True))
    assert python_rows(shuffled) == rows
