"""The analyses of one corpus: computed once; nothing waits for what it does not need."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event, Thread

import pytest

from litboard.analyses import work_map
from litboard.analyses.disk_cache import cached
from litboard.corpus.loading import load
from litboard.dashboard.state import analysis_cache, corpus_store
from litboard.dashboard.state.analysis_cache import CorpusAnalyses


def test_analyses_are_computed_once(seeds) -> None:
    analyses = CorpusAnalyses(seeds)
    assert analyses.terms is analyses.terms
    assert analyses.edited_topics(None) is analyses.edited_topics(None)
    assert analyses.filters(None, analysed=True) is analyses.filters(None, analysed=True)


def test_topic_edits_apply_without_reading_the_corpus_again(copied_seeds: Path) -> None:
    analyses = CorpusAnalyses(load(copied_seeds))
    edited, topics = analyses.edited_topics(None), analyses.topics(None)
    analyses.corpus.with_topic_edits(edited.rename(0, "First")).save_topic_edits()
    assert analyses.edited_topics(None).topics.table["name"].iloc[0] == "First"
    assert analyses.topics(None) is topics
    options = analyses.filters(None, analysed=True).options("topics")
    assert ("First", len(edited.topics.works_of(0))) in options


def test_a_page_without_topics_does_not_wait_for_them(
    seeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()

    def wait(*_: object, **__: object) -> None:
        begun.set()
        assert go_on.wait(20)
        raise ValueError("given up")

    monkeypatch.setattr(analysis_cache, "topics", wait)
    analyses = CorpusAnalyses(seeds)
    errors: list[Exception] = []

    def ask() -> None:
        try:
            analyses.edited_topics(None)
        except ValueError as error:
            errors.append(error)

    asking = Thread(target=ask)
    asking.start()
    try:
        assert begun.wait(20)
        assert len(analyses.filters(None, analysed=False).options("sources")) == 4
        assert len(analyses.terms.table)
    finally:
        go_on.set()
        asking.join(20)
    assert errors


def test_slow_analyses_are_cached_on_disk_and_read_after_a_restart(
    copied_seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysis_cache, "MANY_WORKS", 1)
    monkeypatch.setattr(analysis_cache, "cached", partial(cached, slow=0))
    state = store_state(copied_seeds, monkeypatch)
    first = CorpusAnalyses(load(copied_seeds), keep=True)
    found, places = first.edited_topics(None).topics, first.work_map(None)
    for name in ("topics", "key_terms"):
        monkeypatch.setattr(analysis_cache, name, None)
    monkeypatch.setattr(
        analysis_cache, "work_map", lambda topics, *, like: work_map(topics, like=like)
    )
    again = CorpusAnalyses(load(copied_seeds), keep=True)
    assert again.work_map(None).table.equals(places.table)
    assert again.work_map(None).quality == places.quality
    assert again.edited_topics(None).topics.table.equals(found.table)
    assert len(again.corpus.sources) == 4
    assert store_state(copied_seeds, monkeypatch) == state


def test_analyses_of_one_visitors_sources_are_not_cached_on_disk(
    copied_seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysis_cache, "MANY_WORKS", 1)
    monkeypatch.setattr(analysis_cache, "cached", partial(cached, slow=0))
    assert CorpusAnalyses(load(copied_seeds)).edited_topics(None)
    assert not (copied_seeds / ".litboard").exists()


def store_state(folder: Path, monkeypatch: pytest.MonkeyPatch) -> corpus_store.FileState:
    monkeypatch.setenv("LITBOARD_CORPUS", str(folder))
    return corpus_store.state_of_files()
