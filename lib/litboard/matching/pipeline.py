"""Records → works: candidate pairs, scores, rules, a person's verdicts, and what stays open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from litboard.annotations.decisions import Decisions
from litboard.matching import probability
from litboard.matching.blocking import candidate_pairs, canonical_order, copy_pairs
from litboard.matching.clustering import PairVerdict, cluster, connect
from litboard.matching.pairs import (
    Pairs,
    judge_candidates,
    judge_pairs,
    pair_columns,
    strongest_first,
)
from litboard.matching.prepared import PreparedRecords, prepare_records
from litboard.matching.settings import DEFAULT, MatchSettings
from litboard.typing import Flags, Rows


class Reason(NamedTuple):
    """Why a pair is in a table of pairs where no rule decided: stable key and sentence."""

    key: str
    name: str


JOINED_BY_PERSON = Reason("verdict-same", "a person's verdict")
KEPT_APART = Reason("kept-apart", "kept apart: a record of one work contradicts the other work")
KEPT_APART_BY_PERSON = Reason("verdict-different", "kept apart by a person's verdict")


@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """Which records are one work, why, and which pairs a person might look at.

    - `work_of`: a number for each row of the records, equal within a work;
    - `merges`: the pairs that joined the records of each work, one fewer than it has records;
    - `candidate_pairs`: for any two works that are alike or kept apart, their most alike pair.

    Both tables have the columns a, b (record ids, the lesser first), rule (a sentence), rule_key,
    score (0 to 100), probability (0 to 1) and detail.
    """

    work_of: Rows
    merges: pd.DataFrame
    candidate_pairs: pd.DataFrame


def match_records(
    records: pd.DataFrame,
    decisions: Decisions | None = None,
    *,
    settings: MatchSettings = DEFAULT,
) -> Matching:
    """Find the works behind records, so that each paper counts once.

    Takes the table of records (any order, any field missing), a person's decisions, and settings
    of the matching. The same records give the same works in any order; time grows nearly in
    proportion to their number.
    """
    prepared = prepare_records(records)
    order = canonical_order(prepared)
    prepared = prepared.take(order)
    verdicts = _verdicts_on_rows(prepared, decisions or Decisions())
    pairs, components = _find_pairs(prepared, verdicts, settings)
    links = _strongest_links(pairs)
    contradicts = pairs.judgement.contradicts & (components[pairs.left] == components[pairs.right])
    numbers, decisive, joining = cluster(
        len(prepared),
        verdicts=verdicts,
        links=_rows(pairs, links),
        contradictions=_rows(pairs, np.flatnonzero(contradicts)),
    )
    work_of = np.empty(len(prepared), dtype=np.int64)
    work_of[order] = numbers
    merges = strongest_first(pair_columns(prepared, pairs.take(links[joining])))
    if decisive:
        by_person = _decided_pairs(prepared, [verdicts[place] for place in decisive], settings)
        merges = pd.concat([by_person, merges], ignore_index=True)
    return Matching(work_of, merges, _open_pairs(prepared, pairs, numbers, verdicts))


def _find_pairs(
    prepared: PreparedRecords, verdicts: Sequence[PairVerdict], settings: MatchSettings
) -> tuple[Pairs, Rows]:
    """All judged pairs, and the connected component that each row belongs to by its links."""
    copies, kept = _set_copies_aside(prepared, verdicts, settings)
    sides = candidate_pairs(prepared.take(kept), settings)
    pairs = judge_candidates(prepared, *(kept[side] for side in sides), settings=settings)
    components = _connect(len(prepared), pairs, verdicts)
    more = _missing_pairs(components, pairs, limit=settings.closure_limit)
    return pairs.join(judge_pairs(prepared, *more, settings=settings)).join(copies), components


def _set_copies_aside(
    prepared: PreparedRecords, verdicts: Sequence[PairVerdict], settings: MatchSettings
) -> tuple[Pairs, Rows]:
    """Copies that are one work with an equal record before them, and the rows that are left.

    What holds for the first holds for its copies, unless a person decided on one of them.
    Without them, a paper imported many times does not crowd its block.
    """
    decided = [row for a, b, _ in verdicts for row in (a, b)]
    earlier, later = copy_pairs(prepared)
    free = ~np.isin(later, decided)
    copies = judge_pairs(prepared, earlier[free], later[free], settings=settings)
    copies = copies.take(np.flatnonzero(copies.judgement.has("same")))
    return copies, np.setdiff1d(np.arange(len(prepared)), copies.right)


def _verdicts_on_rows(prepared: PreparedRecords, decisions: Decisions) -> list[PairVerdict]:
    """The decisions by row, oldest first; those on records that are not here are left out."""
    row_of = {record: row for row, record in enumerate(prepared.id)} if decisions.made else {}
    return [
        (row_of[one.a], row_of[one.b], one.verdict == "same")
        for one in decisions.made
        if one.a in row_of and one.b in row_of
    ]


def _connect(count: int, pairs: Pairs, verdicts: Sequence[PairVerdict]) -> Rows:
    """The number of the component that each row belongs to, if every link joined."""
    joined = [(a, b) for a, b, same in verdicts if same]
    return connect(count, [*joined, *_rows(pairs, np.flatnonzero(pairs.judgement.has("same")))])


def _missing_pairs(components: Rows, pairs: Pairs, *, limit: int) -> tuple[Rows, Rows]:
    """Every pair of rows of one component that was not compared yet: (left, right).

    Two records may contradict each other without sharing a block. Components of more than
    `limit` rows are left out.
    """
    count = max(len(components), 1)
    codes = [np.empty(0, dtype=np.int64)]
    order = np.argsort(components, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(components[order])) + 1):
        if 2 < len(rows) <= limit:
            left, right = np.triu_indices(len(rows), 1)
            codes.append(rows[left] * count + rows[right])
    compared = pairs.left * count + pairs.right
    missing = np.setdiff1d(np.concatenate(codes), compared)
    return missing // count, missing % count


def _strongest_links(pairs: Pairs) -> Rows:
    """Positions of the pairs that are one work: by score, then by more evidence, then in order."""
    same = np.flatnonzero(pairs.judgement.has("same"))
    evidence = pairs.scores.total()[same]
    keys = (pairs.right[same], pairs.left[same], -evidence, -pairs.judgement.score[same])
    return same[np.lexsort(keys)]


def _rows(pairs: Pairs, positions: Rows) -> list[tuple[int, int]]:
    return list(zip(pairs.left[positions].tolist(), pairs.right[positions].tolist(), strict=True))


def _open_pairs(
    prepared: PreparedRecords, pairs: Pairs, numbers: Rows, verdicts: Sequence[PairVerdict]
) -> pd.DataFrame:
    """The strongest pair between any two works, with the reason."""
    same, maybe = pairs.judgement.has("same"), pairs.judgement.has("maybe")
    one, other = numbers[pairs.left], numbers[pairs.right]
    between = np.flatnonzero((same | maybe) & (one != other))
    keys = (pairs.right, pairs.left, -pairs.judgement.score, ~same)
    between = between[np.lexsort([key[between] for key in keys])]
    works = pd.DataFrame(
        {"low": np.minimum(one, other)[between], "high": np.maximum(one, other)[between]}
    )
    between = between[~works.duplicated().to_numpy()]
    separated = {frozenset((numbers[a], numbers[b])) for a, b, joined in verdicts if not joined}
    sides = zip(one[between], other[between], strict=True)
    by_person = np.array([frozenset(pair) in separated for pair in sides], dtype=bool)
    columns = pair_columns(prepared, pairs.take(between))
    columns = _replace(columns, same[between], KEPT_APART, probability.KEPT_APART)
    return strongest_first(_replace(columns, by_person, KEPT_APART_BY_PERSON, 0.0))


def _replace(
    columns: dict[str, Any], where: Flags, reason: Reason, probability: float
) -> dict[str, Any]:
    """Columns of pairs with another reason and probability for some of them."""
    return columns | {
        "rule": np.where(where, reason.name, columns["rule"]),
        "rule_key": np.where(where, reason.key, columns["rule_key"]),
        "probability": np.where(where, probability, columns["probability"]),
    }


def _decided_pairs(
    prepared: PreparedRecords, verdicts: Sequence[PairVerdict], settings: MatchSettings
) -> pd.DataFrame:
    """The pairs that a person joined, with their scores by field."""
    left, right = (np.array([one[side] for one in verdicts], dtype=np.int64) for side in (0, 1))
    pairs = judge_pairs(prepared, left, right, settings=settings, keep_all=True)
    columns = _replace(
        pair_columns(prepared, pairs), np.ones(len(verdicts), dtype=bool), JOINED_BY_PERSON, 1.0
    )
    return strongest_first(columns | {"score": np.full(len(verdicts), 100.0)})
