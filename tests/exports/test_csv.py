from __future__ import annotations

import pytest
from hypothesis import given

from helpers.corpora import works_of
from helpers.works_to_export import HOSTILE_WORKS, WORK, read_csv
from litboard.exports.csv import COLUMNS, to_csv
from litboard.exports.tables import FORMULA_STARTS


def test_csv_holds_a_row_a_work_with_lists_joined():
    (row,) = read_csv(to_csv(works_of([WORK])))
    assert list(row) == list(COLUMNS)
    assert row["authors"] == "Sharma, Mrinank; Tong, Meg"
    assert (row["year"], row["pmid"], row["abstract"]) == ("2023", "", "We ask.\nThey answer.")


@given(HOSTILE_WORKS)
def test_no_cell_is_a_formula_and_every_cell_comes_back(rows):
    read = read_csv(to_csv(works_of(rows)))
    assert len(read) == len(rows)
    for row, given_ in zip(read, rows, strict=True):
        assert not any(cell.startswith(FORMULA_STARTS) for cell in row.values())
        title = given_["title"] or ""
        assert row["title"] in (title, f"'{title}")


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_what_a_spreadsheet_would_run_is_defused(start):
    formula = f'{start}HYPERLINK("https://example.org","x")'
    (row,) = read_csv(to_csv(works_of([{"title": formula, "authors": [formula]}])))
    assert row["title"] == row["authors"] == f"'{formula}"
