"""Works as JSON Lines: one object a line and work, with the places of the records behind it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from litboard.exports.export import Export
from litboard.exports.tables import to_json_lines
from litboard.schema.frames import python_rows

#: The columns of works that are written, in this order.
COLUMNS = ("id", "title", "authors", "year", "arxiv_id", "doi", "abstract")


def to_jsonl(works: pd.DataFrame, records: pd.DataFrame) -> str:
    """One JSON object a line and work, with source, entry and lines of each of its records."""
    places = _places(records)
    return to_json_lines(
        {column: work.get(column) for column in COLUMNS}
        | {"records": [places[record] for record in work["records"]]}
        for work in python_rows(works)
    )


def _places(records: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {
        row["id"]: {
            "source": row["source"],
            "entry": row["entry"],
            "lines": [row["first_line"], row["last_line"]],
        }
        for row in python_rows(records[["id", "source", "entry", "first_line", "last_line"]])
    }


EXPORT = Export(
    name="jsonl",
    title="JSON Lines",
    extension=".jsonl",
    media_type="application/jsonl",
    homepage="https://jsonlines.org",
    write=to_jsonl,
)
