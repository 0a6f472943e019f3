"""Texts of tagged fields, as RIS, MEDLINE, Web of Science, Refer, Ovid and Inspec write them.

A field is a tag at the head of a line and all that follows up to the next tag. How a tag looks
and what begins and ends a record differs from format to format, and is given as a `Shape`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from litboard.readers.formats import HEAD, Text, quote
from litboard.readers.found import Doubt, Found, LineCounter
from litboard.records import Problem

#: Blanks within a line, as they stand before and in tags that were copied from a web page. A
#: byte order mark stands amid a text where two files were joined.
BLANK = r"[ \t\xa0\u2000-\u200b\u202f\u3000\ufeff]"
#: Text wrapped under its tag stands further in than this.
LEAD = rf"{BLANK}{{0,3}}"
#: Word processors make another dash of a hyphen.
DASH = r"[-\u2010-\u2015]"
#: What stands around a value; a no-break space may be half of a damaged letter.
AROUND = " \t\n"

ENDS_A_SENTENCE = tuple(".!?;:)]\"”'")
SPACES = " \t\n\r\xa0\ufeff"
LINE = re.compile(r"[^\n]+")
UNINDENTED = re.compile(r"\n[^\s]")
#: A line of more blanks than that is not taken for blank: looking back has to end somewhere.
NEAR = 100
#: Most tags have a blank line above them: the lines are double spaced, and it parts nothing.
DOUBLE_SPACED = 0.6

NO_OPENING = "the record does not open as records of this format do"
NO_CLOSING = "the line that closes the record is missing"
LIKE_A_TAG = "a line looks like a tag and was joined to the text above"
LOOSE = "a line without a tag is not indented and was joined to the field above"
STRAY = "this stands outside of all records"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a format writes fields and records.

    `head` matches the line feed before a tag, the tag as its one group that takes part, and
    what parts it from the value. Tags are compared in capitals.
    """

    head: re.Pattern[str]
    #: Always begin a record; a record that they do not open is doubted if `must_open`.
    begins: frozenset[str] = frozenset()
    must_open: bool = False
    #: Begin a record when the one before has such a tag already.
    begins_again: frozenset[str] = frozenset()
    #: Begin a record so, too, but only below a blank line; so does the tag the last began with.
    begins_below_blank: frozenset[str] = frozenset()
    #: End a record; one without is doubted.
    ends: frozenset[str] = frozenset()
    #: Belong to the file and to no record.
    outside: frozenset[str] = frozenset()
    #: If given: other tags may be words at the head of a wrapped line.
    known: frozenset[str] = frozenset()
    #: Whether wrapped text must be indented; if not, it is doubted.
    indents: bool = False
    #: Lines between records that mean nothing.
    furniture: re.Pattern[str] = re.compile(r"(?!)")


@dataclass(slots=True)
class Block:
    """The fields of one record, each with its tag, in the order in which they stand."""

    start: int
    end: int = 0
    fields: list[tuple[str, str]] = field(default_factory=list)
    closed: bool = False
    doubts: list[str] = field(default_factory=list)

    def join(self, head: str, value: str) -> None:
        """Put what only looks like a field at the end of the field above."""
        tag, text = self.fields[-1]
        self.fields[-1] = (tag, f"{text}\n {head.strip(AROUND)} {value.strip(AROUND)}")
        self.doubts.append(LIKE_A_TAG)

    def has(self, tag: str) -> bool:
        """Whether a field with this tag was seen."""
        return any(tag == other for other, _ in self.fields)

    def values(self) -> dict[str, list[str]]:
        """The values of each tag that are not empty."""
        values: dict[str, list[str]] = {}
        for tag, value in self.fields:
            if value:
                values.setdefault(tag, []).append(value)
        return values


def find_blocks(
    source: str, text: Text, shape: Shape, *, remedies: Mapping[str, str] | None = None
) -> Iterator[Found[Block] | Problem]:
    """Each record of a tagged text with its place, and what stands outside as problems.

    Takes linear time. Lines of the file itself, as a header or `shape.furniture`, are passed
    over; all others stand in one block or problem. `remedies` says what to do about a doubt.
    """
    body = f"\n{text.text}\n"
    counter = LineCounter(body[1:])
    says = {**REMEDIES, **(remedies or {})}
    for block in _split(body, shape):
        raw = body[block.start : block.end].rstrip(AROUND)
        lines = counter.span(block.start - 1, block.start - 1 + len(raw))
        if block.fields:
            doubts = tuple(Doubt(reason, says[reason]) for reason in dict.fromkeys(block.doubts))
            yield Found(lines, raw, block, doubts)
        else:
            yield Problem(source, lines, STRAY, says[STRAY], quote(raw))


REMEDIES = {
    NO_OPENING: "check that the record above did not run into this one",
    NO_CLOSING: "check that the record was not cut off",
    LIKE_A_TAG: "check the text",
    LOOSE: "check where the field ends",
    STRAY: "delete it, or put it into a record",
}


def _split(body: str, shape: Shape) -> Iterator[Block]:
    """Blocks in order; what stands outside of records comes as a block without fields."""
    first = shape.head.search(body)
    yield from _strays(body, 0, first.start() if first else len(body), shape)
    # Rules that few formats have cost time at each field, and are looked at by those alone.
    blanks_part = bool(shape.begins_below_blank) and not _is_double_spaced(body, shape)
    more_begin = blanks_part or bool(shape.begins_again)
    sure = shape.known - shape.begins - shape.ends
    block: Block | None = None
    for tag, start, value_start, end in _heads(body, shape.head):
        if (
            block
            and sure
            and tag not in sure
            and _is_wrapped(block, tag, body[value_start:end], shape)
        ):
            block.join(body[start:value_start], body[value_start:end])
            block.end = end
            continue
        if block and (
            tag in shape.begins
            or (
                more_begin and _begins(tag, start, block, shape, blanks_part=blanks_part, body=body)
            )
        ):
            yield _finish(block, shape)
            block = None
        if block is None and (tag in shape.outside or tag in shape.ends):
            yield from _strays(body, body.find("\n", value_start), end, shape)
            continue
        if block is None:
            block = _open(tag, start, shape)
        block.end = end
        if tag in shape.ends:
            yield from _close(block, body, value_start, end, shape)
            block = None
        else:
            block.fields.append((tag, body[value_start:end].strip(AROUND)))
    if block:
        yield _finish(block, shape)


def _heads(body: str, head: re.Pattern[str]) -> Iterator[tuple[str, int, int, int]]:
    """Each tag with the places where its line, its value and the next tag begin."""
    tag, start, value_start = "", 0, 0
    for match in head.finditer(body):
        end = match.start()
        if tag:
            yield tag, start, value_start, end
        start, value_start = end, match.end()
        tag = match[match.lastindex or 0].upper()
    if tag:
        yield tag, start, value_start, len(body)


def _begins(
    tag: str, start: int, block: Block, shape: Shape, *, blanks_part: bool, body: str
) -> bool:
    if tag in shape.begins_again and block.has(tag):
        return True
    if not blanks_part or not _is_below_blank(body, start):
        return False
    return tag == block.fields[0][0] or (tag in shape.begins_below_blank and block.has(tag))


def _open(tag: str, start: int, shape: Shape) -> Block:
    block = Block(start + 1)
    if shape.must_open and tag not in shape.begins:
        block.doubts.append(NO_OPENING)
    return block


def _is_wrapped(block: Block, tag: str, text: str, shape: Shape) -> bool:
    """Whether a line goes on with the sentence above: that has no end, and this no beginning."""
    value = text.strip(AROUND).partition("\n")[0]
    above = block.fields[-1][1] if block.fields else ""
    return (
        value[:1].islower()
        and " " in above
        and not above.endswith(ENDS_A_SENTENCE)
        and (tag not in shape.known or " " in value)
    )


def _close(block: Block, body: str, value_start: int, end: int, shape: Shape) -> Iterator[Block]:
    """The block up to the end of its last line, and what stands below it."""
    block.end = body.find("\n", value_start)
    block.closed = True
    yield _finish(block, shape)
    yield from _strays(body, block.end, end, shape)


def _finish(block: Block, shape: Shape) -> Block:
    if shape.ends and not block.closed:
        block.doubts.append(NO_CLOSING)
    if shape.indents and any("\n" in text and UNINDENTED.search(text) for _, text in block.fields):
        block.doubts.append(LOOSE)
    return block


def _strays(body: str, start: int, end: int, shape: Shape) -> Iterator[Block]:
    """What stands from `start` to `end`, without furniture around it, as one block."""
    kept = [
        match
        for match in LINE.finditer(body, start, end)
        if match[0].strip(SPACES) and not shape.furniture.fullmatch(match[0].strip(SPACES))
    ]
    if kept:
        yield Block(kept[0].start(), kept[-1].end())


def _is_double_spaced(body: str, shape: Shape) -> bool:
    """Whether the lines of the beginning have blank lines between them."""
    starts = [match.start() for match in shape.head.finditer(body, 0, 8 * HEAD)]
    below = sum(_is_below_blank(body, start) for start in starts)
    return below > DOUBLE_SPACED * len(starts)


def _is_below_blank(body: str, start: int) -> bool:
    if body[start - 1] not in " \t\xa0\n":
        return False
    return body[max(start - NEAR, 0) : start].rstrip(" \t\xa0").endswith("\n")
