"""Reading in a process of its own: it shows progress, can be stopped, and burdens nobody else.

A long reading in the process of a server would take turns with everything the server does, and
a crafted source could hold it for ever or take its memory. Here that ends the other process:
the source becomes a problem, and the others are read (see `apart_child`).
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore, Event, Lock, Thread
from typing import Generic, NamedTuple, TypeVar

from litboard.worker.progress import Progress

T = TypeVar("T")

#: Each takes the memory of a reading, and a small cloud machine has two cores.
MOST_AT_ONCE = 2
#: After so many sources that had to be stopped, those behind them are not tried: whoever sends
#: such sources would hold a turn for hours.
MOST_REFUSED = 5
#: How `apart_child` ends: the first is what `faulthandler` ends a process with.
TIMED_OUT, FAILED = 1, 2
PATIENCE = 0.2

_turns = BoundedSemaphore(MOST_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may take; a source has more time the larger it is."""

    #: A busy machine takes a few seconds for what an idle one does at once.
    seconds: float = 30.0
    #: The slowest format reads ten times as much on a slow machine.
    bytes_a_second: int = 200_000
    #: Of addresses, which is more than is used: 100,000 records with abstracts take half.
    memory: int = 4 * 1024**3

    def seconds_for(self, size: int) -> float:
        """The time that a source of so many bytes may take."""
        return self.seconds + size / self.bytes_a_second


class Refusal(NamedTuple):
    """Why a source is not read: the code of the problem, and the reason for a person."""

    code: str
    reason: str


#: What a process that ended early says of the source it was reading.
FAILURES = {
    TIMED_OUT: Refusal("reading.timed-out", "took too long"),
    FAILED: Refusal("reading.failed", "took more memory than there is, or failed"),
}
NOT_TRIED = Refusal(
    "reading.not-tried", f"it was not tried after {MOST_REFUSED} others had to be stopped"
)


class ReadingStoppedError(RuntimeError):
    """A reading without a result: somebody stopped it, or it took more than it may."""


class BackgroundTask(Generic[T]):
    """A call that reads sources in a process of its own, from now until it ends or is stopped.

    `call` takes how sources are read as `each` (see `litboard.worker.progress`), and is such
    that it can be sent: `partial(load, "papers")`.
    """

    def __init__(self, call: Callable[..., T], *, limits: Limits | None = None) -> None:
        self.progress = Progress()
        self.waiting = True
        self._limits = limits or Limits()
        self._call = call
        self._stopped, self._ended, self._lock = Event(), Event(), Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._result: T | None = None
        self._error: Exception | None = None
        Thread(target=self._run, name="reading apart", daemon=True).start()

    @property
    def ended(self) -> bool:
        """Whether there is a result, or a reason why there is none."""
        return self._ended.is_set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the end, so many seconds at most; returns whether it came."""
        return self._ended.wait(seconds)

    def stop(self) -> None:
        """End the reading now. Nothing comes of it; one that has ended stays as it is."""
        self._stopped.set()
        with self._lock:
            if self._process:
                self._process.kill()

    def result(self) -> T:
        """What the call gave, waited for. Raises ReadingStoppedError where there is nothing."""
        self._ended.wait()
        if self._error:
            raise self._error
        return self._result  # type: ignore[return-value]

    def _run(self) -> None:
        try:
            with _turn(_turns, self._stopped):
                self.waiting = False
                self._result = self._read()
        except Exception as error:
            self._error = error
        finally:
            self._ended.set()

    def _read(self) -> T:
        """The result of the first process that lives to the end."""
        refused: dict[int, Refusal] = {}
        while True:
            self.progress = Progress()
            given, code = self._listen(refused)
            if given is not None:
                return given[0]
            if self._stopped.is_set():
                raise ReadingStoppedError("the reading was stopped")
            at, failure = self.progress, FAILURES.get(code, FAILURES[FAILED])
            if at.finished or not at.sources:
                raise ReadingStoppedError(f"the reading {failure.reason}")
            refused[at.done] = failure._replace(reason=f"reading it {failure.reason}")
            if len(refused) == MOST_REFUSED:
                refused |= dict.fromkeys(range(at.done + 1, at.sources), NOT_TRIED)

    def _listen(self, refused: dict[int, Refusal]) -> tuple[tuple[T] | None, int]:
        """Run one process to its end; returns what it gave, and how it ended."""
        with self._lock:
            if self._stopped.is_set():
                return None, FAILED
            self._process = _start()
        given: tuple[T] | None = None
        try:
            with self._process as process:
                assert process.stdin
                assert process.stdout
                pickle.dump((self._limits, refused), process.stdin)
                pickle.dump(self._call, process.stdin)
                process.stdin.flush()
                while given is None:
                    answer = pickle.load(process.stdout)  # noqa: S301 -- our own process
                    if isinstance(answer, Progress):
                        self.progress = answer
                    else:
                        given = answer
        except (EOFError, OSError, pickle.UnpicklingError):
            # It ended before it gave anything: its return code says how.
            pass
        return given, self._process.returncode


def _start() -> subprocess.Popen[bytes]:
    """A fresh process that finds the same modules as this one."""
    # Not `multiprocessing`: its processes would begin by running the page that asked.
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "litboard.worker.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


@contextmanager
def _turn(turns: BoundedSemaphore, stopped: Event) -> Iterator[None]:
    """Wait until less than `MOST_AT_ONCE` readings go on."""
    while not turns.acquire(timeout=PATIENCE):
        if stopped.is_set():
            raise ReadingStoppedError("the reading was stopped")
    try:
        yield
    finally:
        turns.release()
