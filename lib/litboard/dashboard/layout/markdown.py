"""Text from papers is shown as it stands: never as Markdown, never as HTML."""

from __future__ import annotations

import string
from collections.abc import Iterable

ESCAPES = str.maketrans({mark: f"\\{mark}" for mark in string.punctuation})

NO_BREAK = "\N{NO-BREAK SPACE}"

#: The highlighter of key terms, and of what differs between two records.
TERM, DIFFERENCE = "primary-background", "orange-background"


def escape_markdown(text: str) -> str:
    """Text that Markdown shows letter for letter: no links, images, commands or formulas."""
    return " ".join(text.split()).translate(ESCAPES)


def marked(text: str, spans: Iterable[tuple[int, int]], *, style: str = TERM) -> str:
    """Plain text with some stretches highlighted; spans must not overlap."""
    pieces, end = [], 0
    for first, last in sorted(spans):
        pieces += [_keep_edges(text[end:first]), f":{style}[{escape_markdown(text[first:last])}]"]
        end = last
    return "".join([*pieces, _keep_edges(text[end:])])


def with_code(text: str) -> str:
    """Plain text in which what stands between backticks is set as code, blanks and all."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return escape_markdown(text)
    set_pieces = (
        f"`{piece.replace(' ', NO_BREAK)}`" if number % 2 and piece.strip() else _keep_edges(piece)
        for number, piece in enumerate(pieces)
    )
    return "".join(set_pieces)


def bulleted(lines: Iterable[str]) -> str:
    """Lines that are already Markdown as a list."""
    return "\n".join(f"- {line}" for line in lines)


def _keep_edges(text: str) -> str:
    """Plain text whose blanks at both ends survive, because a highlight follows or precedes."""
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and text.strip() else ""
    return f"{left}{escape_markdown(text)}{right}"
