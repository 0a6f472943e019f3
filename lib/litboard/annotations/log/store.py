"""What every store of the annotation log does: append events, and give those since a position."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from litboard.annotations.log.event import Event


class StoreError(OSError):
    """A store that cannot be opened, read or written; the message names it and the remedy."""


class EventStore(Protocol):
    """A place that keeps events, in the order of their arrival.

    An append that returned is durable: it survives the end of the process, and any number of
    processes that append at once. Positions are whole numbers that grow with each event.
    """

    def append(self, events: Sequence[Event]) -> int:
        """Keep events, all or none; returns the position after them.

        An event that is there already is not kept twice, so that an append may be repeated.
        Raises StoreError where they cannot be kept.
        """

    def since(self, position: int = 0) -> tuple[list[Event], int]:
        """The events that arrived after a position, and the position after them."""

    def version(self) -> int:
        """The position after the latest event: cheap enough to ask every second."""

    def close(self) -> None:
        """Release what the store holds open."""
