"""Events as JSON Lines: the exchange format of the log, and the copy it is rebuilt from.

A group may keep `annotations.jsonl` in git with `*.jsonl merge=union`: lines of both sides are
kept, and the order of lines means nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from litboard.annotations.log.event import Event, EventError, parse_event

#: The name of the exchange file in the folder of a corpus.
FILE_NAME = "annotations.jsonl"


def format_events(events: Iterable[Event]) -> str:
    """Events as text, one a line."""
    return "".join(f"{event.to_json()}\n" for event in events)


def parse_events(text: str) -> tuple[list[Event], list[tuple[int, str]]]:
    """The events of a text, and for each line that is none its number and the reason.

    Empty lines are nothing; a bad line never costs the others.
    """
    events, errors = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            events.append(parse_event(line))
        except EventError as error:
            errors.append((number, str(error)))
    return events, errors


def read_events(path: Path) -> tuple[list[Event], list[tuple[int, str]]]:
    """The events of a file as `parse_events` gives them; none where there is no file.

    Bytes that are no UTF-8 spoil their own lines only. Raises OSError where it cannot be read.
    """
    if not path.is_file():
        return [], []
    return parse_events(path.read_bytes().decode("utf-8", "replace"))


def count_lines(path: Path) -> int:
    """How many lines a file has, whatever stands in them; 0 where there is no file."""
    return path.read_bytes().count(b"\n") if path.is_file() else 0


def append_events(path: Path, events: Sequence[Event]) -> None:
    """Append events to a file that several processes may append to; on disk when it returns.

    A line that an earlier process left half written is ended first, so that it spoils nothing.
    Raises OSError where it cannot be written.
    """
    content = format_events(events).encode()
    with _open_locked(path) as file:
        if (size := file.seek(0, os.SEEK_END)) and os.pread(file.fileno(), 1, size - 1) != b"\n":
            content = b"\n" + content
        while content:
            content = content[file.write(content) or 0 :]
        os.fsync(file.fileno())


@contextmanager
def _open_locked(path: Path) -> Iterator[FileIO]:
    """A file open for appending that is still the one of its name when its lock is held."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
        with FileIO(descriptor, "r+") as file, _locked(descriptor):
            if path.exists() and os.path.samestat(os.fstat(descriptor), path.stat()):
                yield file
                return


@contextmanager
def _locked(descriptor: int) -> Iterator[None]:
    """Hold the lock of a file against other processes, where the system knows such locks."""
    try:
        import fcntl
    except ImportError:  # Windows: a single append is short, and the database is the truth
        yield
        return
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
