"""Words on figures: text from papers made harmless, numbers written the same way everywhere."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence

#: Plotly reads these as markup or as a formula; as entities it draws them.
ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})
#: What an alternative text says instead: it is never markup, and is read aloud.
SPOKEN = str.maketrans({"<": "‹", ">": "›"})
LABEL_WIDTH = 24  # letters; half the width of a phone
MORE = "…"


def escape_html(text: object) -> str:
    """Text from a paper or a source as Plotly may draw it: never a tag, link, entity or formula.

    Line breaks, tabs and control characters become single spaces. A missing text is empty.
    """
    return tidy(text).translate(ENTITIES)


def tidy(text: object) -> str:
    """The text on one line, without control characters; empty where it is missing."""
    if text is None or text != text:
        return ""
    shown = "".join(letter if letter.isprintable() else " " for letter in str(text))
    return " ".join(shown.split())


def spoken(text: object) -> str:
    """The text as an alternative text states it: in quotes, with nothing that looks like a tag."""
    return f"“{tidy(text).translate(SPOKEN)}”"


def short(text: object, width: int = LABEL_WIDTH) -> str:
    """The beginning of a text as a label of at most `width` letters, safe to draw."""
    whole = tidy(text)
    cut = whole if len(whole) <= width else whole[: width - 1].rstrip() + MORE
    return cut.translate(ENTITIES)


def wrapped(text: object, width: int = LABEL_WIDTH, lines: int = 2) -> str:
    """The text on at most `lines` lines of `width` letters, safe to draw; hover tells the rest."""
    folded = textwrap.wrap(tidy(text), width=width, max_lines=lines, placeholder=MORE)
    return "<br>".join(line.translate(ENTITIES) for line in folded)


def paragraph(text: object, width: int = 48) -> str:
    """The whole text on as many lines as it needs, safe to draw in a hover label."""
    return "<br>".join(line.translate(ENTITIES) for line in textwrap.wrap(tidy(text), width=width))


def percent(share: float) -> str:
    """A share between 0 and 1 in whole percent; small ones are not rounded to nothing."""
    if 0 < share < 0.005:
        return "under 1 %"
    return f"{share * 100:.0f} %"


def interval(low: float, high: float) -> str:
    """An interval of shares in whole percent, "14–69 %"; empty where it is unknown."""
    if math.isnan(low) or math.isnan(high):
        return ""
    return f"{low * 100:.0f}–{high * 100:.0f} %"


def points(difference: float) -> str:
    """A difference of shares in percentage points, always with its sign."""
    rounded = round(difference * 100)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else "±"
    return f"{sign}{abs(rounded)}"


def listed(parts: Sequence[str]) -> str:
    """Parts as a sentence names them: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
