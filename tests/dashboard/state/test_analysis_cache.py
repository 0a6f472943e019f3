"""What pages share of one corpus: made once, and nothing waits for what it does not need."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event, Thread

import pytest

from litboard.analyses import work_map
from litboard.analyses.disk_cache import cached
from litboard.corpus.loading import load
from litboard.dashboard.state import analysis_cache as shelves
from litboard.dashboard.state import corpus_store
from litboard.dashboard.state.analysis_cache import CorpusAnalyses


def test_analyses_are_made_once(seeds) -> None:
    shelf = CorpusAnalyses(seeds)
    assert shelf.terms is shelf.terms
    assert shelf.edited_topics(None) is shelf.edited_topics(None)
    assert shelf.filters(None, analysed=True) is shelf.filters(None, analysed=True)


def test_words_on_topics_are_obeyed_without_reading_the_corpus_again(copied_seeds: Path) -> None:
    shelf = CorpusAnalyses(load(copied_seeds))
    told, found = shelf.edited_topics(None), shelf.topics(None)
    shelf.corpus.with_topic_edits(told.rename(0, "First")).save_topic_edits()
    assert shelf.edited_topics(None).topics.table["name"].iloc[0] == "First"
    assert shelf.topics(None) is found
    assert ("First", len(told.topics.works_of(0))) in shelf.filters(None, analysed=True).options(
        "topics"
    )


def test_a_page_without_topics_does_not_wait_for_them(
    seeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()

    def wait(*_: object, **__: object) -> None:
        begun.set()
        assert go_on.wait(20)
        raise ValueError("given up")

    monkeypatch.setattr(shelves, "topics", wait)
    shelf = CorpusAnalyses(seeds)
    errors: list[Exception] = []

    def ask() -> None:
        try:
            shelf.edited_topics(None)
        except ValueError as error:
            errors.append(error)

    asking = Thread(target=ask)
    asking.start()
    try:
        assert begun.wait(20)
        assert len(shelf.filters(None, analysed=False).options("sources")) == 4
        assert len(shelf.terms.table)
    finally:
        go_on.set()
        asking.join(20)
    assert errors


def test_what_took_long_is_kept_with_the_corpus_and_found_after_a_restart(
    copied_seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "MANY_WORKS", 1)
    monkeypatch.setattr(shelves, "cached", partial(cached, slow=0))
    state = store_state(copied_seeds, monkeypatch)
    first = CorpusAnalyses(load(copied_seeds), keep=True)
    found, places = first.edited_topics(None).topics, first.work_map(None)
    for name in ("topics", "key_terms"):
        monkeypatch.setattr(shelves, name, None)
    monkeypatch.setattr(shelves, "work_map", lambda topics, *, like: work_map(topics, like=like))
    again = CorpusAnalyses(load(copied_seeds), keep=True)
    assert again.work_map(None).table.equals(places.table)
    assert again.work_map(None).quality == places.quality
    assert again.edited_topics(None).topics.table.equals(found.table)
    assert len(again.corpus.sources) == 4
    assert store_state(copied_seeds, monkeypatch) == state


def test_what_is_in_one_visitors_session_is_not_kept(
    copied_seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "MANY_WORKS", 1)
    monkeypatch.setattr(shelves, "cached", partial(cached, slow=0))
    assert CorpusAnalyses(load(copied_seeds)).edited_topics(None)
    assert not (copied_seeds / ".litboard").exists()


def test_words_on_topics_are_no_change_of_the_corpus(
    copied_seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = store_state(copied_seeds, monkeypatch)
    (copied_seeds / "topics.json").write_text("{}")
    assert store_state(copied_seeds, monkeypatch) == state
    (copied_seeds / "more.txt").write_text("Abstract: more")
    assert store_state(copied_seeds, monkeypatch) != state


def store_state(folder: Path, monkeypatch: pytest.MonkeyPatch) -> corpus_store.FileState:
    monkeypatch.setenv("LITBOARD_CORPUS", str(folder))
    return corpus_store.state_of_files()
