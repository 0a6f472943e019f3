"""Open issues: entries that could not be read, or not with certainty; resolved one by one here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

import streamlit as st

from litboard.annotations.corrections import UNREADABLE, Correction, identifying_text, passage_id
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import bulleted, escape_markdown, with_code
from litboard.dashboard.state.save_annotations import (
    correct_entries,
    current_corrections,
    undo_correction,
)
from litboard.schema.records import Severity
from litboard.text.plural import pluralise

T = TypeVar("T")

Issue = dict[str, Any]

#: Issues on a page.
ISSUES = 10
#: Height of a text box in pixels: its border, a line of text, and the most lines shown.
BORDER, LINE, MOST_LINES = 36, 21, 14
#: Characters that fit on a line of the box.
LINE_LENGTH = 100


class Kind(NamedTuple):
    """How a kind of issue is named, and the buttons that accept one or all as they are."""

    name: str
    accept: str
    accept_all: str


KINDS = {
    str(Severity.LOST): Kind("Could not be read", "Not a paper", "None of these is a paper"),
    str(Severity.CHECK): Kind("Uncertain reading", "Read correctly", "All were read correctly"),
}
RESOLVED = "Resolved by you"
ALL = "All sources"


def draw_problems(frame: Frame) -> None:
    """The open issues, unread entries first, and those a person has resolved."""
    corrections = current_corrections()
    issues = _unresolved(frame.analyses.open_issues, corrections)
    if not issues:
        st.success("Nothing needs attention.", icon=":material/check_circle:")
    counts = Counter(issue["severity"] for issue in issues) + Counter({RESOLVED: len(corrections)})
    if not counts:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = _choose_kind(counts)
        if kind == RESOLVED:
            resolved = _choose_source(corrections, [one.source for one in corrections])
        else:
            rows = [issue for issue in issues if issue["severity"] == kind]
            rows = _choose_source(rows, [row["source"] for row in rows])
    if kind == RESOLVED:
        _draw_page(resolved, _draw_resolved)
    else:
        _draw_accept_all(rows, kind)
        _draw_page(rows, _draw_issue)


def _unresolved(issues: list[Issue], corrections: Sequence[Correction]) -> list[Issue]:
    """Open issues without those just resolved, which disappear only when the sources are read."""
    resolved = {(one.source, one.passage) for one in corrections}
    sources = {one.source for one in corrections}
    return [
        issue
        for issue in issues
        if issue["source"] not in sources
        or (issue["source"], passage_id(_identifying_text(issue))) not in resolved
        or issue["reasons"][0].endswith(UNREADABLE)
    ]


def _identifying_text(issue: Issue) -> str:
    return identifying_text(issue["raw"], issue["reasons"][0])


def _choose_kind(counts: Counter[str]) -> str:
    kinds = [kind for kind in (*KINDS, RESOLVED) if counts[kind]]
    if st.session_state.get("problem kind") not in kinds:
        st.session_state["problem kind"] = kinds[0]
    names = {kind: KINDS[kind].name if kind in KINDS else kind for kind in kinds}
    st.segmented_control(
        "Show",
        kinds,
        key="problem kind",
        required=True,
        format_func=lambda kind: f"{names[kind]} ({counts[kind]:,})",
    )
    return str(st.session_state["problem kind"])


def _choose_source(rows: Sequence[T], sources: Sequence[str]) -> list[T]:
    """A menu of sources, and the rows of the chosen one; `sources` has the source of each row."""
    counts = Counter(sources)
    if len(counts) < 2:
        return list(rows)
    if st.session_state.get("problem source") not in counts:
        st.session_state["problem source"] = ALL
    chosen = st.selectbox(
        "Source",
        [ALL, *counts],
        key="problem source",
        format_func=lambda one: f"{one} ({counts[one]:,})" if one in counts else one,
    )
    return [row for row, source in zip(rows, sources, strict=True) if chosen in (ALL, source)]


def _draw_page(rows: Sequence[T], draw: Callable[[T], None]) -> None:
    """One page of rows, and the page numbers."""
    pages = max(1, -(-len(rows) // ISSUES))
    page = min(st.session_state.get("problem page", 1), pages)
    for row in rows[(page - 1) * ISSUES : page * ISSUES]:
        draw(row)
    if pages > 1:
        st.session_state["problem page"] = page
        st.pagination(pages, key="problem page")


def _draw_issue(issue: Issue) -> None:
    first, last = issue["first_line"], issue["last_line"]
    lines = f"line {first}" if first == last else f"lines {first} to {last}"
    entry = f", entry {issue['entry']}" if issue["entry"] else ""
    notes = [
        f"{with_code(reason)}. What to do: {with_code(remedy)}."
        for reason, remedy in zip(issue["reasons"], issue["remedies"], strict=True)
    ]
    with st.container(border=True):
        place = (
            f"**{escape_markdown(issue['source'])}**{entry}, {lines if first else 'whole source'}"
        )
        st.markdown(f"{place}: {notes[0]}" if len(notes) == 1 else f"{place}:\n\n{bulleted(notes)}")
        _draw_form(issue)


def _draw_form(issue: Issue) -> None:
    """A box to correct the text, and a button to accept it as it is."""
    raw = issue["raw"]
    entry = (issue["source"], _identifying_text(issue))
    key = f"correction {entry[0]} {passage_id(entry[1])}"
    if raw:
        st.session_state.setdefault(key, raw)
        st.text_area(
            "Corrected text (the source file is not changed)", key=key, height=_height_of(raw)
        )
    with st.container(horizontal=True):
        if raw:
            st.button(
                "Use this text",
                key=f"use {key}",
                icon=":material/edit:",
                on_click=lambda: correct_entries(entry, text=st.session_state[key]),
            )
        st.button(
            KINDS[issue["severity"]].accept if raw else "Dismiss",
            key=f"accept {key}",
            icon=":material/check:",
            type="tertiary",
            on_click=lambda: correct_entries(entry, text=None),
        )


def _height_of(text: str) -> int:
    lines = sum(1 + len(line) // LINE_LENGTH for line in text.splitlines()[:MOST_LINES])
    return BORDER + LINE * min(max(lines, 3), MOST_LINES)


def _draw_accept_all(rows: list[Issue], kind: str) -> None:
    """A button that accepts all listed issues, on other pages too; it needs a second click."""
    if len(rows) < 2:
        return
    label = KINDS[kind].accept_all
    with st.popover(label, icon=":material/done_all:"):
        st.markdown(
            f"This resolves {pluralise(len(rows), 'issue')} at once. The sources are not changed, "
            f"and each can be undone under “{RESOLVED}”."
        )
        entries = [(row["source"], _identifying_text(row)) for row in rows]
        st.button(label, key="accept all", on_click=lambda: correct_entries(*entries, text=None))


def _draw_resolved(correction: Correction) -> None:
    how = "accepted as it is" if correction.text is None else "corrected"
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            place = f"**{escape_markdown(correction.source)}**, {how}"
            st.markdown(f"{place}: {escape_markdown(correction.beginning)}", width="stretch")
            st.button(
                "Undo",
                key=f"undo {correction.source} {correction.passage}",
                icon=":material/undo:",
                type="tertiary",
                on_click=undo_correction,
                args=(correction,),
            )
        if correction.text is not None:
            st.code(correction.text, language=None, wrap_lines=True)
