"""The order, the union and the undoing of events: pure functions of sets of events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import attrgetter

from litboard.annotations.log.event import UNDO, Event


def order_events(events: Iterable[Event]) -> list[Event]:
    """The events in the order of the log, each once: by time, then id.

    The result does not depend on the order in which they arrive. Two different events of one id
    cannot come from this library; of such the one that is smaller as JSON counts.
    """
    by_id: dict[str, Event] = {}
    for event in events:
        known = by_id.setdefault(event.id, event)
        if known is not event and known != event and event.to_json() < known.to_json():
            by_id[event.id] = event
    return sorted(by_id.values(), key=attrgetter("order"))


def unite(*logs: Iterable[Event]) -> list[Event]:
    """The union of logs, in order: commutative, associative and idempotent."""
    return order_events(event for log in logs for event in log)


def active_events(events: Iterable[Event]) -> list[Event]:
    """The events that count, in order: neither undone, nor undoing.

    An event is undone if an undo of it counts; an undo counts unless it is undone itself, so
    that an undo of an undo restores. An undo may arrive, or be dated, before what it undoes. Undos
    that undo each other in a ring, which no program of ours writes, do not count.
    """
    ordered = order_events(events)
    undos = {event.id: event for event in ordered if event.undoes is not None}
    counts = _undos_that_count(undos)
    undone = {undo.undoes for undo in undos.values() if counts[undo.id]}
    return [event for event in ordered if event.kind != UNDO and event.id not in undone]


def _undos_that_count(undos: dict[str, Event]) -> dict[str, bool]:
    """Whether each undo counts, by id; iterative, so that no chain of undos is too long."""
    unsettled = Counter(undo.undoes for undo in undos.values())
    counts = dict.fromkeys(undos, True)
    ready = [name for name in undos if not unsettled[name]]
    settled = set(ready)
    while ready:
        name = ready.pop()
        target = undos[name].undoes
        if target not in undos:
            continue
        counts[target] &= not counts[name]
        unsettled[target] -= 1
        if not unsettled[target]:
            ready.append(target)
            settled.add(target)
    return {name: counts[name] and name in settled for name in undos}
