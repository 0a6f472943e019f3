"""The table of selected works, one page at a time, with its order and exports."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from litboard.corpus.corpus import Corpus
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.state.query_params import (
    chooser,
    number_parameter,
    parameter,
    set_parameter,
)
from litboard.exports import Export, all_exports
from litboard.text.plural import pluralise

#: Rows on a page, and rows that stay visible above an open work.
ROWS, ROWS_ABOVE_WORK = 20, 6
HEADER_HEIGHT, ROW_HEIGHT = 38, 35
NAMES_IN_ROW = 2

#: Order → column, and whether it is ascending.
SORTS: dict[str, tuple[str, bool]] = {
    "Title": ("label", True),
    "Newest first": ("year", False),
    "Oldest first": ("year", True),
    "Most records": ("record_count", False),
}


def draw_table(frame: Frame) -> None:
    """One page of the selected works; a click on a row opens the work."""
    works = frame.works
    sort = parameter("sort") if parameter("sort") in SORTS else "Title"
    page_count = max(1, -(-len(works) // ROWS))
    page = number_parameter("page", range(1, page_count + 1)) or 1
    rows = _sorted(works, sort).iloc[(page - 1) * ROWS : page * ROWS]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.session_state["sort"] = sort
        st.selectbox(
            "Sort by", list(SORTS), key="sort", on_change=chooser("sort", "sort"), width=180
        )
        _draw_exports(frame)
    ids = rows["id"].tolist()
    most_rows = ROWS_ABOVE_WORK if parameter("work") else ROWS
    key = f"papers {hash((frame.selection, sort, page))}"
    st.dataframe(
        _shown(rows),
        key=key,
        hide_index=True,
        placeholder="",
        height=HEADER_HEIGHT + ROW_HEIGHT * min(max(len(rows), 1), most_rows),
        on_select=lambda: _open(ids, st.session_state[key]["selection"]["rows"]),
        selection_mode="single-row",
        column_config={
            "Year": st.column_config.NumberColumn(format="%d", width=60),
            "Title": st.column_config.TextColumn(width=390),
            "Authors": st.column_config.TextColumn(width=220),
            "Records": st.column_config.NumberColumn(
                help="Records of this work in the sources", width=80
            ),
        },
        alt=f"{len(works)} works, page {page} of {page_count}",
    )
    if page_count > 1:
        st.session_state["rows page"] = page
        st.pagination(page_count, key="rows page", on_change=chooser("page", "rows page"))


def _sorted(works: pd.DataFrame, sort: str) -> pd.DataFrame:
    column, ascending = SORTS[sort]
    keyed = works.assign(record_count=works["records"].list.len())
    return keyed.sort_values(
        [column, "id"],
        ascending=[ascending, True],
        na_position="last",
        kind="stable",
        key=lambda values: values.str.casefold() if values.name == "label" else values,
    )


def _shown(rows: pd.DataFrame) -> pd.DataFrame:
    """The columns of the table. Abstracts are left out: all cells are sent to the browser."""
    table = pd.DataFrame(
        {
            "Year": rows["year"],
            "Title": rows["label"],
            "Authors": [_short_list(list(names)) for names in rows["authors"]],
            "Venue": rows["venue"],
            "Records": rows["record_count"],
        }
    )
    return table if rows["venue"].notna().any() else table.drop(columns="Venue")


def _short_list(names: list[str]) -> str:
    shown = "; ".join(names[:NAMES_IN_ROW])
    more = len(names) - NAMES_IN_ROW
    return f"{shown} and {more} more" if more > 0 else shown or "not stated"


def _open(ids: list[str], rows: list[int]) -> None:
    set_parameter("work", ids[rows[0]] if rows and rows[0] < len(ids) else None)


def _draw_exports(frame: Frame) -> None:
    with st.popover("Export", icon=":material/download:"):
        st.caption(f"Export the {pluralise(len(frame.part), 'work')} of this view:")
        for export in all_exports():
            st.download_button(
                export.title,
                data=_writer(export, frame.part),
                file_name=f"litboard{export.extension}",
                mime=export.media_type,
                on_click="ignore",
                key=f"export {export.name}",
                width="stretch",
            )


def _writer(export: Export, part: Corpus) -> Callable[[], bytes]:
    """A function that writes the export on download, not at every run of the page."""
    return lambda: export.write(part.works, part.records).encode()
