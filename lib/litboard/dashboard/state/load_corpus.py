"""Load the corpus and its analyses, once for all visitors of a server.

The corpus folder is loaded once a state of its files; the sources of one visitor are loaded on top
of it, for that visitor's session only. A large corpus is loaded by a worker process, while the page
shows the corpus that was loaded before.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import streamlit as st

from litboard.annotations.bundle import ANNOTATION_FILES, Annotations, read_annotations
from litboard.corpus.corpus import Corpus
from litboard.corpus.ingest import homes_of
from litboard.corpus.loading import load
from litboard.dashboard.state import session_sources
from litboard.dashboard.state.analysis_cache import CorpusAnalyses
from litboard.dashboard.state.background_load import BackgroundLoad, is_large
from litboard.dashboard.state.corpus_store import FileState, corpus_paths, state_of_files
from litboard.dashboard.state.shared_library import remove_from_library, take_pending_files

CorpusLoad = BackgroundLoad[CorpusAnalyses]

#: The corpus of the newest files, and the one that open pages still show.
CORPORA_CACHED = 2

#: The session's own sources when its page was last drawn, and the analyses it showed.
_SHOWN = "shown analyses"


@dataclass(frozen=True, slots=True)
class OpenedCorpus:
    """The analyses to show (None if there are none yet), and the load that will replace them."""

    analyses: CorpusAnalyses | None
    load: CorpusLoad | None = None


@dataclass(slots=True)
class _Latest:
    """The last analyses of a corpus, shown while its changed files are loaded."""

    analyses: CorpusAnalyses | None = None


def open_corpus() -> OpenedCorpus:
    """The corpus this visitor sees: that of the folder, and the sources the visitor added.

    While it loads, it is the one that was shown before, if there is any.
    """
    paths, own = corpus_paths(), session_sources.session_sources()
    state, annotations = _split_state(paths, state_of_files())
    loading = (
        _load_own(paths, state, session_sources.session_key())
        if own
        else _load_shared(paths, state)
    )
    analyses = loading.value
    if analyses is None:
        _, before = st.session_state.get(_SHOWN, ((), _latest(paths).analyses))
        return OpenedCorpus(before, loading)
    if not analyses.is_annotated_with(annotations):
        with st.spinner("Applying your edits to the works …"):
            analyses = analyses.with_annotations(annotations)
    if not own:
        _latest(paths).analyses = analyses
    st.session_state[_SHOWN] = session_sources.snapshot(), analyses
    take_pending_files()
    return OpenedCorpus(analyses)


def cancel_load(loading: CorpusLoad) -> None:
    """Stop a load, and remove what this visitor had added last."""
    loading.stop()
    for file in take_pending_files():
        remove_from_library(file.name)
    now = session_sources.snapshot()
    shown, _ = st.session_state.get(_SHOWN, (now, None))
    if shown != now:
        session_sources.restore(shown)
        _load_own.clear()


def retry_load() -> None:
    """Load again after a failure."""
    (_load_own if session_sources.session_sources() else _load_shared).clear()


def _split_state(paths: tuple[Path, ...], state: FileState) -> tuple[FileState, Annotations]:
    """The state of the sources, and the annotations, for which no source is read again.

    An annotation file that cannot be read is loaded like a source, to be shown as a problem.
    """
    files = tuple(one for one in state if Path(one[0]).name in ANNOTATION_FILES)
    annotations = _read_annotations(paths, files)
    sources = tuple(one for one in state if one not in files)
    return state if annotations.problems else sources, replace(annotations, problems=())


@st.cache_resource(max_entries=CORPORA_CACHED, show_spinner=False)
def _read_annotations(paths: tuple[Path, ...], state: FileState) -> Annotations:
    return read_annotations(homes_of(paths))


@st.cache_resource
def _latest(paths: tuple[Path, ...]) -> _Latest:
    return _Latest()


@st.cache_resource(
    max_entries=CORPORA_CACHED, show_spinner="Reading the papers …", on_release=BackgroundLoad.stop
)
def _load_shared(paths: tuple[Path, ...], state: FileState) -> CorpusLoad:
    sizes = [(name, size) for name, size, _ in state]
    return BackgroundLoad(partial(load, *paths), _analyses_for_all, large=is_large(sizes))


@st.cache_resource(
    max_entries=1,
    scope="session",
    show_spinner="Reading the papers …",
    on_release=BackgroundLoad.stop,
)
def _load_own(
    paths: tuple[Path, ...], state: FileState, session_key: session_sources.SessionKey
) -> CorpusLoad:
    own = session_sources.session_sources()
    sizes = [(name, size) for name, size, _ in state]
    sizes += [(source.name, len(source.content)) for source in own]
    call = partial(
        load,
        *paths,
        uploads=own,
        corrections=session_sources.session_corrections(),
        maps=session_sources.session_source_maps(),
    )
    return BackgroundLoad(call, CorpusAnalyses, large=is_large(sizes))


def _analyses_for_all(corpus: Corpus) -> CorpusAnalyses:
    analyses = CorpusAnalyses(corpus, keep=True)
    # A corpus that stays in memory need not be searched for garbage after every click.
    gc.collect()
    gc.freeze()
    return analyses
