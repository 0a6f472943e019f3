"""Whitespace: each run becomes one space, fast where there is nothing to do."""

from __future__ import annotations

#: All blanks of ASCII but the space.
BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f"


def squeeze(text: str) -> str:
    """A text with each run of blanks, of whatever kind, as one space, and none around it."""
    # To look is several times as quick as to split into words and join them again.
    if text.isascii() and "  " not in text and not any(map(text.__contains__, BLANKS)):
        return text.strip(" ")
    return " ".join(text.split())
