"""The Vocabulary page: which key terms are one, what they are called, and which are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from litboard.annotations.term_edits import (
    FILE_NAME,
    TermEdit,
    add_term_edits,
    read_vocabulary,
    take_back,
    write_vocabulary,
)
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.state import corpus_store
from litboard.text.plural import pluralise

#: Keys of what the reader has chosen and typed, and of why a word was not kept.
CHOSEN, NAME, SPELLING = "vocabulary terms", "vocabulary name", "vocabulary spelling"
_FAILED = "vocabulary failed"

EXPLAINS = """
Plurals, hyphens, British spelling, and acronyms that some work introduces in brackets are joined
without your help. What you say here is kept in `vocabulary.json` beside the papers and holds on
every page: in terms, trends, the names of topics, and filters. Words act in the order in which
they were said; one that is taken back leaves the others as they are.
"""


def draw_vocabulary(frame: Frame) -> None:
    """The terms with their spellings, what can be done with them, and what was said so far."""
    if message := st.session_state.pop(_FAILED, None):
        st.error(message)
    _draw_acts(frame)
    _draw_said(frame.corpus.vocabulary)
    table = frame.terms.table[["term", "variants", "works"]]
    st.markdown(f"**{pluralise(len(table), 'key term')}**, best first, with their spellings")
    st.dataframe(table, hide_index=True, alt="Key terms with their spellings and works")
    with st.expander("How to read this"):
        st.markdown(EXPLAINS)


def _draw_acts(frame: Frame) -> None:
    ranked = frame.terms.table["term"].tolist()
    kept = [term for term in st.session_state.get(CHOSEN, ()) if term in ranked]
    st.session_state[CHOSEN] = kept
    chosen: list[str] = st.multiselect(
        "Terms", ranked, key=CHOSEN, placeholder="Choose terms to join, rename, split or ban"
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _act(
            f"Join into “{escape_markdown(chosen[0])}”" if len(chosen) > 1 else "Join",
            ":material/merge:", len(chosen) > 1, "Choose two terms or more; the first names all",
            [TermEdit("join", term, chosen[0]) for term in chosen[1:]],
        )  # fmt: skip
        _act(
            "Ban", ":material/block:", bool(chosen), "Choose the terms that are none",
            [TermEdit("ban", term) for term in chosen],
        )  # fmt: skip
    if len(chosen) == 1:
        _draw_acts_on_one(frame, chosen[0])


def _draw_acts_on_one(frame: Frame, term: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input("Show it as", key=f"{NAME} {term}", placeholder=term).strip()
        renamed = [TermEdit("rename", term, name)] if name and name != term else []
        _act("Rename", ":material/edit:", bool(renamed), "Type another name", renamed)
    forms = list(frame.terms.table["variants"].iloc[frame.terms.find(term)])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        form = st.selectbox("Spelling", forms, key=f"{SPELLING} {term}")
        _act(
            "Split off", ":material/call_split:", len(forms) > 1, "It has one spelling only",
            [TermEdit("split", form)] if form else [],
        )  # fmt: skip


def _act(label: str, icon: str, possible: bool, otherwise: str, words: Sequence[TermEdit]) -> None:
    st.button(
        label, icon=icon, disabled=not possible, help=None if possible else otherwise,
        on_click=_change, args=(lambda said: add_term_edits(said, *words),),
    )  # fmt: skip


def _draw_said(vocabulary: Sequence[TermEdit]) -> None:
    if not vocabulary:
        return
    with st.expander(f"What was said so far ({len(vocabulary)})", expanded=True):
        for number, wording in enumerate(reversed(vocabulary)):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(_tell(wording), width="stretch")
                st.button(
                    "Take back", key=f"take back {number}", icon=":material/undo:",
                    on_click=_change, args=(lambda said, one=wording: take_back(said, one),),
                )  # fmt: skip


def _tell(wording: TermEdit) -> str:
    term, other = escape_markdown(wording.term), escape_markdown(wording.other)
    return {
        "join": f"“{term}” counts as **{other}**",
        "rename": f"“{term}” is shown as **{other}**",
        "split": f"“{term}” is a term of its own",
        "ban": f"“{term}” is no term",
    }[wording.act]


def _change(change: Callable[[Sequence[TermEdit]], Sequence[TermEdit]]) -> None:
    """Change the vocabulary beside the corpus, read again first: somebody else may have spoken."""
    failed = corpus_store.change_beside(
        FILE_NAME, lambda path: write_vocabulary(path, change(read_vocabulary(path)))
    )
    if failed:
        st.session_state[_FAILED] = failed
    else:
        st.session_state[CHOSEN] = []
