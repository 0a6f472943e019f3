"""A well-formed BibTeX entry in one step: the common case, for which no care is needed."""

from __future__ import annotations

import re

from litboard.readers.bibtex.entry import Field

#: Braces within the braces of a value; deeper ones are left to the careful reader.
DEPTH = 4
#: Any character but a brace. As ranges, the likeliest first, twice as fast as a negated set.
PLAIN = r"[\x00-z|~-\U0010ffff]*+"
#: Between quotes, a backslash takes the next character with it, unless that is a brace.
UNQUOTED = r"(?:[\x00-!#-\[\]-z|~-\U0010ffff]++|\\[^{}])*+"


def _balanced(plain: str, inner: str, depth: int) -> str:
    """The pattern of text in which braces match. It never goes back, so it is linear."""
    return rf"{plain}(?:\{{{_balanced(inner, inner, depth - 1)}\}}{plain})*+" if depth else plain


NAME = r"[A-Za-z][\w+-]*+"
EQUALS = r"\s*+=\s*+"
BRACED = _balanced(PLAIN, PLAIN, DEPTH)
QUOTED = _balanced(UNQUOTED, r"(?:[^{}\\]++|\\[^{}])*+", DEPTH)
NUMBER = r"\d++"
MACRO = r"[A-Za-z][\w.-]*+"
#: By the character that closes the entry: a key, fields separated by commas, and nothing more on
#: the line. No group is inside a possessive repeat: Python loses count of such groups.
ENTRIES = {
    closer: re.compile(
        r'\s*+([^\s,={}"()][^,={}"()]*+)'
        rf'((?:,\s*+{NAME}{EQUALS}(?:\{{{BRACED}\}}|"{QUOTED}"|{NUMBER}|{MACRO})\s*+)*+)'
        rf",?+\s*+{re.escape(closer)}(?=[ \t]*+(?:\n|\Z))"
    )
    for closer in "})"
}
FIELD = re.compile(
    rf'({NAME}){EQUALS}(?:\{{({BRACED})\}}|"({QUOTED})"|({NUMBER})|({MACRO}))\s*+(?:,|\Z)'
)


def read_whole(
    text: str, start: int, limit: int, closer: str
) -> tuple[str, tuple[Field, ...], int] | None:
    """Key, fields and end of an entry whose body begins at `start`; None: it needs a full scan."""
    match = ENTRIES[closer].match(text, start, limit)
    if not match:
        return None
    fields = tuple(
        (name.lower(), ((macro, False),) if macro else braced or quoted or number)
        for name, braced, quoted, number, macro in FIELD.findall(text, *match.span(2))
    )
    return match[1].strip(), fields, match.end()
