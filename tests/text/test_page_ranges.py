"""Page ranges in one spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litboard.text import tidy_pages


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        ("123--130", "123-130"),
        ("123 – 130", "123-130"),
        ("pp. 123-130", "123-130"),
        ("p12", "12"),
        ("Pages: 7-9", "7-9"),
        ("1023-9", "1023-1029"),
        ("S12-5", "S12-S15"),
        ("S12-S15", "S12-S15"),
        ("e1002-14", "e1002-e1014"),
        ("99-101", "99-101"),
        ("98-7", "98-7"),
        ("12-12", "12"),
        ("xii-xx", "xii-xx"),
        ("1-4, 7-9", "1-4"),
        ("120:5", "120:5"),
        ("Article 1234", "Article 1234"),
        ("UNSP 1722034", "1722034"),
        ("1091-+", "1091"),
        ("in press", "in press"),
        ("  ", None),
        ("n/a", None),
        ("0", None),
    ],
)
def test_pages_are_read_in_any_spelling(written: str, pages: str | None) -> None:
    assert tidy_pages(written) == pages


@given(st.integers(1, 99_999), st.integers(0, 400))
def test_a_last_page_cut_as_in_medline_is_written_out(first: int, more: int) -> None:
    whole = f"{first}-{first + more}" if more else str(first)
    shared = len(str(first + more)) == len(str(first))
    start, end = str(first), str(first + more)
    while shared and len(end) > 1 and start[0] == end[0]:
        start, end = start[1:], end[1:]
    assert tidy_pages(f"{first}-{end}") == whole


@given(st.text(max_size=80))
def test_tidied_pages_stay_as_they_are(text: str) -> None:
    tidy = tidy_pages(text)
    assert tidy is None or tidy_pages(tidy) == tidy
