"""Records, problems, repairs and readings as tables of Arrow-backed columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from litboard.schema.frames import LIST, make_table
from litboard.schema.ids import stable_id
from litboard.schema.records import Problem, Reading, Record

RECORD_COLUMNS: dict[str, Any] = {
    "id": "str",
    "source": "str",
    "entry": "int64",
    "first_line": "int64",
    "last_line": "int64",
    "title": "str",
    "authors": LIST,
    "abstract": "str",
    "year": "Int64",
    "venue": "str",
    "volume": "str",
    "issue": "str",
    "pages": "str",
    "doi": "str",
    "arxiv_id": "str",
    "pmid": "str",
    "keywords": LIST,
    "notes": LIST,
    "url": "str",
    "kind": "str",
    "raw": "str",
}
PROBLEM_COLUMNS: dict[str, Any] = {
    "source": "str",
    "entry": "Int64",
    "first_line": "int64",
    "last_line": "int64",
    "severity": "str",
    "code": "str",
    "reason": "str",
    "remedy": "str",
    "raw": "str",
}
REPAIR_COLUMNS: dict[str, Any] = dict.fromkeys(
    ("source", "entry", "record", "field", "before", "after", "kind", "codec"), "str"
) | {"entry": "int64"}
SOURCE_COLUMNS: dict[str, Any] = {
    "source": "str",
    "label": "str",
    "format": "str",
    "encoding": "str",
    "size": "int64",
    "records": "int64",
    "problems": "int64",
}


def _place(record: Record) -> tuple[str, int, str]:
    """The sort key of records; the text orders those of two uploads with one name."""
    return record.source, record.entry, record.raw


def record_ids(records: Sequence[Record]) -> list[str]:
    """One id for each record, derived from its raw text alone.

    It stays when the file is renamed or gets other entries. Copies of one text are numbered in
    the order of their places.
    """
    ids = [stable_id(" ".join(record.raw.split())) for record in records]
    seen: dict[str, int] = {}
    distinct = [""] * len(ids)
    for row in sorted(range(len(ids)), key=lambda row: _place(records[row])):
        count = seen[ids[row]] = seen.get(ids[row], 0) + 1
        distinct[row] = ids[row] if count == 1 else f"{ids[row]}-{count}"
    return distinct


def records_table(records: Sequence[Record]) -> pd.DataFrame:
    """One row a record, in the order of source and entry."""
    ordered = sorted(records, key=_place)
    return make_table(
        (
            (
                record_id,
                record.source,
                record.entry,
                *record.lines,
                record.title,
                list(record.authors),
                record.abstract,
                record.year,
                record.venue,
                record.volume,
                record.issue,
                record.pages,
                record.doi,
                record.arxiv_id,
                record.pmid,
                list(record.keywords),
                list(record.notes),
                record.url,
                record.kind,
                record.raw,
            )
            for record_id, record in zip(record_ids(ordered), ordered, strict=True)
        ),
        RECORD_COLUMNS,
    )


def repairs_table(records: Sequence[Record]) -> pd.DataFrame:
    """One row a repaired text, before and after."""
    ordered = sorted(records, key=_place)
    return make_table(
        (
            (
                record.source,
                record.entry,
                record_id,
                repair.field,
                repair.before,
                repair.after,
                str(repair.kind),
                repair.codec,
            )
            for record_id, record in zip(record_ids(ordered), ordered, strict=True)
            for repair in record.repairs
        ),
        REPAIR_COLUMNS,
    )


def problems_table(problems: Iterable[Problem]) -> pd.DataFrame:
    """One row a problem, in the order of place."""
    ordered = sorted(problems, key=lambda one: (one.source, one.lines, one.reason, one.raw))
    return make_table(
        (
            (
                problem.source,
                problem.entry,
                *problem.lines,
                str(problem.severity),
                problem.code,
                problem.reason,
                problem.remedy,
                problem.raw,
            )
            for problem in ordered
        ),
        PROBLEM_COLUMNS,
    )


def sources_table(readings: Iterable[Reading]) -> pd.DataFrame:
    """One row a source: what it is and what came out of it."""
    return make_table(
        (
            (
                reading.source,
                reading.label,
                reading.format,
                reading.encoding,
                reading.size,
                len(reading.records),
                len(reading.problems),
            )
            for reading in sorted(readings, key=lambda reading: reading.source)
        ),
        SOURCE_COLUMNS,
    )
