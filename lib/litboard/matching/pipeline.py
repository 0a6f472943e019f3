"""Records → works: candidates, evidence, rules, a person's decisions, and what is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from litboard.annotations.decisions import Decisions
from litboard.matching import probability
from litboard.matching.blocking import candidate_pairs, canonical_order, copy_pairs
from litboard.matching.clustering import cluster, connect
from litboard.matching.pairs import (
    Pairs,
    judge_candidates,
    judge_pairs,
    strongest_on_top,
    tell_pairs,
)
from litboard.matching.prepared import PreparedRecords, read_fields
from litboard.typing import Rows

#: Records linked to at most so many are all compared for contradictions; in a larger crowd,
#: as many copies of one paper make, only the candidates are.
CLOSED = 40

#: What stands in the column `rule` where no rule but a person decided.
BY_PERSON = "a person's word"
KEPT_APART = "kept apart: a record of one work speaks against the other work"
KEPT_APART_BY_PERSON = "kept apart by a person's word"


@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """Which records are one work, why, and where a person might look.

    `work_of` holds a number for each row of the records, equal within a work. `merges` lists
    the pairs that brought the records of each work together, one fewer than it has records;
    `candidate_pairs` the most alike pair of any two works that are alike, or kept apart. Both have
    the
    columns a, b (record ids, the lesser first), rule, score (0 to 100), probability (0 to 1)
    and detail.
    """

    work_of: Rows
    merges: pd.DataFrame
    candidate_pairs: pd.DataFrame


def match_records(records: pd.DataFrame, decisions: Decisions | None = None) -> Matching:
    """Find the works behind records, so that each paper counts once.

    Takes the table of records (any order, any field missing) and a person's decisions. The
    same records give the same works in any order; time grows nearly in proportion to them.
    """
    fields = read_fields(records)
    order = canonical_order(fields)
    fields = fields.take(order)
    words = _read_words(fields, decisions or Decisions())
    copies, kept = _set_copies_aside(fields, words)
    pairs = judge_candidates(fields, *(kept[side] for side in candidate_pairs(fields.take(kept))))
    parts = _connect(len(fields), pairs, words)
    pairs = pairs.join(judge_pairs(fields, *_close(parts, pairs))).join(copies)
    links = _strongest_first(pairs)
    against = pairs.judgement.against & (parts[pairs.left] == parts[pairs.right])
    numbers, spoken, joining = cluster(
        len(fields),
        words=words,
        links=_rows(pairs, links),
        contradictions=_rows(pairs, np.flatnonzero(against)),
    )
    work_of = np.empty(len(fields), dtype=np.int64)
    work_of[order] = numbers
    merges = strongest_on_top(tell_pairs(fields, pairs.take(links[joining])))
    if spoken:
        by_person = _tell_words(fields, [words[place] for place in spoken])
        merges = pd.concat([by_person, merges], ignore_index=True)
    return Matching(work_of, merges, _tell_doubts(fields, pairs, numbers, words))


def _set_copies_aside(
    fields: PreparedRecords, words: Sequence[tuple[int, int, bool]]
) -> tuple[Pairs, Rows]:
    """Copies that are one work with an equal record before them, and the rows that are left.

    Whatever holds for the first holds for its copies, unless a person spoke on one of them.
    Without them a paper imported many times does not crowd its block.
    """
    spoken = [row for a, b, _ in words for row in (a, b)]
    earlier, later = copy_pairs(fields)
    free = ~np.isin(later, spoken)
    copies = judge_pairs(fields, earlier[free], later[free])
    copies = copies.take(np.flatnonzero(copies.judgement.has("same")))
    return copies, np.setdiff1d(np.arange(len(fields)), copies.right)


def _read_words(fields: PreparedRecords, decisions: Decisions) -> list[tuple[int, int, bool]]:
    """The decisions as rows, in the order made; those on records not here fall away."""
    row_of = {record: row for row, record in enumerate(fields.id)} if decisions.made else {}
    return [
        (row_of[one.a], row_of[one.b], one.verdict == "same")
        for one in decisions.made
        if one.a in row_of and one.b in row_of
    ]


def _connect(count: int, pairs: Pairs, words: Sequence[tuple[int, int, bool]]) -> Rows:
    """The number of the part that each row belongs to, where links would bring it."""
    same = [(a, b) for a, b, word in words if word]
    return connect(count, [*same, *_rows(pairs, np.flatnonzero(pairs.judgement.has("same")))])


def _close(parts: Rows, pairs: Pairs) -> tuple[Rows, Rows]:
    """Every other pair of rows that links would bring into one work.

    Records may speak against each other without sharing a key.
    """
    count = max(len(parts), 1)
    codes = [np.empty(0, dtype=np.int64)]
    order = np.argsort(parts, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(parts[order])) + 1):
        if 2 < len(rows) <= CLOSED:
            left, right = np.triu_indices(len(rows), 1)
            codes.append(rows[left] * count + rows[right])
    known = pairs.left * count + pairs.right
    together = np.setdiff1d(np.concatenate(codes), known)
    return together // count, together % count


def _strongest_first(pairs: Pairs) -> Rows:
    """The pairs that are the same work: by score, then by the more evidence, then in order."""
    same = np.flatnonzero(pairs.judgement.has("same"))
    told = pairs.scores.total()[same]
    keys = (pairs.right[same], pairs.left[same], -told, -pairs.judgement.score[same])
    return same[np.lexsort(keys)]


def _rows(pairs: Pairs, places: Rows) -> list[tuple[int, int]]:
    return list(zip(pairs.left[places].tolist(), pairs.right[places].tolist(), strict=True))


def _tell_doubts(
    fields: PreparedRecords, pairs: Pairs, numbers: Rows, words: Sequence[tuple[int, int, bool]]
) -> pd.DataFrame:
    """The strongest doubt between any two works, with the reason."""
    same, maybe = pairs.judgement.has("same"), pairs.judgement.has("maybe")
    one, other = numbers[pairs.left], numbers[pairs.right]
    apart = np.flatnonzero((same | maybe) & (one != other))
    keys = (pairs.right, pairs.left, -pairs.judgement.score, ~same)
    apart = apart[np.lexsort([key[apart] for key in keys])]
    works = pd.DataFrame(
        {"low": np.minimum(one, other)[apart], "high": np.maximum(one, other)[apart]}
    )
    apart = apart[~works.duplicated().to_numpy()]
    columns = tell_pairs(fields, pairs.take(apart))
    kept = same[apart]
    parted = {frozenset((numbers[a], numbers[b])) for a, b, word in words if not word}
    sides = zip(one[apart], other[apart], strict=True)
    by_person = np.array([frozenset(pair) in parted for pair in sides], dtype=bool)
    columns["rule"] = np.where(kept, KEPT_APART, columns["rule"])
    columns["rule"] = np.where(by_person, KEPT_APART_BY_PERSON, columns["rule"])
    columns["probability"] = np.where(kept, probability.KEPT_APART, columns["probability"])
    columns["probability"] = np.where(by_person, 0.0, columns["probability"])
    return strongest_on_top(columns)


def _tell_words(fields: PreparedRecords, words: Sequence[tuple[int, int, bool]]) -> pd.DataFrame:
    left, right = (np.array([word[side] for word in words], dtype=np.int64) for side in (0, 1))
    columns = tell_pairs(fields, judge_pairs(fields, left, right, keep_all=True))
    ones = np.ones(len(words))
    spoken = {"rule": [BY_PERSON] * len(words), "score": 100 * ones, "probability": ones}
    return strongest_on_top({**columns, **spoken})
