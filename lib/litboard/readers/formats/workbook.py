"""Workbooks (XLSX, XLSM, XLSB, XLS, ODS): each sheet with a header is a table of papers.

Sources: ECMA-376 (Office Open XML), ODF 1.3 (OpenDocument). Rows are counted as lines are
elsewhere; those of a second sheet are counted on from the last of the first. Formulas are never
calculated: a cell has the value that was saved with it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import groupby
from pathlib import Path

from litboard.readers.format import Format, Parsed, Structure, Text
from litboard.readers.io.unsupported import ZIP
from litboard.readers.notes import ParseNote, quote
from litboard.readers.tables.cells import split_people
from litboard.readers.tables.column_map import (
    ColumnMap,
    Table,
    find_map,
    find_map_without_header,
    show_table,
)
from litboard.readers.tables.columns import ASKED, Columns, find_columns, number_columns
from litboard.readers.tables.infer_columns import infer_columns, infer_places, look_at_rows
from litboard.readers.tables.rows import Row, read_table
from litboard.schema.records import Problem, Record, Severity

#: How an old office document begins, which names its parts in UTF-16.
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_PARTS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
#: Every workbook of the new kind has it, and no other document.
NEW_PARTS = ("xl/workbook.xml", "xl/workbook.bin")
#: What a document of OpenDocument says it is, uncompressed near its beginning (ODF 1.3, part 2).
OPEN_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
OPEN_TYPE_WITHIN = 200
#: Reads workbooks in a process of its own, which may be killed.
CHILD = Path(__file__).parents[1] / "tables" / "workbook_child.py"
#: The largest real workbook takes a few seconds.
SECONDS = 60
#: Exports put a few rows about themselves above the header.
HEADER_WITHIN = 40
#: Below the first row a header must be surer: so many fields, for a sentence may name two.
FEWEST_BELOW = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """How many rows stand above the header, where the rows below begin, and the columns.

    Without a header both are the same row. `named` is true where a person named the columns.
    """

    above: int
    start: int
    columns: Columns
    named: bool = False


EMPTY = ParseNote("workbook.empty", "the workbook is empty", "give one with a table of papers")
ROWS_ABOVE = ParseNote(
    "workbook.rows-above",
    "rows stand above the header and were passed over",
    "check that no paper is among them",
)
#: For each row its number, its cells, and its formulas without a saved value.
Sheet = list[tuple[int, list[str], list[str]]]


def is_workbook(content: bytes) -> bool:
    """Whether bytes are a workbook, or the beginning of one that was cut off."""
    if content.startswith(OLD):
        return any(part in content for part in OLD_PARTS)
    if not content.startswith(ZIP):
        return False
    if OPEN_TYPE in content[:OPEN_TYPE_WITHIN]:
        return True
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return any(part in NEW_PARTS for part in archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return any(part.encode() in content for part in (*NEW_PARTS, "xl/worksheets/"))


def detect(text: Text) -> float:
    """Certain for every workbook."""
    return 1.0 if is_workbook(text.content) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """The records of all sheets. A workbook that cannot be opened is a problem.

    It is opened in a process of its own (see `workbook_child`), so that a crafted one costs no
    more than itself.
    """
    try:
        sheets = _open(text.content)
    except ValueError as error:
        reason = f"the workbook cannot be opened: {error}"
        remedy = "save it anew, without a password, or export the sheet as CSV"
        yield ParseNote("workbook.unopened", reason, remedy).to_problem(source, (0, 0))
        return
    if not sheets:
        yield EMPTY.to_problem(source, (0, 0))
    above = entries = 0
    for name, rows in sheets.items():
        table = [_row(above + number, cells, formulas) for number, cells, formulas in rows]
        for parsed in _read_sheet(source, name, table, text.maps, entries=entries):
            if isinstance(parsed, Record | Problem):
                entries = max(entries, parsed.entry or 0)
            yield parsed
        above += rows[-1][0]


def preview(source: str, text: Text) -> list[Table]:
    """The sheets of a workbook for a person to name their columns; none if it does not open."""
    try:
        sheets = _open(text.content)
    except ValueError:
        return []
    return [_show_sheet(source, name, rows, text.maps) for name, rows in sheets.items()]


def _show_sheet(source: str, name: str, rows: Sheet, maps: Sequence[ColumnMap]) -> Table:
    table = [_row(number, cells, formulas) for number, cells, formulas in rows[:HEADER_WITHIN]]
    known = _find_named(table, maps) or _find_layout(table)
    likely = infer_places([row.cells for row in table])
    layout = known or Layout(0, 0, Columns(number_columns(_width(table)), likely))
    below = [row.cells for row in table[layout.start :]]
    return show_table(
        source, layout.columns, below, sheet=name, confirmed=layout.named, unread=not known
    )


def _open(content: bytes) -> dict[str, Sheet]:
    """The rows of each sheet that say something, with their numbers. Raises ValueError."""
    command = [sys.executable, "-I", str(CHILD)]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise ValueError(f"it took more than {SECONDS} seconds") from None
    except OSError as error:
        raise ValueError(str(error)) from None
    lines = done.stdout.decode("ascii", "replace").splitlines()
    if done.returncode == 1 and b"Traceback" not in done.stderr:
        raise ValueError(done.stderr.decode("utf-8", "replace").strip())
    if done.returncode or not lines or lines.pop() != '"end"':
        raise ValueError("it is damaged, or claims more cells than there is memory for")
    rows = [json.loads(line) for line in lines]
    return {
        name: [(number, cells, formulas) for _, number, cells, formulas in group]
        for name, group in groupby(rows, key=lambda row: str(row[0]))
    }


def _read_sheet(
    source: str, name: str, table: list[Row], maps: Sequence[ColumnMap], *, entries: int
) -> Iterator[Parsed]:
    layout = _find_named(table, maps) or _find_layout(table)
    if layout is None:
        raw = "\n".join(row.raw for row in table)
        reason = f"the sheet “{name}” has no header that names columns of papers"
        remedy = f"say {ASKED} what its columns hold, or write a header: Title, Authors, Year, DOI"
        yield ParseNote("workbook.no-columns", reason, remedy).to_problem(source, _span(table), raw)
        return
    above = table[: layout.above]
    if above:
        yield Structure(_span(above))
        raw = "\n".join(row.raw for row in above)
        yield ROWS_ABOVE.to_problem(source, _span(above), raw, severity=Severity.CHECK)
    head, rows = table[layout.above], table[layout.start :]
    headed = layout.start > layout.above
    yield from read_table(source, layout.columns, head, rows, headed=headed, entries=entries)


def _row(number: int, cells: list[str], formulas: list[str]) -> Row:
    raw = "\t".join([*cells, *formulas]).rstrip("\t")
    if not formulas:
        return Row((number, number), raw, cells)
    reason = f"no value is saved with a formula: {quote(', '.join(formulas))}"
    remedy = "open the workbook where formulas are calculated, and save it"
    note = ParseNote("workbook.unsaved-formula", reason, remedy)
    return Row((number, number), raw, cells, (note,))


def _span(rows: list[Row]) -> tuple[int, int]:
    return rows[0].lines[0], rows[-1].lines[1]


def _find_layout(table: list[Row]) -> Layout | None:
    """The row that names most fields; the first of those that name as many."""
    best: Layout | None = None
    for at, row in enumerate(table[:HEADER_WITHIN]):
        columns = find_columns(row.cells)
        if (
            columns
            and (at == 0 or columns.known >= FEWEST_BELOW)
            and (best is None or columns.known > best.columns.known)
        ):
            best = Layout(at, at + 1, columns)
    first = [row.cells for row in table[best.start if best else 0 :][:HEADER_WITHIN]]
    if best:
        return replace(best, columns=look_at_rows(best.columns, first))
    columns = infer_columns(first)
    return Layout(0, 0, columns) if columns else None


def _find_named(table: list[Row], maps: Sequence[ColumnMap]) -> Layout | None:
    """The layout of a sheet whose columns a person named, or None."""
    for at, row in enumerate(table[:HEADER_WITHIN] if maps else ()):
        if column_map := find_map(maps, row.cells):
            return Layout(at, at + 1, column_map.to_columns(), named=True)
    column_map = find_map_without_header(maps, _width(table)) if maps else None
    return Layout(0, 0, column_map.to_columns(), named=True) if column_map else None


def _width(table: list[Row]) -> int:
    return max((len(row.cells) for row in table), default=0)


#: One sheet with a header and two papers.
SAMPLE = Path(__file__).with_name("samples").joinpath("workbook.xlsx").read_bytes()

FORMAT = Format(
    name="workbook",
    title="Workbooks (XLSX, XLSB, XLS, ODS)",
    extensions=(".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".ots"),
    homepage="https://ecma-international.org/publications-and-standards/standards/ecma-376/",
    sample=SAMPLE,
    written_by="Excel, LibreOffice, Google Sheets; databases that export tables as XLSX",
    covers="each sheet that is a table of papers, as a table that is text",
    leaves_out="formulas without a saved value (flagged); password-protected workbooks",
    detect=detect,
    read=read,
    preview=preview,
    split=split_people,
    binary=True,
)
