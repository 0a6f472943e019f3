"""What is small is read at once; what is large or packed, apart."""

from __future__ import annotations

import pytest

from litboard.dashboard.state.background_load import HERE_BYTES, BackgroundLoad, is_large


@pytest.mark.parametrize(
    ("sizes", "large"),
    [
        ([], False),
        ([("a.bib", HERE_BYTES)], False),
        ([("a.bib", HERE_BYTES), ("b", 1)], True),
        ([("a.ZIP", 10)], True),
    ],
)
def test_what_is_packed_may_be_larger_than_it_looks(
    sizes: list[tuple[str, int]], large: bool
) -> None:
    assert is_large(sizes) is large


def test_what_is_small_is_there_at_once_and_made_once() -> None:
    made: list[str] = []
    opening = BackgroundLoad(
        lambda: "papers", lambda given: made.append(given) or given, large=False
    )
    assert (opening.value, opening.value, opening.error) == ("papers", "papers", None)
    assert made == ["papers"]
    opening.stop()
    assert opening.value == "papers"
