"""Any table as CSV or JSON Lines that other tools read without surprises."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from litboard.schema.frames import python_rows

#: A spreadsheet runs a cell that begins with one of these as a formula (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

#: What JSON allows inside a text and many readers take for the end of a line.
LINE_BREAKS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


def table_to_jsonl(table: pd.DataFrame) -> str:
    """Any table as JSON Lines."""
    return to_json_lines(python_rows(table))


def table_to_csv(table: pd.DataFrame) -> str:
    """Any table as CSV for a spreadsheet; cells that it would run as formulas are made text."""
    return rows_to_csv(list(table.columns), (row.values() for row in python_rows(table)))


def records_to_jsonl(records: pd.DataFrame, repairs: pd.DataFrame) -> str:
    """One JSON object a line and record, as its source states it, with what was repaired."""
    repairs_of: dict[str, list[dict[str, Any]]] = {}
    for repair in python_rows(repairs[["record", "field", "before", "after", "kind"]]):
        repairs_of.setdefault(repair.pop("record"), []).append(repair)
    lines = []
    for row in python_rows(records):
        lines_of = [row.pop("first_line"), row.pop("last_line")]
        lines.append({**row, "lines": lines_of, "repairs": repairs_of.get(row["id"], [])})
    return to_json_lines(lines)


def to_json_lines(lines: Iterable[dict[str, Any]]) -> str:
    """One JSON object a line. Nothing in a text ends a line for any reader."""
    return "".join(f"{_json(line)}\n" for line in lines)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).translate(LINE_BREAKS)


def rows_to_csv(header: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    """A header and rows as CSV in UTF-8 with a byte order mark; lists are joined by "; "."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    # By the mark spreadsheets recognise UTF-8.
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + out.getvalue()


def _cell(value: Any) -> str:
    if value is None or isinstance(value, (int, float)):
        return "" if value is None else str(value)
    parts = value if isinstance(value, list) else [value]
    text = "; ".join(part if isinstance(part, str) else _json(part) for part in parts)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
