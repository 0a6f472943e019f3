"""A line on a terminal that says how far a long reading has come, and is gone when it ends."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from litboard.worker.progress import Each, Progress, telling

#: What takes less needs no line.
QUIET_SECONDS = 1.0


@contextmanager
def progress_line(
    stream: TextIO, *, quiet: float = QUIET_SECONDS, clock: Callable[[], float] = time.monotonic
) -> Iterator[Each]:
    """How to read sources while a terminal shows the progress; a plain `map` for a file or pipe.

    Nothing is shown in the first `quiet` seconds.
    """
    if not stream.isatty():
        yield map
        return
    begin, shown = clock(), False

    def tell(progress: Progress) -> None:
        nonlocal shown
        if shown or clock() - begin >= quiet:
            _write(stream, _line(progress))
            shown = True

    try:
        yield telling(tell)
    finally:
        if shown:
            _write(stream, "")
            stream.write("\r")


def _line(progress: Progress) -> str:
    if progress.finished:
        return "all sources read, joining what is one paper …"
    place = f"source {progress.done + 1:,} of {progress.sources:,}"
    return f"reading {place} ({progress.share:.0%} of all bytes): {progress.name}"


def _write(stream: TextIO, line: str) -> None:
    """A line over the one before; a name's signs that steer a terminal are not shown."""
    width = shutil.get_terminal_size().columns - 1
    shown = "".join(letter for letter in line if letter.isprintable())
    stream.write("\r" + shown[:width].ljust(width))
    stream.flush()
