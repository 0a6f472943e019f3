"""JSON, object by object: a list, JSON Lines, one object, or a wrapper around a list.

Each object is decoded by itself, so that a broken one costs no other, its place is known, and
the rest of a damaged file is still read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator
from enum import Enum, auto

from litboard.readers.format import Text
from litboard.readers.notes import ParseNote
from litboard.readers.structured.extracted import Extracted
from litboard.readers.structured.json_objects import DEEPEST_WRAPPER, MISSING, Object, ObjectReader
from litboard.schema.records import Problem, Severity

NOT_STRICT = ParseNote(
    "json.not-strict",
    "this is not strict JSON: a comma, bracket or comment is too much or missing",
    "check whether all records were found",
)
UNCLOSED_LIST = ParseNote(
    "json.unclosed-list", "the file ends before the list of records does", MISSING
)

BETWEEN = re.compile(r"[\s,]*")
#: Comments are no JSON, but some write them; one that does not end soon is none.
COMMENT = re.compile(r"(?://|\#)[^\n]*|/\*(?s:.{0,2000}?)\*/")
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
        self._wrapped = False
        self._seen = False
        self._odd = 0
        self._objects = ObjectReader(text, is_record)

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
        self._odd = self._odd or self._objects.lines.at(position)

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
                value, end = self._objects.decode(position)
            except (ValueError, RecursionError):
                return held
            # A wrapper may be the whole file: of its values none is kept but texts.
            seen[name] = value if isinstance(value, str) else None
            if held is None and self._objects.holds(value):
                held = position
            position = end
        return start if self._is_record(seen) else held

    def _read_name(self, position: int) -> tuple[str, int]:
        """The name of a member, and where its value begins; ValueError where none stands."""
        if not self.text.startswith('"', position):
            raise ValueError("no name")
        name, position = self._objects.decode(position)
        position = _skip(self.text, position)
        if not self.text.startswith(":", position):
            raise ValueError("no colon follows the name")
        return str(name), _skip(self.text, position + 1)

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
            self._seen = True
            one, end = self._objects.read_at(position)
            whole, parted = one.value is not None, ","
            yield one
            if how is _How.SINGLE:
                return self._skip_rest(end)
            if how is _How.LOOSE and not whole:
                return end
        if position >= self._end and parted and whole and how is _How.LISTED:
            lines = self._objects.lines.span(self._end - 1, self._end)
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
                value, end = self._objects.decode(place)
            except (ValueError, RecursionError):
                break
            if self._objects.holds(value):
                return place
            position = end
        return position
