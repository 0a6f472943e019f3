"""What a bibliographic format is, what it gets to read, and what it yields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from litboard.readers.tables.column_map import ColumnMap, Table
from litboard.schema.records import Problem, Record
from litboard.text import parse_names

#: Longer than any real line (an author list of 5,000 names has 100,000 characters).
MAX_LINE = 1_000_000
#: Characters at the beginning of a text by which most formats can be recognised.
HEAD = 4_000
#: What `detect` returns for a table whose columns a person has named: above all certainty.
CONFIRMED = 2.0


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line of a source and its number, counted from 1."""

    number: int
    text: str


class Text:
    """A source as a format sees it. Each view is made when it is first asked for.

    `text` is the decoded source, with line feeds for all line ends.
    `content` are its bytes, given to binary formats only; their `text` is empty.
    `maps` are the columns that a person has named in tables of this source.
    """

    def __init__(
        self, text: str = "", *, content: bytes = b"", maps: Sequence[ColumnMap] = ()
    ) -> None:
        self.text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        self.content = content
        self.maps = maps

    @cached_property
    def head(self) -> str:
        """The first characters, without leading blanks: enough to recognise most formats."""
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
    """Lines that belong to the file itself and to no record, where no pattern matches them."""

    lines: tuple[int, int]


#: What a format yields: a record, a problem, the name of the source, or lines of the file itself.
Parsed = Record | Problem | Label | Structure

#: Lines around the records of an XML file: tags alone, or a tag that runs over several lines.
XML_STRUCTURE = re.compile(
    r"\s*(?:[^<>]*>)?(?:\s*<[^<>]*>)*\s*(?:<[^<>]*)?|(?:\s*[\w:.-]+=\"[^\"<>]*\"?)+"
)
#: Lines around the records of a JSON file: brackets, with the key of a list or of remarks.
JSON_STRUCTURE = re.compile(r"[\s\[\]{},]*(?:\"\w+\":[\s\[{]*(?:\"\w+\": \d+)?)?[\s\[\]{},]*")


def no_tables(source: str, text: Text) -> list[Table]:
    """The preview of a format that is not made of columns."""
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way in which papers are written down. It describes itself, and is complete.

    `name` is its key in results; `title`, `extensions` (".ris"), `homepage`, `written_by`,
    `covers` and `leaves_out` describe it to people (Markdown; see docs/formats.md).
    `sample` is a small example of its own with a record or two. Every promise that formats make
    is tested with it.

    `detect` returns how certain it is that a source is in this format, from 0 (no) to 1
    (certain), by the content alone. It must be quick on any text, and look no further than it
    needs to.
    `read` takes the name of a source and its text, and yields what is in it, in order. It never
    raises for what the text is: what cannot be read becomes a `Problem`.
    `preview` lists the tables of a source, so that a person can name their columns.
    `split` parses a text of authors into names, as this format writes them.
    `structure` matches lines that belong to the file itself and to no record: every other
    line is in a record, a problem, a `Label` or a `Structure` that `read` yields.
    `long_lines` is true where a whole file may be on one line, as in JSON and XML.
    `binary` is true where a file is not text: `detect`, `read` and `preview` then use
    `text.content`.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    homepage: str
    sample: str | bytes
    detect: Callable[[Text], float]
    read: Callable[[str, Text], Iterator[Parsed]]
    preview: Callable[[str, Text], list[Table]] = no_tables
    split: Callable[..., tuple[str, ...]] = parse_names
    structure: re.Pattern[str] = re.compile(r"(?!)")
    long_lines: bool = False
    binary: bool = False
    written_by: str = ""
    covers: str = ""
    leaves_out: str = ""

    @property
    def tabular(self) -> bool:
        """Whether sources in this format are tables whose columns a person can name."""
        return self.preview is not no_tables


def split_lines(text: str) -> list[Line]:
    """The non-blank lines of a text, each with its number.

    Only line feeds and carriage returns end a line: U+2028 and form feeds occur inside titles.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [Line(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def one_name(text: str, *, repair: Callable[[str], str] | None = None) -> tuple[str, ...]:
    """The splitter of formats that give one name a field, as "Last, First" or as a group."""
    name = " ".join((repair(text) if repair else text).split()).strip(" ,;")
    return (name,) if name else ()
