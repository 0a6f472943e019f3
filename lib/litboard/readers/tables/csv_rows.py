"""Rows of tables written as text, the broken ones mended as well as can be.

The standard parser reads what is well formed. Where it stumbles, reading resumes at the next
line that begins a row of the right width, and what lies between is read with less trust in
its quotes.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import takewhile

from litboard.readers.notes import ParseNote
from litboard.readers.tables.rows import Row

#: How much of a broken row is tried as one; a row of more lines or letters is taken line by line.
BROKEN_LINES, BROKEN_LETTERS = 200, 200_000


QUOTES = ParseNote("table.unpaired-quotes", "the quotes of this row do not pair", "check its cells")
BACKSLASHES = ParseNote(
    "table.backslash-quotes",
    "quotes are written with a backslash, which was read as part of the quote",
    "check the cells; a table doubles its quotes",
)


def read_cells(lines: list[str], at: int, delimiter: str) -> Iterator[tuple[list[str], int]]:
    """Rows from a line on, each with the line after it. Raises csv.Error where quotes are odd."""
    # The lines stay as they are and become the raw texts: no second copy of the source is held.
    rest = (f"{lines[number]}\n" for number in range(at, len(lines)))
    reader = csv.reader(rest, delimiter=delimiter, strict=True, skipinitialspace=delimiter != " ")
    for cells in reader:
        yield cells, at + reader.line_num


def parse_row(lines: list[str], at: int, delimiter: str) -> tuple[list[str], int]:
    """One row and the line after it; no cells where its quotes are odd."""
    try:
        return next(read_cells(lines, at, delimiter), ([], at + 1))
    except csv.Error:
        return [], at + 1


def read_rows(lines: list[str], at: int, delimiter: str, width: int) -> Iterator[Row]:
    """Every row from a line on; the broken ones with a note.

    A cell of several lines ends at the next line of an odd number of quotes, or is an error
    there. So no line is looked at more than a few times, whatever the quotes are.
    """
    resume = at
    while at < len(lines):
        try:
            for cells, after in read_cells(lines, at, delimiter):
                # A row of several lines and a wrong width has swallowed its neighbours.
                if after - at > 1 and len(cells) != width:
                    break
                if any(cells):
                    raw = lines[at] if after == at + 1 else "\n".join(lines[at:after])
                    yield Row((at + 1, after), raw, cells)
                at = after
            else:
                return
        except csv.Error:
            pass
        whole = resume <= at
        if whole:
            resume = _find_row(lines, at + 1, delimiter, width)
        row = _recover(lines, at, resume if whole else at + 1, delimiter, width)
        yield row
        at = row.lines[1]


def _find_row(lines: list[str], at: int, delimiter: str, width: int) -> int:
    """The next line on which a row of the right width begins; the end where there is none."""
    broken = takewhile(
        lambda line: len(parse_row(lines, line, delimiter)[0]) != width, range(at, len(lines))
    )
    return at + sum(1 for _ in broken)


def _recover(lines: list[str], at: int, end: int, delimiter: str, width: int) -> Row:
    """A broken row: all lines up to the next good one if that makes a row, else one line."""
    while end > at + 1 and not lines[end - 1].strip():
        end -= 1
    for last in dict.fromkeys((end, at + 1)):
        raw = "\n".join(lines[at:last])
        if last > at + 1 and (last - at > BROKEN_LINES or len(raw) > BROKEN_LETTERS):
            continue
        for cells, notes in _guess_cells(raw, delimiter):
            if len(cells) == width:
                return Row((at + 1, last), raw, cells, notes)
    return Row((at + 1, at + 1), raw, _split_loosely(raw, delimiter), (QUOTES,))


def _guess_cells(raw: str, delimiter: str) -> Iterator[tuple[list[str], tuple[ParseNote, ...]]]:
    """The ways to read a broken row, the likeliest first."""
    if delimiter == "\t":
        # Exports with tabs quote nothing, and a title may begin with a quote.
        yield raw.split("\t"), ()
    if '\\"' in raw:
        yield _split_loosely(raw.replace('\\"', '""'), delimiter), (BACKSLASHES,)
    yield _split_loosely(raw, delimiter), (QUOTES,)


def _split_loosely(raw: str, delimiter: str) -> list[str]:
    """Cells where a quote closes only before a separator; one that never closes opens nothing."""
    ends = rf'(?:"")*"(?=\s*(?:{re.escape(delimiter)}|\Z))'
    at_once, later = re.compile(ends), re.compile(rf'(?<!"){ends}')
    cells: list[str] = []
    at, closes = 0, True
    while at <= len(raw):
        end = None
        if closes and raw.startswith('"', at):
            end = at_once.match(raw, at + 1) or later.search(raw, at + 1)
            closes = end is not None
        after = raw.find(delimiter, end.end() if end else at)
        after = len(raw) if after < 0 else after
        if end:
            cells.append(raw[at + 1 : end.end() - 1].replace('""', '"'))
        else:
            cells.append(raw[at:after].removeprefix('"'))
        at = after + 1
    return cells
