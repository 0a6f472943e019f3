"""Tables as text: columns parted by commas, semicolons, tabs or bars (RFC 4180, and less).

The standard parser reads what is well formed. Where it stumbles, reading resumes at the next
line that begins a row of the right width, and what lies between is read with less trust in
its quotes. The header, the lines above it, rows without text and a `sep=` line are structure
and belong to no record.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from litboard.readers.cells import split_people
from litboard.readers.columns import Columns, Doubt, find_columns
from litboard.readers.formats import MAX_LINE, Format, Piece, Text, quote
from litboard.readers.headless import infer_columns
from litboard.readers.rows import Row, read_table
from litboard.records import Problem, Severity
from litboard.text import fold

DELIMITERS = (",", "\t", ";", "|")
#: No text has it, so that a table of one column stays one.
NO_DELIMITER = "\x1f"
#: A table of one column is one of papers where its header says one of these.
LONE_HEADERS = frozenset({"title", "titles", "article title", "paper title"})
#: Exports put a few lines about themselves above the header.
HEADER_WITHIN = 40
#: Below the first line a header must be surer: so many fields, for a sentence may name two.
FEWEST_BELOW = 3
#: The first row below a header may have a cell of several lines.
ROWS_LOOKED_AT = 20
#: A header line is no longer; what is can be no more than read past.
LONGEST_HEADER = 400_000
#: How much of a broken row is tried as one; a row of more lines or letters is taken line by line.
BROKEN_LINES, BROKEN_LETTERS = 200, 200_000

SEPARATOR_LINE = re.compile(r"\"?sep=(.)\"?,*\s*", re.IGNORECASE)

QUOTES: Doubt = ("the quotes of this row do not pair", "check its cells")
BACKSLASHES: Doubt = (
    "quotes are written with a backslash, which was read as part of the quote",
    "check the cells; a table doubles its quotes",
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where header and rows begin among the lines, and how cells are parted."""

    above: int
    start: int
    head: Row
    delimiter: str
    columns: Columns


def detect(text: Text) -> float:
    """Sure where a header names fields of papers; less so the fewer it names."""
    layout = _find_layout(_first_lines(text.text)) or _infer_layout(_first_lines(text.text))
    return layout.columns.score if layout else 0.0


def read(source: str, text: Text) -> Iterator[Piece]:
    """A record a row, in order; rows that are no papers as problems."""
    lines = text.text.split("\n")
    layout = _find_layout(_first_lines(text.text)) or _infer_layout(_first_lines(text.text))
    if layout is None:
        reason = "no header names the columns"
        remedy = "write one above the rows, such as Title, Authors, Year, DOI"
        yield Problem(source, (1, len(lines)), reason, remedy, quote(text.text))
        return
    yield from _remark_above(source, lines[: layout.above])
    csv.field_size_limit(MAX_LINE)
    rows = _read_rows(lines, layout.start, layout.delimiter, len(layout.columns.header))
    yield from read_table(source, layout.columns, layout.head, rows)


def _first_lines(text: str) -> list[str]:
    return text[: 2 * LONGEST_HEADER].split("\n", HEADER_WITHIN)


def _find_layout(lines: list[str]) -> Layout | None:
    """The line that names most fields; the first of those that name as many."""
    best: Layout | None = None
    first = True
    delimiters: tuple[str, ...] = DELIMITERS
    for at, line in enumerate(lines[:HEADER_WITHIN]):
        if not line.strip("\ufeff \t"):
            continue
        if first and (given := SEPARATOR_LINE.fullmatch(line.strip("\ufeff"))):
            delimiters = (given[1],)
            continue
        for delimiter in delimiters:
            found = _read_header(lines, at, delimiter)
            if found and (first or _is_sure(found, lines)):
                best = max(best or found, found, key=_fields)
        if first and best is None and fold(line.strip(' "\ufeff')) in LONE_HEADERS:
            return _read_header(lines, at, NO_DELIMITER)
        first = False
    return best


def _is_sure(layout: Layout, lines: list[str]) -> bool:
    """Whether a line below the first is a header: it names fields, and rows follow it."""
    rows = "\n".join(lines[layout.start : layout.start + ROWS_LOOKED_AT])
    width = len(layout.columns.header)
    return layout.columns.known >= FEWEST_BELOW and rows.count(layout.delimiter) >= width - 1


def _infer_layout(lines: list[str]) -> Layout | None:
    """A table without a header, where its first rows tell the columns all the same."""
    for delimiter in DELIMITERS:
        rows: list[list[str]] = []
        try:
            for cells, _ in _reader(lines[:HEADER_WITHIN], 0, delimiter):
                rows += [cells] if any(cells) else []
        except csv.Error:
            pass  # The row that is cut off here, or broken; those before it tell enough.
        if columns := infer_columns(rows):
            first = next(at for at, line in enumerate(lines) if line.strip())
            head = Row((first + 1, first + 1), lines[first], columns.header)
            return Layout(first, first, head, delimiter, columns)
    return None


def _fields(layout: Layout) -> int:
    return layout.columns.known


def _read_header(lines: list[str], at: int, delimiter: str) -> Layout | None:
    if len(lines[at]) > LONGEST_HEADER or (delimiter not in lines[at] and delimiter in DELIMITERS):
        return None
    cells, last = _parse(lines, at, delimiter)
    while cells and not cells[-1].strip():
        cells.pop()
    columns = find_columns(cells) if cells else None
    if columns is None or (len(cells) == 1 and delimiter in DELIMITERS):
        return None
    raw = "\n".join(lines[at:last])
    return Layout(at, last, Row((at + 1, last), raw, cells), delimiter, columns)


def _remark_above(source: str, above: list[str]) -> Iterator[Problem]:
    told = [at for at, line in enumerate(above, 1) if line.strip("\ufeff \t,;")]
    told = [at for at in told if not SEPARATOR_LINE.fullmatch(above[at - 1].strip("\ufeff"))]
    if told:
        yield Problem(
            source, (told[0], told[-1]), "lines stand above the header and were passed over",
            "check that no paper is among them", quote("\n".join(above)), None, Severity.CHECK,
        )  # fmt: skip


def _reader(lines: list[str], at: int, delimiter: str) -> Iterator[tuple[list[str], int]]:
    """Rows from a line on, each with the line after it. Raises csv.Error where quotes are odd."""
    # The lines stay as they are and become the raw texts: no second copy of the source is held.
    rest = (f"{lines[number]}\n" for number in range(at, len(lines)))
    reader = csv.reader(rest, delimiter=delimiter, strict=True, skipinitialspace=delimiter != " ")
    for cells in reader:
        yield cells, at + reader.line_num


def _parse(lines: list[str], at: int, delimiter: str) -> tuple[list[str], int]:
    """One row and the line after it; no cells where its quotes are odd."""
    try:
        return next(_reader(lines, at, delimiter), ([], at + 1))
    except csv.Error:
        return [], at + 1


def _read_rows(lines: list[str], at: int, delimiter: str, width: int) -> Iterator[Row]:
    """Every row from a line on; the broken ones with a doubt.

    A cell of several lines ends at the next line of an odd number of quotes, or is an error
    there. So no line is looked at more than a few times, whatever the quotes are.
    """
    resume = at
    while at < len(lines):
        try:
            for cells, after in _reader(lines, at, delimiter):
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
        lambda line: len(_parse(lines, line, delimiter)[0]) != width, range(at, len(lines))
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
        for cells, doubts in _guess_cells(raw, delimiter):
            if len(cells) == width:
                return Row((at + 1, last), raw, cells, doubts)
    return Row((at + 1, at + 1), raw, _split_loosely(raw, delimiter), (QUOTES,))


def _guess_cells(raw: str, delimiter: str) -> Iterator[tuple[list[str], tuple[Doubt, ...]]]:
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


FORMAT = Format(
    "csv_table",
    "Tables with a header (CSV, TSV, tab-delimited exports)",
    detect,
    read,
    split_people,
)
