"""The colours of all figures, legible on a light and on a dark page."""

from __future__ import annotations

#: Ten colours with a contrast of at least 3:1 on a light and on a dark page (WCAG 2.2, 1.4.11), and
#: distinguishable with colour blindness, as simulated by Machado, Oliveira and Fernandes (2009).
#: One set for both pages, so that a topic keeps its colour when the reader changes the theme.
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
#: The counterpart of the accent: for a decrease, where the accent shows an increase.
CONTRAST = COLORS[1]
#: Marks of uncertain results: a grey as visible as the colours.
UNCLEAR = "#7c838a"
#: Text and grid where no theme sets them (notebooks): legible on white and on black.
TEXT = "#6f757c"
GRID = "rgba(125, 131, 138, 0.28)"
CLEAR = "rgba(0, 0, 0, 0)"
#: Shapes used together with colours, so that a series is recognised without colour vision.
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "star")


def topic_color(topic: int) -> str:
    """The colour of a topic (or of a term, by its position), the same in every figure.

    The ten colours repeat from the eleventh on: then only labels distinguish topics.
    """
    return COLORS[topic % len(COLORS)]


def tinted(color: str, strength: float) -> str:
    """The colour with an opacity, for a scale that works on a light and on a dark page.

    `strength` is the opacity, limited to 0 (transparent) to 1 (the colour itself).
    """
    red, green, blue = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {min(1.0, max(0.0, strength)):.3f})"
