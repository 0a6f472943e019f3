"""Works that are hidden from every page: no papers of this group, but in its sources."""

from __future__ import annotations

from collections.abc import Sequence

from litboard.annotations.kinds.kind import Kind, need_fields, need_subjects
from litboard.annotations.log.event import Event


def check(event: Event) -> None:
    """Raise EventError unless it hides a work, or shows it again."""
    need_subjects(event, 1)
    need_fields(event, {"hidden": bool})


def reduce(events: Sequence[Event]) -> frozenset[str]:
    """The ids of the works that are hidden now."""
    latest = {event.subject[0]: event.payload["hidden"] for event in events}
    return frozenset(work for work, hidden in latest.items() if hidden)


KIND = Kind("hidden", "Hidden", check, reduce, about_works=True)
