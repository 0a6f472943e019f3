"""Fields prepared for comparison: ids in one spelling, preprints flagged, columns missing."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from helpers.papers import table
from litboard.matching.prepared import BETWEEN_AUTHORS, COMPARED, as_objects, prepare_records


def prepared(field: str, **given: Any) -> Any:
    """One field of one prepared record."""
    return getattr(prepare_records(table(given)), field)[0]


@pytest.mark.parametrize(
    ("given", "doi"),
    [
        ({"doi": "10.1234/ABC"}, "10.1234/abc"),
        ({"doi": "https://doi.org/10.1234/abc."}, "10.1234/abc"),
        ({"doi": "doi:10.1234/abc)"}, "10.1234/abc"),
        ({"doi": "10.1234%2Fabc"}, "10.1234/abc"),
        ({"doi": "10.1002/14651858.CD1.pub3"}, "10.1002/14651858.cd1"),
        ({"doi": "10.21203/rs.3.rs-1/v2"}, "10.21203/rs.3.rs-1"),
        ({"url": "https://doi.org/10.1234/abc"}, "10.1234/abc"),
        ({"doi": "10.1234/abc", "url": "https://doi.org/10.1234/other"}, "10.1234/abc"),
        ({"doi": "12345"}, ""),
        ({"doi": "10.12/abc"}, ""),
        ({}, ""),
    ],
)
def test_a_doi_has_one_spelling_and_no_version(given: dict[str, str], doi: str) -> None:
    assert prepared("doi", **given) == doi


@pytest.mark.parametrize(
    ("given", "arxiv_id"),
    [
        ({"arxiv_id": "2301.01234v3"}, "2301.01234"),
        ({"arxiv_id": "arXiv:2301.01234"}, "2301.01234"),
        ({"arxiv_id": "cs.CL/0301012v2"}, "cs.cl/0301012"),
        ({"doi": "10.48550/arXiv.2301.01234"}, "2301.01234"),
        ({"url": "https://arxiv.org/abs/2301.01234v2"}, "2301.01234"),
        ({"url": "https://example.org/2301.01234"}, ""),
        ({"arxiv_id": "none"}, ""),
    ],
)
def test_an_arxiv_id_has_one_spelling_wherever_it_is_stated(
    given: dict[str, str], arxiv_id: str
) -> None:
    assert prepared("arxiv_id", **given) == arxiv_id


def test_a_pmid_is_its_digits() -> None:
    assert prepared("pmid", pmid="PMID: 1234567") == "1234567"
    assert prepared("pmid", pmid="unknown") == ""


@pytest.mark.parametrize(
    ("given", "preprint"),
    [
        ({"venue": "bioRxiv"}, True),
        ({"venue": "bioRxiv", "volume": "3"}, True),
        ({"kind": "Preprint"}, True),
        ({"arxiv_id": "2301.01234"}, True),
        ({"arxiv_id": "2301.01234", "volume": "3"}, False),
        ({"arxiv_id": "2301.01234", "doi": "10.1234/abc"}, False),
        ({"doi": "10.1101/2020.01.02"}, True),
        ({"doi": "10.1101/2020.01.02", "volume": "3"}, False),
        ({"doi": "10.1234/abc", "venue": "Nature"}, False),
        ({}, False),
    ],
)
def test_a_preprint_is_known_by_its_venue_kind_or_ids_unless_a_volume_is_stated(
    given: dict[str, str], preprint: bool
) -> None:
    assert prepared("preprint", **given) == preprint


def test_a_long_text_is_compared_by_its_beginning() -> None:
    assert len(prepared("abstract", abstract="x" * (COMPARED + 100))) == COMPARED


def test_titles_have_a_key_without_spaces_and_authors_stay_as_they_are() -> None:
    assert prepared("title_key", title="Tides, Part II") == "tidespart2"
    joined = prepared("authors", authors=("Lee, A.", "Diaz, B."))
    assert joined == f"Lee, A.{BETWEEN_AUTHORS}Diaz, B."
    assert prepared("authors") == ""


def test_columns_that_are_not_there_are_missing_values() -> None:
    records = prepare_records(pd.DataFrame({"id": ["x", "y"], "year": ["2019", "soon"]}))
    assert records.title.tolist() == records.authors.tolist() == ["", ""]
    assert records.year[0] == 2019
    assert np.isnan(records.year[1])
    assert np.isnan(records.volume).all()
    assert len(prepare_records(pd.DataFrame())) == 0


def test_rows_are_taken_in_the_order_given() -> None:
    records = prepare_records(table({"title": "A"}, {"title": "B"}, {"title": "C"}))
    taken = records.take(np.array([2, 0]))
    assert (taken.title.tolist(), len(taken)) == (["c", "a"], 2)


def test_sequences_stay_entries_of_an_array_of_objects() -> None:
    assert as_objects([(1, 2), (3, 4)]).shape == (2,)
