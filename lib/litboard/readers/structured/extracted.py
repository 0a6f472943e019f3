"""From values cut out of a structured source (XML, JSON, YAML) to records and problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from litboard.readers.format import Parsed, Text
from litboard.readers.notes import ParseNote
from litboard.schema.records import Problem, Record, Severity

Value = TypeVar("Value")

#: Fields that identify a paper to a person.
SUBSTANCE = ("title", "abstract", "authors", "venue", "doi", "arxiv_id", "pmid", "url")


@dataclass(frozen=True, slots=True)
class Extracted(Generic[Value]):
    """One value with its place and its text; `value` is None where it could not be read."""

    lines: tuple[int, int]
    raw: str
    value: Value | None
    notes: tuple[ParseNote, ...] = ()


NOTHING = ParseNote(
    "record.empty", "the record states nothing that is read", "add a title or a DOI, or delete it"
)
THIN = ParseNote(
    "record.unidentified", "nothing in the record identifies the paper", NOTHING.remedy
)
NO_RECORDS = ParseNote(
    "file.no-records", "no record stands in this file", "export the papers again"
)


class LineCounter:
    """Line numbers of ascending positions in a text, counted in one pass over it."""

    def __init__(self, text: str, *, first: int = 1) -> None:
        self._text = text
        self._position = 0
        self._line = first

    def at(self, position: int) -> int:
        """The line of a position no lower than the last one asked for."""
        if position > self._position:
            self._line += self._text.count("\n", self._position, position)
            self._position = position
        return self._line

    def span(self, start: int, end: int) -> tuple[int, int]:
        """First and last line of the text from `start` up to `end`."""
        return self.at(start), self.at(max(start, end - 1))


def to_pieces(
    source: str,
    text: Text,
    extracted: Iterable[Extracted[Value] | Problem],
    state: Callable[[Value], dict[str, Any]],
) -> Iterator[Parsed]:
    """A record, or a problem, for each value; `state` says what fields a value states.

    Where nothing at all was found, the whole source is one problem.
    """
    entry = 0
    empty = True
    for one in extracted:
        empty = False
        if isinstance(one, Problem):
            yield one
            continue
        entry += 1
        fields = {} if one.value is None else state(one.value)
        if fields.get("title") and not one.notes:
            yield Record(source=source, entry=entry, lines=one.lines, raw=one.raw, **fields)
        else:
            yield from _with_notes(source, entry, one, fields)
    if empty and text.text and not text.text.isspace():
        yield whole_problem(source, text, NO_RECORDS)


def whole_problem(source: str, text: Text, note: ParseNote) -> Problem:
    """A problem that concerns all lines of a source."""
    start = len(text.text) - len(text.text.lstrip())
    lines = LineCounter(text.text).span(start, len(text.text.rstrip()))
    return note.to_problem(source, lines, text.text)


def _with_notes(
    source: str, entry: int, one: Extracted[Value], fields: dict[str, Any]
) -> Iterator[Parsed]:
    """A record with problems to check, one a note; a problem in its place if it is empty."""
    # A kind alone is only the shape of an empty record.
    if not any(value for name, value in fields.items() if name != "kind"):
        note = next(iter(one.notes), NOTHING)
        yield note.to_problem(source, one.lines, one.raw, entry=entry)
        return
    yield Record(source=source, entry=entry, lines=one.lines, raw=one.raw, **fields)
    thin = () if any(fields.get(name) for name in SUBSTANCE) else (THIN,)
    for note in (*one.notes, *thin):
        yield note.to_problem(source, one.lines, one.raw, entry=entry, severity=Severity.CHECK)
