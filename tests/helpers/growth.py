"""How the time of a call grows with the size of its input, which no fast machine hides."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

#: The second size is so many times the first; quadratic work takes the square of it.
TIMES = 8
#: Between the eight times of linear work and the 64 of quadratic work.
MOST = 24
#: Shorter runs are repeated until they take so long: below, the clock itself is what is measured.
SECONDS = 0.002


def assert_grows_linearly(work: Callable[[int], object], *, size: int = 2_000) -> None:
    """`work` on an input eight times as large takes about eight times as long, not 64 times.

    `work` takes the size, makes its input and reads it. Counts the processor's time, the best of
    three: other programs run on the machine.
    """
    work(size)  # Patterns are compiled, and tables made, on the first call.
    repeats = 1
    while (short := _seconds(work, size, repeats)) < SECONDS:
        repeats *= 2
    long = min(_seconds(work, TIMES * size, repeats) for _ in range(3))
    # The short one is measured again, beside the long one, for a machine that changes its pace.
    short = min(short, *(_seconds(work, size, repeats) for _ in range(2)))
    assert long < MOST * short, f"{TIMES} times the input takes {long / short:.0f} times as long"


def _seconds(work: Callable[[int], object], size: int, repeats: int) -> float:
    start = process_time()
    for _ in range(repeats):
        work(size)
    return process_time() - start
