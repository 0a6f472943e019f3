"""More like these: works similar to those the reader has marked, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from litboard.analyses import Recommendations, recommend
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.state.query_params import list_parameter, set_list_parameter, set_parameter
from litboard.schema.frames import python_rows
from litboard.text.plural import pluralise

#: Works that are recommended.
SHOWN = 8

#: The URL parameter with the marked works; the session key of the last recommendations.
MARKED, _LAST = "like", "recommended"

EXPLANATION = """
**How works are found.** A linear support vector machine (Cortes and Vapnik 1995) learns to separate
the marked works from all others by the TF-IDF weights of their key terms, as arxiv-sanity does.
Each term gets a weight: positive terms are in favour of a work, negative ones against it. Works
with the highest score come first. With a single marked work, its most similar works (by cosine) are
shown instead.

**What misleads.** Two or three works say little about what you look for: mark more, and remove
marks that should not count. Works on the same question in other words are not found. Only the order
of the list matters; scores cannot be compared.
"""


def draw_mark(work_id: str) -> None:
    """A button that marks the open work, or removes its mark."""
    marked = work_id in list_parameter(MARKED)
    st.button(
        "Remove mark" if marked else "Mark for “More like these”",
        key=f"mark {work_id}",
        icon=":material/bookmark_remove:" if marked else ":material/bookmark_add:",
        on_click=_unmark if marked else _mark,
        args=(work_id,),
    )


def draw_recommendations(frame: Frame) -> None:
    """The marked works and those similar to them; nothing if no work is marked."""
    marked = _known_marks(frame)
    if not marked:
        return
    with st.container(border=True):
        st.subheader("More like these", anchor=False)
        _draw_marked(frame, marked)
        recommended = _recommend(frame, marked)
        if recommended.works.empty:
            st.info("No other work shares a term that is typical of these.")
        else:
            _draw_works(recommended)
            _draw_terms(recommended)
        with st.expander("How to read this"):
            st.markdown(EXPLANATION)


def _known_marks(frame: Frame) -> list[str]:
    ids = (frame.corpus.find(work) for work in list_parameter(MARKED))
    known = set(frame.corpus.works["id"])
    return [work for work in dict.fromkeys(ids) if work in known and work is not None]


def _draw_marked(frame: Frame, marked: Sequence[str]) -> None:
    for work_id in marked:
        label = escape_markdown(frame.corpus.work(work_id)["label"])
        st.button(
            f"{label} ✕",
            key=f"unmark {work_id}",
            on_click=_unmark,
            args=(work_id,),
            help="Remove mark",
        )
    if len(marked) == 1:
        st.caption(
            "One work is marked: its most similar works are shown. Mark more for better results."
        )


def _recommend(frame: Frame, marked: Sequence[str]) -> Recommendations:
    """Recommendations for the marked works; the last ones are cached, as they take a second."""
    key = (id(frame.terms), tuple(sorted(marked)))
    cached_key, recommended = st.session_state.get(_LAST, (None, None))
    if cached_key != key:
        with st.spinner(f"Comparing {pluralise(len(frame.corpus), 'work')} …"):
            recommended = recommend(frame.corpus.works, marked, terms=frame.terms, count=SHOWN)
        st.session_state[_LAST] = key, recommended
    assert isinstance(recommended, Recommendations)
    return recommended


def _draw_works(recommended: Recommendations) -> None:
    for place, row in enumerate(python_rows(recommended.works), 1):
        with st.container(gap=None):
            st.button(
                f"{place}. {escape_markdown(row['label'])}",
                key=f"recommended {row['id']}",
                type="tertiary",
                wrap=True,
                on_click=set_parameter,
                args=("work", row["id"]),
            )
            st.caption(f"Terms in favour: {escape_markdown(', '.join(row['because']))}")


def _draw_terms(recommended: Recommendations) -> None:
    weights = recommended.words
    in_favour = weights.loc[weights["weight"] > 0, "term"].tolist()
    against = weights.loc[weights["weight"] < 0, "term"].tolist()[::-1]
    st.markdown(f"**Terms in favour of a work:** {escape_markdown(', '.join(in_favour))}")
    if against:
        st.markdown(f"**Terms against it:** {escape_markdown(', '.join(against))}")


def _mark(work_id: str) -> None:
    set_list_parameter(MARKED, [*list_parameter(MARKED), work_id])


def _unmark(work_id: str) -> None:
    set_list_parameter(MARKED, [one for one in list_parameter(MARKED) if one != work_id])
