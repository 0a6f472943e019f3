"""The map: regions, names that do not meet, and which works carry colour."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from helpers import figure_tables as tables
from litboard import figures
from litboard.figures.topic_map import EDGE, HEIGHT, MOST_POINTS


def crowd(topics: int = 12, each: int = 30, seed: int = 1) -> pd.DataFrame:
    """Topics as clouds that lie upon each other."""
    random = np.random.default_rng(seed)
    middles = np.repeat(random.uniform(-0.8, 0.8, (topics, 2)), each, axis=0)
    places = (middles + random.normal(0, 0.08, middles.shape)).clip(-1, 1)
    topic = np.repeat(np.arange(topics), each)
    return pd.DataFrame(
        {
            "id": [f"w{at}" for at in range(len(topic))],
            "label": "A work",
            "topic": topic,
            "name": [f"a readable term {at} · another" for at in topic],
            "x": places[:, 0],
            "y": places[:, 1],
        }
    )


def test_every_work_carries_its_id_and_each_topic_its_colour_and_shape() -> None:
    [points] = figures.topic_map(tables.places()).data
    assert [row[0] for row in points.customdata] == ["w1", "w2", "w3", "w4"]
    assert points.marker.color[0] == points.marker.color[1] == figures.topic_color(1)
    assert points.marker.symbol[0] != points.marker.symbol[2]
    assert points.hovertext[3].endswith("in no topic")


def test_works_without_a_place_stand_in_a_row_below() -> None:
    figure = figures.topic_map(tables.places())
    [points] = figure.data
    assert points.y[3] < min(points.y[:3]) - 0.2
    assert figure.layout.yaxis.range[0] < points.y[3]
    assert "in no topic: 1" in {words.text for words in figure.layout.annotations}


def test_only_chosen_works_carry_colour_and_ids() -> None:
    context, points = figures.topic_map(tables.places(), chosen={"w2"}).data
    assert [row[0] for row in points.customdata] == ["w2"]
    assert len(context.x) == 3
    assert context.customdata is None
    assert context.hoverinfo == "skip"


def test_many_works_are_drawn_by_the_graphics_processor() -> None:
    few, many = crowd(each=30), crowd(each=300)
    assert figures.topic_map(few).data[0].type == "scatter"
    assert figures.topic_map(many).data[0].type == "scattergl"


def test_of_very_many_works_an_even_part_is_drawn_and_the_selection_first() -> None:
    table = crowd(topics=5, each=5000)
    chosen = set(table["id"].iloc[::50])
    context, points = figures.topic_map(table, chosen=chosen).data
    assert len(points.x) == len(chosen)
    assert len(points.x) + len(context.x) == MOST_POINTS


@cache
def map_of_a_crowd(seed: int) -> go.Figure:
    return figures.topic_map(crowd(seed=seed))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("width", [330, 400, 560, 700])
def test_no_two_names_meet_on_any_screen(width: int, seed: int) -> None:
    labels = map_of_a_crowd(seed).layout.annotations
    scale = min(width, HEIGHT - 38) / (2 * EDGE)
    boxes = [
        (
            label.x * scale + label.xshift,
            label.y * scale + label.yshift,
            6.6 * len(label.text),
            16,
        )
        for label in labels
    ]
    assert len(labels) >= 10
    for (x, y, wide, high), (other_x, other_y, other_wide, _) in combinations(boxes, 2):
        assert abs(x - other_x) >= (wide + other_wide) / 2 or abs(y - other_y) >= high
    for x, _, wide, _ in boxes:
        assert abs(x) + wide / 2 <= width / 2


def test_a_name_stands_by_its_own_region() -> None:
    table = crowd(topics=5, each=20)
    middles = table.groupby("topic")[["x", "y"]].mean().to_numpy()
    scale = 500 / (2 * EDGE)
    for label in figures.topic_map(table).layout.annotations:
        place = np.array([label.x + label.xshift / scale, label.y + label.yshift / scale])
        nearest = np.linalg.norm(middles - place, axis=1).argmin()
        assert label.text.startswith(f"{nearest} ")


def test_places_that_are_all_one_can_be_drawn() -> None:
    table = crowd(topics=1, each=5).assign(x=0.0, y=0.0)
    assert len(figures.topic_map(table).layout.shapes) == 1
