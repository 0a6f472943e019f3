"""The progress of a background load, in words."""

from __future__ import annotations

import pytest

from litboard.dashboard.layout.progress import step_text
from litboard.worker.progress import Progress


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (Progress(), "Starting"),
        (
            Progress(done=1, sources=3, bytes_done=1_250_000, bytes=5_000_000, name="*a*.ris"),
            r"Reading source 2 of 3, 1.2 of 5.0 MB: \*a\*\.ris",
        ),
        (
            Progress(done=1, sources=1, bytes_done=9, bytes=9),
            "1 source read; matching records of the same work",
        ),
    ],
)
def test_each_step_is_named(progress: Progress, text: str) -> None:
    assert step_text(progress) == text
