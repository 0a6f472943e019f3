"""Records → the records table: columns of Arrow-backed strings, with ids that stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any

import pandas as pd
import pyarrow as pa

from litboard.records import Problem, Reading, Record

LIST = pd.ArrowDtype(pa.list_(pa.string()))

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

#: 60 bits: among a million records two share an id once in two million corpora.
ID_BYTES, ID_LETTERS = 8, 12
#: Crockford's base 32: no letters that are taken for digits.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def make_table(rows: Iterable[Sequence[Any]], columns: dict[str, Any]) -> pd.DataFrame:
    """A table with just these columns and types, the empty one included."""
    rows = list(rows)
    values = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    return pd.DataFrame(
        {
            name: pd.Series(list(column), dtype=dtype)
            for (name, dtype), column in zip(columns.items(), values, strict=True)
        }
    )


def python_values(column: pd.Series[Any]) -> list[Any]:
    """A column as plain Python values: None for what is missing, lists for lists."""
    stored = getattr(column.array, "__arrow_array__", None)
    # Texts and lists are Arrow's already; made anew, a list would be looked at entry by entry.
    arrow = stored() if stored else pa.array(column, from_pandas=True)
    values: list[Any] = arrow.to_pylist()
    return values


def python_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dictionaries of plain Python values."""
    # A list: the names of a table are Arrow's, and slow to walk again for every row.
    names = list(table.columns)
    columns = [python_values(table[name]) for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def stable_id(text: str) -> str:
    """A short id that depends on nothing but a text, safe in addresses and file names."""
    number = int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=ID_BYTES).digest())
    letters = []
    for _ in range(ID_LETTERS):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


def _place(record: Record) -> tuple[str, int, str]:
    """What records are sorted by; the text parts those of two uploads of one name."""
    return record.source, record.entry, record.raw


def record_ids(records: Sequence[Record]) -> list[str]:
    """An id a record, from its raw text alone.

    It does not change when the file is renamed or other entries join it. Copies of one text
    are told apart by a number, in the order of their places.
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
                record_id, record.source, record.entry, *record.lines, record.title,
                list(record.authors), record.abstract, record.year, record.venue, record.volume,
                record.issue, record.pages, record.doi, record.arxiv_id, record.pmid,
                list(record.keywords), list(record.notes), record.url, record.kind, record.raw,
            )
            for record_id, record in zip(record_ids(ordered), ordered, strict=True)
        ),
        RECORD_COLUMNS,
    )  # fmt: skip


def repairs_table(records: Sequence[Record]) -> pd.DataFrame:
    """One row a repaired text, before and after."""
    ordered = sorted(records, key=_place)
    return make_table(
        (
            (
                record.source, record.entry, record_id, repair.field, repair.before,
                repair.after, str(repair.kind), repair.codec,
            )
            for record_id, record in zip(record_ids(ordered), ordered, strict=True)
            for repair in record.repairs
        ),
        REPAIR_COLUMNS,
    )  # fmt: skip


def problems_table(problems: Iterable[Problem]) -> pd.DataFrame:
    """One row a problem, in the order of place."""
    ordered = sorted(problems, key=lambda one: (one.source, one.lines, one.reason, one.raw))
    return make_table(
        (
            (
                problem.source, problem.entry, *problem.lines, str(problem.severity),
                problem.reason, problem.remedy, problem.raw,
            )
            for problem in ordered
        ),
        PROBLEM_COLUMNS,
    )  # fmt: skip


def sources_table(readings: Iterable[Reading]) -> pd.DataFrame:
    """One row a source: what it is and what came out of it."""
    return make_table(
        (
            (
                reading.source, reading.label, reading.format, reading.encoding, reading.size,
                len(reading.records), len(reading.problems),
            )
            for reading in sorted(readings, key=lambda reading: reading.source)
        ),
        SOURCE_COLUMNS,
    )  # fmt: skip
