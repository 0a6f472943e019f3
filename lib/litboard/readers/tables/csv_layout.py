"""Where the header and the rows of a table written as text begin, and how its cells are parted."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from litboard.readers.tables.column_map import ColumnMap, find_map, find_map_without_header
from litboard.readers.tables.columns import Columns, find_columns, name_columns, number_columns
from litboard.readers.tables.csv_rows import parse_row, read_cells
from litboard.readers.tables.infer_columns import infer_columns, infer_places, look_at_rows
from litboard.readers.tables.rows import Row
from litboard.text import fold

DELIMITERS = (",", "\t", ";", "|")
#: No text has it, so that a table of one column stays one.
NO_DELIMITER = "\x1f"
#: Headers by which a table of one column is one of papers.
LONE_HEADERS = frozenset({"title", "titles", "article title", "paper title"})
#: Exports put a few lines about themselves above the header.
HEADER_WITHIN = 40
#: Below the first line a header must be surer: so many fields, for a sentence may name two.
FEWEST_BELOW = 3
#: The first row below a header may have a cell of several lines.
ROWS_LOOKED_AT = 20
#: A header line is no longer; what is can be no more than read past.
LONGEST_HEADER = 400_000
#: Lines that are a table have so many rows of one width; two may be so by chance.
FEWEST_ROWS = 3

#: A cell in quotes may hold any sentence.
QUOTED_CELL = re.compile(r'"[^"]*"')
#: A line that is one cell as a whole.
WRAPPED_LINE = re.compile(r'\s*"((?:[^"]|"")*+)"[,;\t]*\s*')
#: What Markdown draws below the header of a table.
RULE = re.compile(r"[\s|:-]*-[\s|:-]*")
SEPARATOR_LINE = re.compile(r"\"?sep=(.)\"?,*\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where header and rows begin among the lines, and how cells are parted.

    `named` is true where a person named the columns.
    """

    above: int
    start: int
    head: Row
    delimiter: str
    columns: Columns
    named: bool = False


def first_lines(text: str) -> list[str]:
    """The beginning of a text, in which its header stands if it has one."""
    return unwrap(text[: 2 * LONGEST_HEADER].split("\n", HEADER_WITHIN))


def unwrap(lines: list[str]) -> list[str]:
    """Lines without the quotes that make each a single cell; other lines as they are.

    Spreadsheets write them so after they took each line of another table for one cell.
    """
    first = next((line for line in lines if line.strip()), "")
    match = WRAPPED_LINE.fullmatch(first) if len(first) <= LONGEST_HEADER else None
    heads = (parse_row([_unwrap(first)], 0, one)[0] for one in DELIMITERS) if match else ()
    if not any((columns := find_columns(head)) and columns.known > 1 for head in heads):
        return lines
    return [_unwrap(line) for line in lines]


def _unwrap(line: str) -> str:
    match = WRAPPED_LINE.fullmatch(line)
    return match[1].replace('""', '"') if match else line


def find_layout(lines: list[str]) -> Layout | None:
    """The layout of a table of papers, recognised by its header or its cells, or None."""
    return _find_header(lines) or _infer_layout(lines)


def find_named(lines: list[str], maps: Iterable[ColumnMap]) -> Layout | None:
    """The layout of a table whose columns a person named, or None."""
    maps = tuple(maps)
    for delimiter in (*DELIMITERS, NO_DELIMITER) if maps else ():
        for at, line in enumerate(lines[:HEADER_WITHIN]):
            cells, last = parse_row(lines, at, delimiter) if _may_head(line) else ([], at)
            if cells and (column_map := find_map(maps, cells)):
                head = Row((at + 1, last), "\n".join(lines[at:last]), cells)
                return Layout(at, last, head, delimiter, column_map.to_columns(), named=True)
        rows = first_rows(lines, delimiter)
        if rows and (column_map := find_map_without_header(maps, max(map(len, rows)))):
            return replace(_without_header(lines, delimiter, column_map.to_columns()), named=True)
    return None


def guess_layout(lines: list[str]) -> Layout | None:
    """How a table is laid out that may be one of papers; None where the lines are no table.

    What its columns look like is a proposal, too weak to read the table by. Its first row
    counts as a header where it has names that litboard knows.
    """
    for delimiter in DELIMITERS:
        rows = first_rows(lines, delimiter)
        width = len(rows[0]) if rows else 0
        if len(rows) < FEWEST_ROWS or width < 2 or any(len(row) != width for row in rows):
            continue
        columns = name_columns(rows[0])
        if not columns.places:
            return _without_header(
                lines, delimiter, Columns(number_columns(width), infer_places(rows))
            )
        at = _first(lines)
        cells, last = parse_row(lines, at, delimiter)
        head = Row((at + 1, last), lines[at], cells)
        return _with_rows(Layout(at, last, head, delimiter, columns), lines)
    return None


def is_tabular(text: str) -> bool:
    """Whether lines are rows of three cells or more, parted as no running text is.

    A comma in a sentence has a blank behind it, and one between cells has none.
    """
    lines = first_lines(text)
    layout = guess_layout(lines)
    if layout is None or len(layout.columns.header) < FEWEST_BELOW:
        return False
    unquoted = (QUOTED_CELL.sub("", line) for line in lines[:HEADER_WITHIN])
    return layout.delimiter in ",\t" and not any(
        f"{layout.delimiter} " in line for line in unquoted
    )


def first_rows(lines: list[str], delimiter: str, *, at: int = 0) -> list[list[str]]:
    """The non-empty rows at the beginning, up to one whose quotes do not pair."""
    rows: list[list[str]] = []
    try:
        for cells, _ in read_cells(lines[:HEADER_WITHIN], at, delimiter):
            rows += [cells] if any(cells) else []
    except csv.Error:
        pass  # The last row is cut off here, or broken; those before it are enough.
    return rows


def _find_header(lines: list[str]) -> Layout | None:
    """The first line where it is surely one; else the line that names most fields."""
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
            layout = _read_header(lines, at, delimiter)
            if layout and (first or _is_sure(layout, lines)):
                best = max(best or layout, layout, key=_fields)
        if first and best is None and fold(line.strip(' "\ufeff')) in LONE_HEADERS:
            return _read_header(lines, at, NO_DELIMITER)
        if first and best and _is_sure(best, lines):
            break
        first = False
    return best and _with_rows(best, lines)


def _with_rows(layout: Layout, lines: list[str]) -> Layout:
    rows = first_rows(lines, layout.delimiter, at=layout.start)
    return replace(layout, columns=look_at_rows(layout.columns, rows))


def _is_sure(layout: Layout, lines: list[str]) -> bool:
    """Whether a line below the first is a header: it names fields, and rows follow it."""
    rows = "\n".join(lines[layout.start : layout.start + ROWS_LOOKED_AT])
    width = len(layout.columns.header)
    return layout.columns.known >= FEWEST_BELOW and rows.count(layout.delimiter) >= width - 1


def _infer_layout(lines: list[str]) -> Layout | None:
    """A table without a header whose columns are recognised by their cells."""
    for delimiter in DELIMITERS:
        if columns := infer_columns(first_rows(lines, delimiter)):
            return _without_header(lines, delimiter, columns)
    return None


def _without_header(lines: list[str], delimiter: str, columns: Columns) -> Layout:
    first = _first(lines)
    head = Row((first + 1, first + 1), lines[first], columns.header)
    return Layout(first, first, head, delimiter, columns)


def _first(lines: list[str]) -> int:
    return next(at for at, line in enumerate(lines) if line.strip())


def _fields(layout: Layout) -> int:
    return layout.columns.known


def _may_head(line: str) -> bool:
    return bool(line.strip()) and len(line) <= LONGEST_HEADER


def _without_end(cells: list[str]) -> list[str]:
    """The cells of a header without the empty ones at its end."""
    cells = list(cells)
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _read_header(lines: list[str], at: int, delimiter: str) -> Layout | None:
    if not _may_head(lines[at]) or (delimiter not in lines[at] and delimiter in DELIMITERS):
        return None
    row, last = parse_row(lines, at, delimiter)
    cells = _without_end(row)
    columns = find_columns(cells) if cells else None
    if columns is None or (len(cells) == 1 and delimiter in DELIMITERS):
        return None
    raw = "\n".join(lines[at:last])
    ruled = delimiter == "|" and last < len(lines) and RULE.fullmatch(lines[last])
    start = last + 1 if ruled else last
    return Layout(at, start, Row((at + 1, last), raw, cells), delimiter, columns)
