"""What tests of the Import page share: reading in worker processes, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from threading import BoundedSemaphore

import pytest

from litboard.dashboard.state import background_load
from litboard.worker import process


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything counts as large, so that a worker process reads it."""
    monkeypatch.setattr(background_load, "HERE_BYTES", 0)


@pytest.fixture
def turn(monkeypatch: pytest.MonkeyPatch) -> Iterator[BoundedSemaphore]:
    """The only turn to read, taken until the test gives it back."""
    turn = BoundedSemaphore(1)
    turn.acquire()
    monkeypatch.setattr(process, "_turns", turn)
    yield turn
    with suppress(ValueError):
        turn.release()
