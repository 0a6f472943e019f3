"""BibTeX text → blocks: the position and fields of each entry, broken ones too.

The grammar is that of BibTeX (Patashnik, "BibTeXing", 1988) and biblatex, read as people and
programs break it. Every search ends at the next entry, so that one pass is enough.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from litboard.readers.bibtex.entry import (
    FIELD,
    Field,
    brace_end,
    read_fields,
    read_fields_by_line,
    read_key,
)
from litboard.readers.bibtex.whole import read_whole
from litboard.readers.notes import ParseNote

UNCLOSED = ParseNote(
    "bibtex.unclosed",
    "a brace or quote is not closed, or closed once too often",
    "check the fields: each was read up to the line on which the next begins",
)
CUT = ParseNote(
    "bibtex.cut-off", "the entry is not closed", "close it, or check whether the file was cut off"
)
COMMENTED = ParseNote(
    "bibtex.commented", "an entry stands in a comment", "take it out of the comment to read it"
)
LOOSE = ParseNote(
    "bibtex.loose-fields",
    "fields stand outside of an entry",
    "write `@article{key,` in front of them and `}` behind",
)

NOT_OPENED = ParseNote(
    "bibtex.not-opened",
    "the entry does not begin as `@article{key,`",
    "write the `@` and the opening brace",
)

#: Blanks before an "@" that are looked at to see whether it begins a line.
INDENT = 80
#: Blocks that are no papers.
STRUCTURE = frozenset({"comment", "preamble", "string"})

OPENING = re.compile(r"@(?<![\w\\]@)[ \t]*([A-Za-z][A-Za-z_-]*)\s*([{(])")
#: An entry that lacks the "@" or the brace behind its type.
LOOSE_OPENING = re.compile(
    r"[\s})]*+@?+[ \t]*+([A-Za-z]++)(?:[ \t]*+[{(]|[ \t]++)[ \t]*+([^\s,={}\"]++),[ \t]*+"
    r"(?=\n|[A-Za-z][\w:+-]*+[ \t]*+=[ \t]*+[{\"])"
)
#: The same outside of entries, where people write "x = 3", too.
LOOSE_FIELD = re.compile(r"(?:^|[\n,{(])[ \t]*+[A-Za-z][\w:+-]*+[ \t]*+=[ \t]*+[{\"]")


class Block(NamedTuple):
    """One entry, @string, comment or loose text: its kind in lower case, and its place."""

    kind: str
    start: int
    end: int
    key: str = ""
    fields: tuple[Field, ...] = ()
    notes: tuple[ParseNote, ...] = ()


class _Opening(NamedTuple):
    kind: str
    start: int
    body: int
    closer: str


def scan(text: str) -> Iterator[Block]:
    """The blocks of a text in order; of kind "lost" where entries were found but not read."""
    openings = [_opening(match) for match in OPENING.finditer(text)]
    limits = _limits(text, openings)
    at, hopeless = 0, False
    for place, (opening, limit) in enumerate(zip(openings, limits, strict=True)):
        if opening.start < at:
            continue
        yield from _loose(text, at, opening.start)
        hidden = _commented_until(text, opening.start)
        if hidden:
            block = Block("lost", opening.start, hidden, notes=(COMMENTED,))
        elif opening.kind == "comment":
            block = _comment(text, opening, openings, limit=len(text) if not hopeless else limit)
            hopeless = hopeless or not block.key
        else:
            block = _entry(text, opening, limit, openings, place)
        at = block.end
        yield block
    yield from _loose(text, at, len(text))


def _opening(match: re.Match[str]) -> _Opening:
    closer = "}" if match[2] == "{" else ")"
    return _Opening(match[1].lower(), match.start(), match.end(), closer)


def _limits(text: str, openings: list[_Opening]) -> list[int]:
    """For each opening where the next entry certainly begins."""
    limit, limits = len(text), []
    for opening in reversed(openings):
        limits.append(limit)
        before = text[max(0, opening.start - INDENT) : opening.start].rstrip(" \t")
        if not before or before[-1] in "\n})":
            limit = opening.start
    return limits[::-1]


def _commented_until(text: str, start: int) -> int:
    """The end of an entry of which each line begins with "%"; 0 where it is none."""
    before = text[max(0, start - INDENT) : start].rpartition("\n")[2]
    if not before.lstrip().startswith("%"):
        return 0
    first = end = _line_end(text, start, len(text))
    depth = text.count("{", start, end) - text.count("}", start, end)
    while depth > 0 and text[end + 1 : end + INDENT].lstrip(" \t").startswith("%"):
        at, end = end + 1, _line_end(text, end + 1, len(text))
        depth += text.count("{", at, end) - text.count("}", at, end)
    return end if depth <= 0 or end > first else 0


def _line_end(text: str, at: int, limit: int) -> int:
    end = text.find("\n", at, limit)
    return limit if end < 0 else end


def _comment(text: str, opening: _Opening, openings: list[_Opening], *, limit: int) -> Block:
    """A comment to its closing brace; one that is never closed is its line. The key is
    "closed" or empty."""
    end = brace_end(text, opening.body, limit) if opening.closer == "}" else -1
    closed = end >= 0
    end = end + 1 if closed else _line_end(text, opening.body, limit)
    first = bisect_left(openings, opening.body, key=lambda one: one.start)
    last = bisect_left(openings, end, key=lambda one: one.start)
    holds = any(one.kind not in STRUCTURE for one in openings[first:last])
    key, notes = ("closed" if closed else ""), ((COMMENTED,) if holds else ())
    return Block("lost" if holds else "comment", opening.start, end, key, notes=notes)


def _loose(text: str, start: int, end: int) -> Iterator[Block]:
    """Text outside of entries is a comment, unless it looks like entries that broke."""
    while _has_field(text, start, end):
        opening = LOOSE_OPENING.match(text, start, end)
        if not opening:
            yield Block("lost", start, end, notes=(LOOSE,))
            return
        at = opening.end(2) + 1
        fields, stop, closed = read_fields(text, at, end, "}", [])
        if not closed:
            fields, stop = read_fields_by_line(text, at, end), end
        kind, key = opening[1].lower(), opening[2]
        yield Block(kind, opening.start(1), stop, key, tuple(fields), (NOT_OPENED,))
        start = stop


def _has_field(text: str, start: int, end: int) -> bool:
    """Whether a field stands on a line that is not commented out with "%"."""
    while match := LOOSE_FIELD.search(text, start, end):
        line = max(start, text.rfind("\n", start, match.end()) + 1)
        if not text[line : match.end()].lstrip().startswith("%"):
            return True
        start = _line_end(text, match.end(), end)
    return False


def _entry(text: str, opening: _Opening, limit: int, openings: list[_Opening], place: int) -> Block:
    if opening.kind == "preamble":
        end = brace_end(text, opening.body, limit)
        return Block("preamble", opening.start, limit if end < 0 else end + 1)
    if opening.kind != "string" and (
        whole := read_whole(text, opening.body, limit, opening.closer)
    ):
        key, fields, end = whole
        return Block(opening.kind, opening.start, end, key, fields)
    return _read_carefully(text, opening, limit, openings, place)


def _read_carefully(
    text: str, opening: _Opening, limit: int, openings: list[_Opening], place: int
) -> Block:
    key, at = "", opening.body
    notes: list[ParseNote] = []
    if opening.kind != "string":
        key, at, notes = read_key(text, opening.body, limit, opening.closer)
    fields, end, closed = read_fields(text, at, limit, opening.closer, notes)
    after = bisect_left(openings, end, lo=place, key=lambda one: one.start)
    following = openings[after].start if after < len(openings) else len(text)
    if _is_mixed_up(text, fields, end, min(following, limit), closed=closed):
        fields, end, notes = read_fields_by_line(text, at, limit), limit, [*notes, UNCLOSED]
    elif not closed:
        notes.append(CUT)
    end = len(text[:end].rstrip()) if end == len(text) else end
    unique = tuple(dict.fromkeys(notes))
    return Block(opening.kind, opening.start, end, key, tuple(fields), unique)


def _is_mixed_up(text: str, fields: list[Field], end: int, limit: int, *, closed: bool) -> bool:
    """Whether a brace too few took in other fields, or one too many left them outside."""
    if closed:
        line = text[end : _line_end(text, end, limit)]
        return bool(line.strip()) and bool(LOOSE_FIELD.search(text, end, limit))
    texts = (
        text
        for _, value in fields
        for text, plain in (((value, True),) if isinstance(value, str) else value)
        if plain
    )
    return end < 0 or any(FIELD.search(text) for text in texts)
