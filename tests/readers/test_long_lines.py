from __future__ import annotations

from litboard.readers.format import MAX_LINE, Text
from litboard.readers.long_lines import set_aside_long_lines


def test_a_text_without_overlong_lines_is_returned_itself() -> None:
    text = Text("a\n" + "b" * MAX_LINE + "\nc")
    assert set_aside_long_lines("x", text) == (text, [])


def test_an_overlong_line_is_a_problem_and_the_others_keep_their_numbers() -> None:
    text, (problem,) = set_aside_long_lines("x", Text("a\n" + "b" * (MAX_LINE + 1) + "\nc"))
    assert text.text == "a\n\nc"
    assert (problem.code, problem.lines) == ("file.line-too-long", (2, 2))
    assert problem.raw.endswith("… (1,000,001 characters in all)")


def test_the_last_line_may_be_overlong_too() -> None:
    text, problems = set_aside_long_lines("x", Text("a\n" + "b" * (MAX_LINE + 1)))
    assert (text.text, [one.lines for one in problems]) == ("a\n", [(2, 2)])
