from __future__ import annotations

import pytest

from litboard.readers.notes import ParseNote
from litboard.readers.tables.columns import (
    MAX_COLUMNS,
    find_columns,
    name_columns,
    number_columns,
    say_places,
)


def codes(header: list[str]) -> list[str]:
    return [note.code for note in name_columns(header).notes]


def test_a_header_of_papers_is_known_by_a_title_or_an_identifier() -> None:
    columns = find_columns([" Year ", "\ufeffArticle Title", "Colour"])
    assert columns is not None
    assert columns.places == {"title": (1,), "year": (0,)}
    assert columns.fields == ("year", "title", "")
    assert find_columns(["Year", "Authors", "Colour"]) is None


def test_the_fuller_column_of_a_field_comes_first() -> None:
    header = ["Title", "Abbreviated Source Title", "Source Title", "Authors", "Author full names"]
    places = name_columns(header).places
    assert places["venue"] == (2, 1)
    assert places["authors"] == (4, 3)


def test_a_column_serves_one_field_only() -> None:
    places = name_columns(["Title", "Publication", "Name"]).places
    assert sum(len(at) for at in places.values()) == len({*sum(places.values(), ())})


def test_names_in_another_language_are_read_and_noted() -> None:
    (note,) = name_columns(["Titel", "Jahr", "DOI"]).notes
    assert note.code == "table.translated-columns"
    assert "“Titel” as title" in note.reason
    assert "DOI" not in note.reason


def test_names_that_may_mean_something_else_are_read_where_nothing_better_is_there() -> None:
    assert codes(["Name", "DOI"]) == ["table.ambiguous-columns"]
    assert name_columns(["Name", "Title"]).places["title"] == (1,)
    assert name_columns(["Name", "Colour"]).places == {}


def test_a_number_is_an_issue_beside_a_volume_only() -> None:
    assert name_columns(["Title", "Volume", "No"]).places["issue"] == (2,)
    assert "issue" not in name_columns(["No", "Title"]).places


def test_columns_of_one_name_are_noted_and_columns_beyond_the_limit_passed_over() -> None:
    assert codes(["Title", "title", "Colour", "Colour"]) == ["table.repeated-columns"]
    wide = ["Title", *[f"c{at}" for at in range(MAX_COLUMNS - 1)], "DOI"]
    assert codes(wide) == ["table.too-many-columns"]
    assert "doi" not in name_columns(wide).places


def test_tags_count_only_where_a_table_is_one_of_tags() -> None:
    assert find_columns(["AU", "TI", "SO", "PY", "UT"]).places["title"] == (1,)
    assert find_columns(["TI", "Colour"]) is None


@pytest.mark.parametrize(
    ("header", "score"),
    [(["Title"], 0.5), (["Title", "Year"], 0.8), (["Title", "Year", "DOI"], 0.95),
     (["Title", "Volume", "Pages"], 0.5)],
)  # fmt: skip
def test_a_header_is_the_surer_the_more_fields_of_papers_it_names(header, score) -> None:
    assert name_columns(header).score == score


def test_a_note_is_added_to_a_copy() -> None:
    columns = name_columns(["Title"])
    noted = columns.with_note(ParseNote("table.x", "x", "y"))
    assert (len(columns.notes), len(noted.notes)) == (0, 1)


def test_columns_without_a_header_are_numbered_from_one() -> None:
    assert number_columns(2) == ["column 1", "column 2"]
    assert say_places(["A", "B"], {"first_page": (1, 0)}) == "“B” as first page"
