from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litboard.figures import text as words
from litboard.figures.frame import step


@given(st.text())
def test_plain_text_unescapes_to_what_was_written(text: str) -> None:
    assert html.unescape(words.escape_html(text)) == words.tidy(text)
    assert not set("<>$") & set(words.escape_html(text))


@given(st.text(), st.integers(4, 40))
def test_a_short_label_keeps_to_its_width(text: str, width: int) -> None:
    assert len(html.unescape(words.short(text, width))) <= width


@given(st.text())
def test_a_wrapped_label_has_two_lines_at_most(text: str) -> None:
    assert words.wrapped(text).count("<br>") <= 1


@given(st.text())
def test_a_paragraph_loses_no_letter(text: str) -> None:
    shown = html.unescape(words.paragraph(text).replace("<br>", " "))
    assert "".join(shown.split()) == "".join(words.tidy(text).split())


@pytest.mark.parametrize("missing", [None, float("nan"), ""])
def test_a_missing_text_is_empty(missing: object) -> None:
    assert words.escape_html(missing) == ""


def test_an_alternative_text_is_read_aloud_without_entities() -> None:
    assert words.quoted("a <b> & c") == "“a ‹b› & c”"


@pytest.mark.parametrize(
    ("share", "written"),
    [(0, "0 %"), (0.001, "under 1 %"), (0.375, "38 %"), (1, "100 %")],
)
def test_shares_are_whole_percent(share: float, written: str) -> None:
    assert words.percent(share) == written


def test_an_unknown_interval_is_not_written() -> None:
    assert words.interval(float("nan"), 0.5) == ""
    assert words.interval(0.14, 0.69) == "14–69 %"


@pytest.mark.parametrize(("difference", "written"), [(0.27, "+27"), (-0.6, "−60"), (0.001, "±0")])
def test_differences_carry_their_sign(difference: float, written: str) -> None:
    assert words.points(difference) == written


def test_parts_are_listed_as_in_a_sentence() -> None:
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"


@given(st.integers(1, 10**7))
def test_tick_marks_are_few_round_and_whole(largest: int) -> None:
    distance = step(largest)
    assert distance >= 1
    assert largest / distance <= 5
    assert str(distance).rstrip("0") in {"1", "2", "5"}
