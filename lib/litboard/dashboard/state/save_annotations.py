"""A person's words and choices, kept beside the corpus from any part of a page."""

from __future__ import annotations

from collections.abc import Callable, Collection

import streamlit as st

from litboard.annotations.decisions import FILE_NAME as DECISION_FILE
from litboard.annotations.field_choices import FILE_NAME as CHOICE_FILE
from litboard.annotations.field_choices import choose, read_choices, write_choices
from litboard.corpus.corpus import Corpus
from litboard.dashboard.state import corpus_store
from litboard.matching import Decisions, read_decisions

_FAILED = "decision failed"


def known_decisions(corpus: Corpus) -> Decisions:
    """The decisions beside the corpus as they are, which the corpus in view may not know yet.

    Where they cannot be read, those of the corpus; the Import page tells what is wrong.
    """
    homes = [path for path in corpus_store.corpus_paths() if path.is_dir()]
    try:
        made = [one for home in homes for one in read_decisions(home / DECISION_FILE).made]
    except ValueError:
        return corpus.decisions
    return Decisions(tuple(made))


def change_decisions(change: Callable[[Decisions], Decisions]) -> bool:
    """Keep decisions; False where that could not be, which `draw_failure` then tells."""
    return _is_kept(corpus_store.change_decisions(change))


def choose_field(field: str, record: str | None, among: Collection[str]) -> bool:
    """Keep which record a field of a work is taken from, None for the rule's choice."""
    return _is_kept(
        corpus_store.change_beside(
            CHOICE_FILE,
            lambda path: write_choices(
                path, choose(read_choices(path), field, record, among=among)
            ),
        )
    )


def draw_failure() -> None:
    """Why the last word was not kept, if it was not."""
    if message := st.session_state.pop(_FAILED, None):
        st.error(message)


def _is_kept(message: str | None) -> bool:
    if message:
        st.session_state[_FAILED] = message
    return message is None
