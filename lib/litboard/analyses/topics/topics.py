"""What the works are about: a few topics, named by their terms, with the works of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from litboard.analyses.terms.terms import Terms, key_terms
from litboard.analyses.topics.document_term_matrix import content_words
from litboard.analyses.topics.factors import Factors, factorise, leading, sample_of, space_of
from litboard.analyses.topics.labels import distinctive, names
from litboard.analyses.topics.model_selection import Quality, best_of, candidates, measure
from litboard.analyses.topics.outliers import belonging, find_outliers
from litboard.analyses.topics.single_thread import one_thread
from litboard.typing import Flags, Floats, Singles, Strings

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Tell = Callable[[int, int], None]

#: The topic of a work without a word to go by, and of one that is like no other.
NO_TOPIC = -1

#: Terms of a topic in the table, and in the weights for bars.
TABLE_TERMS, BAR_TERMS = 10, 15

#: An assignment is sure if the main topic has half of a work, and twice the second's share.
SURE_SHARE, SURE_LEAD = 0.5, 2.0

#: … and if the work is not half as near to the topic's others as works mostly are.
LEAST_NEAR = 0.5

#: A second topic with less is an echo.
LEAST_SECOND = 0.1

SHOWN_DIGITS = 6


@dataclass(frozen=True, eq=False)
class Topics:
    """The topics of works, largest first.

    `table`: `topic` (from 0), `name`, `terms` (top ten), `works`, `share` (of the works in
    topics), `stability` (0 to 1: how much of it is found again when works are missing).
    `weights`: `topic`, `term`, `weight` (0 to 1, the top term of each topic has 1): the key terms
    that set a topic apart. `words`: `topic`, `word`, `weight` alike: the single words (and long
    forms of acronyms) that it is made of, where it uses them more than others do.
    `assignments`: `id`, `label`, `topic` (-1: no text, or like no other), `weight` (the topic's
    share of the work), `second` (next topic or -1), `sure` (the main one is clearly ahead, and
    the work is near to its other works); in the order of the works. `mix` is works x topics in
    that order, rows add up to 1, or to 0 in no topic. `curve`: `count`, `stability`,
    `separation`, `coherence`, `score` (their mean), `chosen`, for each number of topics tried.
    `vectors` is works x dimensions in the order of the works, the space topics are sought in:
    rows of length 1, or 0 for a work in no topic; it does not depend on the number of topics.

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
        """The works that are most of all about a topic: `id`, `label`, `weight`."""
        members = self._members(topic)
        ranked = members.assign(_rank=-members["weight"]).sort_values(["_rank", "id"])
        return ranked[["id", "label", "weight"]].head(count).reset_index(drop=True)

    def works_of(self, topic: int) -> list[str]:
        """The ids of the works whose main topic it is; -1 for those without text."""
        return [str(work) for work in self._members(topic)["id"]]

    def words_of(self, topic: int, *, count: int = 10) -> list[str]:
        """The single words that a topic is made of, the leading one first."""
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
    tell: Tell | None = None,
) -> Topics:
    """The topics of works: found in their words, named by their key terms.

    Without `count`, as many as come again most surely when works are left out, stand apart, and
    have words that go together (see `quality`). A work that is like no other is in no topic.
    `terms` saves finding them again. `tell` is called with how many numbers of topics have been
    tried, of how many. Neither the order of works nor the day changes the outcome. ValueError for
    a `count` below 1.
    """
    if count is not None and count < 1:
        raise ValueError(f"count={count}: ask for 1 topic or more, or leave it out")
    content = content_words(works)
    by_id = np.argsort(works["id"].to_numpy(dtype=object), kind="stable")
    told = np.flatnonzero(np.diff(content.weights.indptr) > 0)
    told = told[~find_outliers(content.weights[told])]
    told_weights = content.weights[told]
    found, quality, curve, places = _choose(told_weights, count, tell)
    found, each = _largest_first(found, quality.each)
    mix, near = np.zeros((len(works), found.mix.shape[1])), np.zeros(len(works), dtype=bool)
    mix[by_id[told]] = found.mix
    near[by_id[told]] = _are_near(told_weights, found.mix)
    vectors = np.zeros((len(works), places.shape[1]), dtype=np.float32)
    vectors[by_id[told]] = places
    assignments = assign_works(works, mix, near)
    terms = terms or key_terms(works)
    strengths = distinctive(terms, works["id"], mix * _core(assignments, near)[:, None])
    table, weights = _describe(terms, strengths, assignments, each)
    words = _top(leading(found), content.shown, "word")
    return Topics(table, weights, words, assignments, mix, curve, len(table), vectors)


def _core(assignments: pd.DataFrame, near: Flags) -> Flags:
    """The works that may lend their topic a name: not one near to nobody, unless most are."""
    loose = pd.Series(near).groupby(assignments["topic"]).transform("mean") <= LEAST_NEAR
    return near | loose.to_numpy()


def _are_near(weights: csr_matrix, mix: Floats) -> Flags:
    """False for works that have little in common with the others of their topic."""
    if not mix.shape[1]:
        return np.zeros(len(mix), dtype=bool)
    nearness = belonging(weights, mix)
    return nearness >= LEAST_NEAR * np.median(nearness)


def _choose(
    weights: csr_matrix, count: int | None, tell: Tell | None
) -> tuple[Factors, Quality, pd.DataFrame, Singles]:
    """The factors of the best number of topics, or of the one asked for; curve and vectors."""
    size = weights.shape[0]
    # A topic more than there are works or words cannot be found.
    tried = [count] if count else candidates(size)
    tried = sorted({min(wanted, *weights.shape) for wanted in tried} - {0})
    if not tried:
        nothing = Factors(np.zeros((size, 0)), np.zeros((0, weights.shape[1])))
        places = np.zeros((size, 0), dtype=np.float32)
        return nothing, Quality(0.0, 0.0, 0.0, np.zeros(0)), _curve([], [], 0), places
    with one_thread():
        space = space_of(weights)
        sample = sample_of(space)
        sampled, qualities = [], []
        for done, wanted in enumerate(tried):
            if tell:
                tell(done, len(tried))
            sampled.append(factorise(sample, wanted))
            qualities.append(measure(sample, sampled[-1]))
        best = best_of(qualities)
        found = sampled[best] if len(space.marks) == size else factorise(space, tried[best])
    return found, qualities[best], _curve(tried, qualities, best), space.vectors


def _curve(tried: list[int], qualities: list[Quality], best: int) -> pd.DataFrame:
    def column(name: str) -> pd.Series[float]:
        return pd.Series([getattr(quality, name) for quality in qualities], dtype="float64")

    return pd.DataFrame(
        {
            "count": pd.Series(tried, dtype="int64"),
            "stability": column("stability"),
            "separation": column("separation"),
            "coherence": column("coherence"),
            "score": column("score"),
            "chosen": pd.Series([at == best for at in range(len(tried))], dtype="bool"),
        }
    )


def _largest_first(found: Factors, each: Floats) -> tuple[Factors, Floats]:
    """Topics in order of their works; those that are no work's main topic are left out."""
    count = found.mix.shape[1]
    sizes = np.bincount(found.mix.argmax(axis=1) if count else [], minlength=count)
    order = np.lexsort((-found.mix.sum(axis=0).round(SHOWN_DIGITS), -sizes))
    order = order[sizes[order] > 0]
    mix = found.mix[:, order]
    mix = mix / np.maximum(mix.sum(axis=1, keepdims=True), 1e-12)
    return Factors(mix, found.words[order]), each[order]


def _describe(
    terms: Terms, strengths: Floats, assignments: pd.DataFrame, each: Floats
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The table of topics, and the strengths of their top terms."""
    main = assignments["topic"].to_numpy()
    sizes = np.bincount(main[main >= 0], minlength=len(strengths))
    weights = _top(strengths, terms.table["term"].to_numpy(dtype="str"), "term")
    leading_terms = weights.groupby("topic")["term"].agg(lambda rows: list(rows[:TABLE_TERMS]))
    table = pd.DataFrame(
        {
            "topic": np.arange(len(sizes), dtype="int64"),
            "name": pd.Series(names(strengths, terms), dtype="str"),
            "terms": pd.Series(
                [leading_terms.get(topic, []) for topic in range(len(sizes))], dtype=object
            ),
            "works": sizes.astype("int64"),
            "share": sizes / max(sizes.sum(), 1),
            "stability": each.round(SHOWN_DIGITS),
        }
    )
    return table, weights


def _top(strengths: Floats, names: Strings, column: str) -> pd.DataFrame:
    """The strongest of each topic, best first, with their strength: the best has 1."""
    ranked = np.argsort(-strengths, axis=1, kind="stable")[:, :BAR_TERMS]
    rows = [
        (topic, str(names[at]), strengths[topic, at] / strengths[topic].max())
        for topic, row in enumerate(ranked.tolist())
        for at in row
        if strengths[topic, at] > 0
    ]
    table = pd.DataFrame(rows, columns=["topic", column, "weight"])
    return table.astype({"topic": "int64", column: "str", "weight": "float64"})


def assign_works(works: pd.DataFrame, mix: Floats, near: Flags) -> pd.DataFrame:
    """The main and the second topic of each work."""
    ranked = np.argsort(-mix.round(SHOWN_DIGITS), axis=1, kind="stable")
    shares = np.hstack([np.take_along_axis(mix, ranked, axis=1), np.zeros((len(mix), 2))])
    ranked = np.hstack([ranked, np.full((len(mix), 2), NO_TOPIC)])
    first, second = shares[:, 0].round(SHOWN_DIGITS), shares[:, 1].round(SHOWN_DIGITS)
    columns: dict[str, Any] = {
        "id": works["id"].to_numpy(),
        "label": works["label"].to_numpy(),
        "topic": np.where(first > 0, ranked[:, 0], NO_TOPIC).astype("int64"),
        "weight": first,
        "second": np.where(second >= LEAST_SECOND, ranked[:, 1], NO_TOPIC).astype("int64"),
        "sure": near & (first >= SURE_SHARE) & (first >= SURE_LEAD * second),
    }
    return pd.DataFrame(columns).astype({"id": "str", "label": "str"})


def by_topic(table: pd.DataFrame, column: str) -> dict[int, dict[str, float]]:
    """`Topics.weights` or `words` as a mapping a topic, of its terms or words to their weights."""
    return {
        int(str(topic)): dict(zip(rows[column], rows["weight"], strict=True))
        for topic, rows in table.groupby("topic")
    }
