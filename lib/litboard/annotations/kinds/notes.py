"""Notes on works, in Markdown; pages escape what would be HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litboard.annotations.kinds.kind import Kind, need_fields, need_subjects
from litboard.annotations.log.event import Event, EventError

MAX_NOTE = 20_000


@dataclass(frozen=True, slots=True)
class Note:
    """A note: `id` is that of the event which wrote it first, `time` that of its last edit."""

    id: str
    author: str
    time: str
    text: str


def check(event: Event) -> None:
    """Raise EventError unless it writes a note, or writes one anew (`replaces` its id)."""
    need_subjects(event, 1)
    need_fields(event, {"text": str, "replaces": (str, type(None))})
    if not event.payload["text"].strip() or len(event.payload["text"]) > MAX_NOTE:
        raise EventError(f"note: from 1 to {MAX_NOTE:,} characters; undo a note to remove it")


def reduce(events: Sequence[Event]) -> Mapping[str, tuple[Note, ...]]:
    """The notes of each work that has any, in the order in which they were first written.

    An edit of a note that is gone, or that this log never had, stands as a note of its own.
    """
    notes: dict[str, dict[str, Note]] = {}
    for event in events:
        of_work = notes.setdefault(event.subject[0], {})
        replaced = event.payload["replaces"]
        name = replaced if replaced in of_work else event.id
        of_work[name] = Note(name, event.author, event.time, event.payload["text"])
    return {work: tuple(of_work.values()) for work, of_work in notes.items()}


KIND = Kind("note", "Note", check, reduce, about_works=True)
