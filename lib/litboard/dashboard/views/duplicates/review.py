"""The queue of candidate pairs: one at a time, decided with a key or a click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from litboard.annotations.decisions import Verdict
from litboard.corpus.corpus import Corpus
from litboard.corpus.review_queue import CandidatePair, Review, begin_review, next_open
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.layout.save_failure import draw_save_failure
from litboard.dashboard.state.save_annotations import change_decisions, current_decisions
from litboard.dashboard.views.duplicates.compare import draw_records
from litboard.matching import Decisions
from litboard.schema.frames import python_rows
from litboard.text.plural import pluralise

#: Session keys: the queue with a hash of its records, the position of the pair in view, and the
#: steps that can be undone, each with its position.
QUEUE, PLACE, STEPS = "review queue", "review place", "review steps"

#: Range and default of the threshold for accepting many pairs, in percent. Pairs below 50 % are
#: more likely different.
LOWEST, HIGHEST, DEFAULT = 50, 100, 75

VERDICTS: dict[Verdict, str] = {"same": "same work", "different": "different works"}


def draw_review(frame: Frame) -> None:
    """The candidate pairs of the corpus, and how many are left."""
    review = _open_queue(frame.corpus)
    if not review.pairs:
        st.success("No candidate pairs are left to decide.")
        return
    _draw_queue(frame, review)


def _open_queue(corpus: Corpus) -> Review:
    """The queue of this session; a new one if it is finished or the records have changed.

    It stays the same while its pairs are decided, so that no decision waits for matching.
    """
    records = hash(tuple(corpus.records["id"]))
    made_of: int | None
    review: Review
    made_of, review = st.session_state.get(QUEUE, (None, Review(())))
    decisions = current_decisions(corpus)
    if made_of != records or None not in review.verdicts(decisions):
        review = begin_review(corpus, decisions)
        st.session_state.update({QUEUE: (records, review), PLACE: 0, STEPS: ()})
    return review


@st.fragment
def _draw_queue(frame: Frame, review: Review) -> None:
    """The queue as a fragment: a decision draws it again, but not the rest of the page."""
    decisions = current_decisions(frame.corpus)
    verdicts = review.verdicts(decisions)
    left, total = verdicts.count(None), len(verdicts)
    place = min(st.session_state.get(PLACE, 0), total - 1)
    st.progress((total - left) / total, text=f"{left:,} of {total:,} left")
    draw_save_failure()
    _draw_buttons(review, verdicts, place)
    if left:
        _draw_pair(frame.corpus, review.pairs[place], verdicts[place])
        _draw_accepting(review, decisions)
    else:
        st.success(f"{'The pair is' if total == 1 else f'All {total:,} pairs are'} decided.")
    st.caption(
        "Each decision is saved at once. The works and the candidate pairs are updated when you "
        "leave this tab, or with this button:"
    )
    if st.button("Update works now", icon=":material/refresh:", type="tertiary"):
        st.session_state.pop(QUEUE, None)
        st.rerun()


def _draw_buttons(review: Review, verdicts: Sequence[Verdict | None], place: int) -> None:
    """The buttons with their keyboard shortcuts; an earlier verdict can be replaced."""
    following = next_open(verdicts, place)
    with st.container(horizontal=True):
        st.button(
            "Same",
            shortcut="S",
            icon=":material/merge:",
            disabled=following is None,
            on_click=_decide,
            args=(review, place, "same"),
        )
        st.button(
            "Different",
            shortcut="D",
            icon=":material/call_split:",
            disabled=following is None,
            on_click=_decide,
            args=(review, place, "different"),
        )
        st.button(
            "Undo",
            shortcut="U",
            icon=":material/undo:",
            on_click=_undo,
            disabled=not st.session_state.get(STEPS),
            help="Undoes your last decision",
        )
        st.button(
            "Skip",
            shortcut="N",
            type="tertiary",
            disabled=following in (None, place),
            on_click=_go,
            args=(following,),
        )
        st.button(
            "Back",
            shortcut="B",
            type="tertiary",
            disabled=place == 0,
            on_click=_go,
            args=(place - 1,),
        )


def _draw_pair(corpus: Corpus, pair: CandidatePair, verdict: Verdict | None) -> None:
    if verdict:
        st.badge(f"Decided: {VERDICTS[verdict]}", color="green" if verdict == "same" else "orange")
    st.markdown(
        f"**{_percent(pair.probability)} likely the same work** · "
        f"{escape_markdown(pair.rule)} ({escape_markdown(pair.detail)})"
    )
    with st.container(border=True):
        draw_records(_records(corpus, pair))
    works = (
        f"{letter} belongs to a work with {pluralise(len(records), 'record')}."
        for letter, records in (("A", pair.records_a), ("B", pair.records_b))
        if len(records) > 1
    )
    if sizes := " ".join(works):
        st.caption(sizes)


def _percent(probability: float) -> str:
    """A probability in percent; never 0 % or 100 %, which would look certain."""
    return "less than 1 %" if probability < 0.01 else f"{min(probability, 0.99):.0%}"


def _records(corpus: Corpus, pair: CandidatePair) -> list[dict[str, Any]]:
    rows = python_rows(corpus.records[corpus.records["id"].isin([pair.a, pair.b])])
    return sorted(rows, key=lambda row: row["id"] != pair.a)


def _draw_accepting(review: Review, decisions: Decisions) -> None:
    with st.expander("Accept many pairs at once"):
        threshold = st.slider(
            "Accept as the same work all pairs with at least this probability",
            LOWEST,
            HIGHEST,
            DEFAULT,
            format="%d %%",
        )
        count = len(review.above(decisions, threshold / 100))
        st.button(
            f"Accept {pluralise(count, 'pair')}",
            icon=":material/done_all:",
            disabled=not count,
            on_click=_accept,
            args=(review, threshold / 100),
        )
        st.caption("One undo reverses all of them." if count else _highest(review, decisions))


def _highest(review: Review, decisions: Decisions) -> str:
    """The highest probability of an open pair, in a sentence."""
    likeliest = max(review.pairs[place].probability for place in review.above(decisions, 0.0))
    return f"No open pair has this probability; the highest is {_percent(likeliest)}."


def _decide(review: Review, place: int, verdict: Verdict) -> None:
    _step(review, place, lambda made: review.decide(made, place, verdict))


def _accept(review: Review, threshold: float) -> None:
    place = st.session_state.get(PLACE, 0)
    _step(review, place, lambda made: review.accept(made, threshold))


def _step(review: Review, place: int, change: Callable[[Decisions], Decisions]) -> None:
    """Save decisions, remember how to undo them, and go to the next open pair."""
    after = Decisions()

    def remember(made: Decisions) -> Decisions:
        nonlocal after
        after = change(made)
        return after

    if change_decisions(remember):
        step = after.last_step()[-1].when
        st.session_state[STEPS] = (*st.session_state.get(STEPS, ()), (step, place))
        _go(next_open(review.verdicts(after), place))


def _undo() -> None:
    *earlier, (step, place) = st.session_state[STEPS]
    if change_decisions(lambda made: made.undo(step)):
        st.session_state[STEPS] = tuple(earlier)
        _go(place)


def _go(place: int | None) -> None:
    if place is not None:
        st.session_state[PLACE] = place
