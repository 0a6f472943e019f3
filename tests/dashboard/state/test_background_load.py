"""Small sources are read at once; large or compressed ones in a worker process."""

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
def test_compressed_sources_count_as_large(sizes: list[tuple[str, int]], large: bool) -> None:
    assert is_large(sizes) is large


def test_the_value_of_a_small_source_is_there_at_once_and_made_once() -> None:
    made: list[str] = []
    loading = BackgroundLoad(
        lambda: "papers", lambda result: made.append(result) or result, large=False
    )
    assert (loading.value, loading.value, loading.error) == ("papers", "papers", None)
    assert made == ["papers"]
    loading.stop()
    assert loading.value == "papers"
