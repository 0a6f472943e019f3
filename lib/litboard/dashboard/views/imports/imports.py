"""The Import page: sources, problems, repairs, findings, and what is missing."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from litboard.corpus import audit
from litboard.corpus.ingest import count_lost
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.views.imports.column_mapping import draw_columns
from litboard.dashboard.views.imports.problems import draw_problems
from litboard.dashboard.views.imports.upload import draw_adding

KINDS: dict[str, tuple[str, Literal["green", "blue", "orange"]]] = {
    "exact": ("read back from the bytes", "green"),
    "completed": ("filled in from another record", "blue"),
    "marked": ("a letter is lost", "orange"),
}


#: Fields whose names are abbreviations.
NAMES = {"doi": "DOI", "arxiv_id": "arXiv id", "url": "URL"}


def draw_import(frame: Frame) -> None:
    """What was given, read, not read, repaired, and what is missing."""
    corpus = frame.corpus
    lost, needy = count_lost(corpus.problems), len(frame.shelf.pieces)
    with st.container(horizontal=True):
        st.metric("Sources", f"{len(corpus.sources):,}", border=True)
        st.metric("Found", f"{len(corpus.records) + lost:,}", border=True)
        st.metric("Read", f"{len(corpus.records):,}", border=True)
        st.metric("Need you", f"{needy:,}", border=True)
        st.metric("Repairs", f"{len(corpus.repairs):,}", border=True)
    parts = {
        "Add papers": draw_adding,
        "Sources": _draw_sources,
        "Columns": draw_columns,
        "Problems": draw_problems,
        "Repairs": _draw_repairs,
        "What is missing": _draw_missing,
        "Looked up": _draw_found,
    }
    # With a key, the open part stays open when something new stands above it.
    tabs = st.tabs(list(parts), key="import part")
    for tab, draw in zip(tabs, parts.values(), strict=True):
        with tab:
            draw(frame)


def _draw_sources(frame: Frame) -> None:
    sources = frame.corpus.sources
    labelled = bool(sources["label"].notna().any())
    columns = ["source", "records", "problems", *["label"] * labelled, "format", "size", "encoding"]
    st.dataframe(
        sources[columns], hide_index=True, placeholder="",
        column_config={
            "source": "Source", "label": "Label", "format": "Format", "encoding": "Encoding",
            "size": st.column_config.NumberColumn("Size", format="bytes"),
            "records": st.column_config.NumberColumn("Records", format="localized"),
            "problems": st.column_config.NumberColumn("Problems", format="localized"),
        },
        alt="Sources with what was read from each",
    )  # fmt: skip
    if labelled:
        st.caption("The label is the line above the first record, mostly whose page was copied.")


def _draw_repairs(frame: Frame) -> None:
    repairs = frame.corpus.repairs
    if repairs.empty:
        st.caption("No text was damaged.")
        return
    counts = repairs["kind"].value_counts()
    with st.container(horizontal=True):
        for kind, (says, color) in KINDS.items():
            if kind in counts:
                st.badge(f"{counts[kind]} {says}", color=color)
    shown = repairs.assign(kind=repairs["kind"].map({k: says for k, (says, _) in KINDS.items()}))
    st.dataframe(
        shown[["before", "after", "kind", "field", "source", "entry", "codec"]],
        hide_index=True,
        column_config={
            "before": "Before", "after": "After", "kind": "How", "field": "Field",
            "source": "Source", "entry": "Entry", "codec": "Was read as",
        },
        alt="Damaged texts before and after repair",
    )  # fmt: skip
    st.caption(
        "The sources were UTF-8 and had been read with a wrong character set before they were "
        "pasted. What is lost is shown as \N{REPLACEMENT CHARACTER} and never guessed. The raw "
        "text of every record is kept."
    )


def _draw_missing(frame: Frame) -> None:
    missing = audit.missing_fields(frame.corpus.works)
    shown = missing.assign(
        field=missing["field"].map(lambda field: NAMES.get(field, field)),
        share=100 * missing["share"],
    )
    st.dataframe(
        shown, hide_index=True,
        column_config={
            "field": "Field",
            "have": st.column_config.NumberColumn("Works that have it", format="localized"),
            "missing": st.column_config.NumberColumn("Works without", format="localized"),
            "share": st.column_config.ProgressColumn(
                "Share", format="%.0f %%", min_value=0, max_value=100
            ),
        },
        alt="How many works have each field",
    )  # fmt: skip


def _draw_found(frame: Frame) -> None:
    found = audit.filled_fields(frame.corpus)
    if found.empty:
        st.caption("No findings of a bibliographic service lie beside this corpus.")
        return
    st.dataframe(
        found.drop(columns="work"), hide_index=True,
        column_config={"label": "Work", "answer": "Answer", "fields": "Filled in", "how": "By"},
        alt="What a bibliographic service filled in",
    )  # fmt: skip
    st.caption(
        "A finding fills gaps only: what a source states is never overwritten. "
        "Authors were not part of what was found."
    )
