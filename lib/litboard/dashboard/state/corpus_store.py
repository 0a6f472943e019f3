"""The corpus and its analyses, loaded once for all visitors."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import streamlit as st

from litboard.annotations.bundle import ANNOTATION_FILES, Annotations, read_annotations
from litboard.annotations.column_mappings import FILE_NAME as MAPPING_FILE
from litboard.annotations.column_mappings import read_maps, write_maps
from litboard.annotations.corrections import FILE_NAME as CORRECTION_FILE
from litboard.annotations.corrections import (
    Correction,
    correct,
    read_corrections,
    take_back,
    write_corrections,
)
from litboard.annotations.decisions import FILE_NAME as DECISION_FILE
from litboard.annotations.topic_edits import FILE_NAME as TOPIC_FILE
from litboard.corpus import shared_library
from litboard.corpus.corpus import Corpus
from litboard.corpus.ingest import homes_of
from litboard.corpus.loading import load
from litboard.dashboard.state import session_sources
from litboard.dashboard.state.analysis_cache import CorpusAnalyses
from litboard.dashboard.state.background_load import BackgroundLoad, is_large
from litboard.matching import Decisions, read_decisions, write_decisions
from litboard.readers import ColumnMap
from litboard.resources import resource
from litboard.schema.records import Source

#: Set by the owner, this lets every visitor add papers for everybody.
LIBRARY = "LITBOARD_SHARED_LIBRARY"

#: Name, size and time of every file.
State = tuple[tuple[str, int, int], ...]

#: What becomes of mappings of columns after one more word.
MapChange = Callable[[Sequence[ColumnMap]], Sequence[ColumnMap]]

#: A rebuilt corpus and the one that open pages still hold.
KEPT = 2

#: The shelf that a session saw last, and what the visitor had added to it by then.
SHOWN = "shown shelf"
#: The files that a session added to the library since.
JUST_SHARED = "just shared"


@dataclass(frozen=True, slots=True)
class Opened:
    """The shelf to show, and what is read to take its place, or could not be read."""

    shelf: CorpusAnalyses | None
    opening: BackgroundLoad[CorpusAnalyses] | None = None


@dataclass(slots=True)
class Latest:
    """The last shelf of the folder, shown while a changed folder is read."""

    shelf: CorpusAnalyses | None = None


def corpus_paths() -> tuple[Path, ...]:
    """What the dashboard was started on: `LITBOARD_CORPUS`, or the seed papers."""
    named = os.environ.get("LITBOARD_CORPUS", "")
    paths = [Path(path).expanduser() for path in named.split(os.pathsep) if path]
    return tuple(paths) or (resource("seeds"),)


def corpus_home() -> Path | None:
    """The folder in which litboard keeps its own files; None for a corpus of single files."""
    return next((path for path in corpus_paths() if path.is_dir()), None)


def state_of_files() -> State:
    """Name, size and time of every file of the corpus: it changes when any file does."""
    state = []
    for path in corpus_paths():
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if not _is_read(file.relative_to(path) if path.is_dir() else Path(file.name)):
                continue
            try:
                stat = file.stat()
            except OSError:
                continue
            state.append((str(file), stat.st_size, stat.st_mtime_ns))
    return tuple(state)


def _is_read(file: Path) -> bool:
    """Whether a change of a file is a change of the corpus.

    What is being written or kept for later is hidden. Words on topics change no work, and are
    looked after by the shelf.
    """
    return file.name != TOPIC_FILE and not any(part.startswith(".") for part in file.parts)


def open_shelf() -> Opened:
    """The corpus this visitor sees: that of the folder, and what the visitor added to it.

    While a large one is read, it is the one that was seen before, if there is any.
    """
    paths, own = corpus_paths(), session_sources.given_sources()
    state, said = _part_state(paths, state_of_files())
    opening = (
        _open_own(paths, state, session_sources.given_state())
        if own
        else _open_shared(paths, state)
    )
    shelf = opening.value
    if shelf is None:
        _, before = st.session_state.get(SHOWN, ((), _latest(paths).shelf))
        return Opened(before, opening)
    if not shelf.is_under(said):
        with st.spinner("Counting the works anew …"):
            shelf = shelf.with_annotations(said)
    if not own:
        _latest(paths).shelf = shelf
    st.session_state[SHOWN] = session_sources.snapshot(), shelf
    st.session_state.pop(JUST_SHARED, None)
    return Opened(shelf)


def _part_state(paths: tuple[Path, ...], state: State) -> tuple[State, Annotations]:
    """The state of the sources, and what is said of them, for which none is read again.

    A file of ours that cannot be read is told among the problems, as a source would be.
    """
    ours = tuple(one for one in state if Path(one[0]).name in ANNOTATION_FILES)
    said = _read_said(paths, ours)
    sources = tuple(one for one in state if one not in ours)
    return state if said.problems else sources, replace(said, problems=())


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _read_said(paths: tuple[Path, ...], ours: State) -> Annotations:
    return read_annotations(homes_of(paths))


def cancel_opening(opening: BackgroundLoad[CorpusAnalyses]) -> None:
    """Give up what is being read; what this visitor had added last is taken back."""
    opening.stop()
    for file in st.session_state.pop(JUST_SHARED, ()):
        remove_shared(file.name)
    now = session_sources.snapshot()
    shown, _ = st.session_state.get(SHOWN, (now, None))
    if shown != now:
        session_sources.restore(shown)
        _open_own.clear()


def open_again() -> None:
    """Read anew what came to nothing."""
    (_open_own if session_sources.given_sources() else _open_shared).clear()


@st.cache_resource
def _latest(paths: tuple[Path, ...]) -> Latest:
    return Latest()


@st.cache_resource(
    max_entries=KEPT, show_spinner="Reading the papers …", on_release=BackgroundLoad.stop
)
def _open_shared(paths: tuple[Path, ...], state: State) -> BackgroundLoad[CorpusAnalyses]:
    sizes = [(name, size) for name, size, _ in state]
    return BackgroundLoad(partial(load, *paths), _shelve_for_all, large=is_large(sizes))


@st.cache_resource(
    max_entries=1,
    scope="session",
    show_spinner="Reading the papers …",
    on_release=BackgroundLoad.stop,
)
def _open_own(
    paths: tuple[Path, ...], state: State, given_state: session_sources.State
) -> BackgroundLoad[CorpusAnalyses]:
    own = session_sources.given_sources()
    sizes = [(name, size) for name, size, _ in state]
    sizes += [(source.name, len(source.content)) for source in own]
    corrections, maps = session_sources.given_corrections(), session_sources.given_maps()
    call = partial(load, *paths, uploads=own, corrections=corrections, maps=maps)
    return BackgroundLoad(call, CorpusAnalyses, large=is_large(sizes))


def _shelve_for_all(corpus: Corpus) -> CorpusAnalyses:
    shelf = CorpusAnalyses(corpus, keep=True)
    # What stays for ever need not be searched for garbage after every click.
    gc.collect()
    gc.freeze()
    return shelf


def library_home() -> Path | None:
    """The folder whose library visitors may add to; None unless the owner has said so."""
    on = os.environ.get(LIBRARY, "").strip().lower() in {"1", "on", "true", "yes"}
    return corpus_home() if on else None


def add_shared(sources: Sequence[Source]) -> str | None:
    """Add sources to the library, for everybody; returns why they could not be, or None."""
    return _change_library(lambda home: _remember(shared_library.add_shared(home, sources)))


def remove_shared(name: str) -> str | None:
    """Remove a file from the library, for everybody; returns why it could not be, or None."""
    return _change_library(lambda home: shared_library.remove_shared(home, name))


def _remember(files: Sequence[shared_library.SharedFile]) -> None:
    st.session_state[JUST_SHARED] = tuple(files)


def _change_library(change: Callable[[Path], None]) -> str | None:
    home = library_home()
    if home is None:
        return "The owner of this dashboard has not enabled a shared library."
    try:
        change(home)
    except (OSError, shared_library.LibraryError) as error:
        return f"The library was not changed: {error}."
    return None


def change_decisions(change: Callable[[Decisions], Decisions]) -> str | None:
    """Change the decisions beside the corpus; returns why it could not be, or None.

    The file is read again first, so that nobody's decision is lost to an older view.
    """
    return change_beside(
        DECISION_FILE, lambda path: write_decisions(path, change(read_decisions(path)))
    )


def kept_corrections() -> tuple[Correction, ...]:
    """What was put right beside the corpus, and by this visitor in what the visitor added."""
    home = corpus_home()
    try:
        beside = read_corrections(home / CORRECTION_FILE) if home else ()
    except ValueError:
        beside = ()
    return (*beside, *session_sources.given_corrections())


def correct_pieces(*pieces: tuple[str, str], text: str | None) -> str | None:
    """Keep a correction of some pieces beside the corpus; returns why it could not be, or None.

    That of a source which a visitor added stays in the visitor's session, as the source does.
    """
    own = [piece for piece in pieces if session_sources.is_given(piece[0])]
    others = [piece for piece in pieces if not session_sources.is_given(piece[0])]
    if own:
        session_sources.correct_given(*own, text=text)
    if not others:
        return None
    return _change_corrections(lambda kept: correct(kept, *others, text=text))


def take_back_correction(correction: Correction) -> str | None:
    """Let a piece be what it was before its correction; returns why it could not be, or None."""
    if session_sources.is_given(correction.source):
        session_sources.take_back_given(correction)
        return None
    return _change_corrections(lambda kept: take_back(kept, correction))


def _change_corrections(
    change: Callable[[Sequence[Correction]], tuple[Correction, ...]],
) -> str | None:
    return change_beside(
        CORRECTION_FILE, lambda path: write_corrections(path, change(read_corrections(path)))
    )


def kept_maps() -> tuple[ColumnMap, ...]:
    """What was said of columns of tables beside the corpus; none where that cannot be read."""
    home = corpus_home()
    try:
        return read_maps(home / MAPPING_FILE) if home else ()
    except ValueError:
        return ()


def change_maps(source: str, change: MapChange, *, own: bool = False) -> str | None:
    """Keep what a person said of the columns of a table; returns why it could not be, or None.

    That of a source which a visitor added, or looks at (`own`), stays in the visitor's session.
    """
    if own or session_sources.is_given(source):
        st.session_state[session_sources.MAPS] = tuple(change(session_sources.session_maps()))
        return None
    return change_beside(MAPPING_FILE, lambda path: write_maps(path, change(read_maps(path))))


def change_beside(name: str, change: Callable[[Path], None]) -> str | None:
    """Change one of litboard's files beside the corpus; returns why it could not be, or None."""
    home = corpus_home()
    if home is None:
        return "This is kept in the folder of the corpus, which was opened as single files."
    try:
        change(home / name)
    except (OSError, ValueError) as error:
        return f"This was not kept: {error}"
    return None
