"""Cut a tagged text into blocks, one a record: quickly where it is regular, else field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from litboard.readers.format import HEAD
from litboard.readers.tagged.block import AROUND, LOOSE, NO_CLOSING, NO_OPENING, Block
from litboard.readers.tagged.shape import BLANK, Shape

ENDS_A_SENTENCE = tuple(".!?;:)]\"”'")
SPACES = " \t\n\r\xa0\ufeff"
LINE = re.compile(r"[^\n]+")
BLANK_LINE = re.compile(r"\n[ \t\xa0]*\n")
UNINDENTED = re.compile(r"\n[^\s]")
#: A line of more blanks than that is not taken for blank: looking back has to end somewhere.
NEAR = 100
#: Most tags have a blank line above them: the lines are double spaced, and it parts nothing.
DOUBLE_SPACED = 0.6


class Cutter:
    """Cuts a text into blocks: plain ones each in one go, all others field by field.

    Works on one chunk after the other, each with a line feed before and behind, so that a long
    text is not held a second time.
    """

    def __init__(self, text: str, shape: Shape) -> None:
        self.text = text
        self.shape = shape
        self.head = re.compile(rf"\n{shape.head}")
        #: Tags that are never words of a wrapped line; if none, no tag is.
        self.sure = shape.known - shape.begins - shape.ends
        self.edges = shape.begins | shape.begins_again | shape.ends
        self.capitals = cache(str.upper)
        self.blanks_part = bool(shape.begins_below_blank) and not self._is_double_spaced()

    def blocks(self) -> Iterator[Block]:
        """Blocks in order; text outside of records becomes a block without fields."""
        start = -1
        for end in self._find_cuts():
            chunk = f"{self.text[start:end]}\n" if start >= 0 else f"\n{self.text[:end]}\n"
            plain = self._read_plain(chunk) if start >= 0 else None
            for block in (plain,) if plain else self._read_by_field(chunk):
                block.start += start
                block.end += start
                yield block
            start = end

    def _find_cuts(self) -> Iterator[int]:
        """Where records begin for certain, whatever stands above, and the end of the text."""
        # A tag before a small letter may be a word of a wrapped line.
        tags = "|".join(map(re.escape, self.shape.begins)) or "(?!)"
        begin = rf"\n(?={BLANK}*(?i:{tags})){self.shape.head}(?!\s*[^\W\d_A-Z])"
        for match in re.finditer(begin, self.text):
            if match[1].upper() in self.shape.begins:
                yield match.start()
        yield len(self.text)

    def _read_plain(self, chunk: str) -> Block | None:
        """The block from one cut to the next, if it is one record and nothing else."""
        above, *pieces = self.head.split(chunk)
        tags = list(map(self.capitals, pieces[::2]))
        texts = [text.strip(AROUND) for text in pieces[1::2]]
        if self.shape.ends and (tags.pop() not in self.shape.ends or texts.pop()):
            return None
        inner = tags[1:]
        known = self.sure.issuperset(inner) if self.sure else self.edges.isdisjoint(inner)
        if above or not known or (self.blanks_part and BLANK_LINE.search(chunk.rstrip())):
            return None
        return _finish(Block(1, len(chunk) - 1, tags, texts, closed=True), self.shape)

    def _read_by_field(self, chunk: str) -> Iterator[Block]:
        """All blocks of a chunk; lines that only look like fields join those above."""
        first = self.head.search(chunk)
        if stray := self._find_stray(chunk, 0, first.start() if first else len(chunk)):
            yield stray
        block: Block | None = None
        for head, value_end in self._find_heads(chunk):
            tag, value = head[1].upper(), chunk[head.end() : value_end]
            if block and self._is_wrapped(block, tag, value):
                block.join(head[0], value)
                block.end = value_end
                continue
            if block and self._begins(tag, block, chunk, head.start()):
                yield _finish(block, self.shape)
                block = None
            if tag in self.shape.ends or (not block and tag in self.shape.outside):
                yield from self._close(block, chunk, head.end(), value_end)
                block = None
            else:
                block = block or self._open(tag, head.start())
                block.add(tag, value)
                block.end = value_end
        if block:
            yield _finish(block, self.shape)

    def _find_heads(self, chunk: str) -> Iterator[tuple[re.Match[str], int]]:
        """Each head with the place where its value ends."""
        above: re.Match[str] | None = None
        for match in self.head.finditer(chunk):
            if above:
                yield above, match.start()
            above = match
        if above:
            yield above, len(chunk)

    def _begins(self, tag: str, block: Block, chunk: str, start: int) -> bool:
        """Whether a field is the beginning of another record."""
        shape = self.shape
        if tag in shape.begins or (tag in shape.begins_again and block.has(tag)):
            return True
        if not self.blanks_part or not _is_below_blank(chunk, start):
            return False
        return tag == block.tags[0] or (tag in shape.begins_below_blank and block.has(tag))

    def _is_wrapped(self, block: Block, tag: str, text: str) -> bool:
        """Whether a line goes on with the sentence above: that has no end, this no beginning."""
        if not self.sure or tag in self.sure:
            return False
        value = text.partition("\n")[0].strip(AROUND)
        above = block.texts[-1] if block.texts else ""
        return (
            value[:1].islower()
            and " " in above
            and not above.endswith(ENDS_A_SENTENCE)
            and (tag not in self.shape.known or " " in value)
        )

    def _open(self, tag: str, start: int) -> Block:
        block = Block(start + 1)
        if self.shape.must_open and tag not in self.shape.begins:
            block.notes.append(NO_OPENING)
        return block

    def _close(
        self, block: Block | None, chunk: str, value_start: int, value_end: int
    ) -> Iterator[Block]:
        """The block up to the end of a line, and what stands below before the next tag."""
        line_end = chunk.find("\n", value_start)
        if block:
            block.end, block.closed = line_end, True
            yield _finish(block, self.shape)
        if stray := self._find_stray(chunk, line_end, value_end):
            yield stray

    def _find_stray(self, chunk: str, start: int, end: int) -> Block | None:
        """What stands from `start` to `end`, without furniture around it."""
        if start >= end or chunk[start:end].isspace():
            return None
        furniture = self.shape.furniture
        kept = [
            match
            for match in LINE.finditer(chunk, start, end)
            if match[0].strip(SPACES) and not furniture.fullmatch(match[0].strip(SPACES))
        ]
        return Block(kept[0].start(), kept[-1].end()) if kept else None

    def _is_double_spaced(self) -> bool:
        """Whether the lines of the beginning have blank lines between them."""
        opening = f"\n{self.text[: 8 * HEAD]}"
        starts = [match.start() for match in self.head.finditer(opening)]
        below = sum(_is_below_blank(opening, start) for start in starts)
        return below > DOUBLE_SPACED * len(starts)


def _is_below_blank(text: str, start: int) -> bool:
    """Whether the line above a line feed is blank."""
    if start == 0 or text[start - 1] not in " \t\xa0\n":
        return False
    return text[max(start - NEAR, 0) : start].rstrip(" \t\xa0").endswith("\n")


def _finish(block: Block, shape: Shape) -> Block:
    if shape.ends and not block.closed:
        block.notes.append(NO_CLOSING)
    wrapped = [text for text in block.texts if "\n" in text] if shape.indents else []
    if any(map(UNINDENTED.search, wrapped)):
        block.notes.append(LOOSE)
    return block
