"""One work in full: its text, versions and links, similar works, and where each field came from."""

from __future__ import annotations

from typing import Any

import streamlit as st

from litboard.analyses import find_term_spans, similar_works
from litboard.corpus.works import published_in
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import bulleted, escape_markdown, highlight
from litboard.dashboard.state.query_params import narrow, parameter, set_parameter
from litboard.dashboard.views.papers.recommendations import draw_mark
from litboard.dashboard.views.papers.versions import draw_all_links, draw_versions
from litboard.schema.frames import python_rows
from litboard.schema.records import LOST
from litboard.text import display_name
from litboard.text.plural import pluralise

#: Further authors are shown in an expander.
AUTHORS_SHOWN = 12


def draw_work(frame: Frame) -> None:
    """The open work, named by the URL; a hint how to open one if there is none."""
    chosen = parameter("work")
    known = frame.corpus.find(chosen) if chosen else None
    if chosen and known is None:
        st.warning("The work in this link is not in the corpus any more.")
    if known is None:
        st.caption("Select a row to see the work here.")
        return
    work = frame.corpus.work(known)
    with st.container(border=True):
        _draw_heading(work)
        draw_mark(work["id"])
        _draw_authors(work)
        _draw_links(work)
        draw_versions(frame.corpus, work)
        _draw_abstract(frame, work)
        tabs = st.tabs(["Similar works", "Field origins", "Original records"])
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
            "Close",
            icon=":material/close:",
            type="tertiary",
            on_click=set_parameter,
            args=("work", None),
        )
    parts = [str(work["year"])] if work["year"] else ["year unknown"]
    if place := published_in(work):
        parts.append(escape_markdown(place))
    parts.append(pluralise(len(work["records"]), "record"))
    st.caption(" · ".join(parts))
    if work["untitled"]:
        st.badge("No title: the first sentence of the abstract is shown", color="orange")


def _draw_authors(work: dict[str, Any]) -> None:
    names = [display_name(name) for name in work["authors"]]
    if not names:
        st.caption("No source states the authors.")
        return
    text = ", ".join(escape_markdown(name) for name in names[:AUTHORS_SHOWN])
    st.markdown(text + (f" and {len(names) - AUTHORS_SHOWN} more" * (len(names) > AUTHORS_SHOWN)))
    if any(LOST in name for name in names):
        st.caption(f"{LOST} marks a letter that was already lost in the source.")
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
        st.caption("No source states the abstract.")
        return
    spans = find_term_spans(work["abstract"], frame.terms.spellings_of(work["id"]))
    st.markdown(highlight(work["abstract"], [(first, last) for first, last, _ in spans]))
    key_terms = frame.terms.of_work(work["id"])["term"].tolist()
    if key_terms:
        st.pills(
            "Key terms (highlighted above); click one to see all works with it",
            key_terms,
            key=f"terms of {work['id']}",
            on_change=lambda: narrow("terms", st.session_state[f"terms of {work['id']}"] or ""),
        )


def _draw_similar(frame: Frame, work: dict[str, Any]) -> None:
    similar = similar_works(frame.corpus.works, work["id"], terms=frame.terms)
    if similar.empty:
        st.caption("No other work shares a key term with this one.")
    for row in python_rows(similar):
        with st.container(gap=None):
            st.button(
                escape_markdown(row["label"]),
                key=f"similar {row['id']}",
                type="tertiary",
                wrap=True,
                icon=":material/article:",
                on_click=set_parameter,
                args=("work", row["id"]),
            )
            st.caption(
                f"{row['score']:.0%} similar · shares {escape_markdown(', '.join(row['shared']))}"
            )


def _draw_origins(frame: Frame, work: dict[str, Any]) -> None:
    origins = frame.corpus.origins_of(work["id"])
    st.dataframe(origins, hide_index=True, alt="Where each field of this work came from")
    draw_all_links(work)


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
        st.markdown("Repaired texts, before and after:")
        st.markdown(
            bulleted(
                f"{escape_markdown(one['before'])} → {escape_markdown(one['after'])}"
                for one in python_rows(mine)
            )
        )
