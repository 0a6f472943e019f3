"""What a person says of the columns of a table is obeyed, and asked for where it is unclear."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.workbooks import open_row, open_workbook
from litboard.readers import FIELDS, ColumnMap, Table, read_source, show_tables
from litboard.readers.tables.columns import number_columns
from litboard.schema.records import Problem, Reading, Severity, Source

GERMAN = 'Titel,Autoren,Jahr\nEin Aufsatz,"Lee, Ann",2019\nEin zweiter,"Dee, Cy",2020\n'
UNKNOWN = 'Beitrag,Leute,Wann\nEin Aufsatz,"Lee, Ann",2019\nEin zweiter,"Dee, Cy",2020\n'
WORDS = ("Planning with people", "What benchmarks promise us", "Sparse circuits in models")
HEADLESS = "".join(f'"Lee, Ann; Dee, Cy",{each},20{n}0\n' for n, each in enumerate(WORDS))
NAMED = ("title", "authors", "year")


def source(text: str) -> Source:
    return Source.from_text(text, "table.csv")


def shown(text: str, *maps: ColumnMap) -> Table:
    (table,) = show_tables(source(text), maps=maps)
    return table


def say(text: str, *fields: str, first_row: bool = False) -> ColumnMap:
    table = shown(text)
    return ColumnMap("table.csv", table.first_row if first_row else table.columns, fields)


def facts(reading: Reading) -> list[tuple[object, ...]]:
    return [(one.title, one.authors, one.year) for one in reading.records]


def checks(problems: tuple[Problem, ...]) -> str:
    return "; ".join(str(one) for one in problems if one.severity is Severity.CHECK)


def test_a_guess_is_shown_with_its_columns_fields_and_first_cells() -> None:
    table = shown(GERMAN)
    assert table.columns == ("Titel", "Autoren", "Jahr")
    assert table.fields == NAMED
    assert table.samples[0] == ("Ein Aufsatz", "Ein zweiter")
    assert "another language" in table.notes[0]
    assert not table.confirmed


def test_a_confirmed_guess_is_read_the_same_and_asked_no_more() -> None:
    before = read_source(source(GERMAN))
    after = read_source(source(GERMAN), maps=[say(GERMAN, *NAMED)])
    assert "“Titel” as title" in checks(before.problems)
    assert after.records == before.records
    assert not after.problems
    assert shown(GERMAN, say(GERMAN, *NAMED)).confirmed


def test_other_columns_than_guessed_are_read_where_a_person_says_so() -> None:
    text = "Title,Other title,DOI\nShort,A longer title,10.1234/x\n"
    reading = read_source(source(text), maps=[say(text, "", "title", "doi")])
    assert [one.title for one in reading.records] == ["A longer title"]
    assert not reading.problems


def test_a_table_that_nothing_tells_is_read_once_a_person_says_what_it_holds() -> None:
    before = read_source(source(UNKNOWN))
    assert not before.records
    assert "Import page under Columns" in before.problems[0].remedy
    said = say(UNKNOWN, *NAMED, first_row=True)
    after = read_source(source(UNKNOWN), maps=[said])
    assert facts(after) == facts(read_source(source(GERMAN)))
    assert (after.format, after.problems) == ("csv_table", ())
    assert after.records[0].lines == (2, 2)


def test_rows_without_a_header_are_all_papers_where_a_person_says_so() -> None:
    table = shown(HEADLESS)
    assert list(table.columns) == number_columns(3)
    assert table.first_row[1] == WORDS[0]
    assert table.fields == ("authors", "title", "year")
    reading = read_source(source(HEADLESS), maps=[say(HEADLESS, "authors", "title", "year")])
    assert [one.title for one in reading.records] == list(WORDS)
    assert reading.records[0].authors == ("Lee, Ann", "Dee, Cy")
    assert not reading.problems


def test_no_word_holds_for_another_source_or_other_columns() -> None:
    said = say(UNKNOWN, *NAMED, first_row=True)
    assert not read_source(source(UNKNOWN), maps=[replace(said, source="other.csv")]).records
    assert not read_source(source(UNKNOWN.replace("Wann", "Wo")), maps=[said]).records
    entry = "@article{a, title = {T}, year = 2019}\n"
    assert read_source(source(entry), maps=[said]).format == "bibtex"


def test_of_several_columns_for_one_field_the_fuller_comes_first() -> None:
    text = 'Authors,Author full names,Titel\nLee A,"Lee, Ann",T\n'
    (record,) = read_source(source(text), maps=[say(text, "authors", "authors", "title")]).records
    assert record.authors == ("Lee, Ann",)


def test_a_title_that_the_header_does_not_name_is_told_by_its_column_and_said() -> None:
    rows = "".join(f"{n},{each},10.1234/{n}\n" for n, each in enumerate(WORDS))
    reading = read_source(source(f"Nr,Beitrag,DOI\n{rows}"))
    assert [one.title for one in reading.records] == list(WORDS)
    assert "“Beitrag” as title" in checks(reading.problems)


def test_two_columns_that_may_both_be_the_title_are_said_where_they_differ() -> None:
    header = "Title,Original title,DOI\n"
    differ = read_source(source(f"{header}One,Uno,10.1234/x\n"))
    assert differ.records[0].title == "One"
    assert "both may be the title" in checks(differ.problems)
    assert not read_source(source(f"{header}One,One,10.1234/x\nTwo,,10.1234/y\n")).problems


def test_a_table_of_identifiers_alone_has_no_title_to_look_for() -> None:
    assert not read_source(source("DOI,PMID\n10.1234/x,7\n")).problems


@pytest.mark.parametrize("text", ["Some prose, with commas.\n", "@article{a, title={T}}\n", ""])
def test_no_other_text_is_shown_as_a_table(text: str) -> None:
    assert show_tables(source(text)) == []


def test_each_sheet_of_a_workbook_is_shown_and_read_as_said() -> None:
    header: list[object] = ["Beitrag", "Leute", "Wann"]
    content = open_workbook(open_row(header), open_row(["Ein Aufsatz", "Lee, Ann", 2019]))
    book = Source("book.ods", content)
    (table,) = show_tables(book)
    assert (table.sheet, table.first_row) == ("S1", ("Beitrag", "Leute", "Wann"))
    assert not read_source(book).records
    reading = read_source(book, maps=[ColumnMap("book.ods", table.first_row, NAMED)])
    assert facts(reading) == [("Ein Aufsatz", ("Lee, Ann",), 2019)]
    assert not reading.problems


NAMES = st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=9), min_size=2)


@given(NAMES.filter(lambda names: len(names) < 9), st.data())
def test_whatever_a_person_says_every_row_is_a_record_or_a_problem(
    names: list[str], data: st.DataObject
) -> None:
    fields = data.draw(st.tuples(*(st.sampled_from(("", *FIELDS, "nonsense")) for _ in names)))
    text = "\n".join([",".join(names), *(",".join(f"w{n}" for _ in names) for n in range(3))])
    reading = read_source(source(text), maps=[ColumnMap("table.csv", tuple(names), fields)])
    lost = [one for one in reading.problems if one.severity is Severity.LOST]
    assert sorted(one.lines[0] for one in (*reading.records, *lost)) == [2, 3, 4]
    for said, name in zip(fields, names, strict=True):
        assert said != "title" or all(one.title for one in reading.records), name
