"""Decode JSON values that are slightly off the standard, and note what was off."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from litboard.readers.notes import ParseNote

#: Longer integers are no numbers of papers, and cost quadratic time to convert.
LONGEST_INTEGER = 18
#: Letters of most records; longer ones are decoded twice.
NEAR = 16_384
REMEDY = "check this record"
#: An error this near to where a text was cut off may come from that.
EDGE = 20
#: A key in a message; real ones are shorter.
LONGEST_KEY = 50
#: Escapes: of a backslash, of a pair of surrogates, and of half a pair, which is no letter.
ESCAPES = re.compile(
    r"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)
SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
LOST_ESCAPE = "\\ufffd"


class FarError(ValueError):
    """What is wrong with JSON, and where in the whole text."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(reason)
        self.msg, self.pos = reason, position


class LaxDecoder:
    """Decodes the values of one text; `notes` gathers what was off the standard in them."""

    def __init__(self, text: str) -> None:
        self.notes: dict[ParseNote, None] = {}
        self._text = text
        self._decoder = json.JSONDecoder(
            strict=False,
            parse_int=self._integer,
            parse_constant=self._constant,
            object_pairs_hook=self._object,
        )

    def decode(self, position: int) -> tuple[Any, int]:
        """The value at a position and where it ends; ValueError, RecursionError where none."""
        return self._decoder.raw_decode(self._text, position)

    def decode_near(self, position: int) -> tuple[Any, int]:
        """The same where errors are likely: each would count all lines before it."""
        piece = self._text[position : position + NEAR]
        try:
            value, length = self._decoder.raw_decode(piece)
        except json.JSONDecodeError as error:
            cut_off = "Unterminated" in error.msg or error.pos > NEAR - EDGE
            if len(piece) < NEAR or not cut_off:
                raise FarError(error.msg, position + error.pos) from None
            return self.decode(position)
        return value, position + length

    def _integer(self, digits: str) -> int | str:
        if len(digits) <= LONGEST_INTEGER:
            return int(digits)
        reason = f"a number has {len(digits):,} digits and was kept as text"
        self._add(ParseNote("json.long-number", reason, REMEDY))
        return digits

    def _constant(self, name: str) -> None:
        self._add(ParseNote("json.constant", f"{name} is no JSON and was left out", REMEDY))

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
            reason = f"`{twice[:LONGEST_KEY]}` stands twice; the last was read"
            self._add(ParseNote("json.repeated-key", reason, REMEDY))
        return made

    def _add(self, note: ParseNote) -> None:
        self.notes[note] = None


def mend_surrogates(text: str) -> str:
    """JSON in which each escaped half of a letter is marked as lost."""
    if "\\u" not in text or not SURROGATE.search(text):
        return text
    return ESCAPES.sub(lambda match: LOST_ESCAPE if match[1] else match[0], text)
