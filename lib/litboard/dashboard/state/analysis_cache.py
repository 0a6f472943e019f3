"""A corpus with its analyses, each made once, when it is first asked for."""

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
from litboard.analyses.topics.work_map import Kept as MapKept
from litboard.annotations.bundle import Annotations
from litboard.annotations.topic_edits import FILE_NAME, TopicEdits, read_topic_edits
from litboard.corpus.corpus import Corpus
from litboard.corpus.filters import Filters
from litboard.corpus.open_issues import open_issues
from litboard.schema.frames import python_rows

T = TypeVar("T")

#: In a corpus of fewer works no analysis takes long.
MANY_WORKS = 1_000

#: When the words on topics were last written, and how long they are; None for none.
Stamp = tuple[int, int] | None


@dataclass(frozen=True, eq=False)
class Places:
    """A map in the form in which it can be kept: its table, and the row of what it keeps."""

    table: pd.DataFrame
    measured: pd.DataFrame


class CorpusAnalyses:
    """What all pages and visitors share of one corpus: never changed, and safe among threads.

    Only the words on topics may change meanwhile: they change no work, so that the corpus need
    not be read again for them.
    """

    def __init__(self, corpus: Corpus, *, keep: bool = False) -> None:
        """`keep` what takes long with the corpus: not for what is in one visitor's session."""
        self.corpus = corpus
        self._keep = keep
        self._latest: CorpusAnalyses | None = None
        self._made: dict[Hashable, tuple[Stamp, Any]] = {}
        self._compared: dict[int | None, tuple[int, int]] = {}
        self._locks: dict[Hashable, RLock] = {}
        self._guard, self._matching = Lock(), Lock()

    def is_under(self, said: Annotations) -> bool:
        """Whether the works are those that what is said makes of the records.

        Words on topics make no works, and are read again as they change.
        """
        return self.corpus.annotations == replace(said, topic_edits=self.corpus.topic_edits)

    def with_annotations(self, said: Annotations) -> CorpusAnalyses:
        """The shelf of the same records under what is said of them now; the last one is kept."""
        with self._matching:
            latest = next((one for one in (self, self._latest) if one and one.is_under(said)), None)
            if latest is None:
                corpus = (self._latest or self).corpus.with_annotations(said)
                latest = self._latest = CorpusAnalyses(corpus, keep=self._keep)
            return latest

    @property
    def terms(self) -> Terms:
        """The key terms of the corpus."""
        corpus = self.corpus
        return self._once(
            "terms",
            lambda: self._kept(
                lambda: key_terms(corpus.works, vocabulary=corpus.vocabulary), Terms, "terms"
            ),
        )

    @property
    def pieces(self) -> list[dict[str, Any]]:
        """What needs a person, one row each (see `litboard.corpus.open_issues`); read-only."""
        corpus = self.corpus
        return self._once(
            "pieces", lambda: python_rows(open_issues(corpus.records, corpus.problems))
        )

    def topics(self, count: int | None) -> Topics:
        """The topics as found; `count` of them, or as many as the data suggest."""

        def tell(done: int, total: int) -> None:
            self._compared[count] = done, total

        return self._once(
            ("topics", count),
            lambda: self._kept(
                lambda: topics(self.corpus.works, count=count, terms=self.terms, tell=tell),
                Topics, "topics", count=count,
            ),
        )  # fmt: skip

    def compared(self, count: int | None) -> tuple[int, int]:
        """How many numbers of topics have been compared in the search, of how many."""
        return self._compared.get(count, (0, 0))

    @property
    def has_terms(self) -> bool:
        """Whether nobody need wait for the key terms."""
        return "terms" in self._made

    def has_topics(self, count: int | None) -> bool:
        """Whether nobody need wait for so many topics."""
        return ("topics", count) in self._made

    def told(self, count: int | None) -> EditedTopics:
        """The topics as the reader wants them, by the words kept beside the corpus."""
        stamp = self._stamp()
        return self._once(
            ("told", count),
            lambda: apply_topic_edits(self.topics(count), self._words(stamp), terms=self.terms),
            stamp=stamp,
        )

    def work_map(self, count: int | None) -> WorkMap:
        """The corpus on a map; works keep their places whatever the number of topics."""
        laid_out = self._once("places", lambda: self._lay_out(count))
        return self._once(
            ("map", count),
            lambda: work_map(self.told(count).topics, like=laid_out),
            stamp=self._stamp(),
        )

    def _lay_out(self, count: int | None) -> WorkMap:
        def lay_out() -> Places:
            made = work_map(self.topics(count))
            return Places(made.table, pd.DataFrame([made.kept]))

        places = self._kept(lay_out, Places, "places")
        return WorkMap(places.table, MapKept(*next(places.measured.itertuples(index=False))))

    def filters(self, count: int | None, *, analysed: bool) -> Filters:
        """The works made ready for filtering; `analysed` adds terms and topics to the filters."""
        if not analysed:
            return self._once("filters", lambda: Filters(self.corpus.works))
        return self._once(
            ("filters", count), lambda: self._make_filters(count), stamp=self._stamp()
        )

    def _kept(self, make: Callable[[], T], kind: type[T], name: str, **options: object) -> T:
        if not self._keep or len(self.corpus) < MANY_WORKS:
            return make()
        print_ = cache_key(self.corpus.works, self.corpus.vocabulary, **options)
        return cached(make, kind, home=self.corpus.home, name=name, print_=print_)

    def _make_filters(self, count: int | None) -> Filters:
        terms, shown = self.terms, self.told(count).topics
        return Filters(
            self.corpus.works,
            terms=terms.works_by_term(),
            topics={
                name: shown.works_of(topic)
                for topic, name in zip(shown.table["topic"], shown.table["name"], strict=True)
            },
        )

    def _words(self, stamp: Stamp) -> TopicEdits:
        """The words on topics; none where the file cannot be read, which is a problem told of."""
        try:
            said = read_topic_edits(self._path()) if stamp else TopicEdits()
        except ValueError:
            return TopicEdits()
        return said.renewed(self.corpus.find)

    def _path(self) -> Path:
        return (self.corpus.home or Path()) / FILE_NAME

    def _stamp(self) -> Stamp:
        if self.corpus.home is None:
            return None
        try:
            state = self._path().stat()
        except OSError:
            return None
        return state.st_mtime_ns, state.st_size

    def _once(self, key: Hashable, make: Callable[[], T], *, stamp: Stamp = None) -> T:
        """What was made before under the same stamp; who waits for one thing blocks no other."""
        with self._guard:
            lock = self._locks.setdefault(key, RLock())
        with lock:
            kept = self._made.get(key)
            if kept is None or kept[0] != stamp:
                kept = self._made[key] = (stamp, make())
            value: T = kept[1]
            return value
