from __future__ import annotations

import pytest

from litboard.figures.frame import (
    LINE,
    SMALLEST,
    TWO_LINES,
    count_axis,
    empty_figure,
    label_margin,
    make_figure,
    row_axis,
    rows_height,
    share_axis,
    step,
    trace,
)


def test_a_figure_has_its_alternative_text_and_the_common_layout_with_its_own_on_top() -> None:
    figure = make_figure(
        [trace("bar", x=[1], y=[2])], "Bars.", height=400, xaxis={"range": [0, 3]}, bargap=0.5
    )
    assert figure.layout.meta["alt"] == "Bars."
    assert figure.layout.height == 400
    assert figure.layout.bargap == 0.5
    assert tuple(figure.layout.xaxis.range) == (0, 3)
    assert figure.layout.xaxis.fixedrange
    assert figure.layout.clickmode == "event+select"


def test_a_figure_is_never_too_low_for_a_hover_label() -> None:
    assert make_figure([], "", height=10).layout.height == SMALLEST


def test_an_empty_figure_shows_its_sentence_and_has_it_as_alternative_text() -> None:
    figure = empty_figure("No works yet.")
    assert figure.layout.meta["alt"] == figure.layout.annotations[0].text == "No works yet."
    assert not figure.data


@pytest.mark.parametrize(
    ("largest", "ticks", "distance"),
    [
        (0, 5, 1),
        (3, 5, 1),
        (6, 5, 2),
        (12, 5, 5),
        (26, 5, 10),
        (99, 5, 20),
        (1_200_000, 3, 500_000),
    ],
)
def test_tick_marks_are_at_round_numbers(largest: float, ticks: int, distance: int) -> None:
    assert step(largest, ticks) == distance


@pytest.mark.parametrize(
    ("largest", "end"), [(0.0, 0.2), (0.2, 0.2), (0.21, 0.4), (0.6, 0.6), (1.0, 1.0)]
)
def test_an_axis_of_shares_ends_at_the_next_fifth(largest: float, end: float) -> None:
    axis = share_axis(largest)
    assert axis["tickvals"] == pytest.approx([0, end / 2, end])
    assert axis["ticktext"][-1] == f"{end:.0%}".replace("%", " %")


def test_an_axis_of_counts_has_room_above_the_largest() -> None:
    assert count_axis(100)["range"] == [0, pytest.approx(112)]
    assert count_axis(0)["range"][1] > 0


def test_rows_are_at_positions_with_the_first_on_top() -> None:
    axis = row_axis(["same", "same"], title="x")
    assert axis["tickvals"] == [0, 1]
    assert axis["ticktext"] == ["same", "same"]
    assert axis["range"][0] > axis["range"][1]
    assert axis["title"] == "x"


def test_rows_are_higher_if_a_label_has_two_lines() -> None:
    assert rows_height(["a", "b"], around=10) == 10 + 2 * LINE
    assert rows_height(["a<br>b", "b"], around=10) == 10 + 2 * TWO_LINES


def test_margins_grow_with_the_longest_label() -> None:
    assert label_margin(["1,000,000"])["r"] > label_margin(["1"])["r"] > label_margin([])["r"]
