"""Tables as text: columns parted by commas, semicolons, tabs or bars (RFC 4180, and less).

The header, the lines above it, rows without text and a `sep=` line are structure and belong to
no record.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

from litboard.readers.format import MAX_LINE, Format, Parsed, Structure, Text, quote
from litboard.readers.tables.cells import split_people
from litboard.readers.tables.column_map import ColumnMap, Table, show_table
from litboard.readers.tables.csv_layout import (
    SEPARATOR_LINE,
    find_layout,
    find_named,
    first_lines,
    first_rows,
    guess_layout,
    unwrap,
)
from litboard.readers.tables.csv_rows import read_rows
from litboard.readers.tables.rows import Row, read_table
from litboard.schema.records import Problem, Severity


def detect(text: Text) -> float:
    """Sure where a header names fields of papers; less so the fewer it names."""
    layout = find_layout(first_lines(text.text))
    return layout.columns.score if layout else 0.0


def is_named(text: Text, maps: Sequence[ColumnMap]) -> bool:
    """Whether a text is a table whose columns a person named."""
    return bool(maps) and find_named(first_lines(text.text), maps) is not None


def may_be_table(text: Text) -> bool:
    """Whether the lines of a text are rows of one width, so that a person can name columns."""
    return guess_layout(first_lines(text.text)) is not None


def read(source: str, text: Text, maps: Sequence[ColumnMap] = ()) -> Iterator[Parsed]:
    """A record a row, in order; rows that are no papers as problems.

    `maps` are what a person said of the columns of this source.
    """
    written = text.text.split("\n")
    lines = unwrap(written)
    first = first_lines(text.text)
    layout = find_named(first, maps) or find_layout(first)
    if layout is None:
        reason = "no header names the columns"
        remedy = "write one above the rows, such as Title, Authors, Year, DOI"
        yield Problem(source, (1, len(lines)), reason, remedy, quote(text.text))
        return
    yield from _remark_above(source, lines[: layout.above])
    if layout.start > layout.above:
        yield Structure(layout.head.lines)
    csv.field_size_limit(MAX_LINE)
    rows = read_rows(lines, layout.start, layout.delimiter, len(layout.columns.header))
    if lines is not written:
        rows = (_as_written(row, written) for row in rows)
    yield from read_table(source, layout.columns, layout.head, rows)


def _as_written(row: Row, lines: list[str]) -> Row:
    first, last = row.lines
    return row._replace(raw="\n".join(lines[first - 1 : last]))


def show(source: str, text: Text, maps: Sequence[ColumnMap] = ()) -> list[Table]:
    """The table of a source for a person to name its columns; none where it is no table."""
    lines = first_lines(text.text)
    known = find_named(lines, maps) or find_layout(lines)
    layout = known or guess_layout(lines)
    if layout is None:
        return []
    rows = first_rows(lines, layout.delimiter, at=layout.start)
    return [show_table(source, layout.columns, rows, confirmed=layout.named, unread=not known)]


def _remark_above(source: str, above: list[str]) -> Iterator[Parsed]:
    told = [at for at, line in enumerate(above, 1) if line.strip("\ufeff \t,;")]
    told = [at for at in told if not SEPARATOR_LINE.fullmatch(above[at - 1].strip("\ufeff"))]
    if told:
        yield Structure((told[0], told[-1]))
        yield Problem(
            source,
            (told[0], told[-1]),
            "lines stand above the header and were passed over",
            "check that no paper is among them",
            quote("\n".join(above)),
            None,
            Severity.CHECK,
        )


FORMAT = Format(
    "csv_table",
    "Tables with a header (CSV, TSV, tab-delimited exports)",
    detect,
    read,
    split_people,
    structure=re.compile(r"[\W_]*|sep=.", re.IGNORECASE),
)
