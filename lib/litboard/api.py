"""The analyses for notebooks: each takes a corpus and returns a table or a result object."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from litboard import analyses
from litboard.analyses import EditedTopics, Terms, Topics
from litboard.corpus.corpus import Corpus


def key_terms(corpus: Corpus, *, max_words: int = 3, count: int | None = None) -> Terms:
    """The key terms of a corpus with their variants and works, highest score first.

    A term has at most `max_words` words; `count` limits their number. Term edits of the corpus
    are applied.
    """
    return analyses.key_terms(
        corpus.works, max_words=max_words, count=count, vocabulary=corpus.vocabulary
    )


def topics(corpus: Corpus, *, count: int | None = None) -> Topics:
    """The topics of a corpus: `count` topics, or the number that the data suggest.

    Topic edits of the corpus (renamed, pinned, merged) are applied; see `edited_topics`.
    """
    return edited_topics(corpus, count=count).topics


def edited_topics(corpus: Corpus, *, count: int | None = None) -> EditedTopics:
    """The topics with the topic edits of the corpus applied, and the edits that are possible next.

    >>> edited = edited_topics(corpus)
    >>> corpus.with_topic_edits(edited.rename(0, "Red teaming")).save_topic_edits()
    """
    terms = key_terms(corpus)
    original = analyses.topics(corpus.works, count=count, terms=terms)
    return analyses.apply_topic_edits(
        original, corpus.topic_edits.renewed(corpus.find), terms=terms
    )


def topic_shares(corpus: Corpus, topics: Topics, *, by: str = "year") -> pd.DataFrame:
    """The share of works of each topic by year, source, venue or another column of works."""
    return analyses.topic_shares(corpus.works, topics, by=by)


def works_per_year(corpus: Corpus) -> pd.DataFrame:
    """The number of works of each year: columns year, works."""
    return analyses.works_per_year(corpus.works)


def term_trend(corpus: Corpus, terms: Terms, chosen: Sequence[str]) -> pd.DataFrame:
    """The share of works with each chosen term by year, with a 95 % interval."""
    return analyses.term_trend(corpus.works, terms, chosen)


def term_shares(
    corpus: Corpus, terms: Terms, chosen: Sequence[str], *, by: str = "sources"
) -> pd.DataFrame:
    """The share of works with each chosen term by source, venue or another column of works."""
    return analyses.term_shares(corpus.works, terms, chosen, by=by)
