"""Readings in which corrected pieces of a source are records."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import StringIO
from itertools import count, product

from litboard.annotations.corrections import PIECE, UNREADABLE, Correction, known_by, piece_id
from litboard.readers import ColumnMap, Table, read_source, show_tables
from litboard.readers.tables.csv_layout import DELIMITERS
from litboard.schema.records import Problem, Reading, Record, Severity, Source


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
    mender = _Mender(texts, show_tables(source, maps=maps), reading.records)
    records = [one for record in reading.records for one in mender.mend_record(record)]
    problems = []
    for problem in reading.problems:
        mended, read = mender.mend_problem(problem)
        records += mended
        if read is None:
            problems.append(problem)
        elif not read:
            problems.append(replace(problem, reason=f"{problem.reason} {UNREADABLE}"))
    return replace(reading, records=tuple(records), problems=tuple(problems))


class _Mender:
    """Reads what was written in place of pieces, and knows what became of each record's."""

    def __init__(
        self, texts: dict[str, str | None], tables: Iterable[Table], records: Iterable[Record]
    ) -> None:
        self.texts = texts
        self.tables = tuple(tables)
        self.free = count(max((record.entry for record in records), default=0) + 1)
        #: For each record that was spoken of, whether what was said could be read.
        self.read: dict[int, bool] = {}

    def mend_record(self, record: Record) -> list[Record]:
        """What stands in place of a record: itself where nothing was said that can be read."""
        piece = piece_id(record.raw)
        if piece not in self.texts:
            return [record]
        text = self.texts[piece]
        mended = [record] if text is None else self._records_of(text, record)
        self.read[record.entry] = bool(mended)
        if not mended:
            return [record]
        return [replace(mended[0], entry=record.entry), *mended[1:]]

    def mend_problem(self, problem: Problem) -> tuple[list[Record], bool | None]:
        """The records in place of a problem, and whether its correction, if any, could be read."""
        if problem.severity is Severity.CHECK and problem.entry in self.read:
            return [], self.read[problem.entry]
        piece = piece_id(known_by(problem.raw, problem.reason))
        if piece not in self.texts:
            return [], None
        text = self.texts[piece]
        mended = self._records_of(text, problem) if text is not None else []
        return mended, text is None or bool(mended)

    def _records_of(self, text: str, place: Record | Problem) -> list[Record]:
        records = _read_rows(text, self.tables)
        records = records or read_source(Source.from_text(text, PIECE)).records
        return [
            replace(record, source=place.source, entry=next(self.free), lines=place.lines, raw=text)
            for record in records
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
