"""Progress of reading: how many sources and bytes are read, reported to a callback."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from litboard.schema.records import Reading, Record, Source

#: Minimum seconds between two reports within one source: people see no more than that.
SECONDS_BETWEEN = 0.2


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of how many sources and bytes are read, and the name of the source being read.

    `bytes_done` counts the part of the current source whose records have been read, too.
    """

    done: int = 0
    sources: int = 0
    bytes_done: int = 0
    bytes: int = 0
    name: str = ""

    @property
    def share(self) -> float:
        """The share of all bytes that is read, from 0 to 1."""
        return self.bytes_done / self.bytes if self.bytes else 0.0

    @property
    def finished(self) -> bool:
        """Whether all sources are read; what is derived from them may still take time."""
        return bool(self.sources) and self.done == self.sources


#: Receives each report of progress.
ProgressCallback = Callable[[Progress], None]
#: Reads one source.
ReadSource = Callable[[Source], Reading]
#: Applies a function to all sources in their order, as the built-in `map` does: the type of the
#: option `each` of `load`. It may add progress or limits, or read in another process.
MapSources = Callable[[ReadSource, Iterable[Source]], Iterable[Reading]]

#: Progress callback (share from 0 to 1) for the source being read. A context variable, because
#: readers are plain functions of a source that know nothing of progress.
_on_share: ContextVar[Callable[[float], None] | None] = ContextVar("on_share", default=None)


def report_records(records: Iterable[Record], characters: int) -> Iterable[Record]:
    """The records of a text of so many characters, with progress reported as they come.

    The records come unchanged. Without a callback, `records` itself is returned.
    """
    on_share = _on_share.get()
    return _report(records, characters, on_share) if on_share and characters else records


def _report(
    records: Iterable[Record], characters: int, on_share: Callable[[float], None]
) -> Iterator[Record]:
    read, due = 0, time.monotonic() + SECONDS_BETWEEN
    for record in records:
        read += len(record.raw)
        if time.monotonic() >= due:
            on_share(min(read / characters, 1.0))
            due = time.monotonic() + SECONDS_BETWEEN
        yield record


@contextmanager
def _within_source(callback: ProgressCallback, start: Progress, size: int) -> Iterator[None]:
    """Report shares of the source of `size` bytes that is read inside, from `start` on."""

    def on_share(share: float) -> None:
        callback(replace(start, bytes_done=start.bytes_done + int(share * size)))

    token = _on_share.set(on_share)
    try:
        yield
    finally:
        _on_share.reset(token)


def with_progress(callback: ProgressCallback) -> MapSources:
    """A `map` over sources that reports its progress to a callback.

    It reports before each source, now and then within a long one, and after the last.
    """

    def each(read: ReadSource, sources: Iterable[Source]) -> Iterator[Reading]:
        sources = list(sources)
        count, size, before = len(sources), sum(len(one.content) for one in sources), 0
        for done, source in enumerate(sources):
            start = Progress(done, count, before, size, source.name)
            callback(start)
            with _within_source(callback, start, len(source.content)):
                reading = read(source)
            yield reading
            before += len(source.content)
        callback(Progress(count, count, size, size))

    return each
