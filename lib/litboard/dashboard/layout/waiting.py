"""Long searches beside the page that asked for them: it shows how far they are, and can be left.

A page that computes by itself cannot be left before it has ended. Here another thread computes,
and goes on when the reader looks at something else meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

import streamlit as st

T = TypeVar("T")

#: How long a page waits before it looks again, in seconds.
PATIENCE = 0.2


def wait_for(
    says: str, find: Callable[[], T], *, compared: Callable[[], tuple[int, int]] | None = None
) -> T:
    """What `find` returns, with a spinner meanwhile; whatever it raises is raised here.

    `compared` returns how many numbers of topics are done, of how many, for a bar. `find` draws
    nothing, and is asked again when the reader comes back: it must remember what it has found.
    """
    future: Future[T] = Future()
    Thread(target=_run, args=(find, future), name="search", daemon=True).start()
    place = st.empty()
    with st.spinner(says, show_time=True):
        while not _ends(future):
            done, total = compared() if compared else (0, 0)
            # Also where there is nothing to tell: drawing lets a reader leave.
            if total > 1:
                place.progress(done / total, f"{done} of {total} numbers of topics compared")
            else:
                place.empty()
    place.empty()
    return future.result()


def _run(find: Callable[[], T], future: Future[T]) -> None:
    try:
        future.set_result(find())
    except BaseException as error:
        future.set_exception(error)


def _ends(future: Future[T]) -> bool:
    try:
        future.exception(timeout=PATIENCE)
    except TimeoutError:
        return False
    return True
