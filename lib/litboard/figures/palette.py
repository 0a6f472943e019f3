"""The colours of every figure: one set that reads on a light and on a dark page."""

from __future__ import annotations

#: Ten colours, each at least 3:1 against the page in light and in dark (WCAG 2.2, 1.4.11), and
#: apart from each other under the colour blindness simulated by Machado, Oliveira and Fernandes
#: (2009). One set for both, so that a topic keeps its colour when the reader changes theme.
COLORS = (
    "#2a7f95",
    "#ae4b0b",
    "#5290e7",
    "#8c8711",
    "#bb6fc3",
    "#49743c",
    "#de6e5b",
    "#865dbd",
    "#73977a",
    "#9c5f73",
)
#: Marks that belong to no term or topic.
ACCENT = COLORS[0]
#: The counterpart of the accent, for what falls where the accent rises.
CONTRAST = COLORS[1]
#: Marks that say "nothing certain here": as visible as the colours, and no hue of theirs.
UNCLEAR = "#7c838a"
#: Words and grid where no theme sets them (notebooks): legible on white and on black.
TEXT = "#6f757c"
GRID = "rgba(125, 131, 138, 0.28)"
CLEAR = "rgba(0, 0, 0, 0)"
#: Shapes beside colours, so that a series can be told without seeing hue.
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "star")


def topic_color(topic: int) -> str:
    """The colour of a topic (or of a term, by its place), the same in every figure.

    The ten colours repeat from the eleventh on, where labels must tell topics apart.
    """
    return COLORS[topic % len(COLORS)]


def tinted(color: str, strength: float) -> str:
    """The colour laid thinly over the page: a scale that fades into light and dark alike.

    `strength` from 0 (nothing) to 1 (the colour itself); beyond it is held at the end.
    """
    red, green, blue = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {min(1.0, max(0.0, strength)):.3f})"
