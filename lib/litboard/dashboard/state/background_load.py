"""What is large is read in a process of its own, while a page shows how far it has come."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any, Generic, TypeVar

from litboard.worker.process import BackgroundTask, ReadingStoppedError

T = TypeVar("T")

#: In the time that a process takes to start, this is read here.
HERE_BYTES = 500_000
#: An archive may hold two hundred times what it weighs.
PACKED = (".zip", ".gz")


class BackgroundLoad(Generic[T]):
    """The value of a call that reads sources: at once for little, after a while for much.

    `make` makes the value of what the call gives, once, in this process.
    """

    def __init__(self, call: Callable[..., Any], make: Callable[[Any], T], *, large: bool) -> None:
        self.begun = time.monotonic()
        self.reading: BackgroundTask[Any] | None = BackgroundTask(call) if large else None
        self._make, self._lock = make, Lock()
        self._value: T | None = None if large else make(call())

    @property
    def value(self) -> T | None:
        """What was asked for; None as long as it is read, and where that came to nothing."""
        with self._lock:
            if self._value is None and self.reading and self.reading.ended and not self.error:
                self._value, self.reading = self._make(self.reading.result()), None
            return self._value

    @property
    def error(self) -> str | None:
        """Why there is no value and never will be."""
        if self.reading is None or not self.reading.ended:
            return None
        try:
            self.reading.result()
        except ReadingStoppedError as error:
            return str(error)
        return None

    def stop(self) -> None:
        """Give up what is not read yet."""
        if self.reading:
            self.reading.stop()


def is_large(sizes: Iterable[tuple[str, int]]) -> bool:
    """Whether sources, by their names and sizes, are more than is read while a page waits."""
    sizes = list(sizes)
    packed = any(name.lower().endswith(PACKED) for name, _ in sizes)
    return packed or sum(size for _, size in sizes) > HERE_BYTES
