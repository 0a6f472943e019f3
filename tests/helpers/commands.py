"""What the commands wrote, read back."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

#: Every command that writes a table.
TABLES = ["works", "records", "problems", "duplicates", "terms", "trends", "topics"]


def lines_of(out: str) -> list[dict[str, Any]]:
    """The rows of JSON Lines."""
    return [json.loads(line) for line in out.splitlines()]


def table_of(out: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
