from __future__ import annotations

import pytest

from litboard.readers.tables.column_map import ColumnMap
from litboard.readers.tables.csv_layout import (
    Layout,
    find_layout,
    find_named,
    first_lines,
    guess_layout,
    is_tabular,
)


def layout(text: str) -> Layout:
    found = find_layout(first_lines(text))
    assert found is not None
    return found


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_parts_the_header(delimiter: str) -> None:
    text = f"Title{delimiter}Year\nTea, black; hot{delimiter}1974\n"
    assert (layout(text).delimiter, layout(text).start) == (delimiter, 1)


def test_a_line_may_name_its_delimiter() -> None:
    found = layout("sep=;\nTitle;Year, as printed\nTea;1974\n")
    assert (found.delimiter, found.above, found.columns.places["title"]) == (";", 1, (0,))


def test_lines_above_the_header_are_counted_and_a_sentence_is_no_header() -> None:
    text = "Search: title, abstract\nDone 1974\n\nTitle,Year,DOI\nTea,1974,10.5555/t\n"
    assert (layout(text).above, layout(text).start) == (3, 4)


def test_a_header_below_the_first_line_must_name_three_fields() -> None:
    assert find_layout(first_lines("Notes of May\nTitle,Year\nTea,1974\n")) is None


def test_the_rule_below_a_header_of_markdown_is_no_row() -> None:
    assert layout("| Title | Year |\n|---|---:|\n| Tea | 1974 |\n").start == 2


def test_a_table_of_one_column_needs_a_telling_name() -> None:
    assert layout("Title\nTea, black\n").columns.header == ["Title"]
    assert find_layout(first_lines("Summary\nTea\n")) is None


def test_lines_that_were_taken_for_one_cell_are_unwrapped() -> None:
    assert first_lines('"Title,""Year"""\n"Tea,1974"\n')[:2] == ['Title,"Year"', "Tea,1974"]
    assert first_lines('"One, two"\n"three"\n')[0] == '"One, two"'


def test_columns_without_a_header_are_inferred_from_their_cells() -> None:
    text = "".join(
        f"10.5555/t{at},How long to brew a pot of tea {at},{1970 + at}\n" for at in range(4)
    )
    found = layout(text)
    assert (found.start, found.above) == (0, 0)
    assert found.columns.places == {"doi": (0,), "year": (2,), "title": (1,)}


def test_a_person_names_columns_with_and_without_a_header() -> None:
    lines = first_lines("Werk;Wann\nTee;1974\n")
    headed = ColumnMap("x", ("Werk", "Wann"), ("title", "year"))
    bare = ColumnMap("x", ("column 1", "column 2"), ("title", "year"))
    named = find_named(lines, [headed])
    assert (named.start, named.columns.places, named.named) == (
        1, {"title": (0,), "year": (1,)}, True,
    )  # fmt: skip
    assert find_named(lines, [bare]).start == 0
    assert find_named(lines, [ColumnMap("x", ("Werk", "Wo"), ("title", ""))]) is None
    assert find_named(lines, []) is None


def test_a_table_that_may_be_one_of_papers_has_three_rows_of_one_width() -> None:
    assert guess_layout(["a;b", "c;d", "e;f"]).columns.header == ["column 1", "column 2"]
    assert guess_layout(["a;b", "c;d"]) is None
    assert guess_layout(["a;b", "c;d", "e;f;g"]) is None


def test_running_text_with_commas_is_no_table() -> None:
    assert is_tabular("a,b,c\nd,e,f\ng,h,i\n")
    assert not is_tabular("Ito, A, 1974\nEk, B, 1975\nRao, C, 1976\n")
    assert not is_tabular("a,b\nc,d\ne,f\n")
