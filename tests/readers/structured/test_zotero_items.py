from __future__ import annotations

from litboard.readers.structured.csl import state_reference
from litboard.readers.structured.zotero_items import open_envelope, to_csl


def test_an_item_of_the_api_is_taken_out_of_its_envelope() -> None:
    data = {"itemType": "book", "title": "Tea"}
    assert open_envelope({"key": "A1", "data": data}) is data
    assert open_envelope({"key": "A1", "data": data, "csljson": {"title": "T"}}) == {"title": "T"}
    assert open_envelope({"key": "A1", "data": "gone"}) == {"key": "A1", "data": "gone"}
    assert open_envelope({"data": data}) == {"data": data}


def test_a_chapter_states_its_book_and_only_those_who_wrote_it() -> None:
    fields = state_reference(to_csl({
        "itemType": "bookSection", "title": "Leaves", "bookTitle": "Tea", "date": "May 1974",
        "creators": [
            {"creatorType": "editor", "lastName": "Ek", "firstName": "Bo"},
            {"creatorType": "author", "lastName": "Ito", "firstName": "Aya"},
            {"creatorType": "translator", "name": "Team Tea"},
        ],
        "tags": [{"tag": "leaf"}, "odd"], "extra": "PMID: 31452104", "DOI": "10.5555/t",
    }))  # fmt: skip
    assert (fields["title"], fields["venue"], fields["kind"]) == ("Leaves", "Tea", "chapter")
    assert (fields["authors"], fields["keywords"]) == (("Ito, Aya",), ("leaf",))
    assert (fields["year"], fields["pmid"], fields["doi"]) == (1974, "31452104", "10.5555/t")


def test_editors_stand_in_where_nobody_wrote_it() -> None:
    item = {"itemType": "book", "creators": [{"creatorType": "editor", "name": "Team Tea"}]}
    assert state_reference(to_csl(item))["authors"] == ("Team Tea",)


def test_an_archive_makes_its_number_an_arxiv_id() -> None:
    item = {"itemType": "preprint", "repository": "arXiv", "archiveID": "arXiv:2101.00001"}
    fields = state_reference(to_csl(item))
    assert (fields["arxiv_id"], fields["kind"]) == ("2101.00001", "preprint")


def test_an_item_of_csl_stays_as_it_is() -> None:
    item = {"type": "book", "title": "Tea"}
    assert to_csl(item) is item
