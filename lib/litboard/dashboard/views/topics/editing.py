"""Edit topics: rename, pin, merge, and undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from litboard.analyses import EditedTopics
from litboard.annotations.topic_edits import TopicEdit, TopicEdits
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.state.query_params import read_selection, write_selection
from litboard.dashboard.state.save_annotations import change_topic_edits

PINNED_ICON = ":material/keep:"

Change = Callable[[TopicEdits], TopicEdits]


def draw_actions(frame: Frame, topic: int) -> None:
    """What the reader can do with a topic: rename it, merge another into it, pin it."""
    name, key = str(frame.topics.table["name"].iloc[topic]), frame.edited_topics.ids[topic]
    # A form can be submitted with Enter or with one click.
    with (
        st.form(f"name {key}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input("New name", key=f"topic name {key}", placeholder=name)
        st.form_submit_button(
            "Rename",
            key=f"rename {key}",
            icon=":material/edit:",
            on_click=_rename,
            args=(frame, topic, f"topic name {key}"),
        )
    others = [at for at in range(frame.topics.count) if at != topic]
    if others:
        _draw_merge(frame, topic, others)
    _draw_pin(frame, topic)


def _draw_pin(frame: Frame, topic: int) -> None:
    edited = frame.edited_topics
    key = f"pin {edited.ids[topic]}"
    st.session_state[key] = bool(edited.pins_of(topic))
    st.toggle(
        "Pin this topic",
        key=key,
        help="A pinned topic keeps its name and works when papers or the number of topics change",
        on_change=_pin,
        args=(frame, topic),
    )


def _draw_merge(frame: Frame, topic: int, others: list[int]) -> None:
    names, key = frame.topics.table["name"].tolist(), f"merge {frame.edited_topics.ids[topic]}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        other = st.selectbox(
            "Merge another topic into this one",
            others,
            index=None,
            key=f"{key} with",
            format_func=names.__getitem__,
            placeholder="Choose a topic",
        )
        st.button(
            "Merge",
            key=key,
            icon=":material/merge:",
            disabled=other is None,
            help="Choose a topic first; its works and terms are added to this topic",
            on_click=_merge,
            args=(frame, topic, other),
        )


def draw_edits(frame: Frame) -> None:
    """The edits of topics so far, the latest first, each with a button to undo it."""
    saved = frame.edited_topics.edits
    if not saved.edits:
        return
    names = {topic.id: topic.name for topic in saved.snapshots}
    with st.expander(f"Your topic edits ({len(saved.edits)})", key="topic edits"):
        st.button(
            "Undo last",
            icon=":material/undo:",
            on_click=_change,
            args=(frame, lambda edits: edits.remove(edits.edits[-1]) if edits.edits else edits),
        )
        for number, edit in enumerate(reversed(saved.edits)):
            with st.container(horizontal=True, vertical_alignment="center"):
                waits = " (no effect now: topic not found)" * (edit in frame.edited_topics.pending)
                st.markdown(_describe(edit, names) + waits, width="stretch")
                st.button(
                    "Undo",
                    key=f"undo topic edit {number}",
                    icon=":material/undo:",
                    type="tertiary",
                    on_click=_change,
                    args=(frame, lambda edits, one=edit: edits.remove(one)),
                )


def _describe(edit: TopicEdit, names: dict[str, str]) -> str:
    topic, other = (escape_markdown(names.get(name, name)) for name in (edit.topic, edit.other))
    return {
        "rename": f"“{topic}” is renamed to **{escape_markdown(edit.name)}**",
        "pin": f"“{escape_markdown(edit.name)}” is pinned",
        "merge": f"“{other}” is merged into **{topic}**",
    }[edit.act]


def _rename(frame: Frame, topic: int, key: str) -> None:
    name = st.session_state[key].strip()
    if not name:
        return
    _change(frame, lambda edits: frame.edited_topics.rename(topic, name, to=edits))
    st.session_state[key] = ""


def _merge(frame: Frame, topic: int, other: int) -> None:
    _change(frame, lambda edits: frame.edited_topics.merge(topic, other, to=edits))


def _pin(frame: Frame, topic: int) -> None:
    pins = frame.edited_topics.pins_of(topic)

    def toggle(edits: TopicEdits) -> TopicEdits:
        return _unpin(edits, pins) if pins else frame.edited_topics.pin(topic, to=edits)

    _change(frame, toggle)


def _unpin(edits: TopicEdits, pins: tuple[TopicEdit, ...]) -> TopicEdits:
    for pin in pins:
        edits = edits.remove(pin)
    return edits


def _change(frame: Frame, change: Change) -> None:
    if change_topic_edits(change):
        _follow_names(frame.edited_topics, frame.analyses.edited_topics(frame.count))


def _follow_names(before: EditedTopics, after: EditedTopics) -> None:
    """Keep the filters by topic: use the new name of a topic, drop one that no longer exists."""
    selection = read_selection()
    ids = dict(zip(before.topics.table["name"], before.ids, strict=True))
    names = dict(zip(after.ids, after.topics.table["name"], strict=True))
    followed = (names.get(ids[name]) if name in ids else name for name in selection.topics)
    kept = tuple(name for name in followed if name)
    if kept != selection.topics:
        write_selection(replace(selection, topics=kept))
