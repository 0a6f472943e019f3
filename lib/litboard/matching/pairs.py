"""Judged pairs of records: scored and judged part by part, written as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from litboard.matching.blocking import title_heads
from litboard.matching.explain import details
from litboard.matching.judgement import Judgement, judge
from litboard.matching.prepared import PreparedRecords, as_objects
from litboard.matching.probability import estimate
from litboard.matching.rules import RULES
from litboard.matching.scores import Scores, join_scores, score_pairs
from litboard.matching.settings import DEFAULT, MatchSettings
from litboard.matching.similarity import compare_abstracts, pair_titles, ratios
from litboard.typing import Flags, Rows

#: Pairs compared at a time, so that memory does not grow with the candidates.
PART = 50_000

#: The columns of tables of pairs: record ids (the lesser first), the rule as a sentence and as a
#: stable key, score (0 to 100), probability (0 to 1), and the scores by field in short.
PAIR_COLUMNS = {
    "a": "str", "b": "str", "rule": "str", "rule_key": "str", "score": "float64",
    "probability": "float64", "detail": "str",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of rows (left, right) with their scores and what the rules decided."""

    left: Rows
    right: Rows
    scores: Scores
    judgement: Judgement

    def __len__(self) -> int:
        return len(self.left)

    def take(self, positions: Rows) -> Pairs:
        """Some of the pairs, in the order given."""
        judgement = Judgement(self.judgement.rule[positions], self.judgement.score[positions])
        scores = self.scores.take(positions)
        return Pairs(self.left[positions], self.right[positions], scores, judgement)

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
    records: PreparedRecords,
    left: Rows,
    right: Rows,
    *,
    settings: MatchSettings = DEFAULT,
    keep_all: bool = False,
) -> Pairs:
    """Compare pairs of rows; those called different without a contradiction are left out.

    `keep_all` keeps them, too.
    """

    def judge_part(one: Rows, other: Rows) -> Pairs:
        return _judge(records, one, other, settings, keep_all=keep_all)

    return _by_parts(left, right, judge_part)


def judge_candidates(
    records: PreparedRecords, left: Rows, right: Rows, *, settings: MatchSettings = DEFAULT
) -> Pairs:
    """Compare candidate pairs, after a quick look that drops those that only share a block."""
    heads = np.array([hash(text) if text else 0 for text in title_heads(records)], dtype=np.int64)

    def judge_part(one: Rows, other: Rows) -> Pairs:
        worth = np.flatnonzero(_worth_judging(records, heads, one, other, settings))
        return _judge(records, one[worth], other[worth], settings)

    return _by_parts(left, right, judge_part)


def _by_parts(left: Rows, right: Rows, judge_part: Callable[[Rows, Rows], Pairs]) -> Pairs:
    starts = range(0, max(len(left), 1), PART)
    return _join([judge_part(left[at : at + PART], right[at : at + PART]) for at in starts])


def _judge(
    records: PreparedRecords,
    left: Rows,
    right: Rows,
    settings: MatchSettings,
    *,
    keep_all: bool = False,
) -> Pairs:
    scores = score_pairs(records, left, right, settings)
    pairs = Pairs(left, right, scores, judge(scores, settings))
    if keep_all:
        return pairs
    kept = ~pairs.judgement.has("different") | pairs.judgement.contradicts
    return pairs.take(np.flatnonzero(kept))


def _worth_judging(
    records: PreparedRecords, heads: Rows, left: Rows, right: Rows, settings: MatchSettings
) -> Flags:
    """Which pairs a rule may join: a shared id or place, a similar title or abstract."""
    worth: Flags = (heads[left] == heads[right]) & (heads[left] != 0)
    numbers = (records.volume, records.last_page, records.year)
    volume, last, year = (column[left] == column[right] for column in numbers)
    # Of volume, last page and year, one alone agrees by chance.
    printed = (volume & last) | (volume & year) | (last & year)
    worth |= printed & (records.first_page[left] == records.first_page[right])
    for ids in (records.doi, records.arxiv_id, records.pmid):
        worth |= (ids[left] == ids[right]) & (ids[left] != "")
    # Texts are compared last and only where nothing else agrees: they cost most.
    undecided = np.flatnonzero(~worth)
    worth[undecided] = _similar_titles(records, left[undecided], right[undecided], settings)
    undecided = np.flatnonzero(~worth)
    worth[undecided] = _similar_abstracts(records, left[undecided], right[undecided], settings)
    return worth


def _similar_titles(
    records: PreparedRecords, left: Rows, right: Rows, settings: MatchSettings
) -> Flags:
    least = settings.similar_title
    return np.nan_to_num(ratios(*pair_titles(records, left, right), least=least)) >= least


def _similar_abstracts(
    records: PreparedRecords, left: Rows, right: Rows, settings: MatchSettings
) -> Flags:
    least = settings.similar_abstract
    one, other = records.abstract[left], records.abstract[right]
    both = np.flatnonzero((one != "") & (other != ""))
    similar = np.zeros(len(left), dtype=bool)
    score, _, prefix, _ = compare_abstracts(one[both], other[both], least=least)
    similar[both] = prefix | (score >= least)
    return similar


def pair_columns(records: PreparedRecords, pairs: Pairs) -> dict[str, Any]:
    """The columns of `PAIR_COLUMNS` for some pairs, the lesser id first."""
    one, other = records.id[pairs.left], records.id[pairs.right]
    swap = np.array([a > b for a, b in zip(one, other, strict=True)], dtype=bool)
    rules = [RULES[position] for position in pairs.judgement.rule]
    return {
        "a": np.where(swap, other, one),
        "b": np.where(swap, one, other),
        "rule": as_objects([rule.name for rule in rules]),
        "rule_key": as_objects([rule.key for rule in rules]),
        "score": pairs.judgement.score,
        "probability": estimate(pairs.scores, pairs.judgement),
        "detail": details(pairs.scores),
    }


def strongest_first(columns: Mapping[str, Any]) -> pd.DataFrame:
    """Columns of pairs as a table sorted by score, whatever order they came in."""
    table = pd.DataFrame(
        {name: pd.Series(columns[name], dtype=dtype) for name, dtype in PAIR_COLUMNS.items()}
    )
    by = ["score", "a", "b", "rule_key"]
    return table.sort_values(by, ascending=[False, True, True, True]).reset_index(drop=True)
