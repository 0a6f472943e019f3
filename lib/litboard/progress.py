"""How far the reading of many sources has come, told to whoever waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from litboard.records import Reading, Source

#: Reads one source.
Read = Callable[[Source], Reading]
#: Applies it to all sources in their order, as `map` does: with progress, limits, or elsewhere.
Each = Callable[[Read, Iterable[Source]], Iterable[Reading]]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many sources and bytes are read, of how many, and what is read now."""

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


def telling(tell: Callable[[Progress], None]) -> Each:
    """A `map` over sources that tells before each, and after the last, how far it has come."""

    def each(read: Read, sources: Iterable[Source]) -> Iterator[Reading]:
        sources = list(sources)
        count, size, before = len(sources), sum(len(one.content) for one in sources), 0
        for done, source in enumerate(sources):
            tell(Progress(done, count, before, size, source.name))
            yield read(source)
            before += len(source.content)
        tell(Progress(count, count, size, size))

    return each
