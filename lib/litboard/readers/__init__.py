"""Sources → records and problems: the format is told by the content, never by the name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from litboard.readers.cleaning import clean_records
from litboard.readers.format import MAX_LINE, Format, Label, Line, Parsed, Structure, Text, quote
from litboard.readers.formats import csv_table
from litboard.readers.formats.workbook import SUFFIXES, is_workbook, read_workbook, show_sheets
from litboard.readers.io.archives import unpack, unpack_all
from litboard.readers.io.decode import Decoded, decode
from litboard.readers.io.gc_pause import gc_paused
from litboard.readers.io.paths import MAX_SOURCE_BYTES, OUR_FILES, gather_sources
from litboard.readers.io.unsupported import PLAIN, tell_bytes, tell_text
from litboard.readers.registry import FORMATS
from litboard.readers.tables.cells import split_people
from litboard.readers.tables.column_map import FIELDS, ColumnMap, Table
from litboard.readers.tables.columns import ASKED
from litboard.schema.records import Problem, Reading, Record, Severity, Source
from litboard.worker.progress import watched

__all__ = [
    "ASKED",
    "FIELDS",
    "FORMATS",
    "MAX_LINE",
    "MAX_SOURCE_BYTES",
    "OUR_FILES",
    "ColumnMap",
    "Format",
    "Label",
    "Line",
    "Parsed",
    "Structure",
    "Table",
    "Text",
    "detect_format",
    "gather_sources",
    "read_source",
    "show_tables",
    "unpack",
    "unpack_all",
]

#: Below it, no format is sure enough, and a guess would make up papers.
SURE_ENOUGH = 0.5


def detect_format(text: Text) -> Format | None:
    """The format that is most sure of a text, or None where no one is sure enough."""
    scored = [(known.detect(text), known) for known in FORMATS]
    best, format_ = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return format_ if best >= SURE_ENOUGH else None


def read_source(source: Source, *, maps: Iterable[ColumnMap] = ()) -> Reading:
    """All that stands in one source: records, problems, and the label of the source.

    `maps` are what a person said of the columns of tables. Never raises for what the content
    is: what cannot be read comes back as problems.
    """
    with gc_paused():
        return _read(source, [one for one in maps if one.source == source.name])


def show_tables(source: Source, *, maps: Iterable[ColumnMap] = ()) -> list[Table]:
    """The tables of a source, for a person to say what their columns hold; none in other texts."""
    mine = [one for one in maps if one.source == source.name]
    if is_workbook(source.content):
        return show_sheets(source, mine)
    try:
        text = Text(decode(source.content).text)
    except ValueError:
        return []
    format_ = _named_table(text, mine) or detect_format(text) or csv_table.FORMAT
    return csv_table.show(source.name, text, mine) if format_.name == "csv_table" else []


def _read(source: Source, maps: Sequence[ColumnMap]) -> Reading:
    if is_workbook(source.content):
        return _read_workbook(source, maps)
    try:
        decoded = decode(source.content)
    except ValueError as error:
        remedy = foreign.remedy if (foreign := tell_bytes(source.content)) else PLAIN
        problem = Problem(source.name, (0, 0), str(error), remedy)
        return Reading(source=source.name, problems=(problem,), size=len(source.content))
    reading = _read_text(source.name, Text(decoded.text), maps)
    return replace(
        reading,
        encoding=decoded.encoding,
        size=len(source.content),
        problems=(*_doubt_encoding(source.name, decoded), *_doubt_name(source), *reading.problems),
    )


def _read_workbook(source: Source, maps: Sequence[ColumnMap]) -> Reading:
    pieces = list(read_workbook(source, maps))
    records = [piece for piece in pieces if isinstance(piece, Record)]
    text = "\n".join(record.raw for record in records)
    return Reading(
        source=source.name,
        format="workbook",
        records=clean_records(records, text, split=split_people),
        problems=tuple(piece for piece in pieces if isinstance(piece, Problem)),
        size=len(source.content),
    )


def _doubt_name(source: Source) -> list[Problem]:
    if source.suffix not in SUFFIXES:
        return []
    reason = "the name is that of a workbook, the content is text; it was read as text"
    remedy = "check that no cell was cut; give the file the ending of a text"
    return [Problem(source.name, (0, 0), reason, remedy, severity=Severity.CHECK)]


def _read_text(name: str, text: Text, maps: Sequence[ColumnMap]) -> Reading:
    format_ = _named_table(text, maps) or detect_format(text)
    too_long: list[Problem] = []
    if format_ is None or not format_.long_lines:
        text, too_long = _set_aside(name, text)
    if not text.text or text.text.isspace():
        return Reading(source=name, problems=tuple(too_long))
    if format_ is None:
        return Reading(source=name, problems=(*too_long, _unknown(name, text)))
    others: list[Problem | Label | Structure] = []
    found = watched(_records(format_.read(name, text), others), len(text.text))
    records = clean_records(found, text.text, split=format_.split)
    labels = [piece for piece in others if isinstance(piece, Label)]
    return Reading(
        source=name,
        format=format_.name,
        label=labels[0].text if labels else None,
        label_lines=labels[0].lines if labels else None,
        records=records,
        problems=(*too_long, *(piece for piece in others if isinstance(piece, Problem))),
    )


def _records(
    pieces: Iterable[Parsed], others: list[Problem | Label | Structure]
) -> Iterator[Record]:
    """The records one by one, so that each is finished before the next; the rest to `others`."""
    for piece in pieces:
        if isinstance(piece, Record):
            yield piece
        else:
            others.append(piece)


def _set_aside(name: str, text: Text) -> tuple[Text, list[Problem]]:
    """The text with overlong lines left blank, so that the others keep their numbers."""
    if not _has_long_line(text.text):
        return text, []
    lines = text.text.split("\n")
    long = [Line(number, line) for number, line in enumerate(lines, 1) if len(line) > MAX_LINE]
    kept = ["" if len(line) > MAX_LINE else line for line in lines]
    return Text("\n".join(kept)), [_too_long(name, line) for line in long]


def _has_long_line(text: str) -> bool:
    """Whether a line is overlong, told by steps of a line's length rather than by lines."""
    start = 0
    while len(text) - start > MAX_LINE:
        end = text.rfind("\n", start, start + MAX_LINE + 1)
        if end < 0:
            return True
        start = end + 1
    return False


def _too_long(name: str, line: Line) -> Problem:
    return Problem(
        source=name,
        lines=(line.number, line.number),
        reason=f"the line has {len(line.text):,} characters; {MAX_LINE:,} are allowed",
        remedy="break it up: no title, list of authors or abstract is so long",
        raw=quote(line.text),
    )


def _doubt_encoding(name: str, decoded: Decoded) -> list[Problem]:
    return [
        Problem(name, doubt.lines, doubt.reason, doubt.remedy, severity=Severity.CHECK)
        for doubt in decoded.doubts
    ]


def _unknown(name: str, text: Text) -> Problem:
    known = "; ".join(format_.title.lower() for format_ in FORMATS)
    table = f"if this is a table, say {ASKED} what its columns hold; "
    reason = "no bibliographic format was recognised"
    remedy = f"{table if csv_table.may_be_table(text) else ''}litboard reads: {known}"
    if foreign := tell_text(text.head):
        reason, remedy = f"this is {foreign.name}, no export of papers", foreign.remedy
    return Problem(
        source=name,
        lines=(text.lines[0].number, text.lines[-1].number),
        reason=reason,
        remedy=remedy,
        raw=quote("\n".join(line.text for line in text.lines)),
    )


def _named_table(text: Text, maps: Sequence[ColumnMap]) -> Format | None:
    """Tables as a person told their columns, where this text is such a one."""
    if not csv_table.is_named(text, maps):
        return None
    return replace(csv_table.FORMAT, read=partial(csv_table.read, maps=maps))
