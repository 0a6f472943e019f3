from __future__ import annotations

import pandas as pd

from helpers import figure_tables as tables
from helpers.figure_tables import ids
from litboard import figures


def test_a_bar_of_a_year_carries_the_year() -> None:
    [bars] = figures.works_per_year(tables.years()).data
    assert list(zip(bars.x, bars.y, ids(bars), strict=True)) == [
        (2019, 1, [2019]),
        (2021, 2, [2021]),
        (2022, 5, [2022]),
    ]


def test_works_without_a_year_are_told_and_not_drawn() -> None:
    table = pd.DataFrame({"year": pd.array([2020, None], dtype="Int64"), "works": [2, 3]})
    figure = figures.works_per_year(table)
    assert list(figure.data[0].x) == [2020]
    assert "3 works without a year" in figure.layout.meta["alt"]


def test_the_number_of_undated_works_may_stand_beside_the_table() -> None:
    table = tables.years()
    table.attrs["undated"] = 12
    assert "12 works without a year" in figures.works_per_year(table).layout.meta["alt"]


def test_a_year_without_works_has_no_number_above_it() -> None:
    table = pd.DataFrame({"year": [2020, 2021], "works": [2, 0]})
    assert list(figures.works_per_year(table).data[0].text) == ["2", ""]


def test_a_few_works_of_another_age_are_told_and_do_not_press_the_others_together() -> None:
    years = [1565, 1936, *range(2000, 2026), 2099]
    table = pd.DataFrame({"year": years, "works": [1, 2, *[20] * 26, 1]})
    figure = figures.works_per_year(table)
    assert tuple(figure.layout.xaxis.range) == (1999.4, 2025.6)
    note = "Not drawn: 3 works before 2000, 1 work after 2025"
    assert figure.layout.annotations[0].text.replace("<br>", " ") == note
    assert note in figure.layout.meta["alt"]


def test_only_works_without_a_year_give_a_sentence() -> None:
    table = pd.DataFrame({"year": pd.array([None], dtype="Int64"), "works": [3]})
    assert figures.works_per_year(table).layout.meta["alt"] == "No work has a year yet."
