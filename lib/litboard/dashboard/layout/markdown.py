"""Show text from papers literally: never interpreted as Markdown or HTML."""

from __future__ import annotations

import string
from collections.abc import Iterable

ESCAPES = str.maketrans({sign: f"\\{sign}" for sign in string.punctuation})

NO_BREAK = "\N{NO-BREAK SPACE}"

#: Streamlit's Markdown styles for key terms, and for differences between two records.
TERM, DIFFERENCE = "primary-background", "orange-background"


def escape_markdown(text: str) -> str:
    """Escape text so that Markdown shows it literally: no links, images, commands or formulas."""
    return " ".join(text.split()).translate(ESCAPES)


def highlight(text: str, spans: Iterable[tuple[int, int]], *, style: str = TERM) -> str:
    """Markdown of a text with some spans (start, end) highlighted; they must not overlap."""
    parts, end = [], 0
    for first, last in sorted(spans):
        parts += [_keep_edges(text[end:first]), f":{style}[{escape_markdown(text[first:last])}]"]
        end = last
    return "".join([*parts, _keep_edges(text[end:])])


def with_code(text: str) -> str:
    """Markdown of a text with the parts between backticks as code, spaces preserved."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escape_markdown(text)
    return "".join(
        f"`{part.replace(' ', NO_BREAK)}`" if number % 2 and part.strip() else _keep_edges(part)
        for number, part in enumerate(parts)
    )


def bulleted(lines: Iterable[str]) -> str:
    """A bulleted list of lines of Markdown."""
    return "\n".join(f"- {line}" for line in lines)


def _keep_edges(text: str) -> str:
    """Escape text and keep a space at either end, where a highlight precedes or follows."""
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and text.strip() else ""
    return f"{left}{escape_markdown(text)}{right}"
