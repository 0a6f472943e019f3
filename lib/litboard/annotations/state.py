"""The state that a log of events makes: a pure function of the set of its events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from litboard.annotations.kinds import KINDS
from litboard.annotations.kinds.kind import Kind
from litboard.annotations.log.event import UNDO, Event, EventError
from litboard.annotations.log.fold import active_events, order_events


@dataclass(frozen=True, slots=True)
class LogState:
    """All events of a log in order, and the state of each kind that they make.

    `undone` has the ids of events that were taken back. Events of a kind or a version that this
    litboard does not know are `unknown`: they are kept, and count once a newer version reads them.
    `refused` are events whose payload does not fit their kind, with the reason.
    """

    events: tuple[Event, ...] = ()
    states: Mapping[str, Any] = field(default_factory=dict)
    undone: frozenset[str] = frozenset()
    unknown: tuple[Event, ...] = ()
    refused: tuple[tuple[Event, str], ...] = ()

    def of(self, kind: str) -> Any:
        """The state of one kind. Raises KeyError for a kind that does not exist."""
        return self.states[kind]


def fold(
    events: Iterable[Event],
    *,
    find: Callable[[str], str | None] = lambda work: work,
    kinds: Mapping[str, Kind[Any]] = KINDS,
) -> LogState:
    """The state of a log: independent of the order in which its events arrived.

    `find` gives the id that a work has now for any id it had, as `Corpus.find` does; an event
    about a work that is gone keeps the old id, and counts again when the work comes back.
    """
    ordered = order_events(events)
    active = active_events(ordered)
    known = [one for one in active if _is_known(one, kinds)]
    sound: dict[str, list[Event]] = {name: [] for name in kinds}
    refused = []
    for event in known:
        kind = kinds[event.kind]
        try:
            kind.check(event)
        except EventError as error:
            refused.append((event, str(error)))
            continue
        sound[event.kind].append(_renewed(event, find) if kind.about_works else event)
    counting = {one.id for one in active}
    return LogState(
        events=tuple(ordered),
        states={name: kinds[name].reduce(of_kind) for name, of_kind in sound.items()},
        undone=frozenset(one.id for one in ordered if one.kind != UNDO and one.id not in counting),
        unknown=tuple(one for one in active if not _is_known(one, kinds)),
        refused=tuple(refused),
    )


def _is_known(event: Event, kinds: Mapping[str, Kind[Any]]) -> bool:
    return event.kind in kinds and event.version <= kinds[event.kind].version


def _renewed(event: Event, find: Callable[[str], str | None]) -> Event:
    subject = tuple(find(work) or work for work in event.subject)
    return event if subject == event.subject else replace(event, subject=subject)
