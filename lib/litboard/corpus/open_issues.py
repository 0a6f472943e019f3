"""What needs a person: problems gathered by the piece of a source that they are about."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from litboard.annotations.corrections import known_by
from litboard.schema.frames import LIST, make_table, python_values
from litboard.schema.records import Severity

PIECE_COLUMNS: dict[str, Any] = {
    "source": "str",
    "entry": "Int64",
    "first_line": "int64",
    "last_line": "int64",
    "severity": "str",
    "reasons": LIST,
    "remedies": LIST,
    "raw": "str",
}

#: What is read of problems, and of the records they are about.
READ = (
    "source",
    "entry",
    "first_line",
    "last_line",
    "severity",
    "reason",
    "remedy",
    "raw",
    "record",
)


def open_issues(records: pd.DataFrame, problems: pd.DataFrame) -> pd.DataFrame:
    """What needs a person, one row a piece, from the tables of a corpus.

    Columns source, entry, first_line, last_line, severity, reasons, remedies, raw.
    What could not be read comes before what was read by a guess, each in the order of place. The
    text of a piece that was read is that of its record, whole; where a whole source is meant, it
    is empty.
    """
    texts = records[["source", "entry", "raw"]].rename(columns={"raw": "record"})
    table = problems.merge(texts, on=["source", "entry"], how="left")
    pieces: dict[Hashable, tuple[Any, ...]] = {}
    for row in zip(*map(python_values, map(table.__getitem__, READ)), strict=True):
        source, entry, first, last, severity, reason, remedy, said, record = row
        read = severity == str(Severity.CHECK) and record
        raw = record if read else said
        place = entry if read else (first, last, known_by(raw, reason))
        piece = pieces.setdefault(
            (source, bool(read), place), (source, entry, first, last, severity, [], [], raw)
        )
        piece[5].append(reason)
        piece[6].append(remedy)
    ordered = sorted(pieces.values(), key=lambda piece: piece[4] != str(Severity.LOST))
    return make_table(ordered, PIECE_COLUMNS)
