from __future__ import annotations

import numpy as np
import pytest

from litboard.analyses.topics.weights import BAR_TERMS, top_weights, weights_by_topic

NAMES = np.array(["a", "b", "c"])


def test_the_best_term_of_each_topic_has_weight_one_and_terms_without_strength_are_left_out():
    table = top_weights(np.array([[0.2, 0.4, 0.0], [0.0, 0.0, 3.0]]), NAMES, "term")
    assert list(table.columns) == ["topic", "term", "weight"]
    assert table.to_numpy().tolist() == [[0, "b", 1.0], [0, "a", 0.5], [1, "c", 1.0]]


def test_no_topic_lists_more_terms_than_fit_the_bars():
    many = np.array([[f"t{at:02d}" for at in range(30)]])[0]
    assert len(top_weights(np.ones((1, 30)), many, "term")) == BAR_TERMS


def test_no_topics_give_an_empty_table_with_its_columns():
    table = top_weights(np.zeros((0, 3)), NAMES, "word")
    assert list(table.columns) == ["topic", "word", "weight"]
    assert weights_by_topic(table, "word") == {}


def test_a_table_becomes_a_mapping_of_each_topic():
    table = top_weights(np.array([[0.2, 0.4, 0.0], [0.0, 0.0, 3.0]]), NAMES, "term")
    assert weights_by_topic(table, "term") == {
        0: {"b": 1.0, "a": pytest.approx(0.5)},
        1: {"c": 1.0},
    }
