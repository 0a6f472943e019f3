"""What the tests of `apart` have done in another process: readers that behave badly."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from litboard.schema.records import Reading, Source
from litboard.worker.progress import MapSources


def read_all(sources: Sequence[Source], *, each: MapSources) -> list[Reading]:
    """The readings of all sources."""
    return list(each(read, sources))


def read_and_hang(sources: Sequence[Source], *, each: MapSources) -> None:
    """Everything is read, and what comes then never ends."""
    list(each(read, sources))
    time.sleep(60)


def fail(*, each: MapSources) -> None:
    """A call that raises."""
    raise ValueError("on purpose, for a test")


def read(source: Source) -> Reading:
    """Do what the source says: be slow, die, take all memory, talk, or be read."""
    if source.content == b"slow":
        time.sleep(60)
    if source.content == b"dies":
        os._exit(9)
    if source.content == b"greedy":
        bytearray(2**45)
    if source.content == b"talks":
        print("to standard output, where the answers go")
    return Reading(source.name, size=len(source.content))
