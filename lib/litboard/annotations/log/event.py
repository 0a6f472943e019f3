"""An event: one statement of a person or a service about records or works, never changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from uuid_utils import uuid7

#: The kind of an event that takes another one back.
UNDO = "undo"
#: Author of an event whose speaker gave no name.
ANONYMOUS = "anonymous"

#: Letters of one event as JSON: more than any note, less than a file.
MAX_LENGTH = 1_000_000
#: Levels of a payload; deeper ones come from no program of ours.
MAX_DEPTH = 20
MAX_NAME = 200

_KIND = re.compile(r"[a-z]+(-[a-z]+)*")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_SURROGATE = re.compile("[\ud800-\udfff]")


class EventError(ValueError):
    """Text or values that are no event; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Event:
    """One immutable entry of the annotation log.

    - `id`: a UUID of version 7 (RFC 9562), so that ids sort by the time they were made;
    - `time`: UTC, ISO 8601 with microseconds and "Z", so that texts sort as times do;
    - `author`: the name of a person or a service;
    - `kind`: what is stated ("verdict", "tag", "note", …), and `version` the version of the
      payload's schema;
    - `subject`: stable ids of the records or works, or the name of a source, it is about;
    - `payload`: the statement itself, as JSON values;
    - `undoes`: the id of the event that this one takes back, for the kind "undo" only.

    Raises EventError for values that do not fit, so that every event in memory is valid.
    """

    id: str
    time: str
    author: str
    kind: str
    subject: tuple[str, ...] = ()
    payload: Mapping[str, Any] = field(default_factory=dict, hash=False)
    version: int = 1
    undoes: str | None = None

    def __post_init__(self) -> None:
        _check_id(self.id, "id")
        if not (isinstance(self.time, str) and _TIME.fullmatch(self.time)):
            raise EventError(f"time {self.time!r:.80}: not UTC with microseconds and Z")
        _check_texts("author", [self.author])
        if not (isinstance(self.kind, str) and _KIND.fullmatch(self.kind)):
            raise EventError(f"kind {self.kind!r:.80}: not lower-case words with hyphens")
        if not isinstance(self.version, int) or not 1 <= self.version < 1000:
            raise EventError(f"version {self.version!r:.80}: not a number from 1 to 999")
        if not isinstance(self.subject, tuple):
            raise EventError("subject: not a tuple of ids")
        _check_texts("subject", self.subject)
        if (self.kind == UNDO) != (self.undoes is not None):
            raise EventError(f'undoes: needed for the kind "{UNDO}", and for no other')
        if self.undoes is not None:
            _check_id(self.undoes, "undoes")
        if not isinstance(self.payload, Mapping):
            raise EventError("payload: not an object")
        _check_value(self.payload)

    @property
    def order(self) -> tuple[str, str]:
        """The sort key of the log: time, then id."""
        return self.time, self.id

    def to_json(self) -> str:
        """The event as one line of JSON, with its fields in a fixed order."""
        fields = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps(fields | {"subject": list(self.subject)}, ensure_ascii=False)


_FIELDS = Event.__slots__


def new_event(
    kind: str,
    *subject: str,
    author: str = ANONYMOUS,
    payload: Mapping[str, Any] | None = None,
    version: int = 1,
    undoes: str | None = None,
) -> Event:
    """An event of this moment, with an id that no other event has."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return Event(str(uuid7()), now, author, kind, subject, dict(payload or {}), version, undoes)


def restore_event(values: Sequence[Any]) -> Event:
    """The event of values that were checked when the event was made, in the order of its fields.

    For stores, which give back what they took: checking 100,000 events again takes seconds.
    """
    event = object.__new__(Event)
    for name, value in zip(_FIELDS, values, strict=True):
        object.__setattr__(event, name, value)
    return event


def parse_event(line: str) -> Event:
    """The event in one line of JSON. Raises EventError for everything else, whatever it is."""
    if len(line) > MAX_LENGTH:
        raise EventError(f"{len(line):,} characters; an event has at most {MAX_LENGTH:,}")
    try:
        values = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise EventError(f"not JSON ({str(error)[:80]})") from None
    if not isinstance(values, dict):
        raise EventError("not a JSON object")
    if unknown := sorted(set(values) - set(Event.__slots__)):
        raise EventError(f"unknown field {unknown[0]!r:.80}")
    if missing := [name for name in ("id", "time", "author", "kind") if name not in values]:
        raise EventError(f"no {missing[0]}")
    subject = values.get("subject", [])
    if not isinstance(subject, list):
        raise EventError("subject: not a list of ids")
    return Event(**(values | {"subject": tuple(subject)}))


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _check_id(value: object, name: str) -> None:
    try:
        canonical = str(UUID(value)) if isinstance(value, str) else None
    except ValueError:
        canonical = None
    if canonical != value:
        raise EventError(f"{name} {value!r:.80}: not a UUID in lower case")


def _check_texts(name: str, texts: Iterable[object]) -> None:
    for text in texts:
        if not isinstance(text, str) or not text.strip():
            raise EventError(f"{name}: not a text, or empty")
        if len(text) > MAX_NAME or _SURROGATE.search(text):
            raise EventError(f"{name} {text!r:.80}: too long, or half a character")


def _check_value(value: object, depth: int = 0) -> None:
    """Raise EventError for what JSON, SQLite or UTF-8 could not hold and give back unchanged."""
    if depth > MAX_DEPTH:
        raise EventError(f"payload: nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise EventError(f"payload: the key {key!r:.80} is not a text")
            _check_value(key, depth)
            _check_value(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _check_value(inner, depth + 1)
    elif isinstance(value, str):
        if _SURROGATE.search(value):
            raise EventError("payload: a text with half a character (a lone surrogate)")
    elif isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            raise EventError(f"payload: {value} is no number of JSON")
    elif isinstance(value, int) and not isinstance(value, bool):
        if not -(2**63) <= value < 2**63:
            raise EventError("payload: a whole number beyond 64 bits")
    elif value is not None and not isinstance(value, bool):
        raise EventError(f"payload: {type(value).__name__} is no type of JSON")
