"""Add papers on the Import page: upload or paste, check the preview, then add."""

from __future__ import annotations

from functools import partial

import streamlit as st

from litboard.corpus.ingest import ParsedSources, read_each
from litboard.corpus.shared_library import shared_files
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import bulleted, escape_markdown
from litboard.dashboard.layout.progress import draw_progress
from litboard.dashboard.state.background_load import BackgroundLoad, is_large
from litboard.dashboard.state.session_sources import (
    Fingerprint,
    add_sources,
    fingerprint,
    label,
    refuse,
    remove_source,
    session_maps,
    session_sources,
)
from litboard.dashboard.state.shared_library import (
    add_to_library,
    library_home,
    remove_from_library,
)
from litboard.dashboard.views.imports.column_mapping import draw_preview
from litboard.readers import ColumnMap, all_formats
from litboard.schema.frames import python_rows
from litboard.schema.records import Source
from litboard.text.plural import pluralise

#: Enough to see whether a file was read correctly.
TITLES_SHOWN, PROBLEMS_SHOWN = 5, 3
LONGEST_TITLE = 120

SESSION_ONLY = (
    "Added papers stay in your session: nobody else sees them, and they are gone when you close "
    "the page. To keep them, put the files into the corpus folder."
)
WITH_LIBRARY = (
    "You choose who sees them: only you, until you close the page, or everybody, in the shared "
    "library."
)
ME, ALL = "Only me, in this session", "Everybody, in the shared library"

#: Number of additions in this session; part of the widgets' keys, to empty them after each.
ROUND = "additions"

_ADD_FAILURE, _REMOVE_FAILURE = "add failure", "remove failure"


def draw_adding(frame: Frame) -> None:
    """Upload and paste, a preview of each source, and the sources added before."""
    st.markdown(
        "Upload files or paste text. You see a preview before anything is added. "
        f"{WITH_LIBRARY if library_home() else SESSION_ONLY}"
    )
    sources = _ask()
    if sources:
        _draw_preview(sources, frozenset(frame.corpus.sources["source"]))
    _draw_added()
    _draw_library()
    formats = all_formats()
    with st.expander(f"Supported formats ({len(formats)}, recognised by content)"):
        st.markdown(bulleted(escape_markdown(known.title) for known in formats))


def _ask() -> tuple[Source, ...]:
    number = st.session_state.get(ROUND, 0)
    files = st.file_uploader("Files", accept_multiple_files=True, key=f"files {number}")
    text = st.text_area(
        "Or paste text",
        key=f"text {number}",
        height=120,
        placeholder="BibTeX, RIS, or a list of papers as you copied it",
    )
    sources = [Source(label(file.name), file.getvalue()) for file in files or ()]
    if text.strip():
        sources.append(Source.from_text(text))
    return tuple(sources)


@st.cache_resource(
    max_entries=1, scope="session", show_spinner="Reading …", on_release=BackgroundLoad.stop
)
def _read(
    key: Fingerprint, maps: tuple[ColumnMap, ...], _sources: tuple[Source, ...]
) -> BackgroundLoad[list[ParsedSources]]:
    large = is_large((source.name, len(source.content)) for source in _sources)
    return BackgroundLoad(partial(read_each, _sources, maps=maps), list, large=large)


def _draw_preview(sources: tuple[Source, ...], taken: frozenset[str]) -> None:
    """What was read from sources; `taken` has the names of sources in the corpus."""
    if refused := refuse(sources):
        st.error(refused)
        return
    loading = _read(fingerprint(sources), session_maps(), sources)
    parsed = loading.value
    if loading.error:
        st.error(f"Nothing was added: {loading.error}.")
        st.button("Read again", icon=":material/refresh:", on_click=_read.clear)
    elif parsed is None:
        draw_progress(loading, _cancel)
    else:
        _draw_choice(sources, parsed, taken)


def _cancel() -> None:
    """Stop the reading and empty the widgets; nothing was added yet."""
    _read.clear()
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _draw_choice(
    sources: tuple[Source, ...], parsed: list[ParsedSources], taken: frozenset[str]
) -> None:
    for number, (source, one) in enumerate(zip(sources, parsed, strict=True)):
        with st.container(border=True):
            _draw_source(source.name, one)
            draw_preview(number, source, one)
    records = sum(len(one.records) for one in parsed)
    add = _add_to_session
    if library_home():
        audience = st.radio("Who can see these papers", (ME, ALL), horizontal=True)
        add = _add_to_session if audience == ME else _add_to_library
    st.button(
        f"Add {pluralise(records, 'record')} to the corpus",
        icon=":material/add:",
        on_click=add,
        args=(sources, taken),
        disabled=not records,
    )
    if message := st.session_state.pop(_ADD_FAILURE, None):
        st.error(message)


def _draw_source(name: str, parsed: ParsedSources) -> None:
    titles = {known.name: known.title for known in all_formats()}
    formats = parsed.sources["format"].dropna().tolist()
    shown = titles.get(formats[0], formats[0]) if formats else "no format recognised"
    st.markdown(f"**{escape_markdown(name)}**: {escape_markdown(shown)}. {parsed.report}.")
    head = parsed.records.head(TITLES_SHOWN)
    st.markdown(bulleted(_short(row) for row in python_rows(head[["title", "abstract"]])))
    for row in python_rows(parsed.problems.head(PROBLEMS_SHOWN)):
        st.caption(
            f"Line {row['first_line']}: {escape_markdown(row['reason'])}; "
            f"{escape_markdown(row['remedy'])}."
        )
    more = len(parsed.problems) - PROBLEMS_SHOWN
    if more > 0:
        st.caption(f"… and {pluralise(more, 'more problem')}.")


def _short(row: dict[str, str | None]) -> str:
    text = row["title"] or row["abstract"] or "(no title)"
    return escape_markdown(text if len(text) <= LONGEST_TITLE else f"{text[:LONGEST_TITLE]}…")


def _add_to_session(sources: tuple[Source, ...], taken: frozenset[str]) -> None:
    _end_round(add_sources(sources, taken=taken))


def _add_to_library(sources: tuple[Source, ...], taken: frozenset[str]) -> None:
    _end_round(add_to_library(sources))


def _end_round(message: str | None) -> None:
    if message:
        st.session_state[_ADD_FAILURE] = message
    else:
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _draw_added() -> None:
    sources = session_sources()
    if not sources:
        return
    st.markdown("**Added in this session**")
    for source in sources:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"{escape_markdown(source.name)} ({pluralise(len(source.content), 'byte')})"
            )
            st.button(
                "Remove",
                key=f"remove {source.name}",
                icon=":material/delete:",
                type="tertiary",
                on_click=remove_source,
                args=(source.name,),
            )


def _draw_library() -> None:
    """The files visitors added for everybody; removing one needs a second click."""
    home = library_home()
    files = shared_files(home) if home else []
    if message := st.session_state.pop(_REMOVE_FAILURE, None):
        st.error(message)
    if not files:
        return
    sizes = {file.name: pluralise(file.size, "byte") for file in files}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            f"In the shared library ({pluralise(len(files), 'file')})",
            list(sizes),
            format_func=lambda name: f"{name} ({sizes[name]})",
        )
        with st.popover("Remove", icon=":material/delete:"):
            st.markdown(
                f"This removes **{escape_markdown(name)}** for everybody. It cannot be undone."
            )
            st.button("Remove for everybody", on_click=_remove_from_library, args=(name,))


def _remove_from_library(name: str) -> None:
    if message := remove_from_library(name):
        st.session_state[_REMOVE_FAILURE] = message
