"""The Import page: add papers; sources, problems, repairs, missing fields and lookups."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from litboard.corpus import audit
from litboard.corpus.ingest import count_lost
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.views.imports.column_mapping import draw_columns
from litboard.dashboard.views.imports.problems import draw_problems
from litboard.dashboard.views.imports.upload import draw_adding

#: Kind of a repair → what it means, and the colour of its badge.
KINDS: dict[str, tuple[str, Literal["green", "blue", "orange"]]] = {
    "exact": ("restored exactly", "green"),
    "completed": ("completed from another record", "blue"),
    "marked": ("a letter is lost", "orange"),
}

#: Fields whose names are abbreviations.
NAMES = {"doi": "DOI", "arxiv_id": "arXiv id", "url": "URL"}


def draw_import(frame: Frame) -> None:
    """The counts of the whole import, and one tab for each part of it."""
    corpus = frame.corpus
    entries = len(corpus.records) + count_lost(corpus.problems)
    with st.container(horizontal=True):
        st.metric("Sources", f"{len(corpus.sources):,}", border=True)
        st.metric("Entries found", f"{entries:,}", border=True)
        st.metric("Records read", f"{len(corpus.records):,}", border=True)
        st.metric("Needs attention", f"{len(frame.analyses.open_issues):,}", border=True)
        st.metric("Repairs", f"{len(corpus.repairs):,}", border=True)
    parts = {
        "Add papers": draw_adding,
        "Sources": _draw_sources,
        "Columns": draw_columns,
        "Problems": draw_problems,
        "Repairs": _draw_repairs,
        "Missing fields": _draw_missing,
        "Lookups": _draw_lookups,
    }
    # Without a key, another tab would open when something new is drawn above.
    tabs = st.tabs(list(parts), key="import part")
    for tab, draw in zip(tabs, parts.values(), strict=True):
        with tab:
            draw(frame)


def _draw_sources(frame: Frame) -> None:
    sources = frame.corpus.sources
    labelled = bool(sources["label"].notna().any())
    columns = ["source", "records", "problems", *["label"] * labelled, "format", "size", "encoding"]
    st.dataframe(
        sources[columns],
        hide_index=True,
        placeholder="",
        column_config={
            "source": "Source",
            "label": "Label",
            "format": "Format",
            "encoding": "Encoding",
            "size": st.column_config.NumberColumn("Size", format="bytes"),
            "records": st.column_config.NumberColumn("Records", format="localized"),
            "problems": st.column_config.NumberColumn("Problems", format="localized"),
        },
        alt="Sources with the number of records and problems in each",
    )
    if labelled:
        st.caption(
            "The label is the line above the first record: usually the name of the author whose "
            "page was copied."
        )


def _draw_repairs(frame: Frame) -> None:
    repairs = frame.corpus.repairs
    if repairs.empty:
        st.caption("No damaged text was found.")
        return
    counts = repairs["kind"].value_counts()
    with st.container(horizontal=True):
        for kind, (meaning, color) in KINDS.items():
            if kind in counts:
                st.badge(f"{counts[kind]} {meaning}", color=color)
    meanings = {kind: meaning for kind, (meaning, _) in KINDS.items()}
    shown = repairs.assign(kind=repairs["kind"].map(meanings))
    st.dataframe(
        shown[["before", "after", "kind", "field", "source", "entry", "codec"]],
        hide_index=True,
        column_config={
            "before": "Before",
            "after": "After",
            "kind": "How",
            "field": "Field",
            "source": "Source",
            "entry": "Entry",
            "codec": "Was read as",
        },
        alt="Damaged texts before and after repair",
    )
    st.caption(
        "These texts are UTF-8 that was read with another encoding before it reached litboard. A "
        "lost letter is shown as \N{REPLACEMENT CHARACTER} and never guessed. The original text of "
        "every record is kept."
    )


def _draw_missing(frame: Frame) -> None:
    missing = audit.missing_fields(frame.corpus.works)
    shown = missing.assign(
        field=missing["field"].map(lambda field: NAMES.get(field, field)),
        share=100 * missing["share"],
    )
    st.dataframe(
        shown,
        hide_index=True,
        column_config={
            "field": "Field",
            "have": st.column_config.NumberColumn("Works with it", format="localized"),
            "missing": st.column_config.NumberColumn("Works without it", format="localized"),
            "share": st.column_config.ProgressColumn(
                "Share", format="%.0f %%", min_value=0, max_value=100
            ),
        },
        alt="How many works have each field",
    )


def _draw_lookups(frame: Frame) -> None:
    answers = audit.filled_fields(frame.corpus)
    if answers.empty:
        st.caption("The corpus folder contains no answers of a bibliographic service.")
        return
    st.dataframe(
        answers.drop(columns="work"),
        hide_index=True,
        column_config={
            "label": "Work",
            "answer": "Answer",
            "fields": "Fields added",
            "how": "Service",
        },
        alt="Fields that a bibliographic service added",
    )
    st.caption(
        "Lookups only fill empty fields; they never replace what a source states. They contain no "
        "authors."
    )
