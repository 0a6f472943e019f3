"""Load sources: small ones at once, large ones in a worker process while a page shows progress."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any, Generic, TypeVar

from litboard.worker.process import BackgroundTask, ReadingStoppedError

T = TypeVar("T")

#: Up to this size, sources are read faster than a worker process starts.
HERE_BYTES = 500_000
#: Compressed files may unpack to two hundred times their size.
PACKED = (".zip", ".gz")


class BackgroundLoad(Generic[T]):
    """The value of a call that reads sources: available at once, or later if `large`.

    `call` runs in a worker process if `large`; `make` turns its result into the value, once, in
    this process.
    """

    def __init__(self, call: Callable[..., Any], make: Callable[[Any], T], *, large: bool) -> None:
        self.begun = time.monotonic()
        self.task: BackgroundTask[Any] | None = BackgroundTask(call) if large else None
        self._make, self._lock = make, Lock()
        self._value: T | None = None if large else make(call())

    @property
    def value(self) -> T | None:
        """The value; None while it loads, and after a failure."""
        with self._lock:
            if self._value is None and self.task and self.task.ended and not self.error:
                self._value, self.task = self._make(self.task.result()), None
            return self._value

    @property
    def error(self) -> str | None:
        """Why the load failed or was stopped; None otherwise."""
        if self.task is None or not self.task.ended:
            return None
        try:
            self.task.result()
        except ReadingStoppedError as error:
            return str(error)
        return None

    def stop(self) -> None:
        """Stop the worker process, if one is running."""
        if self.task:
            self.task.stop()


def is_large(sizes: Iterable[tuple[str, int]]) -> bool:
    """Whether sources, given as (name, bytes), need a worker process."""
    sizes = list(sizes)
    packed = any(name.lower().endswith(PACKED) for name, _ in sizes)
    return packed or sum(size for _, size in sizes) > HERE_BYTES
