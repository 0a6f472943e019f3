"""Regions of a map: an outline around the core of each group of works."""

from __future__ import annotations

import numpy as np

from litboard.typing import Floats

#: Share of a group's works inside its outline; the others are scattered, and would stretch it.
CORE = 0.75
#: Distance between works and outline, as a share of half the map.
PADDING = 0.045
#: Corners of the small circle that rounds the outline.
CORNERS = 12
#: Works of a group that are sampled to find where it is densest.
MOST_SAMPLED = 400


def core(places: Floats) -> Floats:
    """The three quarters of places (works, 2) nearest to the densest spot of a group."""
    if len(places) < 3:
        return places
    sample = places[:: max(1, len(places) // MOST_SAMPLED)]
    distances = np.sqrt(((sample[:, None, :] - sample[None, :, :]) ** 2).sum(axis=2))
    half = len(sample) // 2
    # The densest spot is the work with the smallest median distance to the others.
    middle = sample[np.partition(distances, half, axis=1)[:, half].argmin()]
    distance = ((places - middle) ** 2).sum(axis=1)
    nearest = np.argsort(distance, kind="stable")[: int(np.ceil(CORE * len(places)))]
    core_places: Floats = places[np.sort(nearest)]
    return core_places


def outline(places: Floats, padding: float = PADDING) -> Floats:
    """The corners (corners, 2) of the rounded convex outline of places; a circle for one place."""
    from scipy.spatial import ConvexHull

    angles = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    circle = padding * np.column_stack([np.cos(angles), np.sin(angles)])
    around = (places[:, None, :] + circle[None, :, :]).reshape(-1, 2)
    corners: Floats = around[ConvexHull(around).vertices]
    return corners


def path(corners: Floats) -> str:
    """Corners as the SVG path of a closed shape."""
    return "M" + " L".join(f"{x:.3f},{y:.3f}" for x, y in corners) + " Z"
