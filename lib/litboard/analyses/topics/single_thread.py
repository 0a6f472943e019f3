"""Sums in one thread: they come out the same on every machine, and small ones sooner."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def one_thread() -> Iterator[None]:
    """Linear algebra within is done in one thread, whatever the number of cores.

    A sum parted among threads is rounded otherwise, and one step that rounds otherwise can end
    elsewhere. Threads that wait for each other also cost more than small sums do.
    """
    # Only libraries that are loaded already are held to it; with clustering comes all of them.
    import sklearn.cluster  # noqa: F401
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    with threadpool_limits(limits=1):
        yield
