from __future__ import annotations

from litboard.readers.format import Parsed, Structure
from litboard.readers.notes import ParseNote
from litboard.readers.tables.columns import find_columns
from litboard.readers.tables.rows import Row, read_table
from litboard.schema.records import Problem, Record

HEADER = ["Title", "Authors", "Year", "DOI"]


def read_with_structure(
    *cells: list[str], header: list[str] = HEADER, entries: int = 0, headed: bool = True
) -> list[Parsed]:
    rows = [Row((at, at), ",".join(row), row) for at, row in enumerate(cells, 2)]
    head = Row((1, 1), ",".join(header), header)
    columns = find_columns(header)
    return list(read_table("x", columns, head, rows, headed=headed, entries=entries))


def read(*cells: list[str], header: list[str] = HEADER, entries: int = 0) -> list[Parsed]:
    """What the rows give, without the line of the header itself."""
    parsed = read_with_structure(*cells, header=header, entries=entries)
    return [one for one in parsed if one != Structure((1, 1))]


def records(parsed: list[Parsed]) -> list[Record]:
    return [one for one in parsed if isinstance(one, Record)]


def codes(parsed: list[Parsed]) -> list[tuple[int | None, str]]:
    return [(one.entry, one.code) for one in parsed if isinstance(one, Problem)]


def test_a_row_is_a_record_with_its_line_and_entry() -> None:
    (record,) = read(["Tea", "Ito, A.; Ek, B.", "1974.0", "doi:10.5555/T"], entries=7)
    assert (record.entry, record.lines, record.raw[:4]) == (8, (2, 2), "Tea,")
    assert (record.title, record.year, record.doi) == ("Tea", 1974, "10.5555/t")
    assert record.authors == ("Ito, A.; Ek, B.",)


def test_the_next_column_of_a_field_fills_in_where_the_first_is_empty() -> None:
    header = ["Title", "Document Title", "DOI"]
    assert [one.title for one in records(read(["", "B", "1"], ["A", "B", "1"], header=header))] == [
        "B", "A",
    ]  # fmt: skip


def test_notes_are_taken_from_all_their_columns() -> None:
    (record,) = read(["Tea", "fine", "", "odd"], header=["Title", "Notes", "Comments", "My notes"])
    assert record.notes == ("fine", "odd")


def test_pages_are_joined_from_two_columns_or_are_the_number_of_an_article() -> None:
    header = ["Title", "Page start", "Page end", "Art. No."]
    found = records(read(["A", "12", "19", "e7"], ["B", "", "", "e7"], header=header))
    assert [one.pages for one in found] == ["12-19", "e7"]


def test_a_citation_fills_gaps_and_nothing_else() -> None:
    header = ["Title", "Volume", "Citation"]
    (record,) = read(["Tea", "9", "Acta. 1974;7(3):12-19."], header=header)
    assert (record.volume, record.issue, record.pages) == ("9", "3", "12-19")


def test_a_row_without_title_and_identifier_is_lost() -> None:
    assert codes(read(["", "Ito, A.", "1974", ""])) == [(1, "table.no-title")]


def test_a_lone_cell_in_a_wide_table_is_a_remark() -> None:
    assert codes(read(["© 1974 the press"])) == [(1, "table.lone-cell")]
    assert len(records(read(["Tea"], header=["Title", "DOI"]))) == 1


def test_rows_of_another_width_are_read_and_noted() -> None:
    assert codes(read(["Tea", "Ito", "1974", "10.5555/t", "more"])) == [(1, "table.extra-cells")]
    assert codes(read(["Tea", "Ito", "1974", "10.5555/t", ""])) == []
    assert codes(read(["Tea", "Ito"])) == [(1, "table.missing-cells")]


def test_an_empty_title_is_noted_where_an_identifier_stands() -> None:
    assert codes(read(["", "Ito", "1974", "10.5555/t"])) == [(1, "table.empty-title")]


def test_a_cell_that_a_spreadsheet_has_spoilt_is_left_out() -> None:
    parsed = read(["Tea", "#REF!", "1974", "1,2E+15"])
    assert (records(parsed)[0].authors, records(parsed)[0].doi) == ((), None)
    assert codes(parsed) == [(1, "table.spoilt-cell")]
    assert codes(read(["Tea #1", "Ito", "1974", "10.5555/t"])) == []


def test_a_header_repeated_is_structure_whatever_its_capitals() -> None:
    parsed = read(["Tea", "Ito", "1974", ""], ["TITLE", "authors", "Year", "DOI", ""])
    assert parsed[1] == Structure((3, 3))
    assert len(records(parsed)) == 1


def test_another_header_names_the_columns_of_the_rows_below_it() -> None:
    parsed = read(
        ["Tea", "Ito", "1974", ""], ["DOI", "Year", "Title", ""], ["10.5555/r", "1975", "Rye", ""]
    )
    assert [(one.title, one.year) for one in records(parsed)] == [("Tea", 1974), ("Rye", 1975)]
    assert (None, "table.other-header") in codes(parsed)


def test_a_paper_called_title_is_no_header() -> None:
    assert [one.title for one in records(read(["Title", "Ito", "1974", "10.5555/t"]))] == ["Title"]


def test_a_repeated_header_that_is_broken_may_have_swallowed_a_paper() -> None:
    note = ParseNote("table.unpaired-quotes", "odd", "check")
    row = Row((2, 2), "raw", HEADER, (note,))
    parsed = list(
        read_table("x", find_columns(HEADER), Row((1, 1), "h", HEADER), [row], headed=True)
    )
    assert (None, "table.broken-header") in codes(parsed)


def test_a_header_above_rows_is_structure_and_a_first_row_is_none() -> None:
    row = ["Tea", "Ito", "1974", ""]
    assert Structure((1, 1)) in read_with_structure(row)
    assert Structure((1, 1)) not in read_with_structure(row, headed=False)
    assert Structure((1, 1)) not in read_with_structure()


def test_a_header_without_rows_is_a_problem() -> None:
    assert codes(read()) == [(None, "table.no-rows")]
    assert codes(read(["", "", "", ""])) == [(None, "table.no-rows")]


def test_what_was_guessed_about_the_columns_is_a_problem_of_the_header() -> None:
    parsed = read(["Tee", "1974"], header=["Titel", "Jahr"])
    assert [(one.code, one.lines) for one in parsed if isinstance(one, Problem)] == [
        ("table.translated-columns", (1, 1))
    ]
