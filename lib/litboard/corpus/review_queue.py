"""The review queue: open candidate pairs one at a time, the least certain first."""

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

#: The probability at which a pair is as likely one work as two.
EVEN_CHANCE = 0.5

MISS_COLUMNS: dict[str, Any] = {
    "a": "str", "b": "str", "probability": "float64", "rule": "str", "rule_key": "str",
    "detail": "str", "title_a": "str", "title_b": "str",
}  # fmt: skip

#: Characters of the abstract shown for a record without a title.
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class CandidatePair:
    """Two works that may be one: their most alike pair of records, and all records of each.

    `a` and `b` are record ids, `rule` (a sentence) and `rule_key` say why the pair is open,
    `probability` (0 to 1) how likely it is one work, `detail` gives the scores by field.
    """

    a: str
    b: str
    rule: str
    rule_key: str
    probability: float
    detail: str
    records_a: tuple[str, ...]
    records_b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The open candidate pairs of a corpus at the time when the review began.

    A value that does not change: verdicts given since are in the decisions, so that the next pair
    is shown without matching all records again.
    """

    pairs: tuple[CandidatePair, ...]

    def verdicts(self, decisions: Decisions) -> list[Verdict | None]:
        """The verdict on each pair, in the order of the queue; None where it is open.

        What follows from other verdicts is decided, too: of A, B and C, who calls A and B the
        same and B and C different need not be asked about A and C.
        """
        number_of = self._number_works()
        decided = [
            (number_of[a], number_of[b], verdict)
            for (a, b), verdict in decisions.last_verdicts().items()
            if a in number_of and b in number_of
        ]
        joined = [(a, b) for a, b, verdict in decided if verdict == "same"]
        works = connect(len(number_of), joined).tolist()
        different = {
            frozenset((works[a], works[b])) for a, b, verdict in decided if verdict == "different"
        }
        sides = ((works[number_of[one.a]], works[number_of[one.b]]) for one in self.pairs)
        return [_verdict(one, other, different) for one, other in sides]

    def _number_works(self) -> dict[str, int]:
        """A number for each record, equal within a work."""
        numbers: dict[tuple[str, ...], int] = {}
        for pair in self.pairs:
            for records in (pair.records_a, pair.records_b):
                numbers.setdefault(records, len(numbers))
        return {record: number for records, number in numbers.items() for record in records}

    def decide(self, decisions: Decisions, place: int, verdict: Verdict) -> Decisions:
        """The decisions with a verdict on the pair at a position of the queue.

        "Different" holds for all records of both works, so that no third record that is added
        later joins any two of them.
        """
        pair = self.pairs[place]
        if verdict == "same":
            return decisions.decide(pair.a, pair.b, verdict="same")
        pairs = product(pair.records_a, pair.records_b)
        return decisions.decide_pairs(pairs, verdict="different")

    def above(self, decisions: Decisions, threshold: float) -> list[int]:
        """The positions of open pairs with at least this probability (0 to 1) of one work."""
        verdicts = self.verdicts(decisions)
        return [
            place
            for place, pair in enumerate(self.pairs)
            if verdicts[place] is None and pair.probability >= threshold
        ]

    def accept(self, decisions: Decisions, threshold: float) -> Decisions:
        """The decisions with "same" on all open pairs from a probability on, as one step."""
        chosen = (self.pairs[place] for place in self.above(decisions, threshold))
        return decisions.decide_pairs(((one.a, one.b) for one in chosen), verdict="same")


def _verdict(one: int, other: int, different: set[frozenset[int]]) -> Verdict | None:
    if one == other:
        return "same"
    return "different" if frozenset((one, other)) in different else None


def next_open(verdicts: Sequence[Verdict | None], place: int) -> int | None:
    """The position of the next open pair after a position, continuing at the start of the queue.

    None where no pair is open.
    """
    order = [*range(place + 1, len(verdicts)), *range(min(place + 1, len(verdicts)))]
    return next((one for one in order if verdicts[one] is None), None)


def begin_review(corpus: Corpus, decisions: Decisions | None = None) -> Review:
    """The candidate pairs without a verdict, those nearest to an even chance first.

    Their probability is within the limits of `corpus.match_settings`. `decisions` are those made
    since the corpus was matched, if there are any.
    """
    work_of = {
        record: tuple(records)
        for records in python_values(corpus.works["records"])
        for record in records
    }
    all_pairs = Review(
        tuple(
            CandidatePair(**row, records_a=work_of[row["a"]], records_b=work_of[row["b"]])
            for row in python_rows(_least_certain_first(_within_limits(corpus)))
            if row["a"] in work_of and row["b"] in work_of
        )
    )
    verdicts = all_pairs.verdicts(corpus.decisions if decisions is None else decisions)
    return Review(
        tuple(
            pair for pair, verdict in zip(all_pairs.pairs, verdicts, strict=True) if verdict is None
        )
    )


def pair_up(corpus: Corpus, names: Sequence[str], verdict: Verdict) -> list[tuple[str, str]]:
    """The pairs of records for a verdict on one record or work and each of the others.

    Raises KeyError for an unknown id, ValueError for fewer than two names.
    """
    if len(names) < 2:
        raise ValueError(f"{verdict}: name two records or works, or more")
    first, *others = (corpus.record_ids(name) for name in names)
    if verdict == "same":
        return [(first[0], other[0]) for other in others]
    return [pair for other in others for pair in product(first, other)]


def near_misses(corpus: Corpus) -> pd.DataFrame:
    """The candidate pairs without a verdict as a table, with both titles."""
    labels = corpus.records.set_index("id")
    named = labels["title"].fillna(labels["abstract"].str.slice(0, LONGEST_NAME)).to_dict()
    return make_table(
        (
            (
                one.a, one.b, one.probability, one.rule, one.rule_key, one.detail, named[one.a],
                named[one.b],
            )
            for one in begin_review(corpus).pairs
        ),
        MISS_COLUMNS,
    )  # fmt: skip


def _within_limits(corpus: Corpus) -> pd.DataFrame:
    limits, pairs = corpus.match_settings, corpus.candidate_pairs
    return pairs[pairs["probability"].between(limits.review_from, limits.review_to)]


def _least_certain_first(pairs: pd.DataFrame) -> pd.DataFrame:
    """The columns of a candidate pair, sorted by the distance of the probability from even."""
    columns = ["a", "b", "rule", "rule_key", "probability", "detail"]
    distance = (pairs["probability"] - EVEN_CHANCE).abs()
    ordered = pairs.assign(distance=distance).sort_values(["distance", "a", "b"])
    return ordered[columns]
