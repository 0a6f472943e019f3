"""What every format module hands to the registry, and the pieces they share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from litboard.records import Problem, Record
from litboard.text import parse_names

#: Longer than any real line (an author list of 5,000 names has 100,000 characters).
MAX_LINE = 1_000_000
#: How much of an unreadable piece a problem quotes; the source keeps the whole.
QUOTED = 2_000


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line of a source and its number, counted from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Label:
    """A line that names a source (whose page it was copied from) and is no record."""

    text: str
    lines: tuple[int, int]


Piece = Record | Problem | Label


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which papers are written down.

    `detect` says from the lines alone how sure it is, 0 (no) to 1 (certainly).
    `read` takes the source's name and its lines, and yields what stands in them in order.
    `split` makes names of a text of authors as this format writes them.
    """

    name: str
    title: str
    detect: Callable[[list[Line]], float]
    read: Callable[[str, list[Line]], Iterator[Piece]]
    split: Callable[..., tuple[str, ...]] = parse_names


def split_lines(text: str) -> list[Line]:
    """The non-blank lines of a text, each with its number.

    Only line feeds and carriage returns end a line: U+2028 and form feeds stand inside titles.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [Line(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def quote(text: str) -> str:
    """Text for a problem, bounded, so that a page of problems stays light."""
    if len(text) <= QUOTED:
        return text
    return f"{text[:QUOTED]}… ({len(text):,} characters in all)"
