"""The corpus and its analyses, loaded once for all visitors."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from litboard.corpus import DECISION_FILE, load
from litboard.corrections import FILE_NAME as CORRECTION_FILE
from litboard.corrections import correct, read_corrections, write_corrections
from litboard.dashboard.given import fingerprint, given_sources
from litboard.dashboard.shelf import Shelf
from litboard.matching import Decisions, read_decisions, write_decisions

#: The default corpus lies beside app.py.
SEEDS = Path(__file__).parents[3] / "seeds"

#: Name, size and time of every file.
State = tuple[tuple[str, int, int], ...]

#: A rebuilt corpus and the one that open pages still hold.
KEPT = 2


def corpus_paths() -> tuple[Path, ...]:
    """What the dashboard was started on: `LITBOARD_CORPUS`, or the seeds."""
    given = os.environ.get("LITBOARD_CORPUS", "")
    paths = [Path(path).expanduser() for path in given.split(os.pathsep) if path]
    return tuple(paths) or (SEEDS,)


def state_of_files() -> State:
    """Name, size and time of every file of the corpus: it changes when any file does."""
    state = []
    for path in corpus_paths():
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            try:
                stat = file.stat()
            except OSError:
                continue
            state.append((str(file), stat.st_size, stat.st_mtime_ns))
    return tuple(state)


def open_shelf() -> Shelf:
    """The corpus this visitor sees: that of the folder, and what the visitor added to it."""
    given = given_sources()
    if given:
        return _own_shelf(state_of_files(), fingerprint(given))
    return _shared_shelf(state_of_files())


@st.cache_resource(max_entries=KEPT, show_spinner="Reading the papers …")
def _shared_shelf(state: State) -> Shelf:
    shelf = Shelf(load(*corpus_paths()))
    # What stays for ever need not be searched for garbage after every click.
    gc.collect()
    gc.freeze()
    return shelf


@st.cache_resource(max_entries=1, scope="session", show_spinner="Reading the papers …")
def _own_shelf(state: State, given: tuple[tuple[str, str], ...]) -> Shelf:
    return Shelf(load(*corpus_paths(), given=given_sources()))


def change_decisions(change: Callable[[Decisions], Decisions]) -> str | None:
    """Change the decisions beside the corpus; returns why it could not be, or None.

    The file is read again first, so that nobody's decision is lost to an older view.
    """
    return _change_beside(
        DECISION_FILE, lambda path: write_decisions(path, change(read_decisions(path)))
    )


def change_correction(source: str, raw: str, text: str) -> str | None:
    """Keep a correction beside the corpus, or take it back; returns why it could not be."""
    return _change_beside(
        CORRECTION_FILE,
        lambda path: write_corrections(path, correct(read_corrections(path), source, raw, text)),
    )


def _change_beside(name: str, change: Callable[[Path], None]) -> str | None:
    home = next((path for path in corpus_paths() if path.is_dir()), None)
    if home is None:
        return "This is kept in the folder of the corpus, which was opened as single files."
    try:
        change(home / name)
    except (OSError, ValueError) as error:
        return f"This was not kept: {error}"
    return None
