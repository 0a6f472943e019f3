"""The Duplicates page: joined records side by side, why, and the reader's last word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import streamlit as st

from litboard import audit
from litboard.dashboard import store
from litboard.dashboard.address import chooser, number_parameter
from litboard.dashboard.frame import Frame
from litboard.dashboard.markdown import DIFFERENCE, marked, plain
from litboard.tables import python_rows
from litboard.text import differing_spans

#: Groups on a page.
GROUPS = 5

Verdict = Literal["same", "different"]
Record = dict[str, Any]

#: A list of 400 authors tells nothing that its beginning does not.
NAMES_SHOWN, LONGEST_TEXT = 8, 1_500

#: Fields shown for each record, in this order.
FIELDS = ("title", "authors", "year", "venue", "doi", "arxiv_id", "abstract")


def draw_duplicates(frame: Frame) -> None:
    """The groups with several records, then the pairs that were nearly joined or kept apart."""
    groups = audit.groups(frame.corpus.works)
    _draw_head(frame, len(groups))
    joined, apart, doubts = st.tabs(["Joined", "Kept apart by you", "Nearly alike"])
    with joined:
        _draw_groups(frame, groups)
    with apart:
        _draw_decided(frame)
    with doubts:
        _draw_doubts(frame)


def _draw_head(frame: Frame, groups: int) -> None:
    decisions = frame.corpus.decisions
    with st.container(horizontal=True, vertical_alignment="center"):
        extra = len(frame.corpus.records) - len(frame.corpus)
        st.markdown(
            f"**{groups}** works have more than one record; {extra} records were joined. "
            f"You made **{len(decisions)}** decisions."
        )
        st.button(
            "Undo the last decision", icon=":material/undo:", disabled=not len(decisions),
            on_click=_change, args=("undo",),
        )  # fmt: skip
    if message := st.session_state.pop("decision failed", None):
        st.error(message)


def _draw_groups(frame: Frame, groups: list[str]) -> None:
    if not groups:
        st.caption("Every work has one record.")
        return
    pages = -(-len(groups) // GROUPS)
    page = number_parameter("page", range(1, pages + 1)) or 1
    for work in groups[(page - 1) * GROUPS : page * GROUPS]:
        _draw_group(frame, work)
    if pages > 1:
        st.session_state["group page"] = page
        st.pagination(pages, key="group page", on_change=chooser("page", "group page"))


def _draw_group(frame: Frame, work: str) -> None:
    records = python_rows(frame.corpus.records_of(work))
    with st.container(border=True):
        st.subheader(plain(frame.corpus.work(work)["label"]), anchor=False)
        reasons = (_reason(pair) for pair in python_rows(audit.merges_of(frame.corpus, work)))
        st.caption(f"Joined because: {'; '.join(dict.fromkeys(reasons))}")
        _draw_records(records)
        for column, record in zip(st.columns(len(records)), records, strict=True):
            with column:
                others = [one["id"] for one in records if one is not record]
                _offer("Not the same", record["id"], others, "different")


def _reason(pair: dict[str, Any]) -> str:
    return f"{plain(pair['rule'])}, {pair['score']:.0f} of 100 ({plain(pair['detail'])})"


def _offer(label: str, record: str, others: Sequence[str], verdict: Verdict) -> None:
    """A button with a person's word on a record and each of some others."""
    icon = ":material/call_split:" if verdict == "different" else ":material/merge:"
    key = " ".join([verdict, record, *others])
    st.button(label, key=key, icon=icon, on_click=_change, args=(verdict, record, others))


def _draw_records(records: Sequence[Record]) -> None:
    """Records side by side, field by field; what all state alike is shown once."""
    for column, record in zip(st.columns(len(records)), records, strict=True):
        column.markdown(
            f"**{plain(record['source'])}**, entry {record['entry']}, "
            f"lines {record['first_line']} to {record['last_line']}"
        )
    for field in FIELDS:
        texts = [_text(record[field]) for record in records]
        stated = [text for text in texts if text]
        if not stated:
            continue
        name = field.replace("_", " ")
        if len(set(texts)) == 1:
            with st.expander(f"{name}: the same in all {len(texts)}"):
                st.markdown(plain(texts[0]))
            continue
        st.caption(name)
        for column, text in zip(st.columns(len(texts)), texts, strict=True):
            column.markdown(_against(stated[0], text))


def _against(base: str, text: str) -> str:
    """A text with what differs from the base marked, shortened where it is very long."""
    if not text:
        return "*not stated*"
    shown = text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}…"
    spans = [] if text == base else differing_spans(shown, base)[0]
    return marked(shown, spans, style=DIFFERENCE)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        more = len(value) - NAMES_SHOWN
        return "; ".join(value[:NAMES_SHOWN]) + (f" and {more} more" if more > 0 else "")
    return "" if value is None else str(value)


def _draw_decided(frame: Frame) -> None:
    parted = audit.kept_apart(frame.corpus)
    if not parted:
        st.caption("Records you call “not the same” stand here, to be joined again if need be.")
    for record, others in parted:
        _draw_side_by_side(frame, record, *others)
        _offer("The same after all", record, others, "same")


def _draw_doubts(frame: Frame) -> None:
    doubts = audit.open_doubts(frame.corpus)
    if doubts.empty:
        st.caption("No two works look nearly alike.")
    for row in python_rows(doubts.head(GROUPS * 4)):
        st.markdown(_reason(row))
        _draw_side_by_side(frame, row["a"], row["b"])
        _offer("The same", row["a"], [row["b"]], "same")


def _draw_side_by_side(frame: Frame, *ids: str) -> None:
    with st.container(border=True):
        _draw_records(python_rows(frame.corpus.records[frame.corpus.records["id"].isin(ids)]))


def _change(
    verdict: Verdict | Literal["undo"], record: str = "", others: Sequence[str] = ()
) -> None:
    message = store.change_decisions(
        lambda made: (
            made.undo() if verdict == "undo" else made.decide(record, *others, verdict=verdict)
        )
    )
    if message:
        st.session_state["decision failed"] = message
