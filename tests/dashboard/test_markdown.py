"""Text from papers is shown letter for letter."""

from __future__ import annotations

import re
import string

from hypothesis import given
from hypothesis import strategies as st

from litboard.dashboard.markdown import TERM, counted, marked, plain


@given(st.text(alphabet=string.printable))
def test_every_sign_that_could_mean_something_is_escaped(text: str) -> None:
    shown = plain(text)
    assert re.sub(r"\\(.)", r"\1", shown) == " ".join(text.split())
    assert not set(re.sub(r"\\.", "", shown)) & set(string.punctuation)


def test_a_marked_stretch_stands_between_its_neighbours_and_their_blanks() -> None:
    assert marked("we read models now", [(8, 14)]) == f"we read :{TERM}[models] now"


def test_a_mark_cannot_be_broken_out_of() -> None:
    assert marked("a ] b", [(0, 5)]) == f":{TERM}[a \\] b]"


def test_a_number_agrees_with_its_noun() -> None:
    assert [counted(1, "work"), counted(25, "work"), counted(1200, "work")] == [
        "1 work", "25 works", "1,200 works",
    ]  # fmt: skip
