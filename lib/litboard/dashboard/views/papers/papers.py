"""The Papers page: a page of rows, the chosen work in full, and exports of the selection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from litboard.analyses import find_term_spans, similar_works
from litboard.corpus.corpus import Corpus
from litboard.corpus.works import published_in
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import bulleted, escape_markdown, marked
from litboard.dashboard.state.query_params import (
    chooser,
    narrow,
    number_parameter,
    parameter,
    set_parameter,
)
from litboard.dashboard.views.papers.recommendations import draw_mark
from litboard.dashboard.views.papers.versions import draw_links, draw_versions
from litboard.schema.frames import python_rows
from litboard.schema.records import LOST
from litboard.text import display_name
from litboard.text.plural import pluralise

#: Rows on a page, and those that stay in sight above a chosen work.
ROWS, ROWS_BESIDE = 20, 6
HEADER_HEIGHT, ROW_HEIGHT = 38, 35
NAMES_IN_ROW = 2
#: More authors than a screen holds stand behind a button.
AUTHORS_SHOWN = 12

#: What the reader may sort by: column, and whether from the top down.
SORTS: dict[str, tuple[str, bool]] = {
    "Title": ("label", True),
    "Newest first": ("year", False),
    "Oldest first": ("year", True),
    "Most records": ("copies", False),
}

#: File type → (label, MIME type, function).
EXPORTS: dict[str, tuple[str, str, Callable[[Corpus], str]]] = {
    "bib": ("BibTeX", "application/x-bibtex", Corpus.to_bibtex),
    "ris": ("RIS", "application/x-research-info-systems", Corpus.to_ris),
    "csv": ("CSV", "text/csv", Corpus.to_csv),
    "jsonl": ("JSON Lines", "application/jsonl", Corpus.to_jsonl),
}


def draw_table(frame: Frame) -> None:
    """One page of the selected works; a click on a row chooses the work."""
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
    chosen = bool(parameter("work"))
    key = f"papers {hash((frame.selection, sort, page))}"
    st.dataframe(
        _shown(rows),
        key=key,
        hide_index=True,
        placeholder="",
        height=HEADER_HEIGHT
        + ROW_HEIGHT * min(max(len(rows), 1), ROWS if not chosen else ROWS_BESIDE),
        on_select=lambda: _choose(ids, st.session_state[key]["selection"]["rows"]),
        selection_mode="single-row",
        column_config={
            "Year": st.column_config.NumberColumn(format="%d", width=60),
            "Title": st.column_config.TextColumn(width=430),
            "Copies": st.column_config.NumberColumn(
                help="Records of this work in the sources", width=70
            ),
        },
        alt=f"{len(works)} works, page {page} of {page_count}",
    )
    if page_count > 1:
        st.session_state["rows page"] = page
        st.pagination(page_count, key="rows page", on_change=chooser("page", "rows page"))


def _sorted(works: pd.DataFrame, sort: str) -> pd.DataFrame:
    column, ascending = SORTS[sort]
    keyed = works.assign(copies=works["records"].list.len())
    return keyed.sort_values(
        [column, "id"], ascending=[ascending, True], na_position="last", kind="stable",
        key=lambda values: values.str.casefold() if values.name == "label" else values,
    )  # fmt: skip


def _shown(rows: pd.DataFrame) -> pd.DataFrame:
    """The columns of the table; no abstract ever travels with them."""
    table = pd.DataFrame(
        {
            "Year": rows["year"],
            "Title": rows["label"],
            "Authors": [_short_list(list(names)) for names in rows["authors"]],
            "Venue": rows["venue"],
            "Copies": rows["copies"],
        }
    )
    return table if rows["venue"].notna().any() else table.drop(columns="Venue")


def _short_list(names: list[str]) -> str:
    shown = "; ".join(names[:NAMES_IN_ROW])
    more = len(names) - NAMES_IN_ROW
    return f"{shown} and {more} more" if more > 0 else shown or "not stated"


def _choose(ids: list[str], rows: list[int]) -> None:
    set_parameter("work", ids[rows[0]] if rows and rows[0] < len(ids) else None)


def _draw_exports(frame: Frame) -> None:
    with st.popover("Export", icon=":material/download:"):
        st.caption(f"This view, {pluralise(len(frame.part), 'work')}:")
        for ending, (label, mime, write) in EXPORTS.items():
            st.download_button(
                label,
                data=_writer(write, frame.part),
                file_name=f"litboard.{ending}",
                mime=mime,
                on_click="ignore",
                key=f"export {ending}",
                width="stretch",
            )


def _writer(write: Callable[[Corpus], str], part: Corpus) -> Callable[[], bytes]:
    """An export that is written when it is asked for, not with every click."""
    return lambda: write(part).encode()


def draw_work(frame: Frame) -> None:
    """The chosen work: all that is known of it, and where each part came from."""
    chosen = parameter("work")
    known = frame.corpus.find(chosen) if chosen else None
    if chosen and known is None:
        st.warning("The work in this link is no longer in the corpus.")
    if known is None:
        st.caption("Choose a row to see the work here.")
        return
    work = frame.corpus.work(known)
    with st.container(border=True):
        _draw_heading(work)
        draw_mark(work["id"])
        _draw_authors(work)
        _draw_links(work)
        draw_versions(frame.corpus, work)
        _draw_abstract(frame, work)
        tabs = st.tabs(["Similar works", "Where this comes from", "Records as given"])
        with tabs[0]:
            _draw_similar(frame, work)
        with tabs[1]:
            _draw_origins(frame, work)
        with tabs[2]:
            _draw_records(frame, work)


def _draw_heading(work: dict[str, Any]) -> None:
    heading, close = st.columns([6, 1])
    with heading:
        st.subheader(escape_markdown(work["label"]), anchor=False)
    with close:
        st.button(
            "Close", icon=":material/close:", type="tertiary",
            on_click=set_parameter, args=("work", None),
        )  # fmt: skip
    parts = [str(work["year"])] if work["year"] else ["year unknown"]
    if place := published_in(work):
        parts.append(escape_markdown(place))
    parts.append(pluralise(len(work["records"]), "record"))
    st.caption(" · ".join(parts))
    if work["untitled"]:
        st.badge("Untitled: the first sentence of the abstract is shown", color="orange")


def _draw_authors(work: dict[str, Any]) -> None:
    names = [display_name(name) for name in work["authors"]]
    if not names:
        st.caption("No source states the authors.")
        return
    text = ", ".join(escape_markdown(name) for name in names[:AUTHORS_SHOWN])
    st.markdown(text + (f" and {len(names) - AUTHORS_SHOWN} more" * (len(names) > AUTHORS_SHOWN)))
    if any(LOST in name for name in names):
        st.caption(f"{LOST} stands for a letter that was lost before the text reached litboard.")
    if len(names) > AUTHORS_SHOWN:
        with st.expander(f"All {len(names)} authors"):
            st.markdown(", ".join(escape_markdown(name) for name in names))


def _draw_links(work: dict[str, Any]) -> None:
    links = []
    if work["arxiv_id"]:
        links.append(("arXiv", f"https://arxiv.org/abs/{work['arxiv_id']}"))
    if work["doi"]:
        links.append(("DOI", f"https://doi.org/{work['doi']}"))
    if work["pmid"]:
        links.append(("PubMed", f"https://pubmed.ncbi.nlm.nih.gov/{work['pmid']}/"))
    known = {link for _, link in links}
    if (work["url"] or "").startswith(("https://", "http://")) and work["url"] not in known:
        links.append(("Link", work["url"]))
    with st.container(horizontal=True):
        for label, link in links:
            st.link_button(label, link, icon=":material/open_in_new:")


def _draw_abstract(frame: Frame, work: dict[str, Any]) -> None:
    if not work["abstract"]:
        st.caption("No source holds the abstract.")
        return
    spans = find_term_spans(work["abstract"], frame.terms.spellings_of(work["id"]))
    st.markdown(marked(work["abstract"], [(first, last) for first, last, _ in spans]))
    key_terms = frame.terms.of_work(work["id"])["term"].tolist()
    if key_terms:
        st.pills(
            "Key terms, marked above: click one to see the works that share it",
            key_terms,
            key=f"terms of {work['id']}",
            on_change=lambda: narrow("terms", st.session_state[f"terms of {work['id']}"] or ""),
        )


def _draw_similar(frame: Frame, work: dict[str, Any]) -> None:
    near = similar_works(frame.corpus.works, work["id"], terms=frame.terms)
    if near.empty:
        st.caption("No work shares a key term with this one.")
    for row in python_rows(near):
        with st.container(gap=None):
            st.button(
                escape_markdown(row["label"]),
                key=f"similar {row['id']}", type="tertiary", wrap=True,
                icon=":material/article:", on_click=set_parameter, args=("work", row["id"]),
            )  # fmt: skip
            st.caption(
                f"{row['score']:.0%} alike · shares {escape_markdown(', '.join(row['shared']))}"
            )


def _draw_origins(frame: Frame, work: dict[str, Any]) -> None:
    origins = frame.corpus.origins_of(work["id"])
    st.dataframe(origins, hide_index=True, alt="Where each field of this work came from")
    draw_links(work)


def _draw_records(frame: Frame, work: dict[str, Any]) -> None:
    for record in python_rows(frame.corpus.records_of(work["id"])):
        st.markdown(
            f"**{escape_markdown(record['source'])}**, entry {record['entry']}, "
            f"lines {record['first_line']} to {record['last_line']}"
        )
        st.code(record["raw"], language=None, wrap_lines=True, height=160)
    repairs = frame.corpus.repairs
    mine = repairs[repairs["record"].isin(work["records"])]
    if len(mine):
        st.markdown("Repaired names, before and after:")
        st.markdown(
            bulleted(
                f"{escape_markdown(one['before'])} → {escape_markdown(one['after'])}"
                for one in python_rows(mine)
            )
        )
