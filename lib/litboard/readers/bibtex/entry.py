"""Inside a BibTeX entry: its key, and the fields with their values, broken ones too."""

from __future__ import annotations

import re
from itertools import islice

from litboard.readers.notes import ParseNote

#: A part of a value: its text, and whether that is literal (else it names a macro).
Part = tuple[str, bool]
#: The value of a field: its text, or the parts that "#" joins.
Value = str | tuple[Part, ...]
Field = tuple[str, Value]


NO_KEY = ParseNote(
    "bibtex.no-key", "the entry has no cite key", "write one behind the opening brace"
)
NO_COMMA = ParseNote(
    "bibtex.no-comma", "a comma is missing between two fields", "check where the field ends"
)
NO_EQUALS = ParseNote(
    "bibtex.no-equals", "a `=` is missing between a field and its value", "write it"
)
STRAY = ParseNote(
    "bibtex.stray-text", "between the fields stands what is no field", "check the entry"
)

#: A key that is followed by a brace ends at a comma that is no farther away.
LONGEST_KEY = 200

GAP = re.compile(r"(?:[\s,]++|%[^\n]*+)*+")
WORD = re.compile(r"[^\s=,{}\"#%@()][^\s=,{}\"#]*+")
#: The name of a field with the "=" behind it, which may lack.
NAME = re.compile(rf"({WORD.pattern})\s*+(=*+)\s*+")
#: Exports name fields "Early Access Date", too.
WORDS = re.compile(r"([A-Za-z][\w.+-]*+(?:[ ][\w.+-]++)++)[ ]*+(=++)[ \t]*+(?=[{\"])")
JOINED = re.compile(r"\s*+#\s*+")
#: The characters that open a value.
BRACKETS = frozenset('{"')
#: What word processors make of straight quotes.
CURLY = "“”„"
CURLY_END = re.compile("[“”]")
#: Few abstracts are longer or quote more, and what is not closed must not be sought for ever.
LONGEST_CURLY, MOST_CURLY = 10_000, 20
KEY = re.compile(r"\s*+([^,={}\"]*+)")
BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
QUOTES = re.compile(r"\\.|[{}\"]", re.DOTALL)
#: What may follow a quote that ends a value; behind others, as in "the "best" one", it goes on.
AFTER_QUOTE = re.compile(r"\s*+(?:[,#})]|[A-Za-z][\w-]*+\s*+=|\Z)")
#: Where a field begins, as seen without knowing which braces are open.
FIELD = re.compile(
    r"\n[ \t]*+\"?+([A-Za-z][\w:+-]*+)\"?+[ \t]*+=++"
    r"|[,{(][ \t]*+\"?+([A-Za-z][\w:+-]*+)\"?+[ \t]*+=++(?=[ \t]*+[{\"])"
)

#: A number, a macro, or text without quotes, by the character that closes the entry.
BARE = {"}": re.compile(r"[^,#{}\n\"=]*+"), ")": re.compile(r"[^,#{}\n\"=)]*+")}
#: An address that is not quoted holds "=" itself.
ADDRESS = re.compile(r"[^\s,}]*+")


def read_key(text: str, start: int, limit: int, closer: str) -> tuple[str, int, list[ParseNote]]:
    """The cite key, where the fields begin, and notes. Keys may hold blanks and any sign."""
    match = KEY.match(text, start, limit)
    assert match, "the pattern matches nothing, too"
    key, end = match[1], match.end()
    if closer == ")" and ")" in key:
        key = key[: key.index(")")]
        return key.strip(), start + len(key), []
    follows = text[end : min(end + 1, limit)]
    if follows == ",":
        return key.strip(), end + 1, [] if key.strip() else [NO_KEY]
    if follows in ("=", "{", '"') and follows:
        # No comma came: the last word is the first field, the text before it the key.
        words = key.rstrip()
        start = max(words.rfind("\n"), words.rfind(" "), words.rfind("\t")) + 1
        if follows == "=" or not words[:start].strip():
            key = words[:start].strip()
            at = match.start(1) + start
            return key, at, [NO_COMMA if key else NO_KEY]
        comma = text.find(",", end, min(end + LONGEST_KEY, limit))
        return text[match.start(1) : max(comma, end)].strip(), max(comma, end), []
    return key.strip(), end, [] if key.strip() else [NO_KEY]


def read_fields(
    text: str, at: int, limit: int, closer: str, notes: list[ParseNote]
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
        named = _name(text, start, limit, parted="," in gap[0])
        if named:
            if fields and "," not in gap[0]:
                notes.append(NO_COMMA)
            if not named[2]:
                notes.append(NO_EQUALS)
            value, at = _value(text, named.end(), limit, closer)
            if at < 0:
                return fields, -1, False
            fields.append((named[1].lower().rstrip(":"), value))
        else:
            notes.append(STRAY)
            stray = WORD.match(text, start, limit)
            at = stray.end() if stray else start + 1


def _name(text: str, at: int, limit: int, *, parted: bool) -> re.Match[str] | None:
    """The name of a field, if a value follows; of several words only behind a comma."""
    named = NAME.match(text, at, limit)
    if named and (named[2] or (named.end() < limit and text[named.end()] in '{"')):
        return named
    return WORDS.match(text, at, limit) if parted else None


def _value(text: str, at: int, limit: int, closer: str) -> tuple[Value, int]:
    """A value, in parts where "#" joins them, and its end; -1 where it is not closed."""
    parts: list[Part] = []
    while True:
        opening = text[at] if at < limit else ""
        if opening in BRACKETS:
            end = (
                brace_end(text, at + 1, limit)
                if opening == "{"
                else _quote_end(text, at + 1, limit)
            )
            if end < 0:
                return (), -1
            parts.append((text[at + 1 : end], True))
            end += 1
        elif opening and opening in CURLY and (end := _curly_end(text, at + 1, limit)) > 0:
            parts.append((text[at + 1 : end], True))
            end += 1
        else:
            end = _bare_end(text, at, limit, closer)
            bare = text[at:end].strip()
            parts.append((bare, bare.isdigit()))
        joined = JOINED.match(text, end, limit)
        if not joined:
            return (parts[0][0] if len(parts) == 1 and parts[0][1] else tuple(parts)), end
        at = joined.end()


def _bare_end(text: str, at: int, limit: int, closer: str) -> int:
    """The end of a number, a macro, or text someone forgot to quote."""
    match = BARE[closer].match(text, at, limit)
    end = match.end() if match else at
    if text[end : end + 1] != "=" or end >= limit:
        return end
    words = text[at:end].rstrip()
    if " " in words:
        return at + words.rindex(" ")
    match = ADDRESS.match(text, end, limit)
    return match.end() if match else end


def brace_end(text: str, at: int, limit: int) -> int:
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


def _curly_end(text: str, at: int, limit: int) -> int:
    """Where a value ends that opened with a curly quote, or -1."""
    near = min(limit, at + LONGEST_CURLY)
    ends = (match.start() for match in islice(CURLY_END.finditer(text, at, near), MOST_CURLY))
    return next((end for end in ends if AFTER_QUOTE.match(text, end + 1, limit)), -1)


def _end_of(pattern: re.Pattern[str], closer: str, text: str, at: int, limit: int) -> int:
    depth = 0 if closer else 1
    for match in pattern.finditer(text, at, limit):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth < 0 or (not closer and not depth):
            return -1 if closer else match.start()
        if match[0] == closer and not depth and AFTER_QUOTE.match(text, match.end(), limit):
            return match.start()
    return -1


def read_fields_by_line(text: str, at: int, limit: int) -> list[Field]:
    """The fields of a broken entry, each up to where the next begins."""
    # The field may begin right where the key ended.
    openings = list(FIELD.finditer(text, max(at - 1, 0), limit))
    ends = [*(one.start() for one in openings[1:]), limit][: len(openings)]
    return [
        ((one[1] or one[2]).lower(), _bared(text[one.end() : end]))
        for one, end in zip(openings, ends, strict=True)
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
