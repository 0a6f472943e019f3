"""Each figure on its own: what stands where, and which id it carries."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import figure_tables as tables
from litboard import figures
from litboard.figures.years import READABLE, drawn_span, left_out


def ids(trace: object) -> list[list[object]]:
    return [list(row) for row in trace.customdata]  # type: ignore[attr-defined]


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
    told = "Not drawn: 3 works before 2000, 1 work after 2025"
    assert figure.layout.annotations[0].text.replace("<br>", " ") == told
    assert told in figure.layout.meta["alt"]


def test_the_course_of_a_term_begins_with_the_years_of_most_works() -> None:
    rows = [("a", year, 1, 50, 0.02, 0.0, 0.1) for year in range(2000, 2026)]
    rows += [("a", 1565, 1, 1, 1.0, 0.1, 1.0)]
    figure = figures.term_trend(pd.DataFrame(rows, columns=tables.TREND))
    assert tuple(figure.layout.xaxis.range) == (1999.5, 2025.5)


@given(st.dictionaries(st.integers(1500, 2100), st.integers(0, 50), min_size=1, max_size=60))
def test_nearly_all_works_stand_within_the_years_that_are_drawn(counts: dict[int, int]) -> None:
    years, works = sorted(counts), [counts[year] for year in sorted(counts)]
    first, last = drawn_span(years, works)
    inside = sum(works for year, works in counts.items() if first <= year <= last)
    assert inside >= 0.98 * sum(works)
    if last - first > READABLE or years[-1] - years[0] < READABLE:
        assert {first, last} <= counts.keys()
    told = left_out(years, works, (first, last))
    assert bool(told) == (inside < sum(works))


def test_only_works_without_a_year_give_a_sentence() -> None:
    table = pd.DataFrame({"year": pd.array([None], dtype="Int64"), "works": [3]})
    assert figures.works_per_year(table).layout.meta["alt"] == "No work has a year yet."


def test_the_first_terms_are_drawn_the_commonest_on_top() -> None:
    [bars] = figures.term_bars(tables.terms(), count=2).data
    assert ids(bars) == [["model"], ["red team"]]
    assert list(bars.y) == [0, 1]


@pytest.mark.parametrize("works", [7, 2_000_000])
def test_beyond_the_longest_bar_is_room_for_its_number(works: int) -> None:
    table = pd.DataFrame({"term": ["a"], "works": [works], "share": [0.2], "score": [1.0]})
    figure = figures.term_bars(table)
    assert figure.layout.margin.r >= 6 * len(figure.data[0].text[0])


def test_terms_that_begin_alike_keep_their_own_rows() -> None:
    alike = ["a very long term that never seems to end " * 3 + letter for letter in "xy"]
    table = pd.DataFrame({"term": alike, "works": [2, 1], "share": [0.2, 0.1], "score": [2, 1]})
    figure = figures.term_bars(table)
    first, second = figure.layout.yaxis.ticktext
    assert first == second
    assert list(figure.data[0].y) == [0, 1]
    assert figure.data[0].hovertext[0].replace("<br>", " ").startswith(alike[0])


def test_a_trend_says_how_many_works_it_rests_on() -> None:
    lines = [trace for trace in figures.term_trend(tables.trend()).data if trace.customdata]
    assert lines[0].hovertext[0] == "red team, 2021<br>3 of 8 works, 38 % (14–69 %)"
    assert ids(lines[0]) == [["red team", 2021], ["red team", 2023]]
    assert lines[0].marker.size[0] > lines[0].marker.size[1]


def test_each_term_of_a_trend_has_a_panel_on_the_same_scale() -> None:
    layout = figures.term_trend(tables.trend()).layout
    assert layout.yaxis.range == layout.yaxis2.range
    assert layout.xaxis.range == layout.xaxis2.range
    assert [words.text for words in layout.annotations] == ["red team", "model"]


def test_shares_of_a_group_stand_in_its_row() -> None:
    figure = figures.term_shares(tables.shares())
    rows = {
        tuple(where): y for dots in figure.data for where, y in zip(ids(dots), dots.y, strict=True)
    }
    assert {where: round(y) for where, y in rows.items()} == {
        ("a.bib", "red team"): 0,
        ("a.bib", "model"): 0,
        ("red team.ris", "model"): 1,
    }
    assert len({dots.marker.symbol for dots in figure.data}) == len(figure.data)


def test_intervals_of_shares_end_where_the_table_says() -> None:
    dots = figures.term_shares(tables.shares()).data[0]
    assert dots.x[0] + dots.error_x.array[0] == pytest.approx(0.69)
    assert dots.x[0] - dots.error_x.arrayminus[0] == pytest.approx(0.14)


def test_a_change_that_is_not_clear_is_grey_and_hollow() -> None:
    [dots] = figures.term_changes(tables.changes()).data
    looks = dict(zip([row[0] for row in ids(dots)], dots.marker.symbol, strict=True))
    assert looks == {
        "red team": "triangle-right",
        "model": "circle-open",
        "probe": "triangle-left",
    }
    assert len(set(dots.marker.color)) == 3


def test_a_change_tells_both_parts_and_the_interval() -> None:
    [dots] = figures.term_changes(tables.changes()).data
    assert dots.hovertext[0].split("<br>") == [
        "red team",
        "early: 2 of 10, 20 %",
        "late: 12 of 15, 80 %",
        "+60 points (+30 to +80)",
    ]


def test_a_topic_has_one_colour_in_every_figure() -> None:
    [bars] = figures.topic_shares(tables.topics()).data
    [terms] = figures.topic_terms(tables.weights(), 1).data
    assert bars.marker.color[1] == terms.marker.color == figures.topic_color(1)
    assert ids(bars) == [[0], [1]]


def test_colours_begin_again_after_the_tenth() -> None:
    assert figures.topic_color(10) == figures.topic_color(0) != figures.topic_color(1)


def test_terms_without_weight_are_not_part_of_a_topic() -> None:
    [bars] = figures.topic_terms(tables.weights(), 1).data
    assert ids(bars) == [["red team"], ["attack"]]
    assert list(bars.x) == [1.0, 0.5]


def test_the_chosen_number_of_topics_stands_out_in_each_panel() -> None:
    figure = figures.topic_curve(tables.curve())
    assert [list(line.marker.symbol) for line in figure.data] == [
        ["circle", "diamond", "circle"]
    ] * 4
    assert {shape.x0 for shape in figure.layout.shapes} == {3}
    assert ids(figure.data[0]) == [[2], [3], [4]]


def test_cells_of_a_work_follow_its_own_mix_after_sorting() -> None:
    cells, discs = figures.topic_mix(tables.assigned(), tables.mix()).data
    strength = {
        tuple(where): float(color.rsplit(",")[-1].rstrip(")"))
        for where, color in zip(ids(cells), cells.marker.color, strict=True)
    }
    assert strength == {("w1", 0): 0.4, ("w1", 1): 0.6, ("w2", 0): 0.9, ("w2", 1): 0.1}
    assert list(discs.text) == ["", "?"]
    assert list(zip(discs.x, discs.y, strict=True)) == [(0, 0), (1, 1)]


def test_a_mix_may_be_an_array() -> None:
    named = figures.topic_mix(tables.assigned(), tables.mix())
    bare = figures.topic_mix(tables.assigned(), np.array(tables.mix()))
    assert named == bare


def test_many_works_are_cut_and_the_cut_is_told() -> None:
    figure = figures.topic_mix(tables.assigned(), tables.mix(), count=1)
    assert len(figure.layout.yaxis.ticktext) == 1
    assert "1 of 2 works" in figure.layout.meta["alt"]


def test_cells_of_two_sources_stand_where_their_letters_meet() -> None:
    cells, numbers = figures.source_overlap(tables.overlap()).data
    assert ids(cells)[1] == ["a.bib", "b.ris"]
    assert (numbers.x[1], numbers.y[1], numbers.text[1]) == (1, 0, "4")
    assert figures.source_overlap(tables.overlap()).layout.xaxis.ticktext == ("A", "B")


def test_of_many_sources_those_that_share_most_are_drawn_and_the_number_is_told() -> None:
    names = [f"{number:03}.bib" for number in range(60)]
    pairs = [(name, name, 2) for name in names]
    shared = [(a, b, 1) for a, b in pairwise(names[40:])]
    both = [*shared, *((b, a, count) for a, b, count in shared)]
    table = pd.DataFrame([*pairs, *both], columns=["source", "other", "works"])
    figure = figures.source_overlap(table.sort_values(["source", "other"]))
    rows = figure.layout.yaxis.ticktext
    assert len(rows) == 10
    assert all(int(row[:3]) >= 40 for row in rows)
    assert figure.layout.annotations[0].text == "10 of 60 sources: those that share most works"
    assert "10 sources of 60" in figure.layout.meta["alt"]


def test_sources_that_share_nothing_are_said_to() -> None:
    table = tables.overlap()
    table.loc[table["source"] != table["other"], "works"] = 0
    assert "no two share a work" in figures.source_overlap(table).layout.meta["alt"]


def test_a_theme_carries_all_its_topics_and_stands_beside_them() -> None:
    cells, bars, words = figures.topic_tree(tables.themes(), tables.topics()).data
    assert ids(cells) == [[1, 0], [1], [0]]
    assert list(cells.y) == [0.5, 0, 1]
    assert cells.width[0] > 1.5 > cells.width[1]
    assert ids(bars) == [[1], [0]]
    assert bars.x[0] == pytest.approx(3 * bars.x[1])
    assert list(words.text)[-2:] == ["6", "2"]
