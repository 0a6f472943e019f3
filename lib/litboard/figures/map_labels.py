"""Place the names of regions on a map, so that no two of them overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from litboard.typing import Floats

#: Places of works that are sampled to see what a name would cover.
MOST_SAMPLED = 400

#: Pixels of a letter and of a line, a little more than they need.
LETTER, LETTERS_HIGH = 6.9, 17.0
#: Widths of the map in pixels at which no two names may overlap: from telephone to large screen.
WIDTHS = (330.0, 420.0, 520.0, 640.0, 800.0)

#: Costs of a name: for each line of distance from its region, for each work it covers (up to
#: three), and for being shortened. Covering another region costs 1.
AWAY, WORK, MOST_HIDDEN, SHORTER = 0.6, 0.4, 3, 0.6


class Label(NamedTuple):
    """A name on the map: its position in map units, and an offset to the right and up in pixels."""

    text: str
    x: float
    y: float
    right: float
    up: float


def place_labels(
    names: Mapping[int, Sequence[str]],
    outlines: Mapping[int, Floats],
    places: Floats,
    *,
    height: float,
    span: float,
) -> list[Label]:
    """A position for the name of each region, the first region first, without overlaps.

    `names` has each region's names, the longest first: a shorter one is chosen if its position is
    much better, and none if there is no room. A good position is near the region, and covers
    little of other regions and few of the works, which are at `places` (works, 2). `outlines` are
    the corners (corners, 2) of each region. The map is `height` pixels high, and `span` units wide
    and high.
    """
    scales = np.array([min(width, height) / span for width in WIDTHS])
    sample = places[:: max(1, len(places) // MOST_SAMPLED)]
    boxes = {region: _box(corners) for region, corners in outlines.items()}
    taken: list[tuple[Label, float]] = []
    for region, wanted in names.items():
        own = boxes[region]
        others = np.array([box for one, box in boxes.items() if one != region]).reshape(-1, 4)
        best: tuple[float, Label] | None = None
        for shorter, text in enumerate(wanted):
            for label in _spots(text, outlines[region]):
                if _has_room(label, taken, scales, span):
                    cost = SHORTER * shorter + _cost(label, own, others, sample, scales)
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
        _overlap(label, one, width, scales) for one, width in taken
    )


def _spots(text: str, corners: Floats) -> list[Label]:
    """Candidate positions: above, below, inside and next to a region, and a little farther away."""
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


def _overlap(one: Label, other: Label, width: float, scales: Floats) -> bool:
    distance = np.abs((one.x - other.x) * scales + one.right - other.right)
    across = distance < (_width(one.text) + width) / 2
    upright = np.abs((one.y - other.y) * scales + one.up - other.up) < LETTERS_HIGH
    return bool((across & upright).any())


def _box(corners: Floats) -> Floats:
    """The left, bottom, right and top of a region (4,)."""
    return np.concatenate([corners.min(axis=0), corners.max(axis=0)])


def _cost(label: Label, own: Floats, others: Floats, places: Floats, scales: Floats) -> float:
    """The cost of a position: distance from the region, and covered regions and works.

    The mean over all `scales` (pixels a unit). `own` (4,) is the box of its region, `others`
    (regions, 4) those of other regions.
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
