"""The queue of near misses: one pair at a time, decided with a key, the next at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from litboard.annotations.decisions import Verdict
from litboard.corpus.corpus import Corpus
from litboard.corpus.review_queue import CandidatePair, Review, begin_review, next_open
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.state.save_annotations import (
    change_decisions,
    draw_failure,
    known_decisions,
)
from litboard.dashboard.views.duplicates.compare import draw_records
from litboard.matching import Decisions
from litboard.schema.frames import python_rows
from litboard.text.plural import pluralise

#: What the session keeps: the queue with the records it was made of, the pair in view, and the
#: steps made in it, each with the pair to come back to.
QUEUE, PLACE, STEPS = "review queue", "review place", "review steps"

#: Below an even chance nobody accepts many pairs unseen.
LOWEST, HIGHEST, USUAL = 50, 100, 75

SAID: dict[Verdict, str] = {"same": "one work", "different": "two works"}


def draw_review(frame: Frame) -> None:
    """The near misses of the corpus, and how many are left."""
    review = _open_queue(frame.corpus)
    if not review.pairs:
        st.success("No two works look nearly alike, but for those you have decided on.")
        return
    _draw_queue(frame, review)


def _open_queue(corpus: Corpus) -> Review:
    """The queue of this session; a new one where it is finished, or the records are others.

    It stays while its pairs are decided, so that no key waits for all records to be matched.
    """
    records = hash(tuple(corpus.records["id"]))
    made_of: int | None
    review: Review
    made_of, review = st.session_state.get(QUEUE, (None, Review(())))
    decisions = known_decisions(corpus)
    if made_of != records or None not in review.words(decisions):
        review = begin_review(corpus, decisions)
        st.session_state.update({QUEUE: (records, review), PLACE: 0, STEPS: ()})
    return review


@st.fragment
def _draw_queue(frame: Frame, review: Review) -> None:
    """Drawn again by itself after each key: the rest of the page, and the corpus, can wait."""
    decisions = known_decisions(frame.corpus)
    words = review.words(decisions)
    left, total = words.count(None), len(words)
    place = min(st.session_state.get(PLACE, 0), total - 1)
    st.progress((total - left) / total, text=f"{left:,} of {total:,} left")
    draw_failure()
    _draw_keys(review, words, place)
    if left:
        _draw_pair(frame.corpus, review.pairs[place], words[place])
        _draw_accepting(review, decisions)
    else:
        st.success(f"{'The pair is' if total == 1 else f'All {total:,} pairs are'} decided.")
    st.caption(
        "Your word is kept at once. The works are counted anew, and the queue with them, when "
        "you leave it."
    )
    if st.button("Count the works now", icon=":material/refresh:", type="tertiary"):
        st.session_state.pop(QUEUE, None)
        st.rerun()


def _draw_keys(review: Review, words: Sequence[Verdict | None], place: int) -> None:
    """The buttons with their keys; "same" and "different" also overrule an earlier word."""
    following = next_open(words, place)
    with st.container(horizontal=True):
        st.button(
            "Same", shortcut="S", icon=":material/merge:", disabled=following is None,
            on_click=_say, args=(review, place, "same"),
        )  # fmt: skip
        st.button(
            "Different", shortcut="D", icon=":material/call_split:", disabled=following is None,
            on_click=_say, args=(review, place, "different"),
        )  # fmt: skip
        st.button(
            "Undo", shortcut="U", icon=":material/undo:", on_click=_take_back,
            disabled=not st.session_state.get(STEPS), help="Takes your last word back",
        )  # fmt: skip
        st.button(
            "Skip", shortcut="N", type="tertiary", disabled=following in (None, place),
            on_click=_go, args=(following,),
        )  # fmt: skip
        st.button(
            "Back", shortcut="B", type="tertiary", disabled=place == 0,
            on_click=_go, args=(place - 1,),
        )  # fmt: skip


def _draw_pair(corpus: Corpus, doubt: CandidatePair, word: Verdict | None) -> None:
    if word:
        st.badge(f"Decided: {SAID[word]}", color="green" if word == "same" else "orange")
    st.markdown(
        f"**{_percent(doubt.probability)} likely one work** · "
        f"{escape_markdown(doubt.rule)} ({escape_markdown(doubt.detail)})"
    )
    with st.container(border=True):
        draw_records(_records(corpus, doubt))
    works = (
        f"{letter} is of a work with {pluralise(len(records), 'record')}."
        for letter, records in (("A", doubt.ones), ("B", doubt.others))
        if len(records) > 1
    )
    if said := " ".join(works):
        st.caption(said)


def _percent(probability: float) -> str:
    """A probability as nobody misreads it: never 0 % or 100 % for what is in doubt."""
    return "less than 1 %" if probability < 0.01 else f"{min(probability, 0.99):.0%}"


def _records(corpus: Corpus, doubt: CandidatePair) -> list[dict[str, Any]]:
    rows = python_rows(corpus.records[corpus.records["id"].isin([doubt.a, doubt.b])])
    return sorted(rows, key=lambda row: row["id"] != doubt.a)


def _draw_accepting(review: Review, decisions: Decisions) -> None:
    with st.expander("Accept many at once"):
        threshold = st.slider(
            "Call all pairs the same that are at least so likely one work",
            LOWEST, HIGHEST, USUAL, format="%d %%",
        )  # fmt: skip
        count = len(review.above(decisions, threshold / 100))
        st.button(
            f"Call {pluralise(count, 'pair')} the same", icon=":material/done_all:",
            disabled=not count, on_click=_accept, args=(review, threshold / 100),
        )  # fmt: skip
        st.caption("One undo takes them all back." if count else _say_likeliest(review, decisions))


def _say_likeliest(review: Review, decisions: Decisions) -> str:
    """How far down the threshold must go to meet a pair."""
    likeliest = max(review.pairs[place].probability for place in review.above(decisions, 0.0))
    return f"No pair that is left is so likely: the likeliest is {_percent(likeliest)}."


def _say(review: Review, place: int, word: Verdict) -> None:
    _step(review, place, lambda made: review.decide(made, place, word))


def _accept(review: Review, threshold: float) -> None:
    place = st.session_state.get(PLACE, 0)
    _step(review, place, lambda made: review.accept(made, threshold))


def _step(review: Review, place: int, change: Callable[[Decisions], Decisions]) -> None:
    """Keep a word, remember how to take it back, and go on to the next open pair."""
    after = Decisions()

    def remember(made: Decisions) -> Decisions:
        nonlocal after
        after = change(made)
        return after

    if change_decisions(remember):
        step = after.last_step()[-1].when
        st.session_state[STEPS] = (*st.session_state.get(STEPS, ()), (step, place))
        _go(next_open(review.words(after), place))


def _take_back() -> None:
    *earlier, (step, place) = st.session_state[STEPS]
    if change_decisions(lambda made: made.undo(step)):
        st.session_state[STEPS] = tuple(earlier)
        _go(place)


def _go(place: int | None) -> None:
    if place is not None:
        st.session_state[PLACE] = place
