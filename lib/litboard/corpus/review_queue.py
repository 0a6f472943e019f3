"""Near misses as a queue: one pair at a time, the most doubtful first, until all are decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import pandas as pd

from litboard.annotations.decisions import Verdict
from litboard.corpus.corpus import Corpus
from litboard.matching import Decisions
from litboard.matching.clustering import connect
from litboard.schema.frames import make_table, python_rows, python_values

#: Where a pair is as likely one work as two.
THE_LINE = 0.5

MISS_COLUMNS: dict[str, Any] = {
    "a": "str",
    "b": "str",
    "probability": "float64",
    "rule": "str",
    "detail": "str",
    "title_a": "str",
    "title_b": "str",
}

#: So much of an abstract stands for a record without a title.
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class CandidatePair:
    """Two works that may be one: the pair of records most alike, and all records of each work."""

    a: str
    b: str
    rule: str
    probability: float
    detail: str
    ones: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The near misses of a corpus as they stood when the review began.

    It is a value: what was decided since stands in the decisions, so that a decision need not
    match all records again before the next pair is shown.
    """

    pairs: tuple[CandidatePair, ...]

    def words(self, decisions: Decisions) -> list[Verdict | None]:
        """What is decided on each pair, in the order of the queue; None where it is open.

        What follows from other decisions is decided, too: of A, B and C, who calls A and B the
        same and B and C different need not be asked about A and C.
        """
        number_of = self._number_works()
        spoken = [
            (number_of[a], number_of[b], word)
            for (a, b), word in decisions.last_words().items()
            if a in number_of and b in number_of
        ]
        joined = [(a, b) for a, b, word in spoken if word == "same"]
        works = connect(len(number_of), joined).tolist()
        apart = {frozenset((works[a], works[b])) for a, b, word in spoken if word == "different"}
        sides = ((works[number_of[one.a]], works[number_of[one.b]]) for one in self.pairs)
        return [_settled(one, other, apart) for one, other in sides]

    def _number_works(self) -> dict[str, int]:
        """A number for each record, equal within a work."""
        numbers: dict[tuple[str, ...], int] = {}
        for doubt in self.pairs:
            for records in (doubt.ones, doubt.others):
                numbers.setdefault(records, len(numbers))
        return {record: number for records, number in numbers.items() for record in records}

    def decide(self, decisions: Decisions, place: int, word: Verdict) -> Decisions:
        """The decisions with a word on one pair.

        "Different" is said of all records of both works, so that no third record that is added
        later brings any two of them together.
        """
        doubt = self.pairs[place]
        if word == "same":
            return decisions.decide(doubt.a, doubt.b, verdict="same")
        return decisions.decide_pairs(product(doubt.ones, doubt.others), verdict="different")

    def above(self, decisions: Decisions, threshold: float) -> list[int]:
        """The places of open pairs that are at least so probably one work."""
        words = self.words(decisions)
        return [
            place
            for place, doubt in enumerate(self.pairs)
            if words[place] is None and doubt.probability >= threshold
        ]

    def accept(self, decisions: Decisions, threshold: float) -> Decisions:
        """The decisions with "same" on all open pairs above a threshold, as one step."""
        chosen = (self.pairs[place] for place in self.above(decisions, threshold))
        return decisions.decide_pairs(((one.a, one.b) for one in chosen), verdict="same")


def _settled(one: int, other: int, apart: set[frozenset[int]]) -> Verdict | None:
    if one == other:
        return "same"
    return "different" if frozenset((one, other)) in apart else None


def next_open(words: Sequence[Verdict | None], place: int) -> int | None:
    """The next open pair after a place, from the beginning again after the last."""
    order = [*range(place + 1, len(words)), *range(min(place + 1, len(words)))]
    return next((one for one in order if words[one] is None), None)


def begin_review(corpus: Corpus, decisions: Decisions | None = None) -> Review:
    """The near misses on which nobody has spoken, nearest to an even chance first.

    `decisions` are those made since the corpus was matched, where there are any.
    """
    work_of = {
        record: tuple(records)
        for records in python_values(corpus.works["records"])
        for record in records
    }
    all_pairs = Review(
        tuple(
            CandidatePair(**row, ones=work_of[row["a"]], others=work_of[row["b"]])
            for row in python_rows(_in_order_of_doubt(corpus.candidate_pairs))
            if row["a"] in work_of and row["b"] in work_of
        )
    )
    words = all_pairs.words(corpus.decisions if decisions is None else decisions)
    return Review(
        tuple(doubt for doubt, word in zip(all_pairs.pairs, words, strict=True) if word is None)
    )


def pair_up(corpus: Corpus, names: Sequence[str], word: Verdict) -> list[tuple[str, str]]:
    """The pairs of records that a word on the first of some records or works and the others means.

    Raises KeyError for a stranger, ValueError for fewer than two names.
    """
    if len(names) < 2:
        raise ValueError(f"{word}: name two records or works, or more")
    first, *others = (corpus.record_ids(name) for name in names)
    if word == "same":
        return [(first[0], other[0]) for other in others]
    return [pair for other in others for pair in product(first, other)]


def near_misses(corpus: Corpus) -> pd.DataFrame:
    """The near misses on which nobody has spoken as a table, with both titles."""
    labels = corpus.records.set_index("id")
    named = labels["title"].fillna(labels["abstract"].str.slice(0, LONGEST_NAME)).to_dict()
    return make_table(
        (
            (one.a, one.b, one.probability, one.rule, one.detail, named[one.a], named[one.b])
            for one in begin_review(corpus).pairs
        ),
        MISS_COLUMNS,
    )


def _in_order_of_doubt(doubts: pd.DataFrame) -> pd.DataFrame:
    """The pairs with their probability, the most doubtful first, whatever order they came in."""
    columns = ["a", "b", "rule", "probability", "detail"]
    distance = (doubts["probability"] - THE_LINE).abs()
    ordered = doubts.assign(distance=distance).sort_values(["distance", "a", "b"])
    return ordered[columns]
