"""More like these: works that the reader marks, and what else is like them, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from litboard.analyses import Recommendations, recommend
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.state.query_params import list_parameter, set_list_parameter, set_parameter
from litboard.schema.frames import python_rows
from litboard.text.plural import pluralise

#: Works recommended: a screenful.
SHOWN = 8

#: The parameter with the marked works, and the recommendations this session saw last.
MARKED, _LAST = "like", "recommended"

EXPLAINS = """
**How works are found.** A linear support vector machine learns what tells the marked works from
all others, by the TF-IDF weights of their key terms (the way of arxiv-sanity; Cortes and Vapnik
1995). Each term gets a weight: above zero it speaks for a work, below zero against it. The works
on the right side of the line come first. From a single work nothing can be learnt: then its
nearest works are shown, by cosine.

**What misleads.** Two or three works say little of what you look for: add more, and take off what
should not count. Works on the same question in other words are not found. The order is what
counts; how far one work is behind another means nothing.
"""


def draw_mark(work_id: str) -> None:
    """A button that marks the chosen work, or takes its mark off."""
    marked = work_id in list_parameter(MARKED)
    st.button(
        "Marked: take it off" if marked else "Mark for “More like these”",
        key=f"mark {work_id}",
        icon=":material/bookmark_remove:" if marked else ":material/bookmark_add:",
        on_click=_take_off if marked else _mark,
        args=(work_id,),
    )


def draw_recommendations(frame: Frame) -> None:
    """The marked works, and those like them; nothing where no work is marked."""
    marked = _known_marks(frame)
    if not marked:
        return
    with st.container(border=True):
        st.subheader("More like these", anchor=False)
        _draw_marked(frame, marked)
        found = _recommend(frame, marked)
        if found.works.empty:
            st.info("No other work shares a term that sets these apart.")
        else:
            _draw_works(found)
            _draw_words(found)
        with st.expander("How to read this"):
            st.markdown(EXPLAINS)


def _known_marks(frame: Frame) -> list[str]:
    ids = (frame.corpus.find(work) for work in list_parameter(MARKED))
    known = set(frame.corpus.works["id"])
    return [work for work in dict.fromkeys(ids) if work in known and work is not None]


def _draw_marked(frame: Frame, marked: Sequence[str]) -> None:
    for work_id in marked:
        label = escape_markdown(frame.corpus.work(work_id)["label"])
        st.button(
            f"{label} ✕", key=f"unmark {work_id}", on_click=_take_off, args=(work_id,),
            help="Take the mark off",
        )  # fmt: skip
    if len(marked) == 1:
        st.caption("One work is marked: these are its nearest. Mark another to be more exact.")


def _recommend(frame: Frame, marked: Sequence[str]) -> Recommendations:
    """What was found last for the same works, or what is found now: a second for many works."""
    key = (id(frame.terms), tuple(sorted(marked)))
    before, found = st.session_state.get(_LAST, (None, None))
    if before != key:
        with st.spinner(f"Looking through {pluralise(len(frame.corpus), 'work')} …"):
            found = recommend(frame.corpus.works, marked, terms=frame.terms, count=SHOWN)
        st.session_state[_LAST] = key, found
    assert isinstance(found, Recommendations)
    return found


def _draw_works(found: Recommendations) -> None:
    for place, row in enumerate(python_rows(found.works), 1):
        with st.container(gap=None):
            st.button(
                f"{place}. {escape_markdown(row['label'])}", key=f"recommended {row['id']}",
                type="tertiary", wrap=True, on_click=set_parameter, args=("work", row["id"]),
            )  # fmt: skip
            st.caption(f"because of {escape_markdown(', '.join(row['because']))}")


def _draw_words(found: Recommendations) -> None:
    words = found.words
    speak_for = words.loc[words["weight"] > 0, "term"].tolist()
    against = words.loc[words["weight"] < 0, "term"].tolist()[::-1]
    st.markdown(f"**Words that speak for a work:** {escape_markdown(', '.join(speak_for))}")
    if against:
        st.markdown(f"**Words that speak against it:** {escape_markdown(', '.join(against))}")


def _mark(work_id: str) -> None:
    set_list_parameter(MARKED, [*list_parameter(MARKED), work_id])


def _take_off(work_id: str) -> None:
    set_list_parameter(MARKED, [one for one in list_parameter(MARKED) if one != work_id])
