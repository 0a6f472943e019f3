"""One object of a JSON text at a time, or why none could be decoded at a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from litboard.readers.notes import ParseNote
from litboard.readers.structured.extracted import Extracted, LineCounter
from litboard.readers.structured.json_decoder import FarError, LaxDecoder, mend_surrogates

Object: TypeAlias = dict[str, Any]

#: Characters passed over for errors, each of which counts the lines before it: a second's work.
MOST_SEARCHED = 1_000_000_000
#: What a search that nests too deeply costs, in characters.
DEEP_COST = 5_000_000
#: Crossref keeps `items` in a `message`; no one wraps more often.
DEEPEST_WRAPPER = 3
MISSING = "check whether a record is missing"

NO_OBJECT = ParseNote("json.not-an-object", "this is no object", "check the brackets before it")
TOO_DEEP = ParseNote("json.too-deep", "the JSON is nested too deeply", "no export does this")
LONE_SURROGATE = ParseNote(
    "json.lone-surrogate", "half of a letter is missing (a lone surrogate)", "check its text"
)
CUT_OFF = ParseNote("json.cut-off", "the file ends within this record", "export the papers again")
NO_JSON = ParseNote("json.not-json", "this is no JSON", MISSING)

OBJECT = re.compile(r'\{\s*"')


def _cost(start: int, error: ValueError) -> int:
    """How many characters an error passed over: those since `start`, or all before it."""
    at = int(getattr(error, "pos", start))
    return at - start + 1 if isinstance(error, FarError) else at + 1


class ObjectReader:
    """Decodes the objects of a text; the work spent on errors is limited for the whole text."""

    def __init__(self, text: str, is_record: Callable[[Object], bool]) -> None:
        self.lines = LineCounter(text)
        self._text = text
        self._end = len(text.rstrip())
        self._is_record = is_record
        self._budget = MOST_SEARCHED
        self._decoder = LaxDecoder(text)

    def decode(self, position: int) -> tuple[Any, int]:
        """The value at a position and where it ends; ValueError, RecursionError where none."""
        try:
            return self._decoder.decode(position)
        except (ValueError, RecursionError) as error:
            self._budget -= getattr(error, "pos", DEEP_COST)
            raise

    def holds(self, value: Any, depth: int = DEEPEST_WRAPPER) -> bool:
        """Whether a value is a record, a list of them, or wraps one."""
        if isinstance(value, list):
            value = value[0] if value else None
        if not isinstance(value, dict):
            return False
        inner = value.values() if depth else ()
        return self._is_record(value) or any(self.holds(one, depth - 1) for one in inner)

    def read_at(self, start: int) -> tuple[Extracted[Object], int]:
        """The object at a position with its notes, and where to read on: behind it, or, where it
        is broken, at the next object that is whole."""
        self._decoder.notes.clear()
        try:
            value, end = self._decoder.decode_near(start)
            notes = list(self._decoder.notes)
            if not isinstance(value, dict):
                value, notes = None, [NO_OBJECT]
        except RecursionError:
            value, end = None, self.search(start)
            notes = [TOO_DEEP]
        except ValueError as error:
            at = getattr(error, "pos", start)
            self._budget -= _cost(start, error)
            value, end = None, self.search(start)
            notes = [self._broken(start, end, at, error)]
        raw = self._text[start:end].rstrip()
        if value is not None and (mended := mend_surrogates(raw)) != raw:
            value, _ = LaxDecoder(mended).decode(0)
            notes.append(LONE_SURROGATE)
        lines = self.lines.span(start, start + len(raw))
        return Extracted(lines, raw, value, tuple(notes)), max(end, start + 1)

    def _broken(self, start: int, end: int, at: int, error: ValueError) -> ParseNote:
        # A text that is not closed is an error where it begins, wherever the file ends.
        unclosed = at >= self._end or "Unterminated" in str(error)
        if end >= self._end and unclosed:
            return CUT_OFF
        if at == start:
            return NO_JSON
        # What is amiss may show only behind the record.
        last = start + len(self._text[start:end].rstrip())
        line = self.lines.at(start) + self._text.count("\n", start, min(at, last))
        reason = getattr(error, "msg", str(error)).lower()
        reason = f"the JSON is broken on line {line}: {reason}"
        return ParseNote("json.broken", reason, "mend it there")

    def search(self, start: int) -> int:
        """Where the next whole record stands after a broken one; the end where none does."""
        position = start + 1
        while self._budget > 0 and (candidate := OBJECT.search(self._text, position)):
            begin = candidate.start()
            try:
                value, end = self._decoder.decode_near(begin)
            except RecursionError:
                value, end = None, begin + 1
                self._budget -= DEEP_COST
            except ValueError as error:
                value, end = None, begin + 1
                self._budget -= _cost(begin, error)
            if self.holds(value):
                return begin
            position = max(end, position + 1)
        return len(self._text)
