"""Apply corrections to a reading: the corrected text is read in place of the original."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import StringIO
from itertools import count, product

from litboard.annotations.corrections import (
    CORRECTION_SOURCE,
    UNREADABLE,
    Correction,
    identifying_text,
    passage_id,
)
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
    """The reading of a source with its corrections applied.

    A corrected row of a table is read with the columns of that table; `maps` state what they
    hold where a person has named them. If a correction cannot be read either, the problem stays
    and its reason says so.
    """
    texts = {one.passage: one.text for one in corrections if one.source == reading.source}
    if not texts:
        return reading
    corrector = _Corrector(texts, show_tables(source, maps=maps), reading.records)
    records = [one for record in reading.records for one in corrector.correct_record(record)]
    problems = []
    for problem in reading.problems:
        corrected, read = corrector.correct_problem(problem)
        records += corrected
        if read is None:
            problems.append(problem)
        elif not read:
            reason = f"{problem.reason} {UNREADABLE}"
            problems.append(replace(problem, reason=reason, code="correction.unreadable"))
    return replace(reading, records=tuple(records), problems=tuple(problems))


class _Corrector:
    """Reads the texts of corrections, and remembers which could be read."""

    def __init__(
        self, texts: dict[str, str | None], tables: Iterable[Table], records: Iterable[Record]
    ) -> None:
        self.texts = texts
        self.tables = tuple(tables)
        self.free = count(max((record.entry for record in records), default=0) + 1)
        #: For each corrected record, by entry: whether its correction could be read.
        self.read: dict[int, bool] = {}

    def correct_record(self, record: Record) -> list[Record]:
        """The records in place of a record: itself if it has no correction that can be read."""
        passage = passage_id(record.raw)
        if passage not in self.texts:
            return [record]
        text = self.texts[passage]
        corrected = [record] if text is None else self._records_of(text, record)
        self.read[record.entry] = bool(corrected)
        if not corrected:
            return [record]
        return [replace(corrected[0], entry=record.entry), *corrected[1:]]

    def correct_problem(self, problem: Problem) -> tuple[list[Record], bool | None]:
        """The records in place of a problem, and whether its correction, if any, could be read."""
        if problem.severity is Severity.CHECK and problem.entry in self.read:
            return [], self.read[problem.entry]
        passage = passage_id(identifying_text(problem.raw, problem.reason))
        if passage not in self.texts:
            return [], None
        text = self.texts[passage]
        corrected = self._records_of(text, problem) if text is not None else []
        return corrected, text is None or bool(corrected)

    def _records_of(self, text: str, place: Record | Problem) -> list[Record]:
        records = _read_rows(text, self.tables)
        records = records or read_source(Source.from_text(text, CORRECTION_SOURCE)).records
        return [
            replace(record, source=place.source, entry=next(self.free), lines=place.lines, raw=text)
            for record in records
        ]


def _read_rows(text: str, tables: Iterable[Table]) -> tuple[Record, ...]:
    """The records of rows that fit a table, below its header; none where they fit none."""
    for table, delimiter in product(tables, DELIMITERS):
        column_map = ColumnMap(CORRECTION_SOURCE, table.columns, table.fields)
        made = StringIO()
        if not column_map.without_header:
            csv.writer(made, delimiter=delimiter, lineterminator="\n").writerow(table.columns)
        reading = read_source(
            Source.from_text(made.getvalue() + text, CORRECTION_SOURCE), maps=[column_map]
        )
        if reading.records and not reading.problems:
            return reading.records
    return ()
