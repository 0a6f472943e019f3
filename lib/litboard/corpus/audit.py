"""Audit of a corpus: missing fields, lookups, source overlap, joined and separated records."""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import Any

import pandas as pd

from litboard.corpus.corpus import Corpus
from litboard.schema.frames import make_table, python_values

#: The fields whose absence a reader notices, in the order of the Import page.
AUDITED = ("title", "authors", "year", "abstract", "venue", "doi", "arxiv_id", "url", "keywords")

MISSING_COLUMNS: dict[str, Any] = {
    "field": "str", "have": "int64", "missing": "int64", "share": "float64",
}  # fmt: skip
LOOKUP_COLUMNS = dict.fromkeys(("work", "label", "answer", "fields", "how"), "str")
OVERLAP_COLUMNS: dict[str, Any] = {"source": "str", "other": "str", "works": "int64"}


def missing_fields(works: pd.DataFrame) -> pd.DataFrame:
    """How many works have each field: columns field, have, missing, share (0 to 1)."""
    total = len(works)
    rows = []
    for field in AUDITED:
        have = sum(bool(value) or value == 0 for value in python_values(works[field]))
        rows.append((field, have, total - have, have / total if total else 0.0))
    return make_table(rows, MISSING_COLUMNS)


def filled_fields(corpus: Corpus) -> pd.DataFrame:
    """What lookups filled in, one row a work and answer: work, label, answer, fields, how."""
    names = {one.name for one in corpus.lookups}
    filled = corpus.origins[corpus.origins["origin"].isin(names)]
    labels = dict(zip(corpus.works["id"], corpus.works["label"], strict=True))
    rows = [
        (work, labels[work], origin, ", ".join(group["field"]), how)
        for (work, origin, how), group in filled.groupby(["work", "origin", "how"], sort=False)
    ]
    return make_table(sorted(rows, key=lambda row: row[1].casefold()), LOOKUP_COLUMNS)


def source_overlap(works: pd.DataFrame) -> pd.DataFrame:
    """How many works each two sources share: columns source, other, works.

    The row of a source with itself counts all its works.
    """
    counts: dict[tuple[str, str], int] = {}
    for sources in python_values(works["sources"]):
        for pair in combinations_with_replacement(sorted(sources), 2):
            counts[pair] = counts.get(pair, 0) + 1
    both = {**counts, **{(b, a): count for (a, b), count in counts.items()}}
    return make_table(((a, b, count) for (a, b), count in sorted(both.items())), OVERLAP_COLUMNS)


def groups(works: pd.DataFrame) -> list[str]:
    """The ids of works with several records, those of most records first."""
    sizes = [len(records) for records in works["records"]]
    several = [(-size, work) for size, work in zip(sizes, works["id"], strict=True) if size > 1]
    order = {work: row for row, work in enumerate(works["id"])}
    return [work for _, work in sorted(several, key=lambda one: (one[0], order[one[1]]))]


def merges_of(corpus: Corpus, work_id: str) -> pd.DataFrame:
    """The pairs of records that made a work: a, b, rule, score, probability, detail."""
    ids = set(corpus.work(work_id)["records"])
    merges = corpus.merges
    return merges[merges["a"].isin(ids) & merges["b"].isin(ids)].reset_index(drop=True)


def separated_records(corpus: Corpus) -> list[tuple[str, tuple[str, ...]]]:
    """The decisions that keep records separate: a record, and those it differs from.

    Only pairs of present records whose latest verdict is "different"; the latest decision first.
    """
    present, last = set(corpus.records["id"]), corpus.decisions.last_verdicts()
    steps: dict[str, list[tuple[str, str]]] = {}
    for number, one in reversed(list(enumerate(corpus.decisions.made))):
        pair = (one.a, one.b)
        # A pair with two verdicts counts with the later one.
        if {one.a, one.b} <= present and last.pop(pair, None) == one.verdict == "different":
            steps.setdefault(one.when or str(number), []).append(pair)
    return [_centre(pairs) for pairs in steps.values() if pairs]


def _centre(pairs: list[tuple[str, str]]) -> tuple[str, tuple[str, ...]]:
    """The record that all pairs of one decision have in common, and the others."""
    common = set.intersection(*(set(pair) for pair in pairs))
    record = min(common) if common else pairs[0][0]
    others = sorted({one for pair in pairs for one in pair} - {record})
    return record, tuple(others)
