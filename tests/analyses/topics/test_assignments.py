from __future__ import annotations

import numpy as np
import pytest

from helpers.works import works_table
from litboard.analyses.topics.assignments import LEAST_SECOND, NO_TOPIC, assign_works


def assign(*mix: list[float], near: list[bool] | None = None):
    works = works_table([None] * len(mix))
    near = [True] * len(mix) if near is None else near
    return assign_works(works, np.array(mix), np.array(near))


def test_the_largest_share_is_the_main_topic_and_the_next_the_second():
    table = assign([0.2, 0.7, 0.1], [0.5, 0.5, 0.0])
    assert table["topic"].tolist() == [1, 0]
    assert table["weight"].tolist() == [0.7, 0.5]
    assert table["second"].tolist() == [0, 1]


def test_a_small_second_share_is_not_reported():
    table = assign([1 - LEAST_SECOND, LEAST_SECOND], [0.95, 0.05])
    assert table["second"].tolist() == [1, NO_TOPIC]


@pytest.mark.parametrize(
    ("mix", "near", "sure"),
    [
        ([0.7, 0.3, 0.0], True, True),
        ([0.6, 0.4, 0.0], True, False),  # less than twice the second
        ([0.45, 0.2, 0.35], True, False),  # less than half of the work
        ([0.7, 0.3, 0.0], False, False),
    ],
)
def test_an_assignment_is_sure_if_the_topic_is_ahead_and_the_work_is_near(mix, near, sure):
    assert assign(mix, near=[near])["sure"].tolist() == [sure]


def test_a_work_without_shares_is_in_no_topic():
    table = assign([0.0, 0.0])
    assert table[["topic", "second", "sure"]].to_numpy().tolist() == [[NO_TOPIC, NO_TOPIC, False]]


def test_there_may_be_no_topics_at_all():
    table = assign_works(works_table([None]), np.zeros((1, 0)), np.array([True]))
    assert table["topic"].tolist() == [NO_TOPIC]
