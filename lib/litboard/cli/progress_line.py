"""A progress bar on a terminal while sources are read. It disappears when the reading ends."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from litboard.cli.terminal_table import printable
from litboard.worker.progress import MapSources, Progress, with_progress

#: Seconds without a bar: what takes less needs none.
QUIET_SECONDS = 1.0


@contextmanager
def progress_line(
    stream: TextIO, *, quiet: float = QUIET_SECONDS, clock: Callable[[], float] = time.monotonic
) -> Iterator[MapSources]:
    """How to read sources while a terminal shows the progress; the usual `map` for a file or pipe.

    Nothing is shown in the first `quiet` seconds.
    """
    if not stream.isatty():
        yield map
        return
    # Rich takes longer to import than `litboard --help` to answer.
    from rich import progress as bars
    from rich.console import Console

    bar = bars.Progress(
        bars.TextColumn("{task.description}", markup=False),
        bars.BarColumn(),
        bars.TaskProgressColumn(),
        console=Console(file=stream),
        auto_refresh=False,
        transient=True,
    )
    task, begin = bar.add_task("reading", total=1.0), clock()

    def show(progress: Progress) -> None:
        if not bar.live.is_started and clock() - begin < quiet:
            return
        bar.start()
        bar.update(task, completed=progress.share, description=_describe(progress), refresh=True)

    try:
        yield with_progress(show)
    finally:
        bar.stop()


def _describe(progress: Progress) -> str:
    if progress.finished:
        return "all sources read, joining records of the same paper …"
    place = f"source {progress.done + 1:,} of {progress.sources:,}"
    return printable(f"reading {place}: {progress.name}")
