"""Stars: who marked a work as one to come back to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from litboard.annotations.kinds.kind import Kind, need_fields, need_subjects
from litboard.annotations.log.event import Event


def check(event: Event) -> None:
    """Raise EventError unless it gives a work a star of its author (`on`), or takes that away."""
    need_subjects(event, 1)
    need_fields(event, {"on": bool})


def reduce(events: Sequence[Event]) -> Mapping[str, tuple[str, ...]]:
    """For each work with a star, the people who gave one, in alphabetical order."""
    latest = {(event.subject[0], event.author): event.payload["on"] for event in events}
    people: dict[str, list[str]] = {}
    for work, author in sorted(key for key, on in latest.items() if on):
        people.setdefault(work, []).append(author)
    return {work: tuple(authors) for work, authors in people.items()}


KIND = Kind("star", "Star", check, reduce, about_works=True)
