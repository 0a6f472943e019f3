"""The progress of a background load, with a button to cancel it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import streamlit as st

from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.state.background_load import BackgroundLoad
from litboard.text.plural import pluralise
from litboard.worker.progress import Progress

#: Seconds between two updates of the progress bar.
POLL_SECONDS = 0.5
MEGABYTE = 1_000_000


@st.fragment(run_every=POLL_SECONDS)
def draw_progress(loading: BackgroundLoad[Any], cancel: Callable[[], None]) -> None:
    """A progress bar, drawn again by itself; when the load has ended, the page runs again."""
    task = loading.task
    if task is None or task.ended:
        st.rerun()
    with st.container(border=True):
        progress = task.progress
        seconds = time.monotonic() - loading.begun
        step = "Waiting for another import to finish" if task.waiting else step_text(progress)
        st.progress(progress.share, text=f"{step} ({seconds:.0f} s)")
        if st.button("Cancel", icon=":material/cancel:", help="The corpus stays as it was"):
            cancel()
            st.rerun()


def step_text(progress: Progress) -> str:
    """What the worker process does now, in a phrase."""
    if progress.finished:
        read = pluralise(progress.sources, "source")
        return f"{read} read; matching records of the same work"
    if not progress.sources:
        return "Starting"
    done, size = progress.bytes_done / MEGABYTE, progress.bytes / MEGABYTE
    return (
        f"Reading source {progress.done + 1:,} of {progress.sources:,}, "
        f"{done:.1f} of {size:.1f} MB: {escape_markdown(progress.name)}"
    )
