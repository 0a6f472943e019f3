"""A corpus with its analyses, each computed once, when a page first needs it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock, RLock
from typing import Any, TypeVar

import pandas as pd

from litboard.analyses import (
    EditedTopics,
    Terms,
    Topics,
    WorkMap,
    apply_topic_edits,
    key_terms,
    topics,
    work_map,
)
from litboard.analyses.disk_cache import cache_key, cached
from litboard.analyses.topics.map_quality import MapQuality
from litboard.annotations.bundle import Annotations
from litboard.annotations.topic_edits import FILE_NAME, TopicEdits, read_topic_edits
from litboard.corpus.corpus import Corpus
from litboard.corpus.filters import Filters
from litboard.corpus.open_issues import open_issues
from litboard.schema.frames import python_rows

T = TypeVar("T")

#: Analyses of a smaller corpus are quick enough not to be cached on disk.
MANY_WORKS = 1_000

#: Time (ns) and size of the file of topic edits; None if there is none.
Stamp = tuple[int, int] | None


@dataclass(frozen=True, eq=False)
class MapTables:
    """A map of works as two tables, the form in which it is cached on disk."""

    table: pd.DataFrame
    measured: pd.DataFrame


class CorpusAnalyses:
    """The analyses of one corpus, shared by all pages and visitors; thread-safe.

    The corpus never changes. Topic edits may: they change no work, so they are read again by
    themselves, and only what depends on them is computed again.
    """

    def __init__(self, corpus: Corpus, *, keep: bool = False) -> None:
        """`keep` caches slow analyses on disk; not for a corpus with one visitor's sources."""
        self.corpus = corpus
        self._keep = keep
        self._latest: CorpusAnalyses | None = None
        self._made: dict[Hashable, tuple[Stamp, Any]] = {}
        self._compared: dict[int | None, tuple[int, int]] = {}
        self._locks: dict[Hashable, RLock] = {}
        self._guard, self._matching = Lock(), Lock()

    def is_annotated_with(self, annotations: Annotations) -> bool:
        """Whether the works were made with these annotations; topic edits make no difference."""
        return self.corpus.annotations == replace(annotations, topic_edits=self.corpus.topic_edits)

    def with_annotations(self, annotations: Annotations) -> CorpusAnalyses:
        """The analyses of the same records with other annotations; the last result is cached."""
        with self._matching:
            for known in (self, self._latest):
                if known and known.is_annotated_with(annotations):
                    return known
            corpus = (self._latest or self).corpus.with_annotations(annotations)
            self._latest = CorpusAnalyses(corpus, keep=self._keep)
            return self._latest

    @property
    def terms(self) -> Terms:
        """The key terms of the corpus."""
        corpus = self.corpus
        return self._once(
            "terms",
            lambda: self._cached(
                lambda: key_terms(corpus.works, vocabulary=corpus.vocabulary), Terms, "terms"
            ),
        )

    @property
    def open_issues(self) -> list[dict[str, Any]]:
        """What needs a person, one row each (see `litboard.corpus.open_issues`); read-only."""
        corpus = self.corpus
        return self._once(
            "open issues", lambda: python_rows(open_issues(corpus.records, corpus.problems))
        )

    def topics(self, count: int | None) -> Topics:
        """The topics before any edits; `count` of them, or as many as the data suggest."""

        def report(done: int, total: int) -> None:
            self._compared[count] = done, total

        return self._once(
            ("topics", count),
            lambda: self._cached(
                lambda: topics(self.corpus.works, count=count, terms=self.terms, progress=report),
                Topics,
                "topics",
                count=count,
            ),
        )

    def compared(self, count: int | None) -> tuple[int, int]:
        """Progress of the search for topics: how many topic counts are compared, of how many."""
        return self._compared.get(count, (0, 0))

    @property
    def has_terms(self) -> bool:
        """Whether the key terms are computed already."""
        return "terms" in self._made

    def has_topics(self, count: int | None) -> bool:
        """Whether the topics in this number are computed already."""
        return ("topics", count) in self._made

    def edited_topics(self, count: int | None) -> EditedTopics:
        """The topics with the edits saved in the corpus folder (rename, pin, merge)."""
        stamp = self._stamp()
        return self._once(
            ("edited topics", count),
            lambda: apply_topic_edits(
                self.topics(count), self._read_topic_edits(stamp), terms=self.terms
            ),
            stamp=stamp,
        )

    def work_map(self, count: int | None) -> WorkMap:
        """The works as points in two dimensions; their places do not depend on `count`."""
        laid_out = self._once("layout", lambda: self._lay_out(count))
        return self._once(
            ("map", count),
            lambda: work_map(self.edited_topics(count).topics, like=laid_out),
            stamp=self._stamp(),
        )

    def _lay_out(self, count: int | None) -> WorkMap:
        def lay_out() -> MapTables:
            made = work_map(self.topics(count))
            return MapTables(made.table, pd.DataFrame([made.quality]))

        tables = self._cached(lay_out, MapTables, "places")
        return WorkMap(tables.table, MapQuality(*next(tables.measured.itertuples(index=False))))

    def filters(self, count: int | None, *, analysed: bool) -> Filters:
        """The filters of the works; `analysed` adds filters by term and by topic."""
        if not analysed:
            return self._once("filters", lambda: Filters(self.corpus.works))
        return self._once(
            ("filters", count), lambda: self._make_filters(count), stamp=self._stamp()
        )

    def _cached(self, make: Callable[[], T], kind: type[T], name: str, **options: object) -> T:
        if not self._keep or len(self.corpus) < MANY_WORKS:
            return make()
        key = cache_key(self.corpus.works, self.corpus.vocabulary, **options)
        return cached(make, kind, home=self.corpus.home, name=name, key=key)

    def _make_filters(self, count: int | None) -> Filters:
        terms, shown = self.terms, self.edited_topics(count).topics
        return Filters(
            self.corpus.works,
            terms=terms.works_by_term(),
            topics={
                name: shown.works_of(topic)
                for topic, name in zip(shown.table["topic"], shown.table["name"], strict=True)
            },
        )

    def _read_topic_edits(self, stamp: Stamp) -> TopicEdits:
        """The saved edits; none if the file cannot be read, which the Import page shows."""
        try:
            edits = read_topic_edits(self._topic_file()) if stamp else TopicEdits()
        except ValueError:
            return TopicEdits()
        return edits.with_current_ids(self.corpus.find)

    def _topic_file(self) -> Path:
        return (self.corpus.home or Path()) / FILE_NAME

    def _stamp(self) -> Stamp:
        if self.corpus.home is None:
            return None
        try:
            state = self._topic_file().stat()
        except OSError:
            return None
        return state.st_mtime_ns, state.st_size

    def _once(self, key: Hashable, make: Callable[[], T], *, stamp: Stamp = None) -> T:
        """A value computed once per stamp. One lock a key: waiting for one blocks no other."""
        with self._guard:
            lock = self._locks.setdefault(key, RLock())
        with lock:
            entry = self._made.get(key)
            if entry is None or entry[0] != stamp:
                entry = self._made[key] = (stamp, make())
            value: T = entry[1]
            return value
