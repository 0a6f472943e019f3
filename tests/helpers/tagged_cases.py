"""What the tests of tagged formats share: who accounts for which line."""

from __future__ import annotations

from collections.abc import Iterable

from litboard.readers import Parsed
from litboard.schema.records import Problem, Reading, Record, Severity


def unaccounted(text: str, pieces: Iterable[Parsed]) -> list[str]:
    """The non-blank lines that stand in no record and no problem, or in two."""
    spans = [
        one.lines
        for one in pieces
        if isinstance(one, Record) or (isinstance(one, Problem) and one.severity is Severity.LOST)
    ]
    return [
        line
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip() and sum(first <= number <= last for first, last in spans) != 1
    ]


def checks(reading: Reading) -> list[tuple[int | None, str]]:
    """What should be checked about records that were read: entry and code."""
    return [(one.entry, one.code) for one in reading.problems if one.severity is Severity.CHECK]


def lost(reading: Reading) -> list[tuple[int, int]]:
    """The lines that were not read."""
    return [one.lines for one in reading.problems if one.severity is Severity.LOST]
