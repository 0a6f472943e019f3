"""What tests of formats ask that are no list of lines: nothing raises, nothing is lost."""

from __future__ import annotations

import re

from litboard.readers import Format, Text
from litboard.readers.format import Parsed
from litboard.schema.records import Problem, Record, Severity


def pieces(format_: Format, text: str) -> list[Parsed]:
    """What a format makes of a text, whoever would have claimed it."""
    return list(format_.read("source", Text(text)))


def records(format_: Format, text: str) -> list[Record]:
    return [piece for piece in pieces(format_, text) if isinstance(piece, Record)]


def one_record(format_: Format, text: str) -> Record:
    (record,) = records(format_, text)
    return record


def problems(format_: Format, text: str, severity: Severity | None = None) -> list[Problem]:
    found = (piece for piece in pieces(format_, text) if isinstance(piece, Problem))
    return [one for one in found if severity in (None, one.severity)]


def uncovered(format_: Format, text: str, structure: str) -> list[str]:
    """The lines no record and no loss stands for, without what the format calls structure."""
    taken: set[int] = set()
    for piece in pieces(format_, text):
        if isinstance(piece, Record) or (
            isinstance(piece, Problem) and piece.severity is Severity.LOST
        ):
            taken.update(range(piece.lines[0], piece.lines[1] + 1))
    rest = re.sub(structure, lambda found: "\n" * found[0].count("\n"), text)
    lines = enumerate(rest.split("\n"), 1)
    return [line for number, line in lines if line.strip() and number not in taken]
