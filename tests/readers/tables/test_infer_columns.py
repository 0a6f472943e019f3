from __future__ import annotations

import pytest

from litboard.readers.tables.columns import find_columns
from litboard.readers.tables.infer_columns import infer_columns, infer_places, look_at_rows

ROWS = [
    ["10.5555/a", "1971", "Ito, A.; Ek, B.", "On the tea of northern ports", "Acta"],
    ["10.5555/b", "1972", "Rao, C.", "Salt and the sea, a survey", "Acta"],
    ["https://doi.org/10.5555/c", "1973.0", "Oduya, B., Ek, B.", "Rye in cold years", "Acta"],
]


def test_columns_are_told_by_what_stands_in_them() -> None:
    assert infer_places(ROWS) == {"doi": (0,), "year": (1,), "authors": (2,), "title": (3,)}


def test_a_column_of_long_texts_is_the_abstract() -> None:
    rows = [[*row, "We measured it. " * 30] for row in ROWS]
    assert infer_places(rows)["abstract"] == (5,)


def test_gaps_and_slips_are_allowed_and_too_many_are_not() -> None:
    gap = [*ROWS, ["", "n.d.", "Lee, D.", "Barley in warm years", "Acta"]]
    assert infer_places([*gap, *ROWS])["year"] == (1,)
    assert "year" not in infer_places([*ROWS, *gap[3:] * 2])


def test_a_journal_comes_again_and_is_no_title() -> None:
    rows = [["10.5555/a", "Acta of the Tea Society"]] * 3
    assert "title" not in infer_places(rows)


@pytest.mark.parametrize("rows", [ROWS[:2], [*ROWS, ["10.5555/d"]], []])
def test_few_rows_and_rows_of_several_widths_tell_nothing(rows: list[list[str]]) -> None:
    assert infer_places(rows) == {}


def test_a_table_of_papers_has_dois_and_titles() -> None:
    columns = infer_columns(ROWS)
    assert columns.inferred
    assert [note.code for note in columns.notes] == ["table.no-header"]
    assert "“column 4” as title" in columns.notes[0].reason
    assert infer_columns([row[1:] for row in ROWS]) is None


def test_a_title_that_the_header_does_not_name_is_inferred_and_noted() -> None:
    columns = look_at_rows(find_columns(["DOI", "Year", "Who", "What", "Where"]), ROWS)
    assert columns.places["title"] == (3,)
    assert [note.code for note in columns.notes] == ["table.inferred-title"]


def test_where_no_column_looks_like_a_title_that_is_noted() -> None:
    columns = look_at_rows(find_columns(["DOI", "Colour"]), [["10.5555/a", "red"]] * 3)
    assert [note.code for note in columns.notes] == ["table.no-title-column"]


def test_two_columns_that_may_be_the_title_are_noted_where_they_differ() -> None:
    columns = find_columns(["Title", "Document Title", "DOI"])
    same = [["Tea", "Tea", "1"], ["Tea", "", "1"]]
    assert look_at_rows(columns, same).notes == ()
    (note,) = look_at_rows(columns, [*same, ["Tea", "Rye", "1"]]).notes
    assert note.code == "table.two-title-columns"
