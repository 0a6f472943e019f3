"""Pause garbage collection while many objects are made that are all kept."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause garbage collection while a source is read, or works are derived.

    The collector would search all records again and again as they become more, which takes a
    tenth of the time of reading them, a third of that of deriving works, and frees nothing.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
