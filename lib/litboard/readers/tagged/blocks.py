"""Texts of tagged fields, as RIS, MEDLINE, Web of Science, Refer, Ovid and Inspec write them.

A field is a tag at the head of a line and all that follows up to the next tag. How a tag looks
and what begins and ends a record differs from format to format, and is given as a `Shape`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from litboard.readers.format import Text
from litboard.readers.notes import ParseNote
from litboard.readers.structured.extracted import Extracted, LineCounter
from litboard.readers.tagged.block import AROUND, STRAY, Block
from litboard.readers.tagged.cutter import Cutter
from litboard.readers.tagged.shape import Shape
from litboard.schema.records import Problem


def find_blocks(
    source: str, text: Text, shape: Shape, *, remedies: Mapping[ParseNote, str] | None = None
) -> Iterator[Extracted[Block] | Problem]:
    """Each record of a tagged text with its place, and what stands outside as problems.

    Takes linear time. Lines of the file itself, as a header or `shape.furniture`, are passed
    over; all others stand in one block or problem. `remedies` are those of the format for some
    notes, in place of the general ones.
    """
    counter = LineCounter(text.text)
    remedies = remedies or {}
    for block in Cutter(text.text, shape).blocks():
        raw = text.text[block.start : block.end].rstrip(AROUND)
        lines = counter.span(block.start, block.start + len(raw))
        if block.tags:
            notes = [
                replace(note, remedy=remedies.get(note, note.remedy))
                for note in dict.fromkeys(block.notes)
            ]
            yield Extracted(lines, raw, block, tuple(notes))
        else:
            yield STRAY.to_problem(source, lines, raw)
