"""The slow, obvious way to cut a tagged text: field by field. The quick one is held against it."""

from __future__ import annotations

import re
from typing import NamedTuple

from litboard.readers.format import HEAD
from litboard.readers.tagged.block import AROUND
from litboard.readers.tagged.cutter import DOUBLE_SPACED, ENDS_A_SENTENCE
from litboard.readers.tagged.shape import Shape

Fields = list[tuple[str, str]]


class Field(NamedTuple):
    """A tag, what stands before its value, the value, and whether a blank line stands above."""

    tag: str
    head: str
    value: str
    below_blank: bool


def cut_fields(text: str, shape: Shape) -> list[Field]:
    """All fields of a text, whatever record they belong to."""
    body = f"\n{text}\n"
    heads = list(re.finditer(rf"\n{shape.head}", body))
    ends = [*(match.start() for match in heads[1:]), len(body)]
    return [
        Field(match[1].upper(), match[0], body[match.end() : end], _blank_above(body, match))
        for match, end in zip(heads, ends, strict=False)
    ]


def cut_slowly(text: str, shape: Shape) -> list[Fields]:
    """The fields of each record, put together one by one."""
    fields = cut_fields(text, shape)
    early = cut_fields(text[: 8 * HEAD - 1], shape)
    spaced = sum(one.below_blank for one in early) > DOUBLE_SPACED * len(early)
    records: list[Fields] = []
    block: Fields | None = None
    for one in fields:
        if block and _goes_on(block, one, shape):
            tag, above = block[-1]
            block[-1] = (tag, f"{above}\n {one.head.strip(AROUND)} {one.value.strip(AROUND)}")
            continue
        if block and _begins(block, one, shape, spaced=spaced):
            block = None
        if block is None and one.tag in shape.outside | shape.ends:
            continue
        if one.tag in shape.ends:
            block = None
            continue
        if block is None:
            block = []
            records.append(block)
        block.append((one.tag, one.value.strip(AROUND)))
    return records


def _blank_above(body: str, match: re.Match[str]) -> bool:
    above = body[: match.start()].rstrip(" \t\xa0")
    return above.endswith("\n") and match.start() > 0


def _begins(block: Fields, one: Field, shape: Shape, *, spaced: bool) -> bool:
    seen = {tag for tag, _ in block}
    if one.tag in shape.begins or one.tag in shape.begins_again & seen:
        return True
    parted = one.below_blank and bool(shape.begins_below_blank) and not spaced
    return parted and (one.tag == block[0][0] or one.tag in shape.begins_below_blank & seen)


def _goes_on(block: Fields, one: Field, shape: Shape) -> bool:
    if not shape.known or one.tag in shape.known - shape.begins - shape.ends:
        return False
    value, above = one.value.partition("\n")[0].strip(AROUND), block[-1][1]
    unfinished = " " in above and not above.endswith(ENDS_A_SENTENCE)
    return unfinished and value[:1].islower() and (one.tag not in shape.known or " " in value)
