"""What one visitor adds: uploads and pasted text, kept in the visitor's session alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from hashlib import blake2b

import streamlit as st

from litboard.annotations.corrections import Correction, correct
from litboard.annotations.corrections import take_back as take_back_correction
from litboard.readers import ColumnMap
from litboard.schema.records import Source

#: Together with `maxUploadSize`, what one session may hold in memory.
MOST_SOURCES, MOST_BYTES = 50, 100 * 1024 * 1024

#: A name is a label to show; a longer one is no name.
LONGEST_NAME = 80

SOURCES, CORRECTIONS, MAPS = "given sources", "given corrections", "given maps"

#: Names and contents of sources, short.
Fingerprint = tuple[tuple[str, str], ...]
#: All that one visitor added and said.
Snapshot = tuple[tuple[Source, ...], tuple[Correction, ...], tuple[ColumnMap, ...]]
#: What the corpus of a session depends on beside the folder.
State = tuple[Fingerprint, tuple[Correction, ...], tuple[ColumnMap, ...]]


def given_sources() -> tuple[Source, ...]:
    """The sources this visitor added, in the order of adding."""
    sources: tuple[Source, ...] = st.session_state.get(SOURCES, ())
    return sources


def given_corrections() -> tuple[Correction, ...]:
    """What this visitor put right in the sources added."""
    corrections: tuple[Correction, ...] = st.session_state.get(CORRECTIONS, ())
    return corrections


def session_maps() -> tuple[ColumnMap, ...]:
    """What this visitor said of the columns of tables, be they added or only looked at."""
    maps: tuple[ColumnMap, ...] = st.session_state.get(MAPS, ())
    return maps


def given_maps() -> tuple[ColumnMap, ...]:
    """What this visitor said of the columns of tables that were added."""
    return tuple(one for one in session_maps() if is_given(one.source))


def given_state() -> State:
    """What this visitor added, put right and said, short: what a cache is keyed by."""
    return fingerprint(given_sources()), given_corrections(), given_maps()


def snapshot() -> Snapshot:
    """All that this visitor added and said, to be restored where its reading is cancelled."""
    return given_sources(), given_corrections(), session_maps()


def restore(before: Snapshot) -> None:
    """Make the session what it was."""
    st.session_state[SOURCES], st.session_state[CORRECTIONS], st.session_state[MAPS] = before


def is_given(name: str) -> bool:
    """Whether a source, or the archive it stands in, was added by this visitor."""
    return any(name == one.name or name.startswith(f"{one.name}/") for one in given_sources())


def add_sources(sources: Sequence[Source], *, taken: Collection[str] = ()) -> str | None:
    """Add sources to this session; returns why that cannot be, or None.

    A source of the same content is not added twice, and one of a name that is taken gets a
    number.
    """
    held = list(given_sources())
    contents = {source.content for source in held}
    for source in sources:
        if source.content in contents:
            continue
        contents.add(source.content)
        names = {*taken, *(one.name for one in held)}
        name = _free_name(source.name, names)
        held.append(Source(name, source.content))
        _say_again(source.name, name)
    if refused := refuse(held):
        return refused
    replace_sources(held)
    return None


def refuse(sources: Sequence[Source]) -> str | None:
    """Why a session cannot hold some sources, or None."""
    if len(sources) <= MOST_SOURCES and sum(len(one.content) for one in sources) <= MOST_BYTES:
        return None
    return (
        f"A session holds {MOST_SOURCES} sources of {MOST_BYTES // 1024**2} MB in all: "
        "remove some, or put the files into the folder of the corpus."
    )


def replace_sources(sources: Sequence[Source]) -> None:
    """Make these the sources of the session."""
    st.session_state[SOURCES] = tuple(sources)


def take_back(name: str) -> None:
    """Remove one added source, and what was put right in it."""
    kept = [one for one in given_corrections() if not f"{one.source}/".startswith(f"{name}/")]
    st.session_state[CORRECTIONS] = tuple(kept)
    said = [one for one in session_maps() if not f"{one.source}/".startswith(f"{name}/")]
    st.session_state[MAPS] = tuple(said)
    replace_sources([one for one in given_sources() if one.name != name])


def _say_again(before: str, name: str) -> None:
    """What was said of the tables of a source that was looked at, for its name in the corpus."""
    if before != name:
        said = [one for one in session_maps() if f"{one.source}/".startswith(f"{before}/")]
        anew = (replace(one, source=name + one.source[len(before) :]) for one in said)
        st.session_state[MAPS] = (*session_maps(), *anew)


def correct_given(*pieces: tuple[str, str], text: str | None) -> None:
    """Keep a correction of pieces of added sources in this session; an empty text takes it back."""
    st.session_state[CORRECTIONS] = correct(given_corrections(), *pieces, text=text)


def take_back_given(correction: Correction) -> None:
    """Forget what was put right in one piece of an added source."""
    st.session_state[CORRECTIONS] = take_back_correction(given_corrections(), correction)


def fingerprint(sources: Sequence[Source]) -> Fingerprint:
    """Names and contents of sources, short: what a cache is keyed by."""
    return tuple((one.name, blake2b(one.content, digest_size=16).hexdigest()) for one in sources)


def label(name: str) -> str:
    """The name of an upload as a label: its last part, without signs that cannot be shown."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(letter for letter in last if letter.isprintable()).strip()
    return shown[-LONGEST_NAME:] or "upload"


def _free_name(name: str, taken: Collection[str]) -> str:
    shown, number = label(name), 2
    free = shown
    while free in taken:
        free, number = f"{shown} ({number})", number + 1
    return free
