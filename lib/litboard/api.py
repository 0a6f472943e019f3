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

    >>> terms = litboard.key_terms(corpus)
    >>> terms.table["term"].head(3).tolist()
    ['large language models', 'language models', 'chain-of-thought']
    >>> len(litboard.key_terms(corpus, count=5).table)
    5
    """
    return analyses.key_terms(
        corpus.works, max_words=max_words, count=count, vocabulary=corpus.vocabulary
    )


def topics(corpus: Corpus, *, count: int | None = None) -> Topics:
    """The topics of a corpus: `count` topics, or the number that the data suggest.

    Topic edits of the corpus (renamed, pinned, merged) are applied; see `edited_topics`.

    >>> four = litboard.topics(corpus, count=4)
    >>> four.table["works"].tolist()
    [8, 8, 4, 3]
    """
    return edited_topics(corpus, count=count).topics


def edited_topics(corpus: Corpus, *, count: int | None = None) -> EditedTopics:
    """The topics with the topic edits of the corpus applied, and the edits that are possible next.

    >>> edited = litboard.edited_topics(corpus, count=4)
    >>> renamed = corpus.with_topic_edits(edited.rename(0, "Kind assistants"))
    >>> litboard.topics(renamed, count=4).table["name"].iloc[0]
    'Kind assistants'
    """
    terms = key_terms(corpus)
    original = analyses.topics(corpus.works, count=count, terms=terms)
    return analyses.apply_topic_edits(
        original, corpus.topic_edits.with_current_ids(corpus.find), terms=terms
    )


def topic_shares(corpus: Corpus, topics: Topics, *, by: str = "year") -> pd.DataFrame:
    """The share of works of each topic by year, source, venue or another column of works.

    >>> litboard.topic_shares(corpus, topics, by="year").columns.tolist()
    ['topic', 'name', 'group', 'works', 'of', 'share', 'low', 'high']
    """
    return analyses.topic_shares(corpus.works, topics, by=by)


def works_per_year(corpus: Corpus) -> pd.DataFrame:
    """The number of works of each year: columns year, works.

    >>> litboard.works_per_year(corpus)
       year  works
    0  2021      2
    1  2022      8
    2  2023      8
    3  2024      6
    4  2025      1
    """
    return analyses.works_per_year(corpus.works)


def term_trend(corpus: Corpus, terms: Terms, chosen: Sequence[str]) -> pd.DataFrame:
    """The share of works with each chosen term by year, with a 95 % interval.

    >>> litboard.term_trend(corpus, terms, ["RLHF"]).round(2).head(3)
       term  year  works  of  share   low  high
    0  RLHF  2021      0   2   0.00  0.00  0.67
    1  RLHF  2022      2   8   0.25  0.06  0.59
    2  RLHF  2023      1   8   0.12  0.01  0.45
    """
    return analyses.term_trend(corpus.works, terms, chosen)


def term_shares(
    corpus: Corpus, terms: Terms, chosen: Sequence[str], *, by: str = "sources"
) -> pd.DataFrame:
    """The share of works with each chosen term by source, venue or another column of works.

    >>> litboard.term_shares(corpus, terms, ["RLHF"], by="sources")[["works", "of", "share"]]
       works  of  share
    0      2  10    0.2
    1      2  10    0.2
    2      3  10    0.3
    3      0  10    0.0
    """
    return analyses.term_shares(corpus.works, terms, chosen, by=by)
