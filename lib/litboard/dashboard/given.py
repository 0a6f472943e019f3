"""What one visitor adds: uploads and pasted text, kept in the visitor's session alone."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import streamlit as st

from litboard.records import Source

#: Together with `maxUploadSize`, what one session may hold in memory.
MOST_SOURCES, MOST_BYTES = 50, 100 * 1024 * 1024

#: A name is a label to show; a longer one is no name.
LONGEST_NAME = 80

KEY = "given sources"


def given_sources() -> tuple[Source, ...]:
    """The sources this visitor added, in the order of adding."""
    sources: tuple[Source, ...] = st.session_state.get(KEY, ())
    return sources


def give(sources: Sequence[Source]) -> str | None:
    """Add sources to this session; returns why that cannot be, or None.

    A source of the same content is not added twice, and one of the same name gets a number.
    """
    held = list(given_sources())
    contents = {source.content for source in held}
    for source in sources:
        if source.content in contents:
            continue
        contents.add(source.content)
        held.append(Source(_free_name(source.name, {one.name for one in held}), source.content))
    if len(held) > MOST_SOURCES or sum(len(source.content) for source in held) > MOST_BYTES:
        return (
            f"A session holds {MOST_SOURCES} sources of {MOST_BYTES // 1024**2} MB in all: "
            "remove some, or put the files into the folder of the corpus."
        )
    st.session_state[KEY] = tuple(held)
    return None


def take_back(name: str) -> None:
    """Remove one added source."""
    st.session_state[KEY] = tuple(one for one in given_sources() if one.name != name)


def fingerprint(sources: Sequence[Source]) -> tuple[tuple[str, str], ...]:
    """Names and contents of sources, short: what a cache is keyed by."""
    return tuple((one.name, blake2b(one.content, digest_size=16).hexdigest()) for one in sources)


def label(name: str) -> str:
    """The name of an upload as a label: its last part, without signs that cannot be shown."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(letter for letter in last if letter.isprintable()).strip()
    return shown[-LONGEST_NAME:] or "upload"


def _free_name(name: str, taken: set[str]) -> str:
    shown, number = label(name), 2
    free = shown
    while free in taken:
        free, number = f"{shown} ({number})", number + 1
    return free
