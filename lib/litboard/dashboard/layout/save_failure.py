"""The message that an edit could not be saved."""

from __future__ import annotations

import streamlit as st

from litboard.dashboard.state.save_annotations import pop_failure


def draw_save_failure() -> None:
    """Show, once, why the last edit was not saved; nothing if it was."""
    if message := pop_failure():
        st.error(message, icon=":material/error:")
