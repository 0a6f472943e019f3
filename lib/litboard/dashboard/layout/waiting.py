"""Wait for a long analysis in another thread, so that the reader can leave the page meanwhile.

Streamlit cannot interrupt a page while it computes, only while it draws. The analysis runs in a
thread of its own and continues when the reader opens another page.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

import streamlit as st

T = TypeVar("T")

#: Seconds between two updates of the page.
POLL_SECONDS = 0.2


def wait_for(
    label: str, compute: Callable[[], T], *, compared: Callable[[], tuple[int, int]] | None = None
) -> T:
    """Return the result of `compute`, or raise its error, with a spinner meanwhile.

    `compared` returns the progress of a search for topics (topic counts compared, of how many),
    shown as a bar. `compute` must not draw, and must cache its result: it is called again when
    the reader comes back.
    """
    future: Future[T] = Future()
    Thread(target=_run, args=(compute, future), name="analysis", daemon=True).start()
    place = st.empty()
    with st.spinner(label, show_time=True):
        while not _ends(future):
            done, total = compared() if compared else (0, 0)
            # Draw even without progress: only a page that draws can be left.
            if total > 1:
                place.progress(done / total, f"{done} of {total} numbers of topics compared")
            else:
                place.empty()
    place.empty()
    return future.result()


def _run(compute: Callable[[], T], future: Future[T]) -> None:
    try:
        future.set_result(compute())
    except BaseException as error:
        future.set_exception(error)


def _ends(future: Future[T]) -> bool:
    """Whether the future is done, after waiting a moment for it."""
    try:
        future.exception(timeout=POLL_SECONDS)
    except TimeoutError:
        return False
    return True
