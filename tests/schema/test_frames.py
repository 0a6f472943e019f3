from __future__ import annotations

import pytest

from litboard.schema.frames import LIST, make_table, python_rows, python_values

COLUMNS = {"name": "str", "year": "Int64", "tags": LIST}


def test_a_table_has_its_columns_and_types_though_it_is_empty() -> None:
    empty = make_table([], COLUMNS)
    full = make_table([("tea", 1974, ["a"])], COLUMNS)
    assert list(empty.columns) == list(COLUMNS)
    assert list(empty.dtypes) == list(full.dtypes)


def test_rows_come_back_as_plain_values_with_none_for_what_is_missing() -> None:
    rows = [("tea", 1974, ["a", "b"]), (None, None, None), ("", 0, [])]
    table = make_table(rows, COLUMNS)
    assert python_rows(table) == [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    assert type(python_values(table["year"])[0]) is int
    assert type(python_values(table["tags"])[0]) is list


def test_a_row_of_the_wrong_width_is_refused() -> None:
    with pytest.raises(ValueError, match="argument"):
        make_table([("tea", 1974)], COLUMNS)
