from __future__ import annotations

import io
import zipfile

import pytest

from helpers.copied_pages import read, titles
from helpers.workbooks import (
    HEADER,
    MAIN,
    cell,
    open_row,
    open_workbook,
    sheet,
    workbook,
)
from litboard.readers.formats.workbook import is_workbook
from litboard.schema.records import Reading, Severity


def reasons(reading: Reading) -> str:
    return "; ".join(one.reason for one in reading.problems)


def test_a_sheet_is_a_table_whose_rows_are_lines() -> None:
    rows: list[list[object]] = [HEADER, ["First", "Lee, Ann; Dee, Cy", 2019.0, "10.1234/one"]]
    reading = read(workbook(sheet(rows)), "papers.xlsx")
    (record,) = reading.records
    assert (record.title, record.year, record.doi) == ("First", 2019, "10.1234/one")
    assert (record.authors, record.lines) == (("Lee, Ann", "Dee, Cy"), (2, 2))
    assert record.raw == "First\tLee, Ann; Dee, Cy\t2019\t10.1234/one"
    assert (reading.format, reading.problems) == ("workbook", ())


def test_the_content_tells_a_workbook_and_not_the_name() -> None:
    content = workbook(sheet([HEADER, ["First", "Lee, Ann", 2019, ""]]))
    assert titles(read(content, "papers.bib")) == ["First"]


def test_a_text_named_like_a_workbook_is_read_and_said() -> None:
    reading = read("Title,DOI\nFirst,10.1234/x\n", "papers.xlsx")
    assert titles(reading) == ["First"]
    assert "the name ends in .xlsx, but the content is text" in reasons(reading)


def test_rows_keep_their_numbers_below_blank_ones_and_a_preamble() -> None:
    rows: list[list[object]] = [["Exported in May"], [], HEADER, [], ["First", "", 2019, ""]]
    reading = read(workbook(sheet(rows, first=3)))
    assert [one.lines for one in reading.records] == [(7, 7)]
    assert [(one.lines, one.severity) for one in reading.problems] == [((3, 3), Severity.CHECK)]


def test_a_second_sheet_is_counted_on_from_the_first() -> None:
    one, two = (sheet([HEADER, [name, "", 2019, ""]]) for name in ("First", "Second"))
    reading = read(workbook(one, two, sheet([])))
    assert titles(reading) == ["First", "Second"]
    assert [(each.entry, each.lines) for each in reading.records] == [(1, (2, 2)), (2, (4, 4))]


def test_a_sheet_without_a_header_is_said_and_costs_no_other() -> None:
    reading = read(workbook(sheet([["Notes of mine"]]), sheet([HEADER, ["First", "", "", ""]])))
    assert titles(reading) == ["First"]
    assert "the sheet “S1” has no header" in reasons(reading)


def test_a_sheet_without_a_header_is_read_by_what_stands_in_it_and_said() -> None:
    words = ["Planning with people", "What benchmarks promise us", "Sparse circuits in models"]
    rows: list[list[object]] = [[one, f"10.1234/{n}", 2019] for n, one in enumerate(words)]
    reading = read(workbook(sheet(rows)))
    assert titles(reading) == words
    assert [one.lines for one in reading.records] == [(1, 1), (2, 2), (3, 3)]
    assert "“column 1” as title" in reasons(reading)


def test_numbers_truth_and_formulas_are_text() -> None:
    rows: list[list[object]] = [HEADER, [1984, "", "", ""], ["=HYPERLINK(1)", "", "", ""]]
    assert titles(read(workbook(sheet(rows)))) == ["1984", "=HYPERLINK(1)"]


def test_a_formula_has_the_value_that_was_saved_and_is_said_where_there_is_none() -> None:
    saved = "<f>1+1</f><v>2</v>"
    unsaved = '<f>CONCATENATE("Ti","tle")</f><v></v>'
    rows: list[list[object]] = [HEADER, [saved, "", "", ""], [unsaved, "", "", "10.1234/two"]]
    reading = read(workbook(sheet(rows)))
    assert titles(reading) == ["2", None]
    assert '=CONCATENATE("Ti","tle")' in reasons(reading)
    assert "CONCATENATE" in reading.records[1].raw


def test_a_workbook_that_claims_more_cells_than_there_is_memory_for_is_a_problem() -> None:
    far = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cell("A1", "Title")}</row>'
    far += f'<row r="1048576">{cell("XFD1048576", "x")}</row></sheetData></worksheet>'
    reading = read(workbook(far))
    assert not reading.records
    assert "cannot be opened" in reasons(reading)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_workbook_that_was_cut_off_is_a_problem(share: float) -> None:
    content = workbook(sheet([HEADER, ["First", "", 2019, ""]]))
    reading = read(content[: int(len(content) * share)], "papers.xlsx")
    assert not reading.records
    assert reading.problems


def test_an_empty_workbook_is_said() -> None:
    assert reasons(read(workbook(sheet([])))) == "the workbook is empty"


def test_no_other_document_is_taken_for_a_workbook() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert not is_workbook(made.getvalue())
    assert not is_workbook(b"Title,DOI\n")
    assert not is_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def test_a_workbook_of_opendocument_is_read_as_any_other() -> None:
    first: list[object] = ["First", "Lee, Ann; Dee, Cy", 2019.0, "10.1234/one"]
    content = open_workbook(open_row(HEADER), open_row(first))
    assert is_workbook(content)
    reading = read(content, "papers.bib")
    (record,) = reading.records
    assert (record.title, record.year, record.doi) == ("First", 2019, "10.1234/one")
    assert (record.authors, record.lines) == (("Lee, Ann", "Dee, Cy"), (2, 2))
    assert (reading.format, reading.problems) == ("workbook", ())


def test_rows_of_opendocument_keep_their_numbers_below_rows_written_once_for_many() -> None:
    blank = open_row(["<table:table-cell/>"], times=3)
    reading = read(open_workbook(open_row(HEADER), blank, open_row(["Late", "", 2019, ""])))
    assert [one.lines for one in reading.records] == [(5, 5)]


def test_a_formula_of_opendocument_without_a_value_is_said() -> None:
    formula = "<table:table-cell table:formula='of:=A1&amp;B1'/>".replace("'", '"')
    blank = open_row(["<table:table-cell/>"], times=2)
    rows = open_row(HEADER), blank, open_row([formula, "", 2019, "10.1234/x"])
    reading = read(open_workbook(*rows))
    assert "=A1&B1" in reasons(reading)
    assert "=A1&B1" in reading.records[0].raw


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_workbook_of_opendocument_that_was_cut_off_is_a_problem(share: float) -> None:
    content = open_workbook(open_row(HEADER), open_row(["First", "", 2019, ""]))
    reading = read(content[: int(len(content) * share)], "papers.ods")
    assert not reading.records
    assert "cannot be opened" in reasons(reading)


def test_rows_of_opendocument_that_claim_more_than_there_is_memory_for_are_a_problem() -> None:
    text = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
    wide = f"{text}<text:p>x</text:p></table:table-cell>"
    reading = read(open_workbook(open_row(HEADER), open_row([wide], times=1_000_000)))
    assert not reading.records
    assert "memory" in reasons(reading)


def test_a_text_document_of_opendocument_is_no_workbook() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert not is_workbook(made.getvalue())
