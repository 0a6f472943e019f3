"""Corrected fields of works: what a person wrote in place of what the sources state."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from litboard.annotations.kinds.kind import Kind, need_fields, need_subjects
from litboard.annotations.log.event import Event, EventError
from litboard.schema.records import YEARS

MAX_TEXT = 100_000
MAX_ITEMS = 10_000


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= MAX_TEXT


def _is_year(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in YEARS


def _is_list(value: object) -> bool:
    return isinstance(value, list) and len(value) <= MAX_ITEMS and all(map(_is_text, value))


#: The fields of a work that may be corrected, and what each holds. None empties a field.
FIELDS: dict[str, Callable[[object], bool]] = {
    "title": _is_text, "authors": _is_list, "year": _is_year, "venue": _is_text,
    "volume": _is_text, "issue": _is_text, "pages": _is_text, "abstract": _is_text,
    "doi": _is_text, "arxiv_id": _is_text, "pmid": _is_text, "url": _is_text,
    "kind": _is_text, "keywords": _is_list,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """The value that a person gave a field of a work, who and when, and the event to undo."""

    value: Any
    author: str
    time: str
    event: str


def check(event: Event) -> None:
    """Raise EventError unless it gives one field of a work a value that the field can hold."""
    need_subjects(event, 1)
    need_fields(event, {"field": str, "value": object})
    field, value = event.payload["field"], event.payload["value"]
    if field not in FIELDS:
        raise EventError(f"field-edit: no field {field!r:.80}; one of {', '.join(FIELDS)}")
    if value is not None and not FIELDS[field](value):
        raise EventError(f"field-edit: {value!r:.80} is no {field}")


def reduce(events: Sequence[Event]) -> Mapping[str, Mapping[str, FieldEdit]]:
    """For each work with corrected fields, the latest edit of each."""
    edits: dict[str, dict[str, FieldEdit]] = {}
    for event in events:
        edit = FieldEdit(event.payload["value"], event.author, event.time, event.id)
        edits.setdefault(event.subject[0], {})[event.payload["field"]] = edit
    return edits


KIND = Kind("field-edit", "Corrected field", check, reduce, about_works=True)
