"""What needs a person: problems gathered by the piece of a source that they are about."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from litboard.records import Severity
from litboard.tables import LIST, make_table, python_rows

PIECE_COLUMNS: dict[str, Any] = {
    "source": "str", "entry": "Int64", "first_line": "int64", "last_line": "int64",
    "severity": "str", "reasons": LIST, "remedies": LIST, "raw": "str",
}  # fmt: skip


def open_pieces(records: pd.DataFrame, problems: pd.DataFrame) -> pd.DataFrame:
    """What needs a person, one row a piece, from the tables of a corpus.

    Columns source, entry, first_line, last_line, severity, reasons, remedies, raw.
    What could not be read comes before what was read by a guess, each in the order of place. The
    text of a piece that was read is that of its record, whole; where a whole source is meant, it
    is empty.
    """
    texts = records[["source", "entry", "raw"]].rename(columns={"raw": "record"})
    pieces: dict[Hashable, tuple[Any, ...]] = {}
    for row in python_rows(problems.merge(texts, on=["source", "entry"], how="left")):
        read = row["severity"] == str(Severity.CHECK) and row["record"]
        raw = row["record"] if read else row["raw"]
        place = (row["first_line"], row["last_line"])
        entry = row["entry"] if read else (place, raw or row["reason"])
        piece = pieces.setdefault(
            (row["source"], bool(read), entry),
            (row["source"], row["entry"], *place, row["severity"], [], [], raw),
        )
        piece[5].append(row["reason"])
        piece[6].append(row["remedy"])
    ordered = sorted(pieces.values(), key=lambda piece: piece[4] != str(Severity.LOST))
    return make_table(ordered, PIECE_COLUMNS)
