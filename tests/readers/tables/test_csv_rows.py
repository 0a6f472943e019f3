from __future__ import annotations

import csv

import pytest

from helpers.growth import assert_grows_linearly
from litboard.readers.tables.csv_rows import parse_row, read_cells, read_rows
from litboard.readers.tables.rows import Row


def rows(text: str, *, width: int, delimiter: str = ",") -> list[tuple[tuple[int, int], list[str]]]:
    return [(row.lines, row.cells) for row in read_rows(text.split("\n"), 0, delimiter, width)]


def first(text: str, *, width: int, delimiter: str = ",") -> Row:
    return next(read_rows(text.split("\n"), 0, delimiter, width))


def test_a_cell_may_have_several_lines_and_doubled_quotes() -> None:
    assert rows('a,"b\nc ""d"""\ne,f', width=2) == [
        ((1, 2), ["a", 'b\nc "d"']), ((3, 3), ["e", "f"]),
    ]  # fmt: skip


def test_rows_without_text_are_passed_over_and_short_ones_kept() -> None:
    assert rows("a,b\n\n,\ne\n", width=2) == [((1, 1), ["a", "b"]), ((4, 4), ["e"])]


def test_a_quote_that_is_never_closed_costs_its_own_row_only() -> None:
    text = 'a,"b\nc,d\ne,f'
    assert rows(text, width=2) == [((1, 1), ["a", "b"]), ((2, 2), ["c", "d"]), ((3, 3), ["e", "f"])]
    assert [note.code for note in first(text, width=2).notes] == ["table.unpaired-quotes"]


def test_quotes_within_a_cell_stay_in_it() -> None:
    assert first('a,"the "best" tea",c', width=3).cells == ["a", 'the "best" tea', "c"]


def test_quotes_behind_a_backslash_are_part_of_the_quote() -> None:
    row = first(r'a,"the \"best\", and tea"', width=2)
    assert row.cells == ["a", 'the "best", and tea']
    assert [note.code for note in row.notes] == ["table.backslash-quotes"]


def test_a_table_with_tabs_quotes_nothing() -> None:
    row = first('a\t"Best" teas\tc', width=3, delimiter="\t")
    assert (row.cells, row.notes) == (["a", '"Best" teas', "c"], ())


def test_a_broken_row_of_several_lines_is_one_where_that_makes_a_row() -> None:
    row = first('a,"b "x\ny" c"\nd,e', width=2)
    assert (row.lines, row.cells[0]) == ((1, 2), "a")


def test_an_empty_cell_between_broken_quotes_is_empty() -> None:
    assert first(',"x"y",z', width=3).cells == ["", 'x"y', "z"]


def test_a_row_whose_quotes_are_odd_has_no_cells() -> None:
    assert parse_row(['"a'], 0, ",") == ([], 1)
    assert parse_row([], 0, ",") == ([], 1)
    with pytest.raises(csv.Error):
        list(read_cells(['"a"b'], 0, ","))


@pytest.mark.parametrize("unit", ['"\n', 'a,"b\n', '",",\n', '"a"b,c\n', 'a,b\n"'])
def test_broken_quotes_take_linear_time(unit: str) -> None:
    assert_grows_linearly(lambda size: rows(unit * size, width=2), size=100)
