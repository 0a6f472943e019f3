from __future__ import annotations

import re

import numpy as np
import pytest

from litboard.figures.regions import PADDING, core, outline, path


def is_inside(point: np.ndarray, corners: np.ndarray) -> bool:
    """The oracle: a point is inside a convex outline if it is left of every side."""
    ahead = np.roll(corners, -1, axis=0) - corners
    there = point - corners
    return bool((ahead[:, 0] * there[:, 1] - ahead[:, 1] * there[:, 0] >= 0).all())


@pytest.mark.parametrize("count", [1, 2, 3, 40])
def test_an_outline_contains_its_works_with_a_distance(count: int) -> None:
    places = np.random.default_rng(count).uniform(-1, 1, (count, 2))
    corners = outline(places)
    for angle in np.linspace(0, 2 * np.pi, 7):
        around = places + 0.9 * PADDING * np.array([np.cos(angle), np.sin(angle)])
        assert all(is_inside(point, corners) for point in around)


def test_works_far_from_their_topic_do_not_stretch_its_outline() -> None:
    random = np.random.default_rng(0)
    places = np.vstack([random.normal(0, 0.05, (45, 2)), [[1, 1]] * 5])
    assert outline(core(places)).max() < 0.3


@pytest.mark.parametrize(("works", "kept"), [(0, 0), (1, 1), (2, 2), (4, 3), (1000, 750)])
def test_the_core_is_three_quarters_of_the_works(works: int, kept: int) -> None:
    places = np.random.default_rng(1).normal(size=(works, 2))
    chosen = core(places)
    assert len(chosen) == kept
    assert {tuple(place) for place in chosen} <= {tuple(place) for place in places}


def test_a_path_visits_every_corner_and_is_closed() -> None:
    text = path(np.array([[0.0, 0.5], [1.0, 0.25], [-1.0, 0.125]]))
    assert text == "M0.000,0.500 L1.000,0.250 L-1.000,0.125 Z"
    assert re.fullmatch(r"M[-\d.,]+( L[-\d.,]+)* Z", text)
