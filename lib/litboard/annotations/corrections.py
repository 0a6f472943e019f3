"""What a person wrote in place of a piece of a source; the source stays untouched."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from io import StringIO
from itertools import count, product

from litboard.beside import REMEDY, BesideError, read_list, write_list
from litboard.readers import ColumnMap, Table, read_source, show_tables
from litboard.readers.csv_layout import DELIMITERS
from litboard.records import Problem, Reading, Record, Severity, Source
from litboard.tables import stable_id

#: The name of the file beside the corpus.
FILE_NAME = "corrections.json"
#: What a corrected piece is called while it is read.
PIECE = "correction"
UNREADABLE = "(its correction could not be read either)"
#: So much of a piece tells a person which one it was.
BEGINNING = 80


@dataclass(frozen=True, slots=True)
class Correction:
    """A text in place of a piece that could not be read, or was read by a guess.

    The piece is known by its source and by what stood there: where that changes, the correction
    no longer applies. Without a `text` a person has seen the piece and leaves it as it is: what
    was read by a guess was read well, and what could not be read is no paper.
    """

    source: str
    piece: str
    text: str | None
    #: How the piece begins, for whoever reads the list.
    beginning: str = ""


def piece_id(raw: str) -> str:
    """A short name for a piece, from its text."""
    return stable_id(" ".join(raw.split()))


def known_by(raw: str, reason: str) -> str:
    """What a piece is known by: its text, or, where a whole source is meant, what is wrong."""
    return raw or reason


def read_corrections(path: str | os.PathLike[str]) -> tuple[Correction, ...]:
    """The corrections kept in a file; none if there is no such file.

    Raises BesideError for a file that cannot be understood.
    """
    corrections = []
    for number, entry in enumerate(read_list(path, "corrections"), 1):
        fields = entry if isinstance(entry, dict) else {}
        source, piece, text = (fields.get(name) for name in ("source", "piece", "text"))
        said = isinstance(text, str) or (text is None and "text" in fields)
        if not (isinstance(source, str) and isinstance(piece, str) and said):
            place = f"{path}, correction {number}"
            raise BesideError(f"{place}: needs source, piece and text; {REMEDY}")
        beginning = str(fields.get("beginning") or "")
        corrections.append(Correction(source, piece, text, beginning))
    return tuple(corrections)


def write_corrections(path: str | os.PathLike[str], corrections: Iterable[Correction]) -> None:
    """Keep the corrections in a file a person can read, one a line."""
    write_list(path, "corrections", (asdict(one) for one in corrections))


def correct(
    corrections: Sequence[Correction], *pieces: tuple[str, str], text: str | None
) -> tuple[Correction, ...]:
    """The corrections with one more of each piece (its source and what it is known by).

    It replaces an earlier one of the same piece. An empty text takes that back, and None leaves
    the piece as it is.
    """
    new = {
        (source, piece_id(raw)): Correction(
            source, piece_id(raw), text, " ".join(raw[: 2 * BEGINNING].split())[:BEGINNING]
        )
        for source, raw in pieces
    }
    others = [one for one in corrections if (one.source, one.piece) not in new]
    return tuple(others if text is not None and not text.strip() else [*others, *new.values()])


def take_back(corrections: Sequence[Correction], correction: Correction) -> tuple[Correction, ...]:
    """The corrections without that of one piece."""
    piece = (correction.source, correction.piece)
    return tuple(one for one in corrections if (one.source, one.piece) != piece)


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
