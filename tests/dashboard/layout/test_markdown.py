"""Text from papers is shown letter for letter."""

from __future__ import annotations

import re
import string

from hypothesis import given
from hypothesis import strategies as st

from litboard.dashboard.layout.markdown import (
    NO_BREAK,
    TERM,
    escape_markdown,
    highlight,
    with_code,
)


@given(st.text(alphabet=string.printable))
def test_every_sign_that_could_mean_something_is_escaped(text: str) -> None:
    shown = escape_markdown(text)
    assert re.sub(r"\\(.)", r"\1", shown) == " ".join(text.split())
    assert not set(re.sub(r"\\.", "", shown)) & set(string.punctuation)


def test_a_marked_stretch_stands_between_its_neighbours_and_their_blanks() -> None:
    assert highlight("we read models now", [(8, 14)]) == f"we read :{TERM}[models] now"


def test_a_mark_cannot_be_broken_out_of() -> None:
    assert highlight("a ] b", [(0, 5)]) == f":{TERM}[a \\] b]"


def test_what_stands_between_backticks_is_code_with_all_its_blanks() -> None:
    assert with_code("put `ER  - ` *below*") == f"put `ER{NO_BREAK * 2}-{NO_BREAK}` \\*below\\*"
    assert with_code("a lone ` is a sign") == escape_markdown("a lone ` is a sign")
    assert with_code("a `` b") == "a  b"


@given(st.text(alphabet=string.printable))
def test_beside_code_every_sign_that_could_mean_something_is_escaped(text: str) -> None:
    shown = re.sub(r"\\.|`[^`]*`", "", with_code(text))
    assert not set(shown) & set(string.punctuation)
