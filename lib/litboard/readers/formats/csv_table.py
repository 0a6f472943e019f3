"""Tables as text: columns separated by commas, semicolons, tabs or bars.

Source: RFC 4180, and the tables of databases and spreadsheets that deviate from it. The header,
the lines above it, rows without text and a `sep=` line are structure and belong to no record.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from litboard.readers.format import CONFIRMED, MAX_LINE, Format, Parsed, Structure, Text
from litboard.readers.notes import ParseNote
from litboard.readers.tables.cells import split_people
from litboard.readers.tables.column_map import Table, show_table
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
from litboard.schema.records import Severity

NO_COLUMNS = ParseNote(
    "csv.no-columns",
    "no header names the columns",
    "write one above the rows, such as Title, Authors, Year, DOI",
)
LINES_ABOVE = ParseNote(
    "csv.lines-above",
    "lines stand above the header and were passed over",
    "check that no paper is among them",
)


def detect(text: Text) -> float:
    """Confirmed where a person named the columns; else surer the more fields a header names."""
    lines = first_lines(text.text)
    if find_named(lines, text.maps):
        return CONFIRMED
    layout = find_layout(lines)
    return layout.columns.score if layout else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """A record a row, in order; rows that are no papers as problems.

    Columns that a person has named (`text.maps`) are read as named.
    """
    written = text.text.split("\n")
    lines = unwrap(written)
    first = first_lines(text.text)
    layout = find_named(first, text.maps) or find_layout(first)
    if layout is None:
        yield NO_COLUMNS.to_problem(source, (1, len(lines)), text.text)
        return
    yield from _remark_above(source, lines[: layout.above])
    csv.field_size_limit(MAX_LINE)
    rows = read_rows(lines, layout.start, layout.delimiter, len(layout.columns.header))
    if lines is not written:
        rows = (_as_written(row, written) for row in rows)
    headed = layout.start > layout.above
    yield from read_table(source, layout.columns, layout.head, rows, headed=headed)


def _as_written(row: Row, lines: list[str]) -> Row:
    first, last = row.lines
    return row._replace(raw="\n".join(lines[first - 1 : last]))


def preview(source: str, text: Text) -> list[Table]:
    """The table of a source for a person to name its columns; none where it is no table."""
    lines = first_lines(text.text)
    known = find_named(lines, text.maps) or find_layout(lines)
    layout = known or guess_layout(lines)
    if layout is None:
        return []
    rows = first_rows(lines, layout.delimiter, at=layout.start)
    return [show_table(source, layout.columns, rows, confirmed=layout.named, unread=not known)]


def _remark_above(source: str, above: list[str]) -> Iterator[Parsed]:
    remarks = [at for at, line in enumerate(above, 1) if line.strip("\ufeff \t,;")]
    remarks = [at for at in remarks if not SEPARATOR_LINE.fullmatch(above[at - 1].strip("\ufeff"))]
    if remarks:
        yield Structure((remarks[0], remarks[-1]))
        lines, raw = (remarks[0], remarks[-1]), "\n".join(above)
        yield LINES_ABOVE.to_problem(source, lines, raw, severity=Severity.CHECK)


SAMPLE = """\
Title,Authors,Year,Journal,DOI,Abstract
"Many, many kinds","Lee, Ann; Dee, Cy",2020,Journal of Things,10.5555/a,"We ""count""
them."
Other things on pages,"Dee, Cy",2021,Annals of Tests,10.5555/b,
"""

FORMAT = Format(
    name="csv_table",
    title="Tables with a header (CSV, TSV, tab-delimited exports)",
    extensions=(".csv", ".tsv", ".tab", ".txt"),
    homepage="https://www.rfc-editor.org/rfc/rfc4180",
    sample=SAMPLE,
    written_by="""Scopus, Web of Science, Dimensions, Lens, OpenAlex, PubMed, IEEE Xplore, \
Springer, Publish or Perish, Zotero; any table with recognisable columns""",
    covers="""tables with `,`, `;`, tabs or `\\|`, column names in many languages, lines above the \
header, broken quotes, tables joined end to end, Markdown tables, and what spreadsheets do to \
tables (lines taken for one cell, `#REF!`)""",
    leaves_out="""where the header is unclear or missing, the best guess is read and flagged: \
confirm or change it on the Import page under Columns; a table whose columns cannot be recognised \
is read once you name them""",
    detect=detect,
    read=read,
    preview=preview,
    split=split_people,
    structure=re.compile(r"[\W_]*|sep=.", re.IGNORECASE),
)
