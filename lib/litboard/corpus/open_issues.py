"""Open issues: what needs attention, problems grouped by the text they are about."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from litboard.annotations.corrections import identifying_text
from litboard.schema.frames import LIST, make_table, python_values
from litboard.schema.records import Severity

ISSUE_COLUMNS: dict[str, Any] = {
    "source": "str", "entry": "Int64", "first_line": "int64", "last_line": "int64",
    "severity": "str", "reasons": LIST, "remedies": LIST, "raw": "str",
}  # fmt: skip

#: The columns of problems, and of the records they are about, that are read.
READ = (
    "source", "entry", "first_line", "last_line", "severity", "reason", "remedy", "raw", "record",
)  # fmt: skip


def open_issues(records: pd.DataFrame, problems: pd.DataFrame) -> pd.DataFrame:
    """What needs attention: one row for each text that one or several problems are about.

    Columns source, entry, first_line, last_line, severity, reasons, remedies, raw. Texts that
    could not be read come before uncertain readings, each in the order of their places. `raw` is
    the whole text of the record if one was read, else the text that the problem quotes; it is
    empty where a problem concerns a whole source.
    """
    texts = records[["source", "entry", "raw"]].rename(columns={"raw": "record"})
    table = problems.merge(texts, on=["source", "entry"], how="left")
    issues: dict[Hashable, tuple[Any, ...]] = {}
    for row in zip(*map(python_values, map(table.__getitem__, READ)), strict=True):
        source, entry, first, last, severity, reason, remedy, quoted, record = row
        read = severity == str(Severity.CHECK) and record
        raw = record if read else quoted
        place = entry if read else (first, last, identifying_text(raw, reason))
        issue = issues.setdefault(
            (source, bool(read), place), (source, entry, first, last, severity, [], [], raw)
        )
        issue[5].append(reason)
        issue[6].append(remedy)
    ordered = sorted(issues.values(), key=lambda issue: issue[4] != str(Severity.LOST))
    return make_table(ordered, ISSUE_COLUMNS)
