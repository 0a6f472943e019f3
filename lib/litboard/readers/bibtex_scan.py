"""BibTeX text → blocks: where each entry stands and what fields it writes, broken ones too.

The grammar is that of BibTeX (Patashnik, "BibTeXing", 1988) and biblatex, read as people and
programs break it. Every search ends at the next entry, so that one pass is enough.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

#: Reason and remedy of what had to be guessed.
Remark = tuple[str, str]
#: A piece of a value: its text, and whether it stood in braces or quotes (else a macro's name).
Part = tuple[str, bool]
Field = tuple[str, tuple[Part, ...]]

NO_KEY: Remark = ("the entry has no cite key", "write one behind the opening brace")
NO_COMMA: Remark = ("a comma is missing between two fields", "check where the field ends")
NO_EQUALS: Remark = ("a `=` is missing between a field and its value", "write it")
STRAY: Remark = ("between the fields stands what is no field", "check the entry")
UNCLOSED: Remark = (
    "a brace or quote is not closed, or closed once too often",
    "check the fields: each was read up to the line on which the next begins",
)
CUT: Remark = ("the entry is not closed", "close it, or check whether the file was cut off")
COMMENTED: Remark = ("an entry stands in a comment", "take it out of the comment to read it")
LOOSE: Remark = (
    "fields stand outside of an entry",
    "write `@article{key,` in front of them and `}` behind",
)

#: Blanks before an "@" that are looked at to see whether it begins a line.
INDENT = 80
#: A key that is followed by a brace ends at a comma that is no farther away.
LONGEST_KEY = 200
#: Blocks that are no papers.
STRUCTURE = frozenset({"comment", "preamble", "string"})

OPENING = re.compile(r"(?<![\w\\])@[ \t]*([A-Za-z][A-Za-z_-]*)\s*([{(])")
GAP = re.compile(r"(?:[\s,]++|%[^\n]*+)*+")
BLANKS = re.compile(r"\s*+")
NAME = re.compile(r"([^\s=,{}\"#%@()][^\s=,{}\"#]*)\s*+")
KEY = re.compile(r"\s*+([^,={}\"]*+)")
BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
QUOTES = re.compile(r"\\.|[{}\"]", re.DOTALL)
#: What may follow a quote that ends a value; behind others, as in "the "best" one", it goes on.
AFTER_QUOTE = re.compile(r"\s*+(?:[,#})]|[A-Za-z][\w-]*+\s*+=|\Z)")
#: Where a field begins, as seen without knowing which braces are open.
FIELD = re.compile(
    r"\n[ \t]*+([A-Za-z][\w:+-]*+)[ \t]*+="
    r"|[,{(][ \t]*+([A-Za-z][\w:+-]*+)[ \t]*+=(?=[ \t]*+[{\"])"
)

#: The same outside of entries, where people write "x = 3", too.
LOOSE_FIELD = re.compile(r"(?:^|[\n,{(])[ \t]*+[A-Za-z][\w:+-]*+[ \t]*+=[ \t]*+[{\"]")
#: A number, a macro, or text someone forgot to quote, by the sign that closes the entry.
BARE = {"}": re.compile(r"[^,#{}\n\"=]*+"), ")": re.compile(r"[^,#{}\n\"=)]*+")}
#: An address that is not quoted holds "=" itself.
ADDRESS = re.compile(r"[^\s,}]*+")


@dataclass(frozen=True, slots=True)
class Block:
    """One entry, @string, comment or loose piece, in lower case what it is, and its place."""

    kind: str
    start: int
    end: int
    key: str = ""
    fields: tuple[Field, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Opening:
    kind: str
    start: int
    body: int
    closer: str


def scan(text: str) -> Iterator[Block]:
    """The blocks of a text in order; of kind "lost" where entries were found but not read."""
    openings = [_opening(found) for found in OPENING.finditer(text)]
    limits = _limits(text, openings)
    at, hopeless = 0, False
    for place, (opening, limit) in enumerate(zip(openings, limits, strict=True)):
        if opening.start < at:
            continue
        yield from _loose(text, at, opening.start)
        hidden = _commented_until(text, opening.start)
        if hidden:
            block = Block("lost", opening.start, hidden, remarks=(COMMENTED,))
        elif opening.kind == "comment":
            block = _comment(text, opening, openings, limit=len(text) if not hopeless else limit)
            hopeless = hopeless or not block.key
        else:
            block = _entry(text, opening, limit, openings, place)
        at = block.end
        yield block
    yield from _loose(text, at, len(text))


def _opening(found: re.Match[str]) -> _Opening:
    closer = "}" if found[2] == "{" else ")"
    return _Opening(found[1].lower(), found.start(), found.end(), closer)


def _limits(text: str, openings: list[_Opening]) -> list[int]:
    """For each opening where the next entry certainly begins."""
    limit, limits = len(text), []
    for opening in reversed(openings):
        limits.append(limit)
        before = text[max(0, opening.start - INDENT) : opening.start].rstrip(" \t")
        if not before or before[-1] in "\n}":
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
    """A comment to its closing brace; one that is never closed is its line. The key tells."""
    end = _brace_end(text, opening.body, limit) if opening.closer == "}" else -1
    closed = end >= 0
    end = end + 1 if closed else _line_end(text, opening.body, limit)
    first = bisect_left(openings, opening.body, key=lambda one: one.start)
    last = bisect_left(openings, end, key=lambda one: one.start)
    holds = any(one.kind not in STRUCTURE for one in openings[first:last])
    key, remarks = ("closed" if closed else ""), ((COMMENTED,) if holds else ())
    return Block("lost" if holds else "comment", opening.start, end, key, remarks=remarks)


def _loose(text: str, start: int, end: int) -> Iterator[Block]:
    """Text outside of entries is a comment, unless it looks like an entry that broke."""
    if not LOOSE_FIELD.search(text, start, end):
        return
    lines = (line.lstrip() for line in text[start:end].split("\n"))
    if any(LOOSE_FIELD.search(line) for line in lines if not line.startswith("%")):
        yield Block("lost", start, end, remarks=(LOOSE,))


def _entry(text: str, opening: _Opening, limit: int, openings: list[_Opening], place: int) -> Block:
    if opening.kind == "preamble":
        end = _brace_end(text, opening.body, limit)
        return Block("preamble", opening.start, limit if end < 0 else end + 1)
    key, at = "", opening.body
    remarks: list[Remark] = []
    if opening.kind != "string":
        key, at, remarks = _key(text, opening, limit)
    fields, end, closed = _fields(text, at, limit, opening.closer, remarks)
    after = bisect_left(openings, end, lo=place, key=lambda one: one.start)
    following = openings[after].start if after < len(openings) else len(text)
    if _is_mixed_up(text, fields, end, min(following, limit), closed=closed):
        fields, end, remarks = _fields_by_line(text, at, limit), limit, [*remarks, UNCLOSED]
    elif not closed:
        remarks.append(CUT)
    end = len(text[:end].rstrip()) if end == len(text) else end
    unique = tuple(dict.fromkeys(remarks))
    return Block(opening.kind, opening.start, end, key, tuple(fields), unique)


def _is_mixed_up(text: str, fields: list[Field], end: int, limit: int, *, closed: bool) -> bool:
    """Whether a brace too few took in other fields, or one too many left them outside."""
    if closed:
        line = text[end : _line_end(text, end, limit)]
        return bool(line.strip()) and bool(LOOSE_FIELD.search(text, end, limit))
    values = (part for _, parts in fields for part, quoted in parts if quoted)
    return end < 0 or any(FIELD.search(value) for value in values)


def _key(text: str, opening: _Opening, limit: int) -> tuple[str, int, list[Remark]]:
    """The cite key, where the fields begin, and what was odd. Keys hold blanks and any sign."""
    found = KEY.match(text, opening.body, limit)
    assert found, "the pattern matches nothing, too"
    key, end = found[1], found.end()
    if opening.closer == ")" and ")" in key:
        key = key[: key.index(")")]
        return key.strip(), opening.body + len(key), []
    follows = text[end : min(end + 1, limit)]
    if follows == ",":
        return key.strip(), end + 1, [] if key.strip() else [NO_KEY]
    if follows in ("=", "{", '"') and follows:
        # No comma came: the last word names the first field, what stands before is the key.
        words = key.rstrip()
        start = max(words.rfind("\n"), words.rfind(" "), words.rfind("\t")) + 1
        if follows == "=" or not words[:start].strip():
            key = words[:start].strip()
            at = found.start(1) + start
            return key, at, [NO_COMMA if key else NO_KEY]
        comma = text.find(",", end, _line_end(text, end, min(end + LONGEST_KEY, limit)))
        return text[found.start(1) : max(comma, end)].strip(), max(comma, end), []
    return key.strip(), end, [] if key.strip() else [NO_KEY]


def _fields(
    text: str, at: int, limit: int, closer: str, remarks: list[Remark]
) -> tuple[list[Field], int, bool]:
    """The fields up to the closing brace, their end, and whether it came; end -1 in a value."""
    fields: list[Field] = []
    while True:
        gap = GAP.match(text, at, limit)
        assert gap, "the pattern matches nothing, too"
        start = gap.end()
        if start >= limit:
            return fields, limit, False
        if text[start] == closer:
            return fields, start + 1, True
        named = NAME.match(text, start, limit)
        follows = text[named.end() : named.end() + 1] if named else ""
        if named and named.end() < limit and follows in ("=", "{", '"'):
            if fields and "," not in gap[0]:
                remarks.append(NO_COMMA)
            if follows != "=":
                remarks.append(NO_EQUALS)
            value = named.end() + (follows == "=")
            parts, at = _value(text, value, limit, closer)
            if at < 0:
                return fields, -1, False
            fields.append((named[1].lower(), parts))
        else:
            remarks.append(STRAY)
            at = named.end(1) if named else start + 1


def _value(text: str, at: int, limit: int, closer: str) -> tuple[tuple[Part, ...], int]:
    """The pieces of a value joined by "#" and its end; -1 where it is not closed."""
    parts: list[Part] = []
    while True:
        at = _skip_blanks(text, at, limit)
        sign = text[at : at + 1] if at < limit else ""
        if sign in ("{", '"') and sign:
            find_end = _brace_end if sign == "{" else _quote_end
            end = find_end(text, at + 1, limit)
            if end < 0:
                return (), -1
            parts.append((text[at + 1 : end], True))
            end += 1
        else:
            end = _bare_end(text, at, limit, closer)
            parts.append((text[at:end].strip(), False))
        at = _skip_blanks(text, end, limit)
        if text[at : at + 1] != "#" or at >= limit:
            return tuple(parts), end
        at += 1


def _skip_blanks(text: str, at: int, limit: int) -> int:
    found = BLANKS.match(text, at, limit)
    return found.end() if found else at


def _bare_end(text: str, at: int, limit: int, closer: str) -> int:
    """The end of a number, a macro, or text someone forgot to quote."""
    found = BARE[closer].match(text, at, limit)
    end = found.end() if found else at
    if text[end : end + 1] != "=" or end >= limit:
        return end
    words = text[at:end].rstrip()
    if " " in words:
        return at + words.rindex(" ")
    found = ADDRESS.match(text, end, limit)
    return found.end() if found else end


def _brace_end(text: str, at: int, limit: int) -> int:
    """Where the brace opened before `at` is closed, or -1.

    BibTeX counts braces behind a backslash, too; programs that do not count them write `\\{`
    without a partner, and are read as they mean it where the count does not come out.
    """
    start, end, depth = at, text.find("}", at, limit), 1
    while end >= 0:
        depth += text.count("{", start, end) - 1
        if not depth:
            return end
        start, end = end + 1, text.find("}", end + 1, limit)
    return _end_of(BRACES, "", text, at, limit)


def _quote_end(text: str, at: int, limit: int) -> int:
    return _end_of(QUOTES, '"', text, at, limit)


def _end_of(pattern: re.Pattern[str], closer: str, text: str, at: int, limit: int) -> int:
    depth = 0 if closer else 1
    for found in pattern.finditer(text, at, limit):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth < 0 or (not closer and not depth):
            return -1 if closer else found.start()
        if found[0] == closer and not depth and AFTER_QUOTE.match(text, found.end(), limit):
            return found.start()
    return -1


def _fields_by_line(text: str, at: int, limit: int) -> list[Field]:
    """The fields of a broken entry, each up to where the next begins."""
    # The field may begin right where the key ended.
    found = list(FIELD.finditer(text, max(at - 1, 0), limit))
    ends = [*(one.start() for one in found[1:]), limit][: len(found)]
    return [
        ((one[1] or one[2]).lower(), ((_bared(text[one.end() : end]), True),))
        for one, end in zip(found, ends, strict=True)
    ]


def _bared(value: str) -> str:
    """A value without the braces or quotes around it, as far as they are there."""
    value = value.strip().rstrip(",").rstrip()
    if not value.startswith(("{", '"')):
        return value.rstrip("}) \n\t,")
    surplus = value.count("}") - value.count("{")
    if value.startswith("{"):
        value, surplus = value[1:], surplus + 1
    while surplus > 0 and value.endswith(("}", ",", "\n", " ", "\t")):
        surplus -= value.endswith("}")
        value = value[:-1]
    return value.removeprefix('"').rstrip().removesuffix('"')
