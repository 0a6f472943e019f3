"""A well-formed BibTeX entry in one step: the common case, for which no care is needed."""

from __future__ import annotations

import re

from litboard.readers.bibtex_entry import Field

#: Braces within the braces of a value; deeper ones are left to the careful reader.
DEPTH = 4
#: Any sign but a brace. As ranges, the likeliest first, it is found in half the time of "not one".
PLAIN = r"[\x00-z|~-\U0010ffff]*+"


def _within_braces(depth: int) -> str:
    """The pattern of text in which braces match. It never goes back, so it is linear."""
    return PLAIN if not depth else rf"{PLAIN}(?:\{{{_within_braces(depth - 1)}\}}{PLAIN})*+"


#: What a field may hold: text in braces or quotes, a number, a macro.
VALUE = rf"""\{{({_within_braces(DEPTH)})\}}|"([^"{{}}\\]*+)"|(\d++)|([A-Za-z][\w.-]*+)"""
NAMED = r"([A-Za-z][\w+-]*+)\s*+=\s*+"
FIELD = re.compile(rf"{NAMED}(?:{VALUE})\s*+,?+")
#: A key, fields parted by commas, a brace, and nothing more on the line.
ENTRY = re.compile(
    rf"""\s*+([^\s,={{}}"][^,={{}}"]*+)
    (?P<fields>(?:,\s*+(?:{NAMED}(?:{VALUE})\s*+))*+)
    ,?+\s*+\}}(?=[ \t]*+(?:\n|\Z))""".replace("\n    ", "")
)


def read_whole(text: str, start: int, limit: int) -> tuple[str, tuple[Field, ...], int] | None:
    """Key, fields and end of an entry whose body begins at `start`; None where it is odd."""
    found = ENTRY.match(text, start, limit)
    if not found:
        return None
    fields = tuple(
        (name.lower(), ((macro, False),) if macro else braced or quoted or number)
        for name, braced, quoted, number, macro in FIELD.findall(text, *found.span("fields"))
    )
    return found[1].strip(), fields, found.end()
