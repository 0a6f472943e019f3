"""Adding papers on the Import page: upload or paste, look at what was detected, then add."""

from __future__ import annotations

from functools import partial

import streamlit as st

from litboard.dashboard.frame import Frame
from litboard.dashboard.given import (
    Fingerprint,
    fingerprint,
    give,
    given_sources,
    label,
    refuse,
    session_maps,
    take_back,
)
from litboard.dashboard.mapping import draw_preview
from litboard.dashboard.markdown import bulleted, counted, plain
from litboard.dashboard.opening import Opening, draw_progress, is_large
from litboard.readers import FORMATS, ColumnMap
from litboard.records import Source
from litboard.stated import Stated, read_each
from litboard.tables import python_rows

#: Enough to see whether a file was understood.
TITLES_SHOWN, PROBLEMS_SHOWN = 5, 3
LONGEST_TITLE = 120

#: Counts the additions, so that the widgets are empty again after each.
ROUND = "additions"


def draw_adding(frame: Frame) -> None:
    """Upload and paste, a preview of each source, and what was added before."""
    st.markdown(
        "Drop files here or paste text. You see what litboard makes of them before anything is "
        "added, and what you add stays in your session: nobody else sees it, and it is gone when "
        "you close the page. To keep it, put the files into the folder of the corpus."
    )
    sources = _ask()
    if sources:
        _draw_preview(sources)
    _draw_given()
    with st.expander(f"What litboard reads ({len(FORMATS)} formats, told by content)"):
        st.markdown(bulleted(plain(known.title) for known in FORMATS))


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
    max_entries=1, scope="session", show_spinner="Reading …", on_release=Opening.stop
)
def _read(
    key: Fingerprint, maps: tuple[ColumnMap, ...], _sources: tuple[Source, ...]
) -> Opening[list[Stated]]:
    large = is_large((source.name, len(source.content)) for source in _sources)
    return Opening(partial(read_each, _sources, maps=maps), list, large=large)


def _draw_preview(sources: tuple[Source, ...]) -> None:
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
        _draw_choice(sources, stated)


def _give_up() -> None:
    """Empty the widgets and forget what was being read; nothing was added yet."""
    _read.clear()
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _draw_choice(sources: tuple[Source, ...], stated: list[Stated]) -> None:
    for number, (source, one) in enumerate(zip(sources, stated, strict=True)):
        with st.container(border=True):
            _draw_source(source.name, one)
            draw_preview(number, source, one)
    records = sum(len(one.records) for one in stated)
    st.button(
        f"Add {counted(records, 'record')} to the corpus", icon=":material/add:",
        on_click=_add, args=(sources,), disabled=not records,
    )  # fmt: skip
    if message := st.session_state.pop("adding failed", None):
        st.error(message)


def _draw_source(name: str, stated: Stated) -> None:
    titles = {known.name: known.title for known in FORMATS}
    formats = stated.sources["format"].dropna().tolist()
    shown = titles.get(formats[0], formats[0]) if formats else "no format recognised"
    st.markdown(f"**{plain(name)}**: {plain(shown)}. {stated.report}.")
    head = stated.records.head(TITLES_SHOWN)
    st.markdown(bulleted(_short(row) for row in python_rows(head[["title", "abstract"]])))
    for row in python_rows(stated.problems.head(PROBLEMS_SHOWN)):
        st.caption(f"Line {row['first_line']}: {plain(row['reason'])}; {plain(row['remedy'])}.")
    more = len(stated.problems) - PROBLEMS_SHOWN
    if more > 0:
        st.caption(f"… and {counted(more, 'more problem')}.")


def _short(row: dict[str, str | None]) -> str:
    text = row["title"] or row["abstract"] or "(no title)"
    return plain(text if len(text) <= LONGEST_TITLE else f"{text[:LONGEST_TITLE]}…")


def _add(sources: tuple[Source, ...]) -> None:
    message = give(sources)
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
            st.markdown(f"{plain(source.name)} ({counted(len(source.content), 'byte')})")
            st.button(
                "Remove", key=f"remove {source.name}", icon=":material/delete:",
                type="tertiary", on_click=take_back, args=(source.name,),
            )  # fmt: skip
