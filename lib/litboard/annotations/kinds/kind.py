"""What a kind of event is: what its events may hold, and the state that they make together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from litboard.annotations.log.event import Event, EventError

State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Kind(Generic[State]):
    """One kind of event, complete in its own file.

    - `name` as events state it; `title` as pages do; `version` of the payload's schema;
    - `check` raises EventError for an event whose subject or payload does not fit;
    - `reduce` makes the state of all its events that count, in the order of the log;
    - `about_works` is true where the subject holds ids of works: they are renewed before the
      reduction, so that an annotation stays with its work when works merge or split.
    """

    name: str
    title: str
    check: Callable[[Event], None]
    reduce: Callable[[Sequence[Event]], State]
    version: int = 1
    about_works: bool = False


def need_subjects(event: Event, count: int) -> None:
    """Raise EventError unless the subject has so many ids."""
    if len(event.subject) != count:
        raise EventError(f"{event.kind}: its subject needs {count} ids, not {len(event.subject)}")


def need_fields(event: Event, types: Mapping[str, type | tuple[type, ...]]) -> None:
    """Raise EventError unless the payload has just these fields, each of its type."""
    for name, kinds in types.items():
        if name not in event.payload or not _is_a(event.payload[name], kinds):
            raise EventError(f'{event.kind}: its payload needs "{name}"')
    if unknown := sorted(set(event.payload) - set(types)):
        raise EventError(f'{event.kind}: unknown "{unknown[0]:.80}" in its payload')


def _is_a(value: Any, kinds: type | tuple[type, ...]) -> bool:
    # True and False are whole numbers of Python, and none of ours.
    return isinstance(value, kinds) and not (isinstance(value, bool) and kinds is int)
