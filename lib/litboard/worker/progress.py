"""How far the reading of many sources, and of a large one, has come, told to whoever waits."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from litboard.schema.records import Reading, Record, Source

#: Told more often, nobody would see more.
SECONDS_BETWEEN = 0.2

#: Reads one source.
Read = Callable[[Source], Reading]
#: Applies it to all sources in their order, as `map` does: with progress, limits, or elsewhere.
Each = Callable[[Read, Iterable[Source]], Iterable[Reading]]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many sources and bytes are read, of how many, and what is read now.

    Of the source that is read now, the bytes count of which the records have come.
    """

    done: int = 0
    sources: int = 0
    bytes_done: int = 0
    bytes: int = 0
    name: str = ""

    @property
    def share(self) -> float:
        """What is done, from 0 to 1; a large source counts as much as its bytes."""
        return self.bytes_done / self.bytes if self.bytes else 0.0

    @property
    def finished(self) -> bool:
        """Whether all is read, and what comes after the reading goes on."""
        return bool(self.sources) and self.done == self.sources


#: Takes which share of the source that is read now is done. Reading is a plain function of a
#: source to everybody else, so that this is no argument of it.
_hear: ContextVar[Callable[[float], None] | None] = ContextVar("hear", default=None)


def watched(records: Iterable[Record], letters: int) -> Iterable[Record]:
    """The records of a text of so many letters as they come, told of to whoever waits for them."""
    hear = _hear.get()
    return _told(records, letters, hear) if hear and letters else records


def _told(
    records: Iterable[Record], letters: int, hear: Callable[[float], None]
) -> Iterator[Record]:
    seen, due = 0, time.monotonic() + SECONDS_BETWEEN
    for record in records:
        seen += len(record.raw)
        if time.monotonic() >= due:
            hear(min(seen / letters, 1.0))
            due = time.monotonic() + SECONDS_BETWEEN
        yield record


@contextmanager
def _heard_by(tell: Callable[[Progress], None], begun: Progress, size: int) -> Iterator[None]:
    """Have the source that is read inside told of, from where its reading began."""

    def hear(share: float) -> None:
        tell(replace(begun, bytes_done=begun.bytes_done + int(share * size)))

    token = _hear.set(hear)
    try:
        yield
    finally:
        _hear.reset(token)


def telling(tell: Callable[[Progress], None]) -> Each:
    """A `map` over sources that tells how far it has come.

    It does so before each source, now and then within a long one, and after the last.
    """

    def each(read: Read, sources: Iterable[Source]) -> Iterator[Reading]:
        sources = list(sources)
        count, size, before = len(sources), sum(len(one.content) for one in sources), 0
        for done, source in enumerate(sources):
            begun = Progress(done, count, before, size, source.name)
            tell(begun)
            with _heard_by(tell, begun, len(source.content)):
                reading = read(source)
            yield reading
            before += len(source.content)
        tell(Progress(count, count, size, size))

    return each
