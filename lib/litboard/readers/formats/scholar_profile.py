"""The list of papers copied from a person's profile on Google Scholar.

A row of the table is title, authors and venue one below the other, then how often it was cited
and the year, after tabs or on lines of their own. The numbers end a row; where a row has none,
the line of authors ("Y LeCun, G Hinton") shows that another has begun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile, zip_longest
from typing import NamedTuple

from litboard.readers.format import Format, Label, Line, Parsed, Text
from litboard.readers.listings.listing import (
    Block,
    NotedRecord,
    list_names,
    note_cuts,
    read_blocks,
    split_blocks,
    split_person,
)
from litboard.readers.notes import ParseNote
from litboard.schema.records import Record
from litboard.text import find_arxiv_id, read_citation

#: The head of the table, which nothing else has in this order.
COLUMNS = ("title", "cited by", "year")
#: Around the table, and between the names of its columns.
FURNITURE = re.compile(
    r"(?:title|cited by|year|sort(?: by .{1,30})?|articles? \d.*|show (?:more|all)|all|since \d{4}"
    r"|citations|h-index|i10-index|follow(?:ing)?|get my own profile|verified email.*|co-authors"
    r"|view all|public access|\d+ articles?|(?:not )?available|based on funding mandates|help"
    r"|privacy|terms|loading.*|select all|merged citations|duplicate citations)",
    re.IGNORECASE,
)
#: How often cited ("*": by several versions), or the year.
NUMBER = re.compile(r"\d[\d,.]{0,9}\*?")
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
#: "Y LeCun", "AB Lee", "Ø van der Berg".
INITIALLED = re.compile(r"[^\W\d_a-z](?:[^\W\d_a-z]|-){0,3} [^\W\d_]")
#: Names in full and groups stand among them; half of a line is enough.
INITIALLED_SHARE = 0.5
#: Title, authors, venue.
ROW_LINES = 3
#: Without the head of the table, so many rows prove it.
FEWEST = 2
#: A person's name above the table.
LABEL_WORDS = 5
#: Longer lines are no part of a row.
LONGEST = 1_000


class _Cell(NamedTuple):
    """What stands between two tabs or line ends, and on which line."""

    at: int
    text: str
    is_number: bool


TITLE_ALONE = ParseNote(
    "scholar-profile.title-alone",
    "neither authors nor a year follow this title",
    "add them, or delete it",
)
NO_AUTHORS = ParseNote(
    "scholar-profile.no-authors", "no line of authors was found", "add it below the title"
)


def detect(text: Text) -> float:
    """Certain where the head of the table stands above a row, or where rows alone are sure."""
    cells = _cells(text.opening)
    begin = _table_start(cells)
    rows = _rows(cells[begin:])
    sure = sum(_is_row(row) for row in rows)
    if begin:
        return 1.0 if sure else 0.0
    return 0.9 if sure >= FEWEST and sure >= 0.8 * len(rows) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record a row; the name above the table is the label, the rest counts to the first."""
    lines = text.lines
    cells = _cells(lines)
    begin = _table_start(cells)
    starts = [row[0].at for row in _rows(cells[begin:])]
    head, blocks = split_blocks(lines, list(dict.fromkeys(starts)))
    if begin and blocks and head and _is_name(head[0].text):
        yield Label(head[0].text.strip(), (head[0].number, head[0].number))
        head = head[1:]
    yield from read_blocks(source, head, blocks, _read_block, furniture=bool(begin))


def _cells(lines: Sequence[Line]) -> list[_Cell]:
    return [
        _Cell(at, " ".join(text.split()), bool(NUMBER.fullmatch(text.strip())))
        for at, line in enumerate(lines)
        for text in line.text[:LONGEST].split("\t")
        if text.strip()
    ]


def _table_start(cells: Sequence[_Cell]) -> int:
    """Behind the names of the columns, which may stand twice; 0 where they are not."""
    names = [cell.text.casefold() for cell in cells[:200]]
    for at, name in enumerate(names):
        if name == COLUMNS[0]:
            head = list(takewhile(_names_column, names[at:]))
            if set(COLUMNS) <= set(head):
                return at + len(head)
    return 0


def _names_column(name: str) -> bool:
    return name in COLUMNS or name.startswith("sort")


def _rows(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """The cells of each row: text, then numbers; furniture is left out."""
    rows: list[list[_Cell]] = []
    kept = [cell for cell in cells if not FURNITURE.fullmatch(cell.text)]
    for cell, below in zip_longest(kept, kept[1:]):
        if cell.is_number and not rows:
            continue
        if not rows or (not cell.is_number and _begins(rows[-1], cell, below)):
            rows.append([])
        rows[-1].append(cell)
    return rows


def _begins(row: Sequence[_Cell], cell: _Cell, below: _Cell | None) -> bool:
    """Whether a text begins another row: the last one is ended, full, or authors follow."""
    if row[-1].is_number or len(row) >= ROW_LINES:
        return cell.at > row[-1].at
    follows = len(row) > 1 and below is not None and below.at > cell.at > row[-1].at
    return (
        follows and below is not None and _are_authors(below.text) and not _are_authors(cell.text)
    )


def _are_authors(text: str) -> bool:
    parts = [part.strip() for part in text.split(",") if part.strip(" .…")]
    if not parts or any(character.isdigit() for character in text):
        return False
    return sum(bool(INITIALLED.match(part)) for part in parts) >= INITIALLED_SHARE * len(parts)


def _is_row(row: Sequence[_Cell]) -> bool:
    texts = [cell.text for cell in row if not cell.is_number]
    numbers = [cell.text for cell in row if cell.is_number]
    whole = len(texts) in (ROW_LINES - 1, ROW_LINES) and _are_authors(texts[1])
    return whole and bool(numbers) and bool(YEAR.fullmatch(numbers[-1]))


def _is_name(text: str) -> bool:
    words = text.split()
    plain = not FURNITURE.fullmatch(text.strip()) and not any(c.isdigit() for c in text)
    return plain and len(words) <= LABEL_WORDS


def _read_block(record: Record, block: Block) -> NotedRecord:
    row = _rows(_cells(block.lines))[0]
    texts = [cell.text for cell in row if not cell.is_number]
    years = [int(cell.text) for cell in row if cell.is_number and YEAR.fullmatch(cell.text)]
    title, rest = texts[0], texts[1:]
    authors = rest.pop(0) if rest and _are_authors(rest[0]) else ""
    if not authors and len(texts) == len(row):
        return record, (TITLE_ALONE,)
    venue = ", ".join(rest)
    cited = read_citation(venue)
    filled = replace(
        record,
        title=title,
        authors=list_names(authors.replace("…", "").replace("...", "")),
        year=years[-1] if years else cited.year,
        venue=cited.venue,
        volume=cited.volume,
        issue=cited.issue,
        pages=cited.pages,
        arxiv_id=find_arxiv_id(venue),
    )
    missing = () if authors else (NO_AUTHORS,)
    return filled, (*missing, *note_cuts(title=title, authors=authors, venue=venue))


SAMPLE = """\
Ann Lee
TITLE
CITED BY
YEAR
Many kinds of things
A Lee, C Dee
Journal of Things 3 (2), 1-9, 2020
12
2020
Other things on pages
C Dee
Annals of Tests 4, 10-12, 2021
3
2021
"""

FORMAT = Format(
    name="scholar_profile",
    title="Papers copied from a profile on Google Scholar",
    extensions=(".txt",),
    homepage="https://scholar.google.com/citations",
    sample=SAMPLE,
    written_by="people who copy a profile on Google Scholar",
    covers="titles, authors, venue, volume, issue, pages and year; the owner as label",
    leaves_out="how often a paper was cited (kept in the raw text)",
    detect=detect,
    read=read,
    split=split_person,
)
