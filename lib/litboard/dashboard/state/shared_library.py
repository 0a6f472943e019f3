"""The shared library: papers that visitors add for everybody, where the owner has enabled it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from litboard.corpus import shared_library
from litboard.corpus.shared_library import LibraryError, SharedFile
from litboard.dashboard.state.corpus_store import corpus_home
from litboard.schema.records import Source

#: Set by the owner, this lets every visitor add papers for everybody.
LIBRARY = "LITBOARD_SHARED_LIBRARY"

#: The files that a session added and has not seen in the corpus yet.
_PENDING = "files pending in the library"


def library_home() -> Path | None:
    """The corpus folder whose library visitors may add to; None unless the owner enabled it."""
    enabled = os.environ.get(LIBRARY, "").strip().lower() in {"1", "on", "true", "yes"}
    return corpus_home() if enabled else None


def add_to_library(sources: Sequence[Source]) -> str | None:
    """Add sources to the library, for everybody; returns why that failed, or None."""

    def add(home: Path) -> None:
        st.session_state[_PENDING] = tuple(shared_library.add_shared(home, sources))

    return _change_library(add)


def remove_from_library(name: str) -> str | None:
    """Remove a file from the library, for everybody; returns why that failed, or None."""
    return _change_library(lambda home: shared_library.remove_shared(home, name))


def take_pending_files() -> tuple[SharedFile, ...]:
    """The files this session added that no load has shown yet; they count as shown from now on."""
    files: tuple[SharedFile, ...] = st.session_state.pop(_PENDING, ())
    return files


def _change_library(change: Callable[[Path], None]) -> str | None:
    home = library_home()
    if home is None:
        return "The owner of this dashboard has not enabled a shared library."
    try:
        change(home)
    except (OSError, LibraryError) as error:
        return f"The library was not changed: {error}."
    return None
