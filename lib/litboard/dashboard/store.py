"""The corpus and its analyses, loaded once for all visitors."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from litboard.analyses import Terms, Topics, key_terms, topics
from litboard.corpus import DECISION_FILE, Corpus, load
from litboard.filters import Filters
from litboard.matching import Decisions, read_decisions, write_decisions

#: The default corpus lies beside app.py.
SEEDS = Path(__file__).parents[3] / "seeds"

#: A rebuilt corpus and the one that open pages still hold.
KEPT = 2


def corpus_paths() -> tuple[Path, ...]:
    """What the dashboard was started on: `LITBOARD_CORPUS`, or the seeds."""
    given = os.environ.get("LITBOARD_CORPUS", "")
    paths = [Path(path).expanduser() for path in given.split(os.pathsep) if path]
    return tuple(paths) or (SEEDS,)


def state_of_files() -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of every file of the corpus: it changes when any file does."""
    state = []
    for path in corpus_paths():
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            try:
                stat = file.stat()
            except OSError:
                continue
            state.append((str(file), stat.st_size, stat.st_mtime_ns))
    return tuple(state)


@st.cache_resource(max_entries=KEPT, show_spinner="Reading the papers …")
def load_corpus(state: tuple[tuple[str, int, int], ...]) -> Corpus:
    """The corpus for one state of its files. Shared by all sessions: never change it."""
    corpus = load(*corpus_paths())
    # What stays for ever need not be searched for garbage after every click.
    gc.collect()
    gc.freeze()
    return corpus


@st.cache_resource(max_entries=KEPT, show_spinner="Finding key terms …")
def load_terms(state: tuple[tuple[str, int, int], ...]) -> Terms:
    """The key terms of the whole corpus."""
    return key_terms(load_corpus(state).works)


@st.cache_resource(max_entries=4 * KEPT, show_spinner="Finding topics …")
def load_topics(state: tuple[tuple[str, int, int], ...], count: int | None) -> Topics:
    """The topics of the whole corpus; `count` of them, or as many as the data suggest."""
    return topics(load_corpus(state).works, count=count, terms=load_terms(state))


@st.cache_resource(max_entries=4 * KEPT, show_spinner=False)
def load_filters(
    state: tuple[tuple[str, int, int], ...], count: int | None, *, analysed: bool
) -> Filters:
    """The works made ready for filtering; `analysed` adds terms and topics to the filters."""
    corpus = load_corpus(state)
    if not analysed:
        return Filters(corpus.works)
    terms, found = load_terms(state), load_topics(state, count)
    return Filters(
        corpus.works,
        terms={term: terms.works_with(term) for term in terms.table["term"]},
        topics={
            name: found.works_of(topic)
            for topic, name in zip(found.table["topic"], found.table["name"], strict=True)
        },
    )


def change_decisions(change: Callable[[Decisions], Decisions]) -> str | None:
    """Change the decisions beside the corpus; returns why it could not be, or None.

    The file is read again first, so that nobody's decision is lost to an older view.
    """
    home = next((path for path in corpus_paths() if path.is_dir()), None)
    if home is None:
        return "Decisions are kept in the folder of the corpus; it was opened as single files."
    path = home / DECISION_FILE
    try:
        write_decisions(path, change(read_decisions(path)))
    except (OSError, ValueError) as error:
        return f"This decision was not kept: {error}"
    return None
