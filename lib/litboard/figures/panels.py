"""Small panels side by side: which axes a panel draws on, and the words above it."""

from __future__ import annotations

from typing import Any

from litboard.figures.frame import note


def axes_of(place: int) -> dict[str, str]:
    """The axes of a panel, counted from 0, as a trace names them."""
    number = "" if place == 0 else str(place + 1)
    return {"xaxis": f"x{number}", "yaxis": f"y{number}"}


def panel_axes(place: int, x: dict[str, Any], y: dict[str, Any]) -> dict[str, Any]:
    """How the axes of a panel, counted from 0, look, under the names a layout has for them."""
    number = "" if place == 0 else str(place + 1)
    return {f"xaxis{number}": x, f"yaxis{number}": y}


def panel_title(place: int, text: str, **more: Any) -> dict[str, Any]:
    """Words above a panel, at its left edge. `text` must be safe to draw."""
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
