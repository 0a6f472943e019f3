from __future__ import annotations

import numpy as np

from litboard.figures.map_labels import LETTERS_HIGH, WIDTHS, Label, place_labels


def box(x: float, y: float, half: float = 0.2) -> np.ndarray:
    """The corners of a square region."""
    return np.array(
        [[x - half, y - half], [x + half, y - half], [x + half, y + half], [x - half, y + half]]
    )


def place(names: dict[int, list[str]], regions: dict[int, np.ndarray]) -> list[Label]:
    works = np.vstack([corners.mean(axis=0) for corners in regions.values()])
    return place_labels(names, regions, works, height=480, span=2.2)


def test_a_name_is_near_to_its_region() -> None:
    left, right = place({0: ["left"], 1: ["right"]}, {0: box(-0.6, 0), 1: box(0.6, 0)})
    assert (left.text, right.text) == ("left", "right")
    assert left.x < -0.4
    assert right.x > 0.4


def test_names_of_one_place_do_not_overlap_on_any_screen() -> None:
    one, other = place({0: ["one name"], 1: ["other name"]}, {0: box(0, 0), 1: box(0, 0)})
    for width in WIDTHS:
        scale = min(width, 480) / 2.2
        across = abs((one.x - other.x) * scale + one.right - other.right)
        upright = abs((one.y - other.y) * scale + one.up - other.up)
        assert upright >= LETTERS_HIGH or across >= 6 * len("other name")


def test_a_shorter_name_is_chosen_where_the_long_one_has_no_room() -> None:
    [label] = place(
        {0: ["a name that is far too long for any telephone " * 3, "short"]}, {0: box(0, 0)}
    )
    assert label.text == "short"


def test_a_region_without_room_for_any_name_has_none() -> None:
    assert place({0: ["a name that is far too long for any telephone " * 3]}, {0: box(0, 0)}) == []


def test_there_may_be_no_regions() -> None:
    assert place_labels({}, {}, np.zeros((0, 2)), height=480, span=2.2) == []
