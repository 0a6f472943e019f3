"""JSON, object by object: a list, JSON Lines, one object, or a wrapper around a list.

Each object is decoded by itself, so that a broken one costs no other, its place is known, and
the rest of a damaged file is still read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator
from enum import Enum, auto
from typing import Any, TypeAlias

from litboard.readers.format import Text
from litboard.readers.notes import ParseNote
from litboard.readers.structured.extracted import Extracted, LineCounter
from litboard.readers.structured.json_decoder import FarError, LaxDecoder, mend_surrogates
from litboard.schema.records import Problem, Severity

Object: TypeAlias = dict[str, Any]

#: Characters passed over for errors, each of which counts the lines before it: a second's work.
MOST_SEARCHED = 1_000_000_000
#: What a search that nests too deeply costs, in characters.
DEEP_COST = 5_000_000
#: Crossref keeps `items` in a `message`; no one wraps more often.
DEEPEST_WRAPPER = 3
MISSING = "check whether a record is missing"
NOT_STRICT = ParseNote(
    "json.not-strict",
    "this is not strict JSON: a comma, bracket or comment is too much or missing",
    "check whether all records were found",
)
UNCLOSED_LIST = ParseNote(
    "json.unclosed-list", "the file ends before the list of records does", MISSING
)
NO_OBJECT = ParseNote("json.not-an-object", "this is no object", "check the brackets before it")
TOO_DEEP = ParseNote("json.too-deep", "the JSON is nested too deeply", "no export does this")
LONE_SURROGATE = ParseNote(
    "json.lone-surrogate", "half of a letter is missing (a lone surrogate)", "check its text"
)
CUT_OFF = ParseNote("json.cut-off", "the file ends within this record", "export the papers again")
NO_JSON = ParseNote("json.not-json", "this is no JSON", MISSING)

BETWEEN = re.compile(r"[\s,]*")
#: Comments are no JSON, but some write them; one that does not end soon is none.
COMMENT = re.compile(r"(?://|\#)[^\n]*|/\*(?s:.{0,2000}?)\*/")
OBJECT = re.compile(r'\{\s*"')
OPENING = re.compile(rf'(?:[\s\[]|{COMMENT.pattern})*\{{\s*["}}]')


def opens(text: Text) -> bool:
    """Whether a text begins as JSON with objects does, comments and lists aside."""
    return OPENING.match(text.head) is not None


def read_objects(
    source: str, text: Text, *, inside: Iterable[str], is_record: Callable[[Object], bool]
) -> Iterator[Extracted[Object] | Problem]:
    """The records of a JSON text; what lies between or cannot be read as problems.

    `inside` names the keys under which wrappers keep their records; others are found by what
    they hold, and the rest of a wrapper is structure. `is_record` distinguishes records
    from wrappers and from smaller objects. Never raises.
    """
    reader = _Reader(source, text.text, frozenset(inside), is_record)
    yield from reader.read()


class _How(Enum):
    """How records stand: one after the other, in a list, or one by itself in a wrapper."""

    LOOSE = auto()
    LISTED = auto()
    SINGLE = auto()


def _skip(text: str, position: int) -> int:
    """The next place that is no blank, comma or comment."""
    while True:
        position = BETWEEN.match(text, position).end()  # type: ignore[union-attr]
        match = COMMENT.match(text, position) if text.startswith(("/", "#"), position) else None
        if match is None:
            return position
        position = match.end()


def _cost(start: int, error: ValueError) -> int:
    """How many characters an error passed over: those since `start`, or all before it."""
    at = int(getattr(error, "pos", start))
    return at - start + 1 if isinstance(error, FarError) else at + 1


class _Reader:
    """One pass over a text, with what was noticed on the way."""

    def __init__(
        self, source: str, text: str, inside: frozenset[str], is_record: Callable[[Object], bool]
    ) -> None:
        self.text = text
        self._end = len(text.rstrip())
        self._source = source
        self._inside = inside
        self._is_record = is_record
        self._lines = LineCounter(text)
        self._budget = MOST_SEARCHED
        self._wrapped = False
        self._seen = False
        self._odd = 0
        self._decoder = LaxDecoder(text)
        self._decode = self._decoder.decode

    def read(self) -> Iterator[Extracted[Object] | Problem]:
        """Records up to the end, however many lists and wrappers follow each other."""
        position = _skip(self.text, 0)
        if self.text[:position].strip():
            self._note_odd(position)
        while position < self._end:
            place, how = self._find_records(position)
            end = yield from self._read_list(place, how)
            position = _skip(self.text, end)
            # A wrapper may hold several lists; without one they are no JSON.
            if self.text.startswith("[", position) and not self._wrapped:
                self._note_odd(position)
        if self._odd and self._seen:
            lines = (self._odd, self._odd)
            yield NOT_STRICT.to_problem(self._source, lines, severity=Severity.CHECK)

    def _note_odd(self, position: int) -> None:
        """Remember the first line where the text between two values is not strict JSON."""
        self._odd = self._odd or self._lines.at(position)

    def _find_records(self, start: int) -> tuple[int, _How]:
        """Where the first record begins. A wrapper may be broken off behind it."""
        place = start
        for _ in range(DEEPEST_WRAPPER + 1):
            if self.text.startswith("[", place):
                return place + 1, _How.LISTED
            inner = self._look_inside(place)
            if inner == place:
                return place, _How.SINGLE if self._wrapped else _How.LOOSE
            if inner is None:
                break
            place, self._wrapped = inner, True
        return start, _How.LOOSE

    def _look_inside(self, start: int) -> int | None:
        """Where the first list or object with records begins in the object at `start`.

        `start` itself where that is a record; None where it holds no record or is broken.
        """
        text, position, held = self.text, start + 1, None
        seen: Object = {}
        while text.startswith("{", start) and text.startswith('"', _skip(text, position)):
            try:
                name, position = self._read_name(_skip(text, position))
                wraps = name in self._inside and text.startswith(("[", "{"), position)
                if wraps and not self._is_record(seen):
                    return position if held is None else held
                value, end = self._decode(position)
            except (ValueError, RecursionError) as error:
                self._budget -= getattr(error, "pos", DEEP_COST)
                return held
            # A wrapper may be the whole file: of its values none is kept but texts.
            seen[name] = value if isinstance(value, str) else None
            if held is None and self._holds(value):
                held = position
            position = end
        return start if self._is_record(seen) else held

    def _read_name(self, position: int) -> tuple[str, int]:
        """The name of a member, and where its value begins; ValueError where none stands."""
        if not self.text.startswith('"', position):
            raise ValueError("no name")
        name, position = self._decode(position)
        position = _skip(self.text, position)
        if not self.text.startswith(":", position):
            raise ValueError("no colon follows the name")
        return str(name), _skip(self.text, position + 1)

    def _holds(self, value: Any, depth: int = DEEPEST_WRAPPER) -> bool:
        """Whether a value is a record, a list of them, or wraps one."""
        if isinstance(value, list):
            value = value[0] if value else None
        if not isinstance(value, dict):
            return False
        inner = value.values() if depth else ()
        return self._is_record(value) or any(self._holds(one, depth - 1) for one in inner)

    def _read_list(
        self, position: int, how: _How
    ) -> Generator[Extracted[Object] | Problem, None, int]:
        """Objects up to the end of their list, or of the text; gives back where that is."""
        text, end, parted, whole = self.text, position, "", True
        while (position := _skip(text, end)) < self._end and text[position] != "[":
            closes, listed = text[position] in "]}", how is _How.LISTED
            if closes and not (listed and text[position] == "]"):
                self._note_odd(position)
                end = position + 1
                continue
            if listed and whole and text[end:position].strip() != ("" if closes else parted):
                self._note_odd(position)
            if closes:
                return self._skip_rest(position + 1)
            one, end = self._read_one(position)
            whole, parted = one.value is not None, ","
            yield one
            if how is _How.SINGLE:
                return self._skip_rest(end)
            if how is _How.LOOSE and not whole:
                return end
        if position >= self._end and parted and whole and how is _How.LISTED:
            lines = self._lines.span(self._end - 1, self._end)
            yield UNCLOSED_LIST.to_problem(self._source, lines, severity=Severity.CHECK)
        return position

    def _skip_rest(self, position: int) -> int:
        """What a wrapper holds behind its records is structure, as long as it holds no others."""
        while (position := _skip(self.text, position)) < self._end:
            if self.text[position] in "]}":
                position += 1
                continue
            try:
                _, place = self._read_name(position)
                value, end = self._decode(place)
            except (ValueError, RecursionError):
                break
            if self._holds(value):
                return place
            position = end
        return position

    def _read_one(self, start: int) -> tuple[Extracted[Object], int]:
        self._seen = True
        self._decoder.notes.clear()
        try:
            value, end = self._decoder.decode_near(start)
            notes = list(self._decoder.notes)
            if not isinstance(value, dict):
                value, notes = None, [NO_OBJECT]
        except RecursionError:
            value, end = None, self._search(start)
            notes = [TOO_DEEP]
        except ValueError as error:
            at = getattr(error, "pos", start)
            self._budget -= _cost(start, error)
            value, end = None, self._search(start)
            notes = [self._broken(start, end, at, error)]
        raw = self.text[start:end].rstrip()
        if value is not None and (mended := mend_surrogates(raw)) != raw:
            value, _ = LaxDecoder(mended).decode(0)
            notes.append(LONE_SURROGATE)
        lines = self._lines.span(start, start + len(raw))
        return Extracted(lines, raw, value, tuple(notes)), max(end, start + 1)

    def _broken(self, start: int, end: int, at: int, error: ValueError) -> ParseNote:
        # A text that is not closed is an error where it begins, wherever the file ends.
        unclosed = at >= self._end or "Unterminated" in str(error)
        if end >= self._end and unclosed:
            return CUT_OFF
        if at == start:
            return NO_JSON
        # What is amiss may show only behind the record.
        last = start + len(self.text[start:end].rstrip())
        line = self._lines.at(start) + self.text.count("\n", start, min(at, last))
        reason = getattr(error, "msg", str(error)).lower()
        reason = f"the JSON is broken on line {line}: {reason}"
        return ParseNote("json.broken", reason, "mend it there")

    def _search(self, start: int) -> int:
        """Where the next whole record stands after a broken one; the end where none does."""
        position = start + 1
        while self._budget > 0 and (candidate := OBJECT.search(self.text, position)):
            begin = candidate.start()
            try:
                value, end = self._decoder.decode_near(begin)
            except RecursionError:
                value, end = None, begin + 1
                self._budget -= DEEP_COST
            except ValueError as error:
                value, end = None, begin + 1
                self._budget -= _cost(begin, error)
            if self._holds(value):
                return begin
            position = max(end, position + 1)
        return len(self.text)
