from __future__ import annotations

import numpy as np
import pytest

from litboard.analyses.topics import map_quality
from litboard.analyses.topics.map_quality import MapQuality, measure_map


def points(count: int = 60, seed: int = 1):
    return np.random.default_rng(seed).normal(size=(count, 2))


def on_circle(count: int):
    # Unequal distances: of equal ones, either could be the nearest.
    angles = np.cumsum(np.random.default_rng(4).uniform(0.05, 0.1, count))
    return np.column_stack([np.cos(angles), np.sin(angles)])


def test_a_map_that_is_the_space_itself_keeps_everything():
    vectors = on_circle(40)
    quality = measure_map(vectors.astype(np.float32), vectors)
    assert quality.share > 0.99
    assert quality.trustworthiness > 0.99


def test_a_random_map_keeps_what_chance_keeps():
    vectors = points(200) / np.linalg.norm(points(200), axis=1, keepdims=True)
    quality = measure_map(vectors.astype(np.float32), points(200, seed=2))
    assert quality.nearest == 10
    assert quality.random_share == pytest.approx(10 / 199)
    assert quality.share == pytest.approx(quality.random_share, abs=0.04)


def test_comparing_some_works_at_a_time_gives_the_same(monkeypatch):
    vectors, places = points(50).astype(np.float32), points(50, seed=3)
    whole = measure_map(vectors, places)
    monkeypatch.setattr(map_quality, "ROWS", 7)
    assert measure_map(vectors, places) == whole


def test_fewer_than_five_works_have_no_measure():
    quality = measure_map(points(4).astype(np.float32), points(4))
    assert np.isnan(quality.trustworthiness)
    assert quality.nearest == 0
    assert "few works" in quality.sentence()


def test_a_sentence_states_all_measures():
    assert MapQuality(0.934, 0.61, 0.002, 10).sentence() == (
        "Of each work's 10 nearest works, 61 % are also nearest on the map "
        "(by chance under 1 %); trustworthiness 0.93 of 1."
    )
    assert "Of each work's nearest work, " in MapQuality(0.9, 0.5, 0.25, 1).sentence()
