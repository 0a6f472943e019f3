"""Save what a person decides, corrects or renames: from a click to the annotation files.

The only module of the dashboard that writes annotations. Each file is read again right before it
is changed, so that an edit made since the page was drawn is kept; two edits at the same moment can
still overwrite each other, for the files have no lock. What concerns a source that a visitor
added stays in the visitor's session, as the source does.

If an edit cannot be saved, `pop_failure` says why; a function that returns a bool returns False.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TypeVar

import streamlit as st

from litboard.annotations.column_mappings import FILE_NAME as MAPPING_FILE
from litboard.annotations.column_mappings import read_maps, write_maps
from litboard.annotations.corrections import FILE_NAME as CORRECTION_FILE
from litboard.annotations.corrections import (
    Correction,
    add_corrections,
    read_corrections,
    remove_correction,
    write_corrections,
)
from litboard.annotations.decisions import FILE_NAME as DECISION_FILE
from litboard.annotations.field_choices import FILE_NAME as CHOICE_FILE
from litboard.annotations.field_choices import choose, read_choices, write_choices
from litboard.annotations.term_edits import FILE_NAME as VOCABULARY_FILE
from litboard.annotations.term_edits import TermEdit, read_vocabulary, write_vocabulary
from litboard.annotations.topic_edits import FILE_NAME as TOPIC_FILE
from litboard.annotations.topic_edits import TopicEdits, read_topic_edits, write_topic_edits
from litboard.corpus.corpus import Corpus
from litboard.dashboard.state import session_sources
from litboard.dashboard.state.corpus_store import corpus_home, corpus_paths
from litboard.matching import Decisions, read_decisions, write_decisions
from litboard.readers import ColumnMap

#: Column mappings before a change → those after it.
MapChange = Callable[[Sequence[ColumnMap]], Sequence[ColumnMap]]

_FAILURE = "save failure"

#: What a file holds, as it is read and as it is written.
Saved = TypeVar("Saved")
Changed = TypeVar("Changed")


def pop_failure() -> str | None:
    """Why the last edit was not saved, once; None where it was."""
    message: str | None = st.session_state.pop(_FAILURE, None)
    return message


def current_decisions(corpus: Corpus) -> Decisions:
    """The decisions as they are saved now, which the corpus in view may not know yet.

    Those of the corpus where the files cannot be read; the Import page shows why.
    """
    homes = [path for path in corpus_paths() if path.is_dir()]
    try:
        made = [one for home in homes for one in read_decisions(home / DECISION_FILE).made]
    except ValueError:
        return corpus.decisions
    return Decisions(tuple(made))


def change_decisions(change: Callable[[Decisions], Decisions]) -> bool:
    """Save decisions on pairs of records (same or different)."""
    return _change_file(DECISION_FILE, read_decisions, change, write_decisions)


def choose_field(field: str, record: str | None, among: Collection[str]) -> None:
    """Save which record a field of a work is taken from; None leaves it to the rule."""
    _change_file(
        CHOICE_FILE,
        read_choices,
        lambda choices: choose(choices, field, record, among=among),
        write_choices,
    )


def change_vocabulary(change: Callable[[Sequence[TermEdit]], Sequence[TermEdit]]) -> bool:
    """Save edits of key terms (join, rename, split, ban)."""
    return _change_file(VOCABULARY_FILE, read_vocabulary, change, write_vocabulary)


def change_topic_edits(change: Callable[[TopicEdits], TopicEdits]) -> bool:
    """Save edits of topics (rename, pin, merge)."""
    return _change_file(TOPIC_FILE, read_topic_edits, change, write_topic_edits)


def current_corrections() -> tuple[Correction, ...]:
    """The saved corrections, and those of this visitor's own sources."""
    home = corpus_home()
    try:
        saved = read_corrections(home / CORRECTION_FILE) if home else ()
    except ValueError:
        saved = ()
    return (*saved, *session_sources.session_corrections())


def correct_entries(*entries: tuple[str, str], text: str | None) -> None:
    """Save a corrected text for entries of sources; None accepts them as they are.

    Each entry is the name of its source and the text by which it is known (see
    `litboard.annotations.corrections.identifying_text`).
    """
    own = [entry for entry in entries if session_sources.is_session_source(entry[0])]
    others = [entry for entry in entries if not session_sources.is_session_source(entry[0])]
    if own:
        session_sources.correct_session_entries(*own, text=text)
    if others:
        _change_corrections(lambda saved: add_corrections(saved, *others, text=text))


def undo_correction(correction: Correction) -> None:
    """Remove a correction: its entry is again read as the source states it."""
    if session_sources.is_session_source(correction.source):
        session_sources.undo_session_correction(correction)
    else:
        _change_corrections(lambda saved: remove_correction(saved, correction))


def current_maps() -> tuple[ColumnMap, ...]:
    """The saved column mappings, and those of tables in this visitor's own sources."""
    home = corpus_home()
    try:
        saved = read_maps(home / MAPPING_FILE) if home else ()
    except ValueError:
        saved = ()
    return (*saved, *session_sources.session_source_maps())


def change_maps(source: str, change: MapChange, *, own: bool = False) -> None:
    """Save what the columns of a table hold.

    `own` is for a table that the visitor only looks at, before it is added.
    """
    if own or session_sources.is_session_source(source):
        session_sources.change_session_maps(change)
    else:
        _change_file(MAPPING_FILE, read_maps, change, write_maps)


def _change_corrections(
    change: Callable[[Sequence[Correction]], tuple[Correction, ...]],
) -> None:
    _change_file(CORRECTION_FILE, read_corrections, change, write_corrections)


def _change_file(
    name: str,
    read: Callable[[Path], Saved],
    change: Callable[[Saved], Changed],
    write: Callable[[Path, Changed], None],
) -> bool:
    """Read, change and write one annotation file in the corpus folder."""
    home = corpus_home()
    if home is None:
        return _fail(
            "Not saved: the corpus was opened as single files. Edits are saved in a corpus "
            "folder; start litboard on the folder instead."
        )
    try:
        write(home / name, change(read(home / name)))
    except (OSError, ValueError) as error:
        return _fail(f"Not saved: {error}")
    return True


def _fail(message: str) -> bool:
    st.session_state[_FAILURE] = message
    return False
