"""What works are about: a few topics, named by their terms, with the works of each."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from litboard.analyses.terms.terms import Terms, key_terms
from litboard.analyses.topics.assignments import LEAST_NEAR, NO_TOPIC, SHOWN_DIGITS, assign_works
from litboard.analyses.topics.document_term_matrix import count_content_words
from litboard.analyses.topics.factors import Factors, word_strengths
from litboard.analyses.topics.labels import name_topics, term_strengths
from litboard.analyses.topics.outliers import find_outliers, nearness_to_topic
from litboard.analyses.topics.search import Progress, search_topics
from litboard.analyses.topics.weights import TABLE_TERMS, top_weights
from litboard.typing import Flags, Floats, Longs, Singles

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Number = TypeVar("Number", bound=np.generic)


@dataclass(frozen=True, eq=False)
class Topics:
    """The topics of works, largest first.

    `table`: `topic` (from 0), `name`, `terms` (the ten best), `works`, `share` (of the works in
    topics), `stability` (0 to 1: how much of it is found again when works are left out).

    `weights`: `topic`, `term`, `weight` (0 to 1, the best term of each topic has 1): the key terms
    that distinguish a topic. `words`: `topic`, `word`, `weight` likewise: the single words (and
    long forms of acronyms) that the topic uses more than others do.

    `assignments`: `id`, `label`, `topic` (-1 for an outlier, or a work without usable text),
    `weight` (the topic's share of the work), `second` (the next topic, or -1), `sure` (the main
    topic is clearly ahead, and the work is near to the other works of it); in the order of the
    works. `mix` (works, topics), in that order, holds all shares: a row adds up to 1, or to 0 for
    a work in no topic.

    `curve`: for each number of topics tried, `count`, `stability`, `separation`, `coherence`,
    `score` (the mean of the three) and `chosen`. `count` is the number of topics.

    `vectors` (works, dimensions) is the space in which topics were sought: rows of length 1, or 0
    for a work in no topic. It does not depend on the number of topics.

    >>> topics.table[["topic", "works"]].head(2)
       topic  works
    0      0      4
    1      1      4
    >>> len(topics.works_of(0))
    4
    """

    table: pd.DataFrame
    weights: pd.DataFrame
    words: pd.DataFrame
    assignments: pd.DataFrame
    mix: Floats
    curve: pd.DataFrame
    count: int
    vectors: Singles

    def typical(self, topic: int, *, count: int = 3) -> pd.DataFrame:
        """The works with the largest share of a topic: `id`, `label`, `weight`.

        Raises KeyError for an unknown topic.
        """
        members = self._members(topic)
        ranked = members.assign(_rank=-members["weight"]).sort_values(["_rank", "id"])
        return ranked[["id", "label", "weight"]].head(count).reset_index(drop=True)

    def works_of(self, topic: int) -> list[str]:
        """The ids of the works whose main topic it is; -1 for works in no topic.

        Raises KeyError for an unknown topic.
        """
        return [str(work) for work in self._members(topic)["id"]]

    def words_of(self, topic: int, *, count: int = 10) -> list[str]:
        """The single words that distinguish a topic, the strongest first."""
        return self.words.loc[self.words["topic"] == topic, "word"].head(count).tolist()

    def _members(self, topic: int) -> pd.DataFrame:
        if topic not in range(NO_TOPIC, self.count):
            raise KeyError(f"no topic {topic}; there are {self.count}, from 0 on")
        return self.assignments[self.assignments["topic"] == topic]

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(str(name))}</td><td>{works}</td></tr>"
            for name, works in self.table[["name", "works"]].itertuples(index=False)
        )
        return f"<table><tr><th>topic</th><th>works</th></tr>{rows}</table>"


def topics(
    works: pd.DataFrame,
    *,
    count: int | None = None,
    terms: Terms | None = None,
    progress: Progress | None = None,
) -> Topics:
    """The topics of works: computed from their words, named by their key terms.

    Without `count`, the number of topics is chosen that is most stable when works are left out,
    best separated, and most coherent in its words (see `model_selection`). An outlier is in no
    topic. `terms` saves computing them again. `progress` is called with how many numbers of
    topics have been tried, and how many there are. The result depends neither on the order of
    works nor on the machine. Raises ValueError for a `count` below 1.
    """
    if count is not None and count < 1:
        raise ValueError(f"count={count}: ask for 1 topic or more, or leave it out")
    matrix = count_content_words(works)
    used = np.flatnonzero(np.diff(matrix.weights.indptr) > 0)
    used = used[~find_outliers(matrix.weights[used])]
    weights = matrix.weights[used]
    search = search_topics(weights, count, progress)
    factors, stability = _largest_first(search.factors, search.stability)
    # The rows of the matrix are in the order of ids, those of the result in that of works.
    rows = np.argsort(works["id"].to_numpy(dtype=object), kind="stable")[used]
    mix = _scatter(factors.mix, rows, len(works))
    near = _scatter(_are_near(weights, factors.mix), rows, len(works))
    vectors = _scatter(search.vectors, rows, len(works))
    assignments = assign_works(works, mix, near)
    terms = terms or key_terms(works)
    naming = mix * _are_typical(assignments, near)[:, None]
    strengths = term_strengths(terms, works["id"], naming)
    top_terms = top_weights(strengths, terms.table["term"].to_numpy(dtype="str"), "term")
    return Topics(
        table=_table(name_topics(strengths, terms), top_terms, assignments, stability),
        weights=top_terms,
        words=top_weights(word_strengths(factors), matrix.display_words, "word"),
        assignments=assignments,
        mix=mix,
        curve=search.curve,
        count=len(strengths),
        vectors=vectors,
    )


def _scatter(values: NDArray[Number], rows: Longs, size: int) -> NDArray[Number]:
    """An array of `size` rows that has the values in the given rows, and zeros elsewhere."""
    scattered = np.zeros((size, *values.shape[1:]), dtype=values.dtype)
    scattered[rows] = values
    return scattered


def _are_typical(assignments: pd.DataFrame, near: Flags) -> Flags:
    """True for works whose terms may name their topic (works,): the works near to it.

    All works of a topic count where half of them or more are not near to it.
    """
    loose = pd.Series(near).groupby(assignments["topic"]).transform("mean") <= LEAST_NEAR
    return near | loose.to_numpy()


def _are_near(weights: csr_matrix, mix: Floats) -> Flags:
    """False for works that have little in common with the others of their topic (works,)."""
    if not mix.shape[1]:
        return np.zeros(len(mix), dtype=bool)
    nearness = nearness_to_topic(weights, mix)
    return nearness >= LEAST_NEAR * np.median(nearness)


def _largest_first(factors: Factors, stability: Floats) -> tuple[Factors, Floats]:
    """Topics in the order of their works, without those that are the main topic of no work."""
    count = factors.mix.shape[1]
    sizes = np.bincount(factors.mix.argmax(axis=1) if count else [], minlength=count)
    order = np.lexsort((-factors.mix.sum(axis=0).round(SHOWN_DIGITS), -sizes))
    order = order[sizes[order] > 0]
    mix = factors.mix[:, order]
    mix = mix / np.maximum(mix.sum(axis=1, keepdims=True), 1e-12)
    return Factors(mix, factors.words[order]), stability[order]


def _table(
    names: list[str], top_terms: pd.DataFrame, assignments: pd.DataFrame, stability: Floats
) -> pd.DataFrame:
    main = assignments["topic"].to_numpy()
    sizes = np.bincount(main[main >= 0], minlength=len(names))
    terms = top_terms.groupby("topic")["term"].agg(lambda rows: list(rows[:TABLE_TERMS]))
    return pd.DataFrame(
        {
            "topic": np.arange(len(names), dtype="int64"),
            "name": pd.Series(names, dtype="str"),
            "terms": pd.Series([terms.get(at, []) for at in range(len(names))], dtype=object),
            "works": sizes.astype("int64"),
            "share": sizes / max(sizes.sum(), 1),
            "stability": stability.round(SHOWN_DIGITS),
        }
    )
