"""Adding papers on the Import page: upload or paste, look at what was detected, then add."""

from __future__ import annotations

from functools import partial

import streamlit as st

from litboard.corpus.ingest import ParsedSources, read_each
from litboard.corpus.shared_library import shared_files
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import bulleted, escape_markdown
from litboard.dashboard.layout.progress import draw_progress
from litboard.dashboard.state import corpus_store
from litboard.dashboard.state.background_load import BackgroundLoad, is_large
from litboard.dashboard.state.session_sources import (
    Fingerprint,
    add_sources,
    fingerprint,
    given_sources,
    label,
    refuse,
    session_maps,
    take_back,
)
from litboard.dashboard.views.imports.column_mapping import draw_preview
from litboard.readers import FORMATS, ColumnMap
from litboard.schema.frames import python_rows
from litboard.schema.records import Source
from litboard.text.plural import pluralise

#: Enough to see whether a file was understood.
TITLES_SHOWN, PROBLEMS_SHOWN = 5, 3
LONGEST_TITLE = 120

STAYING = (
    "What you add stays in your session: nobody else sees it, and it is gone when you close the "
    "page. To keep it, put the files into the folder of the corpus."
)
SHARING = (
    "Then you choose who sees them: you alone, until you close the page, or everybody, in the "
    "shared library that the owner of this dashboard has enabled."
)
ME, ALL = "Only me, in this session", "Everybody, in the shared library"

#: Counts the additions, so that the widgets are empty again after each.
ROUND = "additions"


def draw_adding(frame: Frame) -> None:
    """Upload and paste, a preview of each source, and what was added before."""
    st.markdown(
        "Drop files here or paste text. You see what litboard makes of them before anything is "
        f"added. {SHARING if corpus_store.library_home() else STAYING}"
    )
    sources = _ask()
    if sources:
        _draw_preview(sources, frozenset(frame.corpus.sources["source"]))
    _draw_given()
    _draw_library()
    with st.expander(f"What litboard reads ({len(FORMATS)} formats, told by content)"):
        st.markdown(bulleted(escape_markdown(known.title) for known in FORMATS))


def _ask() -> tuple[Source, ...]:
    number = st.session_state.get(ROUND, 0)
    files = st.file_uploader("Files", accept_multiple_files=True, key=f"files {number}")
    text = st.text_area(
        "Or paste text", key=f"text {number}", height=120,
        placeholder="Abstract: …   or any list of papers as you copied it",
    )  # fmt: skip
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
    """What was made of some sources; names in `taken` are those of the corpus."""
    if refused := refuse(sources):
        st.error(refused)
        return
    opening = _read(fingerprint(sources), session_maps(), sources)
    stated = opening.value
    if opening.error:
        st.error(f"Nothing was added: {opening.error}.")
        st.button("Read again", icon=":material/refresh:", on_click=_read.clear)
    elif stated is None:
        draw_progress(opening, _give_up)
    else:
        _draw_choice(sources, stated, taken)


def _give_up() -> None:
    """Empty the widgets and forget what was being read; nothing was added yet."""
    _read.clear()
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _draw_choice(
    sources: tuple[Source, ...], stated: list[ParsedSources], taken: frozenset[str]
) -> None:
    for number, (source, one) in enumerate(zip(sources, stated, strict=True)):
        with st.container(border=True):
            _draw_source(source.name, one)
            draw_preview(number, source, one)
    records = sum(len(one.records) for one in stated)
    add = _add
    if corpus_store.library_home():
        who = st.radio("Who sees what you add", (ME, ALL), horizontal=True)
        add = _add if who == ME else _share
    st.button(
        f"Add {pluralise(records, 'record')} to the corpus", icon=":material/add:",
        on_click=add, args=(sources, taken), disabled=not records,
    )  # fmt: skip
    if message := st.session_state.pop("adding failed", None):
        st.error(message)


def _draw_source(name: str, stated: ParsedSources) -> None:
    titles = {known.name: known.title for known in FORMATS}
    formats = stated.sources["format"].dropna().tolist()
    shown = titles.get(formats[0], formats[0]) if formats else "no format recognised"
    st.markdown(f"**{escape_markdown(name)}**: {escape_markdown(shown)}. {stated.report}.")
    head = stated.records.head(TITLES_SHOWN)
    st.markdown(bulleted(_short(row) for row in python_rows(head[["title", "abstract"]])))
    for row in python_rows(stated.problems.head(PROBLEMS_SHOWN)):
        st.caption(
            f"Line {row['first_line']}: {escape_markdown(row['reason'])}; "
            f"{escape_markdown(row['remedy'])}."
        )
    more = len(stated.problems) - PROBLEMS_SHOWN
    if more > 0:
        st.caption(f"… and {pluralise(more, 'more problem')}.")


def _short(row: dict[str, str | None]) -> str:
    text = row["title"] or row["abstract"] or "(no title)"
    return escape_markdown(text if len(text) <= LONGEST_TITLE else f"{text[:LONGEST_TITLE]}…")


def _add(sources: tuple[Source, ...], taken: frozenset[str]) -> None:
    _end_round(add_sources(sources, taken=taken))


def _share(sources: tuple[Source, ...], taken: frozenset[str]) -> None:
    _end_round(corpus_store.add_shared(sources))


def _end_round(message: str | None) -> None:
    if message:
        st.session_state["adding failed"] = message
    else:
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _draw_given() -> None:
    sources = given_sources()
    if not sources:
        return
    st.markdown("**Added in this session**")
    for source in sources:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"{escape_markdown(source.name)} ({pluralise(len(source.content), 'byte')})"
            )
            st.button(
                "Remove", key=f"remove {source.name}", icon=":material/delete:",
                type="tertiary", on_click=take_back, args=(source.name,),
            )  # fmt: skip


def _draw_library() -> None:
    """What visitors added for everybody; removing it takes a second click."""
    home = corpus_store.library_home()
    files = shared_files(home) if home else []
    if message := st.session_state.pop("removing failed", None):
        st.error(message)
    if not files:
        return
    sizes = {file.name: pluralise(file.size, "byte") for file in files}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            f"In the shared library ({pluralise(len(files), 'file')})", list(sizes),
            format_func=lambda name: f"{name} ({sizes[name]})",
        )  # fmt: skip
        with st.popover("Remove", icon=":material/delete:"):
            st.markdown(f"Everybody loses **{escape_markdown(name)}**. There is no way back.")
            st.button("Remove it for everybody", on_click=_unshare, args=(name,))


def _unshare(name: str) -> None:
    if message := corpus_store.remove_shared(name):
        st.session_state["removing failed"] = message
