"""Events in memory, for a corpus whose folder cannot be written, and for tests."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from litboard.annotations.log.event import Event


class MemoryStore:
    """A store that lasts as long as its process. Threads may share it."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._ids: set[str] = set()
        self._lock = Lock()

    def append(self, events: Sequence[Event]) -> int:
        """Keep events that are not kept yet; returns the position after them."""
        with self._lock:
            new = {event.id: event for event in events if event.id not in self._ids}
            self._events.extend(new.values())
            self._ids.update(new)
            return len(self._events)

    def since(self, position: int = 0) -> tuple[list[Event], int]:
        """The events that arrived after a position, and the position after them."""
        with self._lock:
            return self._events[position:], len(self._events)

    def version(self) -> int:
        """The position after the latest event."""
        return len(self._events)

    def close(self) -> None:
        """Nothing is held open."""
