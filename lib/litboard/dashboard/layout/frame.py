"""The frame of a page: the corpus, the reader's selection, and the analyses of both.

A page reads everything from here, and only what it reads is computed. Where that takes long, the
page shows the progress and can be left meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from litboard.analyses import (
    EditedTopics,
    Terms,
    Topics,
    WorkMap,
    terms_among,
    themes,
    topics_among,
)
from litboard.corpus.corpus import Corpus
from litboard.corpus.filters import Filters
from litboard.corpus.selection import Selection
from litboard.dashboard.layout.waiting import wait_for
from litboard.dashboard.state.analysis_cache import CorpusAnalyses
from litboard.text.plural import pluralise
from litboard.typing import Flags

#: The numbers of topics that a reader may ask for.
TOPIC_COUNTS = range(2, 41)


@dataclass(frozen=True, eq=False)
class Frame:
    """What a page works with: the corpus, the selection, and the works that match it.

    `count` is the number of topics the reader asked for, None for what the data suggest.
    """

    analyses: CorpusAnalyses
    selection: Selection
    count: int | None

    @property
    def corpus(self) -> Corpus:
        """The whole corpus."""
        return self.analyses.corpus

    @cached_property
    def filters(self) -> Filters:
        """The filters, with those by term and by topic."""
        self._find_topics()
        return self.analyses.filters(self.count, analysed=True)

    @cached_property
    def mask(self) -> Flags:
        """One value a work of the corpus: whether it matches the selection."""
        works = [self.corpus.find(work) or work for work in self.selection.works]
        asked = replace(self.selection, works=tuple(works))
        if asked.terms or asked.topics:
            return self.filters.mask(asked)
        # Only filters by term or topic need to wait for terms and topics.
        return self.analyses.filters(None, analysed=False).mask(asked)

    @cached_property
    def works(self) -> pd.DataFrame:
        """The selected works."""
        return self.corpus.works[self.mask].reset_index(drop=True)

    @cached_property
    def part(self) -> Corpus:
        """The selected works as a corpus of their own."""
        return self.corpus.part(self.mask)

    @cached_property
    def terms(self) -> Terms:
        """The key terms of the whole corpus."""
        self._find_terms()
        return self.analyses.terms

    @cached_property
    def edited_topics(self) -> EditedTopics:
        """The topics of the whole corpus with the saved edits applied, and the edits."""
        self._find_topics()
        return self.analyses.edited_topics(self.count)

    @property
    def topics(self) -> Topics:
        """The topics of the whole corpus."""
        return self.edited_topics.topics

    @property
    def work_map(self) -> WorkMap:
        """The works of the whole corpus as points in two dimensions, with their topics."""
        analyses, count = self.analyses, self.count
        return wait_for("Laying out the map …", lambda: analyses.work_map(count))

    @cached_property
    def themes(self) -> pd.DataFrame:
        """The topics of the whole corpus grouped into themes; empty for fewer than five topics."""
        return themes(self.topics, self.terms)

    @cached_property
    def suggested_topics(self) -> Topics:
        """The topics in the number that the data suggest, with the scores of all numbers tried."""
        return self._wait_for_topics("Comparing numbers of topics …", None)

    def _find_terms(self) -> None:
        if not self.analyses.has_terms:
            label = f"finding the key terms of {pluralise(len(self.corpus), 'work')}"
            analyses = self.analyses
            wait_for(f"Step 1 of 2: {label} …", lambda: analyses.terms)

    def _find_topics(self) -> None:
        """Wait for terms, then topics, if they are not computed yet; each step has its label."""
        if not self.analyses.has_topics(self.count):
            self._find_terms()
            label = f"{self.count} topics" if self.count else "topics, and how many there are"
            self._wait_for_topics(f"Step 2 of 2: finding {label} …", self.count)

    def _wait_for_topics(self, label: str, count: int | None) -> Topics:
        analyses = self.analyses
        return wait_for(
            label, lambda: analyses.topics(count), compared=lambda: analyses.compared(count)
        )

    @cached_property
    def terms_here(self) -> pd.DataFrame:
        """The key terms of the selected works, most works first."""
        return terms_among(self.terms, self.works["id"])

    @cached_property
    def topics_here(self) -> pd.DataFrame:
        """The topics with their share of the selected works."""
        return topics_among(self.topics, self.works["id"])
