"""How far a background load has come, with a button to cancel it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import streamlit as st

from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.state.background_load import BackgroundLoad
from litboard.text.plural import pluralise
from litboard.worker.progress import Progress

#: Seconds between two looks at the progress of a load.
POLL_SECONDS = 0.5
MEGABYTE = 1_000_000


@st.fragment(run_every=POLL_SECONDS)
def draw_progress(opening: BackgroundLoad[Any], cancel: Callable[[], None]) -> None:
    """How far a reading has come, with a button to cancel it; the page runs anew at its end."""
    reading = opening.reading
    if reading is None or reading.ended:
        st.rerun()
    with st.container(border=True):
        progress = reading.progress
        seconds = time.monotonic() - opening.begun
        says = "Waiting for another reading to end" if reading.waiting else _say(progress)
        st.progress(progress.share, text=f"{says} ({seconds:.0f} s)")
        if st.button("Cancel", icon=":material/cancel:", help="Nothing is changed"):
            cancel()
            st.rerun()


def _say(progress: Progress) -> str:
    if progress.finished:
        read = pluralise(progress.sources, "source")
        return f"{read} read; now joining the records that are one paper"
    if not progress.sources:
        return "Starting to read"
    done, size = progress.bytes_done / MEGABYTE, progress.bytes / MEGABYTE
    return (
        f"Reading source {progress.done + 1:,} of {progress.sources:,}, "
        f"{done:.1f} of {size:.1f} MB done: {escape_markdown(progress.name)}"
    )
