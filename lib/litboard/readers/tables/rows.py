"""Rows of a table of papers → records, once it is known where each field stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from litboard.readers.format import Parsed, Structure
from litboard.readers.notes import ParseNote
from litboard.readers.tables.cells import (
    absolute_url,
    join_pages,
    kind_of,
    read_cited,
    read_number,
    read_pages,
    read_pmid,
    read_year,
    split_keywords,
    split_run_together,
)
from litboard.readers.tables.column_names import COLUMNS
from litboard.readers.tables.columns import Columns, find_columns
from litboard.schema.records import Record, Severity
from litboard.text import find_arxiv_id, find_doi

#: In a table of so many columns a row of one cell is a remark, such as a copyright line.
REMARK_BELOW = 3
#: A row that names so many fields is the header of another table, and no paper.
FEWEST_NAMED = 3
#: What headers call columns.
NAMES = frozenset(name for names in COLUMNS.values() for name in names)
#: What spreadsheets write for a cell that they could not work out, and for a long number.
SPOILT = re.compile(r"#(?:REF!|NAME\?|N/A|VALUE!|NUM!|NULL!|DIV/0!|##+)|\d(?:[.,]\d+)?E\+\d\d")
#: A row without any of these identifies no paper.
SUBSTANCE = ("title", "abstract", "doi", "arxiv_id", "pmid")

#: What is read from a cell of each field, where it is not the text itself.
READS: dict[str, Callable[[str], Any]] = {
    "year": read_year,
    "doi": find_doi,
    "arxiv_id": lambda text: find_arxiv_id(text, bare=True),
    "pmid": read_pmid,
    "keywords": split_keywords,
    "url": absolute_url,
    "kind": kind_of,
    "volume": read_number,
    "issue": read_number,
    "pages": read_pages,
    "article_number": read_pages,
}
#: In one table the same few cells come again and again.
REPEATED = ("year", "kind", "volume", "issue")
#: The one field that several columns may state together.
NOTES = "notes"
#: What serves only where no field is stated outright.
PARTS = ("first_page", "last_page", "article_number", "citation")


class Row(NamedTuple):
    """A row: its first and last line, its raw text, its cells, and the notes on it."""

    lines: tuple[int, int]
    raw: str
    cells: list[str]
    notes: tuple[ParseNote, ...] = ()


def read_table(
    source: str,
    columns: Columns,
    head: Row,
    rows: Iterable[Row],
    *,
    headed: bool,
    entries: int = 0,
) -> Iterator[Parsed]:
    """A record a row. The header, a header repeated and rows without any text are structure.

    A header repeated may have other capitals, and empty cells at its end; the header of another
    table names the columns of the rows below it.

    `headed` is whether `head` is a header, and not the first row of a table without one;
    `entries` is how many are in the tables before this one.
    """
    for note in (*columns.notes, *head.notes):
        yield note.to_problem(source, head.lines, head.raw, severity=Severity.CHECK)
    read_row, find_header = _row_reader(columns), _header_finder(columns)
    entry = entries
    for row in rows:
        cells = list(map(str.strip, row.cells))
        # Tables that were joined end to end repeat the header.
        if named := find_header(cells):
            yield from _pass_header(source, row, again=named is columns)
            if named is not columns:
                columns, read_row, find_header = named, _row_reader(named), _header_finder(named)
            continue
        cells, spoilt = _leave_out_spoilt(cells, row.raw)
        if not (row.notes or spoilt or any(cells)):
            continue
        entry += 1
        fields = read_row(cells)
        if not any(map(fields.get, SUBSTANCE)) or _is_remark(columns, row):
            yield _lost(columns, row).to_problem(source, row.lines, row.raw, entry=entry)
            continue
        yield Record(source=source, entry=entry, lines=row.lines, raw=row.raw, **fields)
        notes = (*row.notes, *spoilt, *_note_gaps(columns, cells, fields))
        yield from (
            note.to_problem(source, row.lines, row.raw, entry=entry, severity=Severity.CHECK)
            for note in notes
        )
    if entry == entries:
        yield NO_ROWS.to_problem(source, head.lines, head.raw)
    elif headed:
        yield Structure(head.lines)


def _header_finder(columns: Columns) -> Callable[[list[str]], Columns | None]:
    """A function that gives these columns for their header once more, and others for another."""
    width, names = len(columns.header), [name.casefold() for name in columns.header]
    place = columns.places.get("title", (0,))[0]
    # Few rows have the name of a column where titles stand, so that few are looked at as a whole.
    there = NAMES | {names[place]}
    longest = max(map(len, there))

    def find(cells: list[str]) -> Columns | None:
        name = cells[place] if place < len(cells) else None
        if name is None or len(name) > longest or name.casefold() not in there:
            return None
        if [cell.casefold() for cell in cells[:width]] == names and not any(cells[width:]):
            return columns
        others = find_columns(cells)
        return others if others and others.known >= FEWEST_NAMED else None

    return find


def _leave_out_spoilt(cells: list[str], raw: str) -> tuple[list[str], tuple[ParseNote, ...]]:
    """The cells without those that a spreadsheet has spoilt, and the note on them."""
    if "#" not in raw and "E+" not in raw:
        return cells, ()
    spoilt = [cell for cell in cells if SPOILT.fullmatch(cell)]
    if not spoilt:
        return cells, ()
    reason = f"a spreadsheet has put “{spoilt[0]}” in place of a cell; it was left out"
    remedy = "export the table anew, and give it before a spreadsheet saves it"
    note = ParseNote("table.spoilt-cell", reason, remedy)
    return ["" if cell in spoilt else cell for cell in cells], (note,)


NO_ROWS = ParseNote(
    "table.no-rows",
    "a header stands here, and no row below it",
    "export the table anew, with its rows",
)
NO_TITLE = ParseNote(
    "table.no-title", "no title, abstract or identifier stands in the row", "add a title or a DOI"
)
OTHER_HEADER = ParseNote(
    "table.other-header",
    "another header stands here, and the rows below it were read by it",
    "check them; give each table as a file of its own where they came wrong",
)


def _pass_header(source: str, row: Row, *, again: bool) -> Iterator[Parsed]:
    """A header among rows is structure, unless it is broken and may have swallowed something."""
    if not row.notes:
        yield Structure(row.lines)
    for broken in row.notes[:1]:
        reason = f"the header comes again, and {broken.reason}"
        remedy = "delete the line, if no paper stands in it"
        note = ParseNote("table.broken-header", reason, remedy)
        yield note.to_problem(source, row.lines, row.raw)
    if not again:
        yield OTHER_HEADER.to_problem(source, row.lines, row.raw, severity=Severity.CHECK)


def _row_reader(columns: Columns) -> Callable[[list[str]], dict[str, Any]]:
    """A function from the cells of a row to the fields they state, made once a table."""
    whole = split_run_together if columns.run_together else _whole
    reads = READS | {"authors": whole} | {field: cache(READS[field]) for field in REPEATED}
    # In one pass over the columns that matter; the first with something to read counts.
    plan = [(field, reads.get(field), places) for field, places in columns.places.items()]
    plan = [line for line in plan if line[0] != NOTES]
    noted = columns.places.get(NOTES, ())
    in_parts = any(part in columns.places for part in PARTS)

    def read_row(cells: list[str]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        width = len(cells)
        for field, read, places in plan:
            for place in places:
                if place < width and (text := cells[place]):
                    value = read(text) if read else text
                    if value:
                        fields[field] = value
                        break
        if noted:
            fields[NOTES] = tuple(cells[place] for place in noted if place < width and cells[place])
        return _join_parts(fields) if in_parts else fields

    return read_row


def _join_parts(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with pages made of first and last, and gaps filled from a citation."""
    first, last, article, cited = (fields.pop(part, "") for part in PARTS)
    if "pages" not in fields and (pages := (first and join_pages(first, last)) or article):
        fields["pages"] = pages
    return read_cited(cited) | fields if cited else fields


def _whole(authors: str) -> tuple[str, ...]:
    """Authors as they stand, for the splitter that comes after repair."""
    return (authors,)


def _is_remark(columns: Columns, row: Row) -> bool:
    return len(row.cells) == 1 and len(columns.header) >= REMARK_BELOW


def _lost(columns: Columns, row: Row) -> ParseNote:
    """Why a row is no record."""
    if not _is_remark(columns, row):
        return NO_TITLE
    reason = f"one cell stands where the table has {len(columns.header)} columns"
    return ParseNote("table.lone-cell", reason, "delete the line if it is a remark")


def _note_gaps(columns: Columns, cells: list[str], fields: dict[str, Any]) -> Iterator[ParseNote]:
    width = len(columns.header)
    if any(cells[width:]):
        yield ParseNote(
            "table.extra-cells",
            f"the row has {len(cells)} cells, the header {width}; the rest was left out",
            "check it: a separator within a cell moves all that follow",
        )
    elif len(cells) < width:
        yield ParseNote(
            "table.missing-cells",
            f"the row has {len(cells)} cells, the header {width}; the others were taken as empty",
            "check it, and add the separators that are missing",
        )
    if "title" not in fields and "title" in columns.places:
        yield ParseNote("table.empty-title", "the title is empty", "add the title")
