"""Text on figures: text from papers escaped and shortened, and numbers in one format."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence

#: Characters that plotly reads as markup or as a formula, and the entities that it draws.
ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})
#: Replacements for `<` and `>` in an alternative text, which is not parsed as markup.
QUOTABLE = str.maketrans({"<": "‹", ">": "›"})
LABEL_WIDTH = 24  # letters that fit half a telephone
MORE = "…"


def escape_html(text: object) -> str:
    """Text that plotly draws as it is: it contains no tag, link, entity or formula.

    Line breaks, tabs and control characters become single spaces. A missing text is empty.
    """
    return tidy(text).translate(ENTITIES)


def tidy(text: object) -> str:
    """The text on one line, without control characters; empty for a missing text."""
    if text is None or text != text:
        return ""
    shown = "".join(letter if letter.isprintable() else " " for letter in str(text))
    return " ".join(shown.split())


def quoted(text: object) -> str:
    """The text in quotes, for an alternative text, without anything that looks like a tag."""
    return f"“{tidy(text).translate(QUOTABLE)}”"


def short(text: object, width: int = LABEL_WIDTH) -> str:
    """The beginning of a text as an escaped label of at most `width` letters."""
    whole = tidy(text)
    cut = whole if len(whole) <= width else whole[: width - 1].rstrip() + MORE
    return cut.translate(ENTITIES)


def wrapped(text: object, width: int = LABEL_WIDTH, lines: int = 2) -> str:
    """The text as an escaped label of at most `lines` lines of `width` letters."""
    folded = textwrap.wrap(tidy(text), width=width, max_lines=lines, placeholder=MORE)
    return "<br>".join(line.translate(ENTITIES) for line in folded)


def paragraph(text: object, width: int = 48) -> str:
    """The whole escaped text on as many lines as it needs, for a hover label."""
    return "<br>".join(line.translate(ENTITIES) for line in textwrap.wrap(tidy(text), width=width))


def percent(share: float) -> str:
    """A share between 0 and 1 in whole percent; a small one is "under 1 %", never 0."""
    if 0 < share < 0.005:
        return "under 1 %"
    return f"{share * 100:.0f} %"


def interval(low: float, high: float) -> str:
    """An interval of shares in whole percent, "14–69 %"; empty if it is unknown."""
    if math.isnan(low) or math.isnan(high):
        return ""
    return f"{low * 100:.0f}–{high * 100:.0f} %"


def points(difference: float) -> str:
    """A difference of shares in percentage points, with a sign: "+5", "−12", "±0"."""
    rounded = round(difference * 100)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else "±"
    return f"{sign}{abs(rounded)}"


def listed(parts: Sequence[str]) -> str:
    """Parts listed as in a sentence: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
