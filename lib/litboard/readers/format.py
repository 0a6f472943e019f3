"""What every format module hands to the registry, and the pieces they share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from litboard.schema.records import Problem, Record
from litboard.text import parse_names

#: Longer than any real line (an author list of 5,000 names has 100,000 characters).
MAX_LINE = 1_000_000
#: Letters of a beginning that is enough to tell most formats.
HEAD = 4_000
#: How much of an unreadable piece a problem quotes; the source keeps the whole.
QUOTED = 2_000


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line of a source and its number, counted from 1."""

    number: int
    text: str


class Text:
    """A decoded source: whole, by its head and by its lines; nothing is made unasked.

    `text` has line feeds for all line ends.
    """

    def __init__(self, text: str) -> None:
        self.text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

    @cached_property
    def head(self) -> str:
        """The beginning, without leading blanks: enough to tell most formats."""
        return self.text[: 2 * HEAD].lstrip()[:HEAD]

    @cached_property
    def lines(self) -> list[Line]:
        """The non-blank lines, each with its number."""
        return split_lines(self.text)

    @cached_property
    def opening(self) -> list[Line]:
        """The non-blank lines of the beginning, for a quick look at a long source."""
        return split_lines(self.text[: 8 * HEAD])


@dataclass(frozen=True, slots=True)
class Label:
    """A line that names a source (whose page it was copied from) and is no record."""

    text: str
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Structure:
    """Lines that belong to the file itself and to no record, where no pattern can tell them."""

    lines: tuple[int, int]


#: What a format yields: a record, a problem, the name of the source, or lines of the file itself.
Parsed = Record | Problem | Label | Structure


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which papers are written down.

    `detect` says from the text alone how sure it is, 0 (no) to 1 (certainly); it must be quick
    on any text, and look no further than it needs to.
    `read` takes the source's name and its text, and yields what stands in it in order, without
    ever raising for what the text is.
    `split` makes names of a text of authors as this format writes them.
    `long_lines` is true where a whole file may stand on one line, as in JSON and XML.
    `structure` matches the lines that belong to the file itself and to no record: all others
    stand in a record, a problem, the label or a `Structure` that `read` yields.
    """

    name: str
    title: str
    detect: Callable[[Text], float]
    read: Callable[[str, Text], Iterator[Parsed]]
    split: Callable[..., tuple[str, ...]] = parse_names
    long_lines: bool = False
    structure: re.Pattern[str] = re.compile(r"(?!)")


def split_lines(text: str) -> list[Line]:
    """The non-blank lines of a text, each with its number.

    Only line feeds and carriage returns end a line: U+2028 and form feeds stand inside titles.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [Line(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def one_name(text: str, *, repair: Callable[[str], str] | None = None) -> tuple[str, ...]:
    """The splitter of formats that give one name a field, as "Last, First" or as a group."""
    name = " ".join((repair(text) if repair else text).split()).strip(" ,;")
    return (name,) if name else ()


def quote(text: str) -> str:
    """Text for a problem, bounded, so that a page of problems stays light."""
    if len(text) <= QUOTED:
        return text
    return f"{text[:QUOTED]}… ({len(text):,} characters in all)"
