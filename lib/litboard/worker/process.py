"""Reading in a worker process: with progress, limits of time and memory, and a way to stop it.

A long reading in the process of a server would slow down everything else the server does, and
a crafted source could block it for ever or take its memory. Here only the worker process ends:
the source becomes a problem, and the others are read (see `litboard.worker.child`).
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

#: Worker processes that run at once: each needs memory, and a small cloud machine has two cores.
MOST_AT_ONCE = 2
#: After so many sources that had to be stopped, those behind them are not tried: a visitor who
#: sends such sources would occupy a worker for hours.
MOST_REFUSED = 5
#: Exit codes of the worker process: the first is the one with which `faulthandler` ends it.
TIMED_OUT, FAILED = 1, 2
#: Seconds between two looks at whether a waiting task was stopped.
PATIENCE = 0.2

_turns = BoundedSemaphore(MOST_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much time and memory one reading may take; a larger source may take longer."""

    #: Seconds that every source may take, however small: a busy machine is slow to start.
    seconds: float = 30.0
    #: Bytes of a source for each further second; the slowest format reads ten times as many.
    bytes_a_second: int = 200_000
    #: Bytes of address space, which is more than is used: 100,000 records take half of it.
    memory: int = 4 * 1024**3

    def seconds_for(self, size: int) -> float:
        """The seconds that a source of `size` bytes may take."""
        return self.seconds + size / self.bytes_a_second


class Refusal(NamedTuple):
    """Why a source is not read: the code of the problem, and the reason for a person."""

    code: str
    reason: str


#: What the exit code of a worker process means for the source it was reading.
FAILURES = {
    TIMED_OUT: Refusal("reading.timed-out", "took too long"),
    FAILED: Refusal("reading.failed", "took more memory than there is, or failed"),
}
NOT_TRIED = Refusal(
    "reading.not-tried", f"it was not tried after {MOST_REFUSED} others had to be stopped"
)


class ReadingStoppedError(RuntimeError):
    """Raised for a reading without a result: it was stopped, or exceeded its limits."""


class BackgroundTask(Generic[T]):
    """A call that reads sources in a worker process, from now until it ends or is stopped.

    `call` takes the option `each` (see `MapSources` in `litboard.worker.progress`) and can be
    pickled, such as `partial(load, "papers")`. `progress` is the latest report, and `waiting`
    is true until a worker is free.
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
        Thread(target=self._run, name="background reading", daemon=True).start()

    @property
    def ended(self) -> bool:
        """Whether there is a result, or an error in its place."""
        return self._ended.is_set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the end, at most so many seconds; returns whether the task has ended."""
        return self._ended.wait(seconds)

    def stop(self) -> None:
        """End the reading now, without a result. A task that has ended stays as it is."""
        self._stopped.set()
        with self._lock:
            if self._process:
                self._process.kill()

    def result(self) -> T:
        """Wait for the result of the call and return it.

        Raises ReadingStoppedError where the reading was stopped or exceeded its limits.
        """
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
        """The result of the first worker process that reaches the end."""
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
        """Run one worker process to its end: its result, if any, and its exit code."""
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
            # The process ended before it sent a result: its exit code shows why.
            pass
        return given, self._process.returncode


def _start() -> subprocess.Popen[bytes]:
    """A new process with the import path of this one."""
    # Not `multiprocessing`: its processes would first run the page that started the task.
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
