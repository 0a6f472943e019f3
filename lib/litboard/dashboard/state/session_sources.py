"""What one visitor adds: uploads and pasted text, kept in memory in the visitor's session only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from hashlib import blake2b

import streamlit as st

from litboard.annotations.corrections import Correction, add_corrections, remove_correction
from litboard.readers import ColumnMap
from litboard.schema.records import Source

#: Limits of one session's memory, together with the server option `maxUploadSize`.
MOST_SOURCES, MOST_BYTES = 50, 100 * 1024 * 1024

#: Longest name of an upload that is shown, in characters.
LONGEST_NAME = 80

_SOURCES, _CORRECTIONS, _MAPS = "session sources", "session corrections", "session column maps"

#: Name and hash of the content of each source.
Fingerprint = tuple[tuple[str, str], ...]
#: The sources of a session with their corrections and column mappings.
Snapshot = tuple[tuple[Source, ...], tuple[Correction, ...], tuple[ColumnMap, ...]]
#: The cache key of what a session adds to the corpus folder.
SessionKey = tuple[Fingerprint, tuple[Correction, ...], tuple[ColumnMap, ...]]


def session_sources() -> tuple[Source, ...]:
    """The sources this visitor added, in the order of adding."""
    sources: tuple[Source, ...] = st.session_state.get(_SOURCES, ())
    return sources


def session_corrections() -> tuple[Correction, ...]:
    """This visitor's corrections of the sources the visitor added."""
    corrections: tuple[Correction, ...] = st.session_state.get(_CORRECTIONS, ())
    return corrections


def session_maps() -> tuple[ColumnMap, ...]:
    """This visitor's column mappings, also of tables that are previewed and not added yet."""
    maps: tuple[ColumnMap, ...] = st.session_state.get(_MAPS, ())
    return maps


def session_source_maps() -> tuple[ColumnMap, ...]:
    """This visitor's column mappings of tables that were added."""
    return tuple(one for one in session_maps() if is_session_source(one.source))


def session_key() -> SessionKey:
    """The cache key of this visitor's sources, corrections and column mappings."""
    return fingerprint(session_sources()), session_corrections(), session_source_maps()


def snapshot() -> Snapshot:
    """All that this visitor added, to be restored if its load is cancelled."""
    return session_sources(), session_corrections(), session_maps()


def restore(before: Snapshot) -> None:
    """Set the session back to a snapshot."""
    st.session_state[_SOURCES], st.session_state[_CORRECTIONS], st.session_state[_MAPS] = before


def is_session_source(name: str) -> bool:
    """Whether this visitor added a source, or the archive that contains it."""
    return any(_is_in(name, one.name) for one in session_sources())


def add_sources(sources: Sequence[Source], *, taken: Collection[str] = ()) -> str | None:
    """Add sources to this session; returns why that failed, or None.

    A source of the same content is not added twice. A source whose name is in use, or in `taken`
    (the names in the corpus), gets a number after its name.
    """
    held = list(session_sources())
    contents = {source.content for source in held}
    for source in sources:
        if source.content in contents:
            continue
        contents.add(source.content)
        names = {*taken, *(one.name for one in held)}
        name = _free_name(source.name, names)
        held.append(Source(name, source.content))
        _copy_maps(source.name, name)
    if refused := refuse(held):
        return refused
    replace_sources(held)
    return None


def refuse(sources: Sequence[Source]) -> str | None:
    """Why these sources exceed the limits of a session, or None if they do not."""
    if len(sources) <= MOST_SOURCES and sum(len(one.content) for one in sources) <= MOST_BYTES:
        return None
    return (
        f"A session holds up to {MOST_SOURCES} sources of {MOST_BYTES // 1024**2} MB in all. "
        "Remove some, or put the files into the corpus folder."
    )


def replace_sources(sources: Sequence[Source]) -> None:
    """Make these the sources of the session."""
    st.session_state[_SOURCES] = tuple(sources)


def remove_source(name: str) -> None:
    """Remove an added source, with its corrections and column mappings."""
    corrections = [one for one in session_corrections() if not _is_in(one.source, name)]
    st.session_state[_CORRECTIONS] = tuple(corrections)
    st.session_state[_MAPS] = tuple(one for one in session_maps() if not _is_in(one.source, name))
    replace_sources([one for one in session_sources() if one.name != name])


def correct_session_entries(*entries: tuple[str, str], text: str | None) -> None:
    """Keep a corrected text for entries of added sources; None accepts them as they are."""
    st.session_state[_CORRECTIONS] = add_corrections(session_corrections(), *entries, text=text)


def undo_session_correction(correction: Correction) -> None:
    """Remove a correction of an added source."""
    st.session_state[_CORRECTIONS] = remove_correction(session_corrections(), correction)


def change_session_maps(change: Callable[[Sequence[ColumnMap]], Sequence[ColumnMap]]) -> None:
    """Change the column mappings of this session."""
    st.session_state[_MAPS] = tuple(change(session_maps()))


def fingerprint(sources: Sequence[Source]) -> Fingerprint:
    """Name and content hash of each source: a cache key."""
    return tuple((one.name, blake2b(one.content, digest_size=16).hexdigest()) for one in sources)


def label(name: str) -> str:
    """The file name of an upload as it is shown: no folders, printable characters only."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(letter for letter in last if letter.isprintable()).strip()
    return shown[-LONGEST_NAME:] or "upload"


def _is_in(name: str, source: str) -> bool:
    """Whether a name is that of a source, or of a file inside it (an archive)."""
    return f"{name}/".startswith(f"{source}/")


def _copy_maps(previewed: str, name: str) -> None:
    """Copy the column mappings of a previewed source to the name under which it is added."""
    if previewed != name:
        maps = [one for one in session_maps() if _is_in(one.source, previewed)]
        copies = (replace(one, source=name + one.source[len(previewed) :]) for one in maps)
        st.session_state[_MAPS] = (*session_maps(), *copies)


def _free_name(name: str, taken: Collection[str]) -> str:
    shown, number = label(name), 2
    free = shown
    while free in taken:
        free, number = f"{shown} ({number})", number + 1
    return free
