"""Judged pairs of records: made from candidates part by part, told as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from litboard.matching.blocking import title_heads
from litboard.matching.explain import details
from litboard.matching.features import LIKE_ABSTRACT, LIKE_TITLE
from litboard.matching.prepared import PreparedRecords, objects
from litboard.matching.probability import estimate
from litboard.matching.rules import RULES, Judgement, judge
from litboard.matching.scores import Scores, join_scores, score_pairs
from litboard.matching.similarity import compare_abstracts, pair_titles, ratios
from litboard.typing import Flags, Rows

#: Pairs compared at a time, so that memory does not grow with the candidates.
PART = 50_000

PAIR_COLUMNS = {
    "a": "str", "b": "str", "rule": "str", "score": "float64", "probability": "float64",
    "detail": "str",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of rows with the evidence on them and what the rules say."""

    left: Rows
    right: Rows
    scores: Scores
    judgement: Judgement

    def __len__(self) -> int:
        return len(self.left)

    def take(self, places: Rows) -> Pairs:
        """Some of the pairs, in their order."""
        judgement = Judgement(self.judgement.rule[places], self.judgement.score[places])
        return Pairs(self.left[places], self.right[places], self.scores.take(places), judgement)

    def join(self, more: Pairs) -> Pairs:
        """These pairs and then more."""
        return _join([self, more])


def _join(parts: Sequence[Pairs]) -> Pairs:
    return Pairs(
        np.concatenate([part.left for part in parts]),
        np.concatenate([part.right for part in parts]),
        join_scores([part.scores for part in parts]),
        Judgement(
            np.concatenate([part.judgement.rule for part in parts]),
            np.concatenate([part.judgement.score for part in parts]),
        ),
    )


def judge_pairs(
    fields: PreparedRecords, left: Rows, right: Rows, *, keep_all: bool = False
) -> Pairs:
    """Compare pairs of rows; those that tell nothing are left out, unless all are wanted."""
    return _by_parts(left, right, lambda one, other: _judge(fields, one, other, keep_all))


def judge_candidates(fields: PreparedRecords, left: Rows, right: Rows) -> Pairs:
    """Compare pairs that share a key; most do by chance, and fall at the first look."""
    heads = np.array([hash(text) if text else 0 for text in title_heads(fields)], dtype=np.int64)

    def look(one: Rows, other: Rows) -> Pairs:
        worth = np.flatnonzero(_worth_a_look(fields, heads, one, other))
        return _judge(fields, one[worth], other[worth], False)

    return _by_parts(left, right, look)


def _by_parts(left: Rows, right: Rows, judge_part: Callable[[Rows, Rows], Pairs]) -> Pairs:
    places = range(0, max(len(left), 1), PART)
    return _join([judge_part(left[at : at + PART], right[at : at + PART]) for at in places])


def _judge(fields: PreparedRecords, left: Rows, right: Rows, keep_all: bool) -> Pairs:
    scores = score_pairs(fields, left, right)
    pairs = Pairs(left, right, scores, judge(scores))
    if keep_all:
        return pairs
    told = ~pairs.judgement.has("different") | pairs.judgement.against
    return pairs.take(np.flatnonzero(told))


def _worth_a_look(fields: PreparedRecords, heads: Rows, left: Rows, right: Rows) -> Flags:
    """Which pairs a rule may join: a shared id or place, a like title or abstract."""
    worth: Flags = (heads[left] == heads[right]) & (heads[left] != 0)
    numbers = (fields.volume, fields.last_page, fields.year)
    volume, last, year = (column[left] == column[right] for column in numbers)
    # Of volume, last page and year, one alone agrees by chance.
    printed = (volume & last) | (volume & year) | (last & year)
    worth |= printed & (fields.first_page[left] == fields.first_page[right])
    for ids in (fields.doi, fields.arxiv_id, fields.pmid):
        worth |= (ids[left] == ids[right]) & (ids[left] != "")
    for compare in (_like_titles, _like_abstracts):
        open_still = np.flatnonzero(~worth)
        worth[open_still] = compare(fields, left[open_still], right[open_still])
    return worth


def _like_titles(fields: PreparedRecords, left: Rows, right: Rows) -> Flags:
    score = ratios(*pair_titles(fields, left, right), least=LIKE_TITLE)
    return np.nan_to_num(score) >= LIKE_TITLE


def _like_abstracts(fields: PreparedRecords, left: Rows, right: Rows) -> Flags:
    one, other = fields.abstract[left], fields.abstract[right]
    both = np.flatnonzero((one != "") & (other != ""))
    like = np.zeros(len(left), dtype=bool)
    score, _, cut, _ = compare_abstracts(one[both], other[both], least=LIKE_ABSTRACT)
    like[both] = cut | (score >= LIKE_ABSTRACT)
    return like


def tell_pairs(fields: PreparedRecords, pairs: Pairs) -> dict[str, Any]:
    """What is told of pairs, column by column, the lesser id first."""
    one, other = fields.id[pairs.left], fields.id[pairs.right]
    swap = np.array([a > b for a, b in zip(one, other, strict=True)], dtype=bool)
    return {
        "a": np.where(swap, other, one),
        "b": np.where(swap, one, other),
        "rule": objects([RULES[number].name for number in pairs.judgement.rule]),
        "score": pairs.judgement.score,
        "probability": estimate(pairs.scores, pairs.judgement),
        "detail": details(pairs.scores),
    }


def strongest_on_top(columns: Mapping[str, Any]) -> pd.DataFrame:
    """Columns of told pairs as a table, in one order whatever order they came in."""
    table = pd.DataFrame(
        {name: pd.Series(columns[name], dtype=dtype) for name, dtype in PAIR_COLUMNS.items()}
    )
    by = ["score", "a", "b", "rule"]
    return table.sort_values(by, ascending=[False, True, True, True]).reset_index(drop=True)
