from __future__ import annotations

from typing import Any

from litboard.readers.structured.csl import state_reference
from litboard.readers.structured.plain_items import to_csl


def stated(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in state_reference(to_csl(item)).items() if value}


def test_an_item_of_csl_stays_as_it_is() -> None:
    item = {"title": "Tea", "DOI": "10.5555/t", "issued": {"raw": "1974"}}
    assert to_csl(item) is item


def test_everyday_names_are_understood() -> None:
    assert stated({
        "title": "Tea", "authors": ["Aya Ito", "WHO Office"], "year": 1974, "venue": "Acta",
        "doi": "10.5555/t", "pages": "1-9", "number": 3, "tags": ["tea"], "notes": "read",
    }) == {
        "title": "Tea", "authors": ("Ito, Aya", "WHO Office"), "year": 1974, "venue": "Acta",
        "doi": "10.5555/t", "pages": "1-9", "issue": "3", "keywords": ("tea",),
        "notes": ("read",),
    }  # fmt: skip


def test_ids_and_places_are_read_from_the_objects_that_hold_them() -> None:
    item = {
        "title": "Tea",
        "authors": [{"name": "Aya Ito"}, {"id": 7}],
        "externalIds": {"DOI": "10.5555/t", "ArXiv": "2101.00001", "PubMed": 31452104},
        "journal": {"name": "Acta", "volume": "7", "pages": "1-9"},
        "publicationVenue": {"name": "Acta Theae"},
    }
    fields = stated(item)
    assert (fields["doi"], fields["arxiv_id"], fields["pmid"]) == (
        "10.5555/t", "2101.00001", "31452104",
    )  # fmt: skip
    assert (fields["authors"], fields["volume"], fields["pages"]) == (("Ito, Aya",), "7", "1-9")


def test_authors_in_one_text_are_parted() -> None:
    assert stated({"title": "Tea", "authorString": "Ito A, Ek B"})["authors"] == ("Ito, A", "Ek, B")


def test_what_csl_says_goes_before_what_others_call_it() -> None:
    assert stated({"title": "T", "DOI": "10.5555/a", "doi": "10.5555/b"})["doi"] == "10.5555/a"
