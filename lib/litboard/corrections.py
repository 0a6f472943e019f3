"""What a person wrote in place of a piece that could not be read; the source stays untouched."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from io import StringIO
from itertools import product

from litboard.beside import REMEDY, BesideError, read_list, write_list
from litboard.readers import ColumnMap, Table, read_source, show_tables
from litboard.readers.csv_layout import DELIMITERS
from litboard.records import Problem, Reading, Record, Severity, Source
from litboard.tables import stable_id

#: The name of the file beside the corpus.
FILE_NAME = "corrections.json"
#: What a corrected piece is called while it is read.
PIECE = "correction"


@dataclass(frozen=True, slots=True)
class Correction:
    """A text in place of an unread piece, known by its source and by what stood there.

    Where the source changes and the piece with it, the correction no longer applies.
    """

    source: str
    piece: str
    text: str


def piece_id(raw: str) -> str:
    """A short name for an unread piece, from its text."""
    return stable_id(" ".join(raw.split()))


def read_corrections(path: str | os.PathLike[str]) -> tuple[Correction, ...]:
    """The corrections kept in a file; none if there is no such file.

    Raises BesideError for a file that cannot be understood.
    """
    corrections = []
    for number, entry in enumerate(read_list(path, "corrections"), 1):
        fields = entry if isinstance(entry, dict) else {}
        texts = [fields.get(name) for name in ("source", "piece", "text")]
        if not all(isinstance(text, str) for text in texts):
            place = f"{path}, correction {number}"
            raise BesideError(f"{place}: needs source, piece and text; {REMEDY}")
        corrections.append(Correction(*map(str, texts)))
    return tuple(corrections)


def write_corrections(path: str | os.PathLike[str], corrections: Iterable[Correction]) -> None:
    """Keep the corrections in a file a person can read, one a line."""
    write_list(path, "corrections", (asdict(one) for one in corrections))


def correct(
    corrections: Sequence[Correction], source: str, raw: str, text: str
) -> tuple[Correction, ...]:
    """The corrections with one more, which replaces an earlier one of the same piece.

    An empty text takes the correction back.
    """
    new = Correction(source, piece_id(raw), text)
    others = [one for one in corrections if (one.source, one.piece) != (new.source, new.piece)]
    return tuple([*others, new] if text.strip() else others)


def apply_corrections(
    reading: Reading,
    corrections: Sequence[Correction],
    *,
    source: Source,
    maps: Sequence[ColumnMap] = (),
) -> Reading:
    """The reading of a source in which corrected pieces are records.

    A row of a table is read by the columns of the table, of which `maps` may say what they hold.
    A correction that cannot be read either leaves its problem in place, and says so there.
    """
    texts = {one.piece: one.text for one in corrections if one.source == reading.source}
    if not texts:
        return reading
    tables = show_tables(source, maps=maps)
    records = list(reading.records)
    problems = []
    for problem in reading.problems:
        text = texts.get(piece_id(problem.raw)) if problem.severity is Severity.LOST else None
        mended = _read_piece(problem, text, tables, len(records)) if text else []
        records += mended
        if text and not mended:
            reason = f"{problem.reason} (its correction could not be read either)"
            problems.append(replace(problem, reason=reason))
        elif not text:
            problems.append(problem)
    return replace(reading, records=tuple(records), problems=tuple(problems))


def _read_piece(problem: Problem, text: str, tables: Iterable[Table], count: int) -> list[Record]:
    """The records of a corrected piece, at the place of what could not be read."""
    records = _read_rows(text, tables) or read_source(Source.from_text(text, PIECE)).records
    return [
        replace(record, source=problem.source, entry=count + number, lines=problem.lines, raw=text)
        for number, record in enumerate(records, 1)
    ]


def _read_rows(text: str, tables: Iterable[Table]) -> tuple[Record, ...]:
    """The records of rows that fit a table, below its header; none where they fit none."""
    for table, delimiter in product(tables, DELIMITERS):
        said = ColumnMap(PIECE, table.columns, table.fields)
        made = StringIO()
        if not said.headless:
            csv.writer(made, delimiter=delimiter, lineterminator="\n").writerow(table.columns)
        reading = read_source(Source.from_text(made.getvalue() + text, PIECE), maps=[said])
        if reading.records and not reading.problems:
            return reading.records
    return ()
