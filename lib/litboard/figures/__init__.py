"""Figures: a table in, a Plotly figure out, with its alternative text in `layout.meta["alt"]`.

A figure has a transparent background and colours that are legible on light and on dark pages. It
shows text from papers as text, never as markup. Each mark has in `customdata` the ids that a click
on it selects.

>>> figure = litboard.figures.works_per_year(litboard.works_per_year(corpus))
>>> figure.layout.meta["alt"]
'Bars: 25 works by year, 2021 to 2025; most in 2022 and 2023 (8 works).'
"""

from typing import Any

from plotly.graph_objects import Figure

from litboard.figures.palette import COLORS, topic_color
from litboard.figures.source_overlap import source_overlap
from litboard.figures.term_bars import term_bars
from litboard.figures.term_changes import term_changes
from litboard.figures.term_shares import term_shares
from litboard.figures.term_trend import term_trend
from litboard.figures.text import escape_html
from litboard.figures.theme import color_text
from litboard.figures.topic_curve import topic_curve
from litboard.figures.topic_groups import topic_groups, topic_trend
from litboard.figures.topic_map import topic_map
from litboard.figures.topic_mix import topic_mix
from litboard.figures.topic_shares import topic_shares
from litboard.figures.topic_terms import topic_terms
from litboard.figures.topic_tree import topic_tree
from litboard.figures.works_per_year import works_per_year
from litboard.schema.deprecation import warn_renamed

__all__ = [
    "COLORS",
    "Figure",
    "color_text",
    "escape_html",
    "source_overlap",
    "term_bars",
    "term_changes",
    "term_shares",
    "term_trend",
    "topic_color",
    "topic_curve",
    "topic_groups",
    "topic_map",
    "topic_mix",
    "topic_shares",
    "topic_terms",
    "topic_tree",
    "topic_trend",
    "works_per_year",
]


#: Public names of 0.1 and what they are called now.
_RENAMED = {"inked": "color_text", "plain": "escape_html"}


def __getattr__(name: str) -> Any:
    """A public name of 0.1, with a DeprecationWarning."""
    if name not in _RENAMED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    warn_renamed(f"litboard.figures.{name}", f"litboard.figures.{_RENAMED[name]}")
    return globals()[_RENAMED[name]]
