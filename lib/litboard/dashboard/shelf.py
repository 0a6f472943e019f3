"""A corpus with its analyses, each made once, when it is first asked for."""

from __future__ import annotations

from threading import RLock

from litboard.analyses import Terms, Topics, key_terms, topics
from litboard.corpus import Corpus
from litboard.filters import Filters


class Shelf:
    """What all pages and visitors share of one corpus: never changed, and safe among threads."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._lock = RLock()
        self._terms: Terms | None = None
        self._topics: dict[int | None, Topics] = {}
        self._filters: dict[tuple[int | None, bool], Filters] = {}

    @property
    def terms(self) -> Terms:
        """The key terms of the corpus."""
        with self._lock:
            if self._terms is None:
                self._terms = key_terms(self.corpus.works, vocabulary=self.corpus.vocabulary)
            return self._terms

    def topics(self, count: int | None) -> Topics:
        """The topics of the corpus; `count` of them, or as many as the data suggest."""
        with self._lock:
            if count not in self._topics:
                self._topics[count] = topics(self.corpus.works, count=count, terms=self.terms)
            return self._topics[count]

    def filters(self, count: int | None, *, analysed: bool) -> Filters:
        """The works made ready for filtering; `analysed` adds terms and topics to the filters."""
        with self._lock:
            key = (count if analysed else None, analysed)
            if key not in self._filters:
                self._filters[key] = self._make_filters(count, analysed=analysed)
            return self._filters[key]

    def _make_filters(self, count: int | None, *, analysed: bool) -> Filters:
        if not analysed:
            return Filters(self.corpus.works)
        terms, found = self.terms, self.topics(count)
        return Filters(
            self.corpus.works,
            terms={term: terms.works_with(term) for term in terms.table["term"]},
            topics={
                name: found.works_of(topic)
                for topic, name in zip(found.table["topic"], found.table["name"], strict=True)
            },
        )
