"""The Duplicates page: what is in doubt, what was joined and why, and the reader's last word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import streamlit as st

from litboard.annotations.decisions import MOST_SPLIT
from litboard.corpus import audit
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import bulleted, escape_markdown
from litboard.dashboard.state.query_params import chooser, number_parameter
from litboard.dashboard.state.save_annotations import (
    change_decisions,
    draw_failure,
    known_decisions,
)
from litboard.dashboard.views.duplicates.compare import RECORDS_SHOWN, draw_records, letter_of
from litboard.dashboard.views.duplicates.field_choice import draw_choosing
from litboard.dashboard.views.duplicates.review import draw_review
from litboard.matching import Decisions
from litboard.matching.policy import CASES, RULINGS, Case
from litboard.schema.frames import python_rows

#: Groups on a page.
GROUPS = 5

#: Pairs of records kept apart that are listed, the latest first.
APART_SHOWN = 20

Verdict = Literal["same", "different"]


def draw_duplicates(frame: Frame) -> None:
    """The near misses, the groups with several records, and what a person keeps apart."""
    _draw_head(frame)
    with st.expander("What counts as one work"):
        st.markdown(bulleted(_told(case) for case in CASES))
    parts = {"Review": draw_review, "Joined": _draw_groups, "Kept apart by you": _draw_decided}
    # Whoever decides the last pair stays where they are.
    first = st.session_state.setdefault(
        "first part", "Joined" if frame.corpus.candidate_pairs.empty else "Review"
    )
    tabs = st.tabs(list(parts), key="part", on_change="rerun", bind="query-params", default=first)
    for tab, draw in zip(tabs, parts.values(), strict=True):
        # Only the open one: the keys of the queue must decide nothing that is out of sight.
        if tab.open:
            with tab:
                draw(frame)


def _told(case: Case) -> str:
    name, ruled, why = map(escape_markdown, (case.name, RULINGS[case.ruling], case.why))
    ruling = f"**{name}: {ruled}.** {why}"
    return f"{ruling} :gray[{escape_markdown(case.example)}]"


def _draw_head(frame: Frame) -> None:
    decisions = known_decisions(frame.corpus)
    works = len(audit.groups(frame.corpus.works))
    joined = len(frame.corpus.records) - len(frame.corpus)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"Works with more than one record: **{works:,}**. Records joined: **{joined:,}**. "
            f"Your decisions: **{len(decisions):,}**."
        )
        st.button(
            "Undo the last decision", icon=":material/undo:", disabled=not len(decisions),
            on_click=_undo,
        )  # fmt: skip
    draw_failure()


def _draw_groups(frame: Frame) -> None:
    groups = audit.groups(frame.corpus.works)
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
        st.subheader(escape_markdown(frame.corpus.work(work)["label"]), anchor=False)
        ids = [record["id"] for record in records]
        _draw_reasons(python_rows(audit.merges_of(frame.corpus, work)), ids)
        draw_records(records)
        with st.container(horizontal=True):
            _offer_parting(ids)
            draw_choosing(frame.corpus, work, records)


def _draw_reasons(merges: Sequence[dict[str, Any]], ids: Sequence[str]) -> None:
    """By which rule each record joined the others, and which pair brought it in."""
    lines = []
    for pair in merges[:RECORDS_SHOWN]:
        a, b = sorted(ids.index(pair[side]) for side in ("a", "b"))
        names = f"{letter_of(a)} and {letter_of(b)}: " if len(ids) > 2 else "Joined because: "
        rule, detail = escape_markdown(pair["rule"]), escape_markdown(pair["detail"])
        told = f"{rule}, {pair['score']:.0f} of 100 ({detail})"
        lines.append(f"{names}{told}")
    st.caption("  \n".join(lines))


def _offer_parting(ids: Sequence[str]) -> None:
    """Buttons that take one record out of a work, or every record out of it."""
    if len(ids) == 2:
        _offer("Not the same", ids[0], ids[1:], "different")
        return
    for place, record in enumerate(ids[:RECORDS_SHOWN]):
        others = [one for one in ids if one != record]
        _offer(f"{letter_of(place)} is another work", record, others, "different")
    if len(ids) <= MOST_SPLIT:
        st.button(
            f"Split into {len(ids)} works", key=f"split {ids[0]}", icon=":material/splitscreen:",
            on_click=_split, args=(ids,),
        )  # fmt: skip


def _offer(label: str, record: str, others: Sequence[str], verdict: Verdict) -> None:
    """A button with a person's word on a record and each of some others."""
    icon = ":material/call_split:" if verdict == "different" else ":material/merge:"
    key = " ".join([verdict, record, *others])
    st.button(label, key=key, icon=icon, on_click=_decide, args=(verdict, record, others))


def _draw_decided(frame: Frame) -> None:
    parted = audit.separated_records(frame.corpus)
    if not parted:
        st.caption("Records you call “not the same” stand here, to be joined again if need be.")
    for record, others in parted[:APART_SHOWN]:
        mine = frame.corpus.records["id"].isin([record, *others])
        with st.container(border=True):
            draw_records(python_rows(frame.corpus.records[mine]))
            _offer("The same after all", record, others, "same")
    if len(parted) > APART_SHOWN:
        st.caption(f"… and {len(parted) - APART_SHOWN:,} earlier decisions.")


def _decide(verdict: Verdict, record: str, others: Sequence[str]) -> None:
    said = "Called the same" if verdict == "same" else "Taken apart"
    _change(lambda made: made.decide(record, *others, verdict=verdict), f"{said}.")


def _undo() -> None:
    if change_decisions(Decisions.undo):
        st.toast("The last decision is taken back.")


def _split(ids: Sequence[str]) -> None:
    _change(lambda made: made.split(ids), f"Split into {len(ids)} works.")


def _change(change: Callable[[Decisions], Decisions], says: str) -> None:
    """Keep a word and say so: on a long page the counts are out of sight."""
    if change_decisions(change):
        st.toast(f"{says} “Undo the last decision” takes it back.", icon=":material/undo:")
