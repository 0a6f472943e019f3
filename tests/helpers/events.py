"""Events of the annotation log for tests, with times that grow by a second."""

from __future__ import annotations

from itertools import count
from typing import Any

from litboard.annotations.log import Event, new_event

_seconds = count()


def event(kind: str, *subject: str, by: str = "Ann", **payload: Any) -> Event:
    """An event a second after the one made before it."""
    made = new_event(kind, *subject, author=by, payload=payload)
    minutes, seconds = divmod(next(_seconds), 60)
    hours, minutes = divmod(minutes, 60)
    time = f"2031-05-06T{hours:02}:{minutes:02}:{seconds:02}.000000Z"
    return Event(made.id, time, by, kind, subject, payload)


def undo(target: Event) -> Event:
    """An event that takes another one back."""
    made = event("note")
    return Event(made.id, made.time, "Ben", "undo", undoes=target.id)
