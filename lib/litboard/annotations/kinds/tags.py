"""Tags of works: words that a group sorts its papers by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from litboard.annotations.kinds.kind import Kind, need_fields, need_subjects
from litboard.annotations.log.event import Event, EventError

MAX_TAG = 60


def check(event: Event) -> None:
    """Raise EventError unless it puts a tag on a work (`on`), or takes it off."""
    need_subjects(event, 1)
    need_fields(event, {"tag": str, "on": bool})
    if not tidy_tag(event.payload["tag"]) or len(event.payload["tag"]) > MAX_TAG:
        raise EventError(f"tag: from 1 to {MAX_TAG} characters")


def tidy_tag(text: str) -> str:
    """A tag as it is kept: without a leading "#", and with single spaces."""
    return " ".join(text.split()).lstrip("#").strip()


def reduce(events: Sequence[Event]) -> Mapping[str, tuple[str, ...]]:
    """The tags of each work that has any, in alphabetical order.

    Tags that differ in case only are one, written as it was last put on.
    """
    tags: dict[str, dict[str, str]] = {}
    for event in events:
        tag = tidy_tag(event.payload["tag"])
        of_work = tags.setdefault(event.subject[0], {})
        of_work.pop(tag.casefold(), None)
        if event.payload["on"]:
            of_work[tag.casefold()] = tag
    return {work: tuple(of_work[key] for key in sorted(of_work))
            for work, of_work in tags.items() if of_work}  # fmt: skip


KIND = Kind("tag", "Tag", check, reduce, about_works=True)
