"""How a tagged format writes fields and records, given as data to the reader of them all."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Blanks within a line, as they stand before and in tags that were copied from a web page. A
#: byte order mark stands amid a text where two files were joined.
BLANK = r"[ \t\xa0\u2000-\u200b\u202f\u3000\ufeff]"
#: Text wrapped under its tag stands further in than this.
LEAD = rf"{BLANK}{{0,3}}"
#: Word processors make another dash of a hyphen.
DASH = r"[-\u2010-\u2015]"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a format writes fields and records.

    `head` is a pattern of what stands at the beginning of a field's line: the tag, as its only
    group, and what parts it from the value. Tags are compared in capitals.
    """

    head: str
    #: Always begin a record; a record without them gets a note if `must_open`.
    begins: frozenset[str] = frozenset()
    must_open: bool = False
    #: Begin a record when the one before has such a tag already.
    begins_again: frozenset[str] = frozenset()
    #: The same, but only below a blank line, as for the tag that opened the last record.
    begins_below_blank: frozenset[str] = frozenset()
    #: End a record; a record without them gets a note.
    ends: frozenset[str] = frozenset()
    #: Belong to the file and to no record.
    outside: frozenset[str] = frozenset()
    #: If given: other tags may be words at the head of a wrapped line.
    known: frozenset[str] = frozenset()
    #: Whether wrapped text must be indented; if not, the record gets a note.
    indents: bool = False
    #: Lines between records that mean nothing.
    furniture: re.Pattern[str] = re.compile(r"(?!)")

    def tags(self, text: str) -> list[str]:
        """The tags of a text in order, to recognise its format."""
        return [tag.upper() for tag in re.findall(rf"\n{self.head}", f"\n{text}\n")]
