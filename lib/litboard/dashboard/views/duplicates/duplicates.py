"""The Duplicates page: candidate pairs to decide, joined records and why, separated records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import streamlit as st

from litboard.annotations.decisions import MOST_SPLIT
from litboard.corpus import audit
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import bulleted, escape_markdown
from litboard.dashboard.state.query_params import chooser, number_parameter
from litboard.dashboard.state.save_annotations import change_decisions, current_decisions
from litboard.dashboard.views.duplicates.compare import RECORDS_SHOWN, draw_records, letter_of
from litboard.dashboard.views.duplicates.field_choice import draw_field_choice
from litboard.dashboard.views.duplicates.review import draw_review
from litboard.matching import Decisions
from litboard.matching.policy import CASES, RULINGS, Case
from litboard.schema.frames import python_rows

#: Groups on a page.
GROUPS = 5

#: Pairs of records separated by the reader that are listed, the latest first.
SEPARATED_SHOWN = 20

Verdict = Literal["same", "different"]


def draw_duplicates(frame: Frame) -> None:
    """The candidate pairs, the works with several records, and the records separated by people."""
    _draw_head(frame)
    with st.expander("What counts as one work"):
        st.markdown(bulleted(_describe(case) for case in CASES))
    parts = {"Candidate pairs": draw_review, "Joined": _draw_groups, "Separated": _draw_separated}
    # Kept for the session: deciding the last candidate pair must not switch the tab.
    first = st.session_state.setdefault(
        "first part", "Joined" if frame.corpus.candidate_pairs.empty else "Candidate pairs"
    )
    tabs = st.tabs(list(parts), key="part", on_change="rerun", bind="query-params", default=first)
    for tab, draw in zip(tabs, parts.values(), strict=True):
        # Only the open tab: a keyboard shortcut must not decide a pair that is not visible.
        if tab.open:
            with tab:
                draw(frame)


def _describe(case: Case) -> str:
    name, ruled, why = map(escape_markdown, (case.name, RULINGS[case.ruling], case.why))
    ruling = f"**{name}: {ruled}.** {why}"
    return f"{ruling} :gray[{escape_markdown(case.example)}]"


def _draw_head(frame: Frame) -> None:
    decisions = current_decisions(frame.corpus)
    works = len(audit.groups(frame.corpus.works))
    joined = len(frame.corpus.records) - len(frame.corpus)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"Works with several records: **{works:,}**. Duplicates joined: **{joined:,}**. "
            f"Decisions by people: **{len(decisions):,}**."
        )
        st.button(
            "Undo last decision",
            icon=":material/undo:",
            disabled=not len(decisions),
            on_click=_undo,
        )


def _draw_groups(frame: Frame) -> None:
    groups = audit.groups(frame.corpus.works)
    if not groups:
        st.caption("No duplicates: every work has one record.")
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
            _draw_separate_buttons(ids)
            draw_field_choice(frame.corpus, work, records)


def _draw_reasons(merges: Sequence[dict[str, Any]], ids: Sequence[str]) -> None:
    """The rule by which each record was joined, and the pair of records it applied to."""
    lines = []
    for pair in merges[:RECORDS_SHOWN]:
        a, b = sorted(ids.index(pair[side]) for side in ("a", "b"))
        names = f"{letter_of(a)} and {letter_of(b)}: " if len(ids) > 2 else "Reason: "
        rule, detail = escape_markdown(pair["rule"]), escape_markdown(pair["detail"])
        lines.append(f"{names}{rule}, {pair['score']:.0f} of 100 ({detail})")
    st.caption("  \n".join(lines))


def _draw_separate_buttons(ids: Sequence[str]) -> None:
    """Buttons that separate one record from a work, or all its records."""
    if len(ids) == 2:
        _draw_verdict("Different works", ids[0], ids[1:], "different")
        return
    for place, record in enumerate(ids[:RECORDS_SHOWN]):
        others = [one for one in ids if one != record]
        _draw_verdict(f"{letter_of(place)} is a different work", record, others, "different")
    if len(ids) <= MOST_SPLIT:
        st.button(
            f"Split into {len(ids)} works",
            key=f"split {ids[0]}",
            icon=":material/splitscreen:",
            on_click=_split,
            args=(ids,),
        )


def _draw_verdict(label: str, record: str, others: Sequence[str], verdict: Verdict) -> None:
    """A button that saves one verdict on a record and each of some others."""
    icon = ":material/call_split:" if verdict == "different" else ":material/merge:"
    key = " ".join([verdict, record, *others])
    st.button(label, key=key, icon=icon, on_click=_decide, args=(verdict, record, others))


def _draw_separated(frame: Frame) -> None:
    separated = audit.separated_records(frame.corpus)
    if not separated:
        st.caption("Records that you called different works are listed here.")
    for record, others in separated[:SEPARATED_SHOWN]:
        mine = frame.corpus.records["id"].isin([record, *others])
        with st.container(border=True):
            draw_records(python_rows(frame.corpus.records[mine]))
            _draw_verdict("Same work", record, others, "same")
    if len(separated) > SEPARATED_SHOWN:
        st.caption(f"… and {len(separated) - SEPARATED_SHOWN:,} earlier decisions.")


def _decide(verdict: Verdict, record: str, others: Sequence[str]) -> None:
    done = "Joined" if verdict == "same" else "Separated"
    _change(lambda made: made.decide(record, *others, verdict=verdict), f"{done}.")


def _undo() -> None:
    if change_decisions(Decisions.undo):
        st.toast("The last decision is undone.")


def _split(ids: Sequence[str]) -> None:
    _change(lambda made: made.split(ids), f"Split into {len(ids)} works.")


def _change(change: Callable[[Decisions], Decisions], done: str) -> None:
    """Save decisions and confirm with a toast: on a long page the counts are not visible."""
    if change_decisions(change):
        st.toast(f"{done} “Undo last decision” is at the top of the page.", icon=":material/undo:")
