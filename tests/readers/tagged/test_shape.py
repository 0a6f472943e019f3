from __future__ import annotations

import re

import pytest

from litboard.readers.tagged.shape import BLANK, DASH, LEAD, Shape


def test_tags_are_those_at_the_head_of_lines_in_capitals() -> None:
    shape = Shape(head=rf"{LEAD}([A-Za-z]{{2}}){BLANK}+{DASH}")
    text = "ty  - BOOK\n\xa0TI \u2013 A  TI - B\n      AU  - wrapped too far in"
    assert shape.tags(text) == ["TY", "TI"]


@pytest.mark.parametrize("blank", [" ", "\t", "\xa0", "\u200b", "\u3000", "\ufeff"])
def test_blanks_of_web_pages_are_blanks(blank: str) -> None:
    assert re.fullmatch(BLANK, blank)


def test_a_line_end_is_no_blank() -> None:
    assert not re.fullmatch(BLANK, "\n")
