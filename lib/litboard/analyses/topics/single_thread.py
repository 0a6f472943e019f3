"""Single-threaded linear algebra: the same result on every machine, and faster for small sums."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def single_threaded() -> Iterator[None]:
    """A context in which BLAS and OpenMP libraries use one thread, whatever the number of cores.

    Several threads round a sum in an order of their own, and one step of an iteration that is
    rounded differently can lead to another result. For small matrices, threads that wait for each
    other also cost more than the sums.
    """
    # threadpoolctl limits only libraries that are loaded; sklearn.cluster loads all that are used.
    import sklearn.cluster  # noqa: F401
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    with threadpool_limits(limits=1):
        yield
