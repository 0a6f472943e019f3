"""Abstracts copied from an author page: one `Abstract:` line a paper, nothing else.

People copy such lists from personal and institute pages that hide titles behind links. There is
no specification: a line that opens with "Abstract:" begins a paper, the next one ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from litboard.readers.format import Format, Label, Line, Parsed, Text
from litboard.readers.notes import ParseNote
from litboard.schema.records import Record, Severity

OPENING = re.compile(r"\s*abstract\s*[:.\u2013\u2014]\s*", re.IGNORECASE)

#: A person's name is short; a longer line above the abstracts is something else.
LONGEST_LABEL = 80
#: Below this share of `Abstract:` lines the text is more than a list of abstracts.
MOSTLY = 0.5

EMPTY = ParseNote(
    "abstracts.empty",
    "nothing follows `Abstract:`",
    "paste the abstract behind it, or delete the line",
)
JOINED = ParseNote(
    "abstracts.joined-line",
    "a line does not open with `Abstract:` and was joined to the abstract above",
    "check where this abstract ends",
)
STRAY_LINE = ParseNote(
    "abstracts.stray-line",
    "a line before the first `Abstract:` is no name",
    "write `Abstract:` in front of it, or delete it",
)


def detect(text: Text) -> float:
    """Sure where most lines, the first or second among them, open with `Abstract:`."""
    opening = [bool(OPENING.match(line.text)) for line in text.opening]
    if not any(opening[:2]):
        return 0.0
    share = sum(opening) / len(opening)
    return share if share >= MOSTLY else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """Each `Abstract:` line as a record without title; the line above the first as the label."""
    record: Record | None = None
    joined: list[Line] = []
    for line in text.lines:
        if opening := OPENING.match(line.text):
            yield from _finish(record, joined)
            entry = record.entry + 1 if record else 1
            record = Record(
                source=source,
                entry=entry,
                lines=(line.number, line.number),
                raw=line.text,
                abstract=line.text[opening.end() :].strip() or None,
            )
            joined = []
        elif record:
            joined.append(line)
        elif line is text.lines[0] and len(line.text.strip()) <= LONGEST_LABEL:
            yield Label(line.text.strip(), (line.number, line.number))
        else:
            yield STRAY_LINE.to_problem(source, (line.number, line.number), line.text)
    yield from _finish(record, joined)


def _finish(record: Record | None, joined: list[Line]) -> Iterator[Parsed]:
    """The record with the lines that followed it; an abstract of several lines is a guess."""
    if record is None:
        return
    if joined:
        record = replace(
            record,
            lines=(record.lines[0], joined[-1].number),
            raw="\n".join([record.raw, *(line.text for line in joined)]),
            abstract=" ".join(
                [record.abstract or "", *(line.text.strip() for line in joined)]
            ).strip(),
        )
    if not record.abstract:
        yield EMPTY.to_problem(record.source, record.lines, record.raw, entry=record.entry)
        return
    yield record
    if joined:
        yield JOINED.to_problem(
            record.source,
            (joined[0].number, joined[-1].number),
            "\n".join(line.text for line in joined),
            entry=record.entry,
            severity=Severity.CHECK,
        )


SAMPLE = """\
Ann Lee

Abstract: We count things of many kinds, and see that there are more of them than we thought.
Abstract: Sparse circuits in a model remain after pruning. Does this explain what it does?
"""

FORMAT = Format(
    name="abstracts",
    title="Abstracts copied from an author page",
    extensions=(".txt",),
    homepage="https://en.wikipedia.org/wiki/Abstract_(summary)",
    sample=SAMPLE,
    written_by="people who copy from a personal or institute page",
    covers="each `Abstract:` line as a record without a title; the name above the first",
    detect=detect,
    read=read,
)
