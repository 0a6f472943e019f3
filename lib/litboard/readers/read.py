"""One source → its records and problems, whatever format it is in.

The format is recognised by the content, never by the name of the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from litboard.readers.cleaning import clean_records
from litboard.readers.format import Format, Label, Parsed, Structure, Text
from litboard.readers.io.decode import Decoded, NotTextError, decode
from litboard.readers.io.gc_pause import gc_paused
from litboard.readers.io.unsupported import unsupported_text
from litboard.readers.long_lines import set_aside_long_lines
from litboard.readers.notes import ParseNote
from litboard.readers.registry import all_formats, detect_format
from litboard.readers.tables.column_map import ColumnMap, Table
from litboard.readers.tables.columns import ASKED
from litboard.schema.records import Problem, Reading, Record, Severity, Source
from litboard.worker.progress import report_records


def read_source(source: Source, *, maps: Iterable[ColumnMap] = ()) -> Reading:
    """All that is in one source: records, problems, and the label of the source.

    `maps` are the columns of tables that a person has named; those of other sources are
    ignored. Never raises for what the content is: what cannot be read becomes a problem.
    """
    with gc_paused():
        return _read(source, [one for one in maps if one.source == source.name])


def show_tables(source: Source, *, maps: Iterable[ColumnMap] = ()) -> list[Table]:
    """The tables of a source, for a person to name their columns; none in other sources."""
    mine = [one for one in maps if one.source == source.name]
    binary = Text(content=source.content, maps=mine)
    if format_ := detect_format(binary):
        return format_.preview(source.name, binary)
    try:
        text = Text(decode(source.content).text, maps=mine)
    except ValueError:
        return []
    if format_ := detect_format(text):
        return format_.preview(source.name, text)
    return _possible_tables(source.name, text)


def _read(source: Source, maps: list[ColumnMap]) -> Reading:
    binary = Text(content=source.content, maps=maps)
    if format_ := detect_format(binary):
        return replace(_parse(source.name, format_, binary), size=len(source.content))
    try:
        decoded = decode(source.content)
    except NotTextError as error:
        problem = error.note.to_problem(source.name, (0, 0))
        return Reading(source=source.name, problems=(problem,), size=len(source.content))
    reading = _read_text(source.name, Text(decoded.text, maps=maps))
    notes = (*_encoding_notes(source.name, decoded), *_name_notes(source))
    return replace(
        reading,
        encoding=decoded.encoding,
        size=len(source.content),
        problems=(*notes, *reading.problems),
    )


def _read_text(name: str, text: Text) -> Reading:
    format_ = detect_format(text)
    too_long: list[Problem] = []
    if format_ is None or not format_.long_lines:
        text, too_long = set_aside_long_lines(name, text)
    if not text.text or text.text.isspace():
        return Reading(source=name, problems=tuple(too_long))
    if format_ is None:
        return Reading(source=name, problems=(*too_long, _unknown(name, text)))
    reading = _parse(name, format_, text)
    return replace(reading, problems=(*too_long, *reading.problems))


def _parse(name: str, format_: Format, text: Text) -> Reading:
    """What a format reads in a source, with its records cleaned one by one as they come."""
    others: list[Problem | Label | Structure] = []
    records: Iterable[Record] = _split_off(format_.read(name, text), others)
    whole = text.text
    if format_.binary:
        # Without a text of its own, damage shows in what the records quote.
        records = list(records)
        whole = "\n".join(record.raw for record in records)
    else:
        records = report_records(records, len(whole))
    cleaned = clean_records(records, whole, split=format_.split)
    label = next((one for one in others if isinstance(one, Label)), None)
    return Reading(
        source=name,
        format=format_.name,
        label=label.text if label else None,
        label_lines=label.lines if label else None,
        records=cleaned,
        problems=tuple(one for one in others if isinstance(one, Problem)),
    )


def _split_off(
    parsed: Iterable[Parsed], others: list[Problem | Label | Structure]
) -> Iterator[Record]:
    """The records one by one, so that each is finished before the next; the rest to `others`."""
    for one in parsed:
        if isinstance(one, Record):
            yield one
        else:
            others.append(one)


def _encoding_notes(name: str, decoded: Decoded) -> list[Problem]:
    """What a person should check where the character set was a guess."""
    return [note.to_problem(name, note.lines, severity=Severity.CHECK) for note in decoded.notes]


def _name_notes(source: Source) -> list[Problem]:
    """A note where the name of a text has the extension of a binary format."""
    binary = (format_ for format_ in all_formats() if format_.binary)
    if not any(source.suffix in format_.extensions for format_ in binary):
        return []
    reason = f"the name ends in {source.suffix}, but the content is text; it was read as text"
    remedy = "check that nothing is missing; give the file the extension of a text file"
    note = ParseNote("file.misnamed", reason, remedy)
    return [note.to_problem(source.name, (0, 0), severity=Severity.CHECK)]


def _unknown(name: str, text: Text) -> Problem:
    """The problem of a text in no known format."""
    known = "; ".join(format_.title.lower() for format_ in all_formats())
    table = f"if this is a table, say {ASKED} what its columns hold; "
    reason = "no bibliographic format was recognised"
    remedy = f"{table if _possible_tables(name, text) else ''}litboard reads: {known}"
    note = ParseNote("file.unknown-format", reason, remedy)
    if kind := unsupported_text(text.head):
        reason = f"this is {kind.name}, no export of papers"
        note = ParseNote("file.unsupported", reason, kind.remedy)
    lines = text.lines[0].number, text.lines[-1].number
    return note.to_problem(name, lines, "\n".join(line.text for line in text.lines))


def _possible_tables(name: str, text: Text) -> list[Table]:
    """The tables in a text of no known format, as the first format sees them that sees any."""
    previews = (known.preview(name, text) for known in all_formats() if not known.binary)
    return next((tables for tables in previews if tables), [])
