"""How far the group is with a work: to read, reading, read, discussed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from litboard.annotations.kinds.kind import Kind, need_fields, need_subjects
from litboard.annotations.log.event import Event, EventError

STATUSES = ("to read", "reading", "read", "discussed")


def check(event: Event) -> None:
    """Raise EventError unless it gives a work one of the statuses, or None for no status."""
    need_subjects(event, 1)
    need_fields(event, {"status": (str, type(None))})
    if event.payload["status"] not in (*STATUSES, None):
        raise EventError(f"reading-status: one of {', '.join(STATUSES)}, or none")


def reduce(events: Sequence[Event]) -> Mapping[str, str]:
    """The latest status of each work that has one."""
    latest = {event.subject[0]: event.payload["status"] for event in events}
    return {work: status for work, status in latest.items() if status is not None}


KIND = Kind("reading-status", "Reading status", check, reduce, about_works=True)
