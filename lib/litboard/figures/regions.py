"""Regions of a map: an outline around the core of each group, and a place for its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from litboard.typing import Floats

#: What a group's outline holds: the rest lies scattered, and would stretch it over the others.
CORE = 0.75
#: Room between works and outline, in parts of half the map.
PADDING = 0.045
#: Corners of the small circle that rounds an outline.
CORNERS = 12
#: So many works of a group show where it is thickest.
MOST_JUDGED = 400

#: Pixels of a letter and of a line, a little more than they measure.
LETTER, LETTERS_HIGH = 6.9, 17.0
#: Widths of the map, in pixels, at which no two names may meet: telephone to large screen.
WIDTHS = (330.0, 420.0, 520.0, 640.0, 800.0)

#: What a name costs a line away from its region, on each work, and cut shorter; on another region
#: it is 1.
AWAY, WORK, MOST_HIDDEN, SHORTER = 0.6, 0.4, 3, 0.6


class Label(NamedTuple):
    """A name on the map: its place, and pixels right and up from there."""

    text: str
    x: float
    y: float
    right: float
    up: float


def core(places: Floats) -> Floats:
    """The places around the thickest spot of a group: three quarters of them."""
    if len(places) < 3:
        return places
    judged = places[:: max(1, len(places) // MOST_JUDGED)]
    away = np.sqrt(((judged[:, None, :] - judged[None, :, :]) ** 2).sum(axis=2))
    middle = judged[np.partition(away, len(judged) // 2, axis=1)[:, len(judged) // 2].argmin()]
    distance = ((places - middle) ** 2).sum(axis=1)
    kept = np.argsort(distance, kind="stable")[: int(np.ceil(CORE * len(places)))]
    held: Floats = places[np.sort(kept)]
    return held


def outline(places: Floats, padding: float = PADDING) -> Floats:
    """The corners of the rounded convex outline around places, in turn; one place has a circle."""
    from scipy.spatial import ConvexHull

    angles = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    circle = padding * np.column_stack([np.cos(angles), np.sin(angles)])
    around = (places[:, None, :] + circle[None, :, :]).reshape(-1, 2)
    corners: Floats = around[ConvexHull(around).vertices]
    return corners


def path(corners: Floats) -> str:
    """Corners as the path of a shape."""
    return "M" + " L".join(f"{x:.3f},{y:.3f}" for x, y in corners) + " Z"


def place_labels(
    names: Mapping[int, Sequence[str]],
    outlines: Mapping[int, Floats],
    places: Floats,
    *,
    height: float,
    span: float,
) -> list[Label]:
    """A place for the name of each region, largest first, so that no two names meet.

    `names` gives each region's names, the best first: a shorter one is taken where it stands
    much better, and none where no name finds room. The best spot is near the region, and hides
    little of other regions and of `places`. The map is `height` pixels high and `span` units wide
    and high.
    """
    scales = np.array([min(width, height) / span for width in WIDTHS])
    judged = places[:: max(1, len(places) // MOST_JUDGED)]
    boxes = {region: _box(corners) for region, corners in outlines.items()}
    taken: list[tuple[Label, float]] = []
    for region, wanted in names.items():
        own = boxes[region]
        others = np.array([box for one, box in boxes.items() if one != region]).reshape(-1, 4)
        best: tuple[float, Label] | None = None
        for shorter, text in enumerate(wanted):
            for label in _spots(text, outlines[region]):
                if _has_room(label, taken, scales, span):
                    cost = SHORTER * shorter + _cost(label, own, others, judged, scales)
                    best = (cost, label) if best is None or cost < best[0] else best
        if best:
            taken.append((best[1], _width(best[1].text)))
    return [label for label, _ in taken]


def _width(text: str) -> float:
    return LETTER * len(text) + 6


def _has_room(
    label: Label, taken: Sequence[tuple[Label, float]], scales: Floats, span: float
) -> bool:
    return _is_inside(label, scales, span) and not any(
        _meet(label, one, width, scales) for one, width in taken
    )


def _spots(text: str, corners: Floats) -> list[Label]:
    """Above, below, in the middle of a region and beside it, and a little off."""
    x, top, bottom = float(corners[:, 0].mean()), corners[:, 1].max(), corners[:, 1].min()
    half = LETTERS_HIGH / 2
    anchors = [(float(top), half + 2), (float(bottom), -half - 2), (float(top + bottom) / 2, 0.0)]
    return [
        Label(text, x, y, side * _width(text) / 2, up + away * LETTERS_HIGH)
        for away in (0, 1, -1, 2, -2)
        for side in (0.0, 0.6, -0.6, 1.0, -1.0)
        for y, up in anchors
    ]


def _is_inside(label: Label, scales: Floats, span: float) -> bool:
    edge = span / 2 * scales
    across = np.abs(label.x * scales + label.right) + _width(label.text) / 2 <= edge
    upright = np.abs(label.y * scales + label.up) + LETTERS_HIGH / 2 <= edge
    return bool((across & upright).all())


def _meet(one: Label, other: Label, width: float, scales: Floats) -> bool:
    apart = np.abs((one.x - other.x) * scales + one.right - other.right)
    across = apart < (_width(one.text) + width) / 2
    upright = np.abs((one.y - other.y) * scales + one.up - other.up) < LETTERS_HIGH
    return bool((across & upright).any())


def _box(corners: Floats) -> Floats:
    """Left, bottom, right and top of a region."""
    return np.concatenate([corners.min(axis=0), corners.max(axis=0)])


def _cost(label: Label, own: Floats, others: Floats, places: Floats, scales: Floats) -> float:
    """How badly a name stands: lines away from its region, on other regions, on works.

    The mean of all `scales`; `own` is the box of its region, `others` those of other regions.
    """
    half = np.array([_width(label.text), LETTERS_HIGH]) / 2 / scales[:, None]
    middle = np.array([label.x, label.y]) + np.array([label.right, label.up]) / scales[:, None]
    low, high = middle - half, middle + half
    gap = np.maximum(0, np.maximum(own[:2] - middle, middle - own[2:])).sum(axis=1)
    common = np.minimum(high[:, None], others[:, 2:]) - np.maximum(low[:, None], others[:, :2])
    shared = common.clip(0).prod(axis=2).sum(axis=1) / (4 * half.prod(axis=1))
    reach = half + 4 / scales[:, None]
    over = np.abs(places[:, 0] - middle[:, :1]) < reach[:, :1]
    over &= np.abs(places[:, 1] - middle[:, 1:]) < reach[:, 1:]
    hidden = np.minimum(over.sum(axis=1), MOST_HIDDEN)
    return float(np.mean(AWAY * gap * scales / LETTERS_HIGH + shared + WORK * hidden))
