"""The Vocabulary page: join, split, rename and ban key terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from litboard.annotations.term_edits import TermEdit, add_term_edits, remove_term_edit
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.state.save_annotations import change_vocabulary
from litboard.text.plural import pluralise

#: Keys of the widgets with the chosen terms, the new name and the chosen spelling.
CHOSEN, NAME, SPELLING = "vocabulary terms", "vocabulary name", "vocabulary spelling"

EXPLANATION = """
Spellings of one term are joined automatically: plurals, hyphens, British spelling, and acronyms
that a work introduces in brackets. Your edits are saved in `vocabulary.json` in the corpus folder.
They apply on every page: to terms, trends, names of topics, and filters. Edits apply in the order
in which they were made; undoing one does not change the others.
"""


def draw_vocabulary(frame: Frame) -> None:
    """The actions on terms, the edits made so far, and the table of terms with their spellings."""
    _draw_actions(frame)
    _draw_edits(frame.corpus.vocabulary)
    table = frame.terms.table[["term", "variants", "works"]]
    st.markdown(f"**{pluralise(len(table), 'key term')}**, most important first")
    st.dataframe(
        table,
        hide_index=True,
        column_config={
            "term": "Term",
            "variants": "Spellings",
            "works": st.column_config.NumberColumn("Works", format="localized"),
        },
        alt="Key terms with their spellings and number of works",
    )
    with st.expander("How to read this"):
        st.markdown(EXPLANATION)


def _draw_actions(frame: Frame) -> None:
    ranked = frame.terms.table["term"].tolist()
    kept = [term for term in st.session_state.get(CHOSEN, ()) if term in ranked]
    st.session_state[CHOSEN] = kept
    chosen: list[str] = st.multiselect(
        "Terms", ranked, key=CHOSEN, placeholder="Choose terms to join, rename, split or ban"
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _draw_action(
            f"Join into “{escape_markdown(chosen[0])}”" if len(chosen) > 1 else "Join",
            icon=":material/merge:",
            edits=[TermEdit("join", term, chosen[0]) for term in chosen[1:]],
            hint="Choose two or more terms; the first one gives the name",
        )
        _draw_action(
            "Ban",
            icon=":material/block:",
            edits=[TermEdit("ban", term) for term in chosen],
            hint="Choose terms that should not count as key terms",
        )
    if len(chosen) == 1:
        _draw_actions_on_one(frame, chosen[0])


def _draw_actions_on_one(frame: Frame, term: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input("New name", key=f"{NAME} {term}", placeholder=term).strip()
        _draw_action(
            "Rename",
            icon=":material/edit:",
            edits=[TermEdit("rename", term, name)] if name and name != term else [],
            hint="Type a new name and press Enter",
        )
    forms = list(frame.terms.table["variants"].iloc[frame.terms.find(term)])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        form = st.selectbox("Spelling", forms, key=f"{SPELLING} {term}")
        _draw_action(
            "Split off",
            icon=":material/call_split:",
            edits=[TermEdit("split", form)] if form and len(forms) > 1 else [],
            hint="This term has only one spelling",
        )


def _draw_action(label: str, *, icon: str, edits: Sequence[TermEdit], hint: str) -> None:
    """A button that makes some edits; disabled without any, with a hint what is missing."""
    st.button(
        label,
        icon=icon,
        disabled=not edits,
        help=None if edits else hint,
        on_click=_change,
        args=(lambda saved: add_term_edits(saved, *edits),),
    )


def _draw_edits(vocabulary: Sequence[TermEdit]) -> None:
    if not vocabulary:
        return
    with st.expander(f"Your edits ({len(vocabulary)})", expanded=True):
        for number, edit in enumerate(reversed(vocabulary)):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(_describe(edit), width="stretch")
                st.button(
                    "Undo",
                    key=f"undo {number}",
                    icon=":material/undo:",
                    on_click=_change,
                    args=(lambda saved, one=edit: remove_term_edit(saved, one),),
                )


def _describe(edit: TermEdit) -> str:
    term, other = escape_markdown(edit.term), escape_markdown(edit.other)
    return {
        "join": f"“{term}” is joined into **{other}**",
        "rename": f"“{term}” is renamed to **{other}**",
        "split": f"“{term}” is a term of its own",
        "ban": f"“{term}” is banned",
    }[edit.act]


def _change(change: Callable[[Sequence[TermEdit]], Sequence[TermEdit]]) -> None:
    if change_vocabulary(change):
        st.session_state[CHOSEN] = []
