"""JSON, object by object: a list, JSON Lines, one object, or a wrapper around a list.

Each object is decoded by itself, so that a broken one costs no other, its place is known, and
the rest of a damaged file is still read.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import Enum, auto
from typing import Any, TypeAlias

from litboard.readers.formats import Text, quote
from litboard.readers.found import Doubt, Found, LineCounter
from litboard.records import Problem, Severity

Object: TypeAlias = dict[str, Any]

#: Longer integers are no numbers of papers, and cost quadratic time to convert.
LONGEST_INTEGER = 18
#: Characters passed over for errors, each of which counts the lines before it: a second's work.
MOST_SEARCHED = 1_000_000_000
#: What a search that nests too deeply costs, in characters.
DEEP_COST = 5_000_000
#: A key in a message; real ones are shorter.
LONGEST_KEY = 50
#: Crossref keeps `items` in a `message`; no one wraps more often.
DEEPEST_WRAPPER = 3

BETWEEN = re.compile(r"[\s,]*")
SPACE = re.compile(r"\s*")
OBJECT = re.compile(r'\{\s*"')
#: Escapes: of a backslash, of a pair of surrogates, and of half a pair, which is no letter.
ESCAPES = re.compile(
    r"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)
LOST_ESCAPE = "\\ufffd"


def read_objects(
    source: str, text: Text, *, inside: Iterable[str], is_record: Callable[[Object], bool]
) -> Iterator[Found[Object] | Problem]:
    """The records of a JSON text; what lies between or cannot be read as problems.

    `inside` names the keys under which a wrapper keeps its list of records; the rest of the
    wrapper is structure. `is_record` tells a record from a smaller object in it, which matters
    only where a broken record ends is searched for. Never raises.
    """
    reader = _Reader(source, text.text, is_record)
    place, how = _find_records(reader, _skip(text.text, 0), frozenset(inside))
    yield from reader.read(place, how)


class _How(Enum):
    """How the records stand: one after the other, in a list, or one in a wrapper."""

    LOOSE = auto()
    LISTED = auto()
    SINGLE = auto()


def _find_records(reader: _Reader, start: int, inside: frozenset[str]) -> tuple[int, _How]:
    """Where the first record begins. A wrapper may be broken off behind it."""
    text = reader.text
    if text.startswith("[", start):
        return start + 1, _How.LISTED
    place, depth = start, 0
    while depth < DEEPEST_WRAPPER and not reader.is_record_at(place):
        inner = _find_value(reader, place, inside)
        if inner is None:
            return start, _How.LOOSE
        if text.startswith("[", inner):
            return inner + 1, _How.LISTED
        place, depth = inner, depth + 1
    return place, _How.SINGLE if depth else _How.LOOSE


def _find_value(reader: _Reader, start: int, inside: frozenset[str]) -> int | None:
    """Where the list or object under one of some keys begins; None where there is none."""
    text, position = reader.text, start + 1
    while text.startswith("{", start) and text.startswith('"', position := _skip(text, position)):
        try:
            key, position = reader.decode(position)
            position = _skip(text, position)
            if not text.startswith(":", position):
                return None
            position = _skip(text, position + 1)
            if key in inside and text.startswith(("[", "{"), position):
                return position
            _, position = reader.decode(position)
        except (ValueError, RecursionError):
            return None
    return None


def _skip(text: str, position: int) -> int:
    found = BETWEEN.match(text, position)
    return found.end() if found else position


class _Reader:
    """One pass over a text, with what was noticed on the way."""

    def __init__(self, source: str, text: str, is_record: Callable[[Object], bool]) -> None:
        self.text = text
        self._source = source
        self._is_record = is_record
        self._lines = LineCounter(text)
        self._budget = MOST_SEARCHED
        self._noticed: dict[str, None] = {}
        self._decoder = json.JSONDecoder(
            strict=False,
            parse_int=self._integer,
            parse_constant=self._constant,
            object_pairs_hook=self._object,
        )

    def decode(self, position: int) -> tuple[Any, int]:
        """The value at a position and where it ends; ValueError, RecursionError where none."""
        return self._decoder.raw_decode(self.text, position)

    def is_record_at(self, position: int) -> bool:
        """Whether a whole record stands at a position."""
        try:
            value, _ = self.decode(position)
        except (ValueError, RecursionError):
            return False
        return isinstance(value, dict) and self._is_record(value)

    def read(self, position: int, how: _How) -> Iterator[Found[Object] | Problem]:
        """Objects up to the end of their list, or of the text; then what follows them."""
        text, closed = self.text, how is _How.LOOSE
        while (position := _skip(text, position)) < len(text):
            if how is _How.LISTED and text[position] == "]":
                closed, position = True, self._skip_rest(position + 1)
                break
            found, position = self._read_one(position)
            yield found
            if how is _How.SINGLE:
                closed, position = True, self._skip_rest(position)
                break
        if position < len(text.rstrip()):
            yield self._stray(position, len(text.rstrip()), "this follows the list of records")
        elif not closed:
            end = len(text.rstrip())
            reason = "the file ends before the list of records does"
            yield replace(self._stray(max(end - 1, 0), end, reason), severity=Severity.CHECK)

    def _skip_rest(self, position: int) -> int:
        """What a wrapper holds behind its list is structure, as far as it can be read."""
        position = _skip(self.text, position)
        while position < len(self.text) and self.text[position] in '"}]:,':
            try:
                _, end = self.decode(position) if self.text[position] == '"' else (0, position + 1)
                after = SPACE.match(self.text, end).end()  # type: ignore[union-attr]
                if self.text.startswith(":", after):
                    _, end = self.decode(_skip(self.text, after + 1))
            except (ValueError, RecursionError):
                break
            position = _skip(self.text, end)
        return position

    def _read_one(self, start: int) -> tuple[Found[Object], int]:
        self._noticed.clear()
        try:
            value, end = self.decode(start)
            doubts = [Doubt(reason, "check this record") for reason in self._noticed]
        except RecursionError:
            value, end = None, self._search(start)
            doubts = [Doubt("the JSON is nested too deeply", "no export does this")]
        except ValueError as error:
            at = getattr(error, "pos", start)
            self._budget -= at
            value, end = None, self._search(start)
            doubts = [self._broken(start, end, at, error)]
        if value is not None and not isinstance(value, dict):
            value, doubts = None, [Doubt("this is no object", "check the brackets before it")]
        raw = self.text[start:end].rstrip()
        if value is not None and "\\u" in raw and ESCAPES.search(raw):
            value, more = self._replace_surrogates(raw, value)
            doubts += more
        lines = self._lines.span(start, start + len(raw))
        return Found(lines, raw, value, tuple(doubts)), max(end, start + 1)

    def _broken(self, start: int, end: int, at: int, error: ValueError) -> Doubt:
        if end >= len(self.text) and at >= len(self.text.rstrip()):
            return Doubt("the file ends within this record", "export the papers again")
        line = self._lines.at(start) + self.text.count("\n", start, at)
        reason = getattr(error, "msg", str(error)).lower()
        return Doubt(f"the JSON is broken on line {line}: {reason}", "mend it there")

    def _search(self, start: int) -> int:
        """Where the next whole record stands after a broken one; the end where none does."""
        position = start + 1
        while self._budget > 0 and (candidate := OBJECT.search(self.text, position)):
            begin = candidate.start()
            try:
                value, end = self.decode(begin)
            except RecursionError:
                value, end = None, begin + 1
                self._budget -= DEEP_COST
            except ValueError as error:
                value, end = None, begin + 1
                self._budget -= getattr(error, "pos", begin) + 1
            if isinstance(value, dict) and self._is_record(value):
                return begin
            position = max(end, position + 1)
        return len(self.text)

    def _replace_surrogates(self, raw: str, value: Object) -> tuple[Object, list[Doubt]]:
        mended = ESCAPES.sub(lambda found: LOST_ESCAPE if found[1] else found[0], raw)
        if mended == raw:
            return value, []
        doubt = Doubt("half of a letter is missing (a lone surrogate)", "check the letters marked")
        return self._decoder.decode(mended), [doubt]

    def _stray(self, start: int, end: int, reason: str) -> Problem:
        lines = self._lines.span(start, end)
        remedy = "check whether a record is missing"
        return Problem(self._source, lines, reason, remedy, quote(self.text[start:end]))

    def _integer(self, digits: str) -> int | str:
        if len(digits) <= LONGEST_INTEGER:
            return int(digits)
        self._noticed[f"a number has {len(digits):,} digits and was kept as text"] = None
        return digits

    def _constant(self, name: str) -> None:
        self._noticed[f"{name} is no JSON and was left out"] = None

    def _object(self, pairs: list[tuple[str, Any]]) -> Object:
        made = dict(pairs)
        if len(made) < len(pairs):
            twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
            self._noticed[f"`{twice[:LONGEST_KEY]}` stands twice; the last was read"] = None
        return made
