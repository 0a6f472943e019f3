"""How the topics differ from those at the time of the reader's last edit."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import bulleted, escape_markdown
from litboard.dashboard.state.save_annotations import change_topic_edits
from litboard.schema.frames import python_rows
from litboard.text.plural import pluralise

#: Works that are named of those that joined or left a topic; the others are counted.
NAMED = 3


def draw_changes(frame: Frame) -> None:
    """New, gone, split and merged topics since the last edit; nothing if there was no change."""
    edited = frame.edited_topics
    if edited.topics.count != edited.unedited.count:
        st.caption(f"After your merges and pins, {edited.topics.count} topics are shown.")
    if not edited.edits.snapshots:
        return
    rows = [row for row in python_rows(edited.changes) if _is_change(row)]
    if not rows:
        return
    label = f"Changes since your last topic edit ({len(rows)})"
    with st.expander(
        label, icon=":material/difference:", key="topic changes", on_change="rerun"
    ) as changes:
        if changes.open:
            _draw_list(frame, rows)


def _draw_list(frame: Frame, rows: list[dict[str, Any]]) -> None:
    st.markdown(bulleted(_describe(row, frame) for row in rows))
    st.caption(
        "Topics are compared by their works and terms, before any edits. They change with the "
        "works in the corpus and with the number of topics."
    )
    snapshots = frame.edited_topics.snapshots

    def mark_as_seen() -> None:
        change_topic_edits(lambda edits: edits.with_snapshots(snapshots))

    st.button("Mark as seen", icon=":material/done:", on_click=mark_as_seen)


def _is_change(row: dict[str, Any]) -> bool:
    return bool(row["verdict"] != "same" or row["came"] or row["left"])


def _describe(row: dict[str, Any], frame: Frame) -> str:
    """What happened to one topic, in a line."""
    edited, verdict = frame.edited_topics, row["verdict"]
    current = edited.snapshots[row["topic"]].name if row["topic"] >= 0 else ""
    name = f"**{escape_markdown(current)}**" if current else ""
    earlier = (edited.edits.snapshots[at].name for at in row["before"])
    before = " and ".join(f"“{escape_markdown(name)}”" for name in earlier)
    if verdict == "new":
        return f"{name} is new ({pluralise(len(row['came']), 'work')})"
    if verdict == "gone":
        return f"{before} is gone ({pluralise(len(row['left']), 'work')})"
    if verdict == "split":
        return f"{name} is a part of {before}"
    moved = _describe_moves(row, frame.corpus.works)
    if verdict == "merged":
        return f"{name} contains most of {before}" + f"; {moved}" * bool(moved)
    return f"{name}: {moved}"


def _describe_moves(row: dict[str, Any], works: pd.DataFrame) -> str:
    return "; ".join(
        f"{pluralise(len(row[column]), 'work')} {verb} ({_labels(row[column], works)})"
        for column, verb in (("came", "joined"), ("left", "left"))
        if row[column]
    )


def _labels(ids: list[str], works: pd.DataFrame) -> str:
    shown = works.loc[works["id"].isin(ids[:NAMED]), "label"].tolist()
    more = len(ids) - len(shown)
    return escape_markdown("; ".join(shown)) + (f" and {more} more" if more else "")
