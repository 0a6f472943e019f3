"""The columns of tables: which field each was read as, to be confirmed or changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from litboard.annotations.column_mappings import add_map, remove_map
from litboard.corpus.corpus import Corpus
from litboard.corpus.ingest import ParsedSources
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.state import session_sources
from litboard.dashboard.state.corpus_store import FileState, corpus_paths, state_of_files
from litboard.dashboard.state.save_annotations import change_maps, current_maps
from litboard.readers import (
    ASKED,
    FIELDS,
    ColumnMap,
    Table,
    all_formats,
    gather_sources,
    show_tables,
    unpack_all,
)
from litboard.schema.ids import stable_id
from litboard.schema.records import Source

#: More columns than this are not shown; the widest known export has fewer.
COLUMNS_SHOWN = 120
#: Menus in a row on a wide screen.
ACROSS = 3
#: At least one column must hold one of these; otherwise no row identifies a paper.
NEEDED = {"title", "abstract", "doi", "arxiv_id", "pmid"}
NAMES = {"": "(not read)", "doi": "DOI", "arxiv_id": "arXiv id", "pmid": "PubMed id", "url": "link"}


def draw_columns(frame: Frame) -> None:
    """The tables of the corpus, those with unclear columns first."""
    tables, unclear = _list_tables(frame.corpus)
    if not tables:
        st.caption("No source in this corpus is a table.")
        return
    st.markdown(
        "Where the header of a table does not say what its columns hold, litboard guesses. Check "
        "the guess and correct it here. Your mapping is saved in the corpus folder; the source "
        "file is not changed."
    )
    name = st.selectbox(
        "Table",
        tables,
        index=0 if unclear else None,
        key="table of columns",
        format_func=lambda one: f"{one} (needs attention)" if one in unclear else one,
        placeholder="Choose a table",
    )
    if name is not None:
        state, session_key = state_of_files(), session_sources.session_key()
        _draw_tables(_tables_of(name, state, session_key, current_maps()))


def draw_preview(number: int, source: Source, parsed: ParsedSources) -> None:
    """The columns of a table that is previewed before it is added, if they are unclear.

    `number` distinguishes it from previews with the same name and content.
    """
    maps = session_sources.session_maps()
    named = any(one.source.startswith(source.name) for one in maps)
    if not named and not parsed.problems["remedy"].str.contains(ASKED, regex=False).any():
        return
    with st.expander("Contents of the columns", expanded=True, icon=":material/table:"):
        inside, _ = unpack_all([source])
        tables = [one for each in inside for one in show_tables(each, maps=maps)]
        _draw_tables(tables, own=True, place=f"preview {number}")


def _list_tables(corpus: Corpus) -> tuple[list[str], set[str]]:
    """The sources that are or may be tables, and the set of those with unclear columns."""
    asking = corpus.problems["remedy"].str.contains(ASKED, regex=False)
    unclear = set(corpus.problems.loc[asking, "source"])
    known = corpus.sources["format"].isin([one.name for one in all_formats() if one.tabular])
    tables = {*corpus.sources.loc[known, "source"], *unclear}
    return sorted(tables, key=lambda name: (name not in unclear, name)), unclear


@st.cache_resource(max_entries=4, scope="session")
def _tables_of(
    name: str,
    state: FileState,
    session_key: session_sources.SessionKey,
    maps: tuple[ColumnMap, ...],
) -> list[Table]:
    sources, _ = gather_sources(corpus_paths())
    inside, _ = unpack_all([*sources, *session_sources.session_sources()])
    source = next((one for one in inside if one.name == name), None)
    return show_tables(source, maps=maps) if source else []


def _draw_tables(tables: Iterable[Table], *, own: bool = False, place: str = "corpus") -> None:
    for table in tables:
        key = f"columns {place} {stable_id(repr(table))}"
        if message := st.session_state.pop(f"{key} failed", None):
            st.error(message)
        with st.form(key):
            _draw_table(table, key)
            st.form_submit_button(
                "Use these columns",
                icon=":material/check:",
                on_click=_confirm,
                args=(table, key, own),
            )
        if table.confirmed:
            st.button(
                "Forget my mapping",
                key=f"forget {key}",
                icon=":material/undo:",
                type="tertiary",
                on_click=_forget,
                args=(table, own),
            )


def _draw_table(table: Table, key: str) -> None:
    if table.sheet:
        st.markdown(f"**Sheet {escape_markdown(table.sheet)}**")
    if table.confirmed:
        st.caption("You confirmed these columns.")
    for note in table.notes:
        st.markdown(f":material/help: {escape_markdown(note[:1].upper() + note[1:])}.")
    if table.first_row:
        st.checkbox("The first row contains the column names", key=f"{key} first row")
    places = range(min(len(table.columns), COLUMNS_SHOWN))
    for first in places[::ACROSS]:
        for place, cell in zip(places[first : first + ACROSS], st.columns(ACROSS), strict=False):
            with cell:
                _draw_column(table, place, key)


def _draw_column(table: Table, place: int, key: str) -> None:
    choices = ("", *FIELDS)
    st.selectbox(
        escape_markdown(table.columns[place]) or f"column {place + 1}",
        choices,
        index=choices.index(table.fields[place]),
        key=f"{key} {place}",
        format_func=lambda field: NAMES.get(field, field.replace("_", " ")),
    )
    st.caption(" · ".join(escape_markdown(one) for one in table.samples[place]) or "(empty)")


def _confirm(table: Table, key: str, own: bool) -> None:
    state = st.session_state
    fields = tuple(state.get(f"{key} {place}", "") for place in range(len(table.columns)))
    columns = table.columns
    if state.get(f"{key} first row"):
        columns = _pad(table.first_row, len(columns))
    if NEEDED.isdisjoint(fields):
        state[f"{key} failed"] = (
            "Choose which column holds the title, the abstract or an identifier."
        )
        return
    new = ColumnMap(table.source, columns, fields)
    change_maps(table.source, lambda maps: add_map(maps, new, instead=table.columns), own=own)


def _forget(table: Table, own: bool) -> None:
    change_maps(table.source, lambda maps: remove_map(maps, table.source, table.columns), own=own)


def _pad(row: Sequence[str], width: int) -> tuple[str, ...]:
    return (*row[:width], *("" for _ in range(width - len(row))))
