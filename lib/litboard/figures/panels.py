"""Small panels in one figure: their axes and titles."""

from __future__ import annotations

from typing import Any

from litboard.figures.frame import note


def axes_of(place: int) -> dict[str, str]:
    """The axes of a panel, counted from 0, under the names that a trace uses."""
    number = "" if place == 0 else str(place + 1)
    return {"xaxis": f"x{number}", "yaxis": f"y{number}"}


def panel_axes(place: int, x: dict[str, Any], y: dict[str, Any]) -> dict[str, Any]:
    """The settings of a panel's axes, counted from 0, under the names that a layout uses."""
    number = "" if place == 0 else str(place + 1)
    return {f"xaxis{number}": x, f"yaxis{number}": y}


def panel_title(place: int, text: str, **more: Any) -> dict[str, Any]:
    """The title of a panel, above its left edge; the caller escapes the text."""
    axes = axes_of(place)
    return note(
        text,
        x=0,
        y=1,
        xref=f"{axes['xaxis']} domain",
        yref=f"{axes['yaxis']} domain",
        xanchor="left",
        yanchor="bottom",
        yshift=4,
        align="left",
        **more,
    )
