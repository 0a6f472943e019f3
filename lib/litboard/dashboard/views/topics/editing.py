"""The reader's word on topics: rename, pin, merge, undo; and what changed since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from litboard.analyses import EditedTopics
from litboard.annotations.topic_edits import (
    FILE_NAME,
    TopicEdit,
    TopicEdits,
    read_topic_edits,
    write_topic_edits,
)
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import bulleted, escape_markdown
from litboard.dashboard.state import corpus_store
from litboard.dashboard.state.query_params import read_selection, write_selection
from litboard.schema.frames import python_rows
from litboard.text.plural import pluralise

PINNED_ICON = ":material/keep:"

#: Why a word was not kept.
_FAILED = "topic word failed"

#: Works named of those that came to a topic or left it; the others are counted.
NAMED = 3

Change = Callable[[TopicEdits], TopicEdits]


def draw_failure() -> None:
    """Why the last word was not kept, if it was not."""
    if message := st.session_state.pop(_FAILED, None):
        st.error(message)


def draw_acts(frame: Frame, topic: int) -> None:
    """What the reader can do with a topic: give it a name, pin it, merge it with another."""
    name, key = str(frame.topics.table["name"].iloc[topic]), frame.told.ids[topic]
    # A form takes what is typed with Enter or with one click.
    with (
        st.form(f"name {key}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input("Call this topic", key=f"topic name {key}", placeholder=name)
        st.form_submit_button(
            "Rename", key=f"rename {key}", icon=":material/edit:",
            on_click=_rename, args=(frame, topic, f"topic name {key}"),
        )  # fmt: skip
    others = [at for at in range(frame.topics.count) if at != topic]
    if others:
        _draw_merge(frame, topic, others)
    _draw_pin(frame, topic)


def _draw_pin(frame: Frame, topic: int) -> None:
    told, key = frame.told, f"pin {frame.told.ids[topic]}"
    st.session_state[key] = bool(told.pins_of(topic))
    st.toggle(
        "Pinned: it keeps its name and its works, whatever is found later",
        key=key, on_change=_pin, args=(frame, topic),
    )  # fmt: skip


def _draw_merge(frame: Frame, topic: int, others: list[int]) -> None:
    names, key = frame.topics.table["name"].tolist(), f"merge {frame.told.ids[topic]}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        other = st.selectbox(
            "Merge with", others, index=None, key=f"{key} with", format_func=names.__getitem__,
            placeholder="Choose a topic that is part of this one",
        )  # fmt: skip
        st.button(
            "Merge", key=key, icon=":material/merge:", disabled=other is None,
            help="Choose another topic first: its works and terms are added to this one's",
            on_click=_merge, args=(frame, topic, other),
        )  # fmt: skip


def draw_said(frame: Frame) -> None:
    """What was said of topics, last first, each to be taken back."""
    said = frame.told.said
    if not said.words:
        return
    names = {topic.id: topic.name for topic in said.topics}
    with st.expander(f"What you said of topics ({len(said.words)})", key="topic words"):
        st.button(
            "Undo last", icon=":material/undo:", on_click=_change,
            args=(frame, lambda said: said.take_back(said.words[-1]) if said.words else said),
        )  # fmt: skip
        for number, word in enumerate(reversed(said.words)):
            with st.container(horizontal=True, vertical_alignment="center"):
                waits = " (waits: not found now)" * (word in frame.told.waiting)
                st.markdown(_tell(word, names) + waits, width="stretch")
                st.button(
                    "Take back", key=f"take back topic {number}", icon=":material/undo:",
                    type="tertiary", on_click=_change,
                    args=(frame, lambda said, one=word: said.take_back(one)),
                )  # fmt: skip


def _tell(word: TopicEdit, names: dict[str, str]) -> str:
    topic, other = (escape_markdown(names.get(name, name)) for name in (word.topic, word.other))
    return {
        "rename": f"“{topic}” is called **{escape_markdown(word.name)}**",
        "pin": f"“{escape_markdown(word.name)}” is pinned",
        "merge": f"“{other}” is part of **{topic}**",
    }[word.act]


def draw_changes(frame: Frame) -> None:
    """How the topics found now differ from those at the time of the last word, if they do."""
    told = frame.told
    if told.topics.count != told.found.count:
        st.caption(f"With what you merged and pinned, {told.topics.count} topics are shown.")
    if not told.said.topics:
        return
    rows = [row for row in python_rows(told.changes) if _is_change(row)]
    if not rows:
        return
    label = f"What changed since your last word on topics ({len(rows)})"
    with st.expander(
        label, icon=":material/difference:", key="topic changes", on_change="rerun"
    ) as changes:
        if changes.open:
            _draw_changes(frame, rows)


def _draw_changes(frame: Frame, rows: list[dict[str, Any]]) -> None:
    st.markdown(bulleted(_tell_change(row, frame) for row in rows))
    st.caption(
        "Topics before words are compared with those of that time, by their works and terms. "
        "Other works change them, and another number of topics does."
    )
    seen = frame.told.seen
    st.button(
        "I have seen this", icon=":material/done:", on_click=_change,
        args=(frame, lambda said: said.see(seen)),
    )  # fmt: skip


def _is_change(row: dict[str, Any]) -> bool:
    return bool(row["verdict"] != "same" or row["came"] or row["left"])


def _tell_change(row: dict[str, Any], frame: Frame) -> str:
    """What became of a topic, in a line."""
    told, verdict = frame.told, row["verdict"]
    name = f"**{escape_markdown(told.seen[row['topic']].name)}**" if row["topic"] >= 0 else ""
    before = " and ".join(f"“{escape_markdown(told.said.topics[at].name)}”" for at in row["before"])
    if verdict == "new":
        return f"{name} is new ({pluralise(len(row['came']), 'work')})"
    if verdict == "gone":
        return f"{before} is gone ({pluralise(len(row['left']), 'work')})"
    if verdict == "split":
        return f"{name} is a part of {before}"
    moved = _tell_moves(row, frame.corpus.works)
    if verdict == "merged":
        return f"{name} holds most of {before}" + f"; {moved}" * bool(moved)
    return f"{name}: {moved}"


def _tell_moves(row: dict[str, Any], works: pd.DataFrame) -> str:
    return "; ".join(
        f"{pluralise(len(row[way]), 'work')} {way} ({_labels(row[way], works)})"
        for way in ("came", "left")
        if row[way]
    )


def _labels(ids: list[str], works: pd.DataFrame) -> str:
    shown = works.loc[works["id"].isin(ids[:NAMED]), "label"].tolist()
    more = len(ids) - len(shown)
    return escape_markdown("; ".join(shown)) + (f" and {more} more" if more else "")


def _rename(frame: Frame, topic: int, key: str) -> None:
    name = st.session_state[key].strip()
    if not name:
        return
    _change(frame, lambda said: frame.told.rename(topic, name, to=said))
    st.session_state[key] = ""


def _merge(frame: Frame, topic: int, other: int) -> None:
    _change(frame, lambda said: frame.told.merge(topic, other, to=said))


def _pin(frame: Frame, topic: int) -> None:
    pins = frame.told.pins_of(topic)
    _change(frame, lambda said: _unpin(said, pins) if pins else frame.told.pin(topic, to=said))


def _unpin(said: TopicEdits, pins: tuple[TopicEdit, ...]) -> TopicEdits:
    for pin in pins:
        said = said.take_back(pin)
    return said


def _change(frame: Frame, change: Change) -> None:
    """Change the words beside the corpus, read again first: somebody else may have spoken."""
    failed = corpus_store.change_beside(
        FILE_NAME, lambda path: write_topic_edits(path, change(read_topic_edits(path)))
    )
    if failed:
        st.session_state[_FAILED] = failed
    else:
        _follow_names(frame.told, frame.shelf.told(frame.count))


def _follow_names(before: EditedTopics, after: EditedTopics) -> None:
    """Filters by a topic follow it to its new name; the filter by one that is gone is lifted."""
    selection = read_selection()
    ids = dict(zip(before.topics.table["name"], before.ids, strict=True))
    names = dict(zip(after.ids, after.topics.table["name"], strict=True))
    followed = (names.get(ids[name]) if name in ids else name for name in selection.topics)
    kept = tuple(name for name in followed if name)
    if kept != selection.topics:
        write_selection(replace(selection, topics=kept))
