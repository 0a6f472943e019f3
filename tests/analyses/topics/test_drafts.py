from __future__ import annotations

import numpy as np
import pytest

from helpers.topics import topics_of
from litboard.analyses.topics.drafts import (
    TopicDraft,
    make_drafts,
    make_topics,
    merge_drafts,
)

TOPICS = topics_of([("abc", {"x": 1.0, "y": 0.5}), ("de", {"z": 1.0})])


def draft(name: str, shares: list[float], **terms: float) -> TopicDraft:
    return TopicDraft(name, name, np.array(shares), terms, 1.0)


def test_drafts_give_back_the_topics_they_were_made_of():
    made, ids = make_topics(TOPICS, make_drafts(TOPICS, ["t0", "t1"]))
    assert ids == ("t0", "t1")
    assert made.table["works"].tolist() == [3, 2]
    assert made.table["terms"].tolist() == [["x", "y"], ["z"]]
    assert np.array_equal(made.mix, TOPICS.mix)
    assert made.assignments.equals(TOPICS.assignments)


def test_changing_a_draft_leaves_the_topics_as_they_were():
    make_drafts(TOPICS, ["t0", "t1"])[0].shares[:] = 0
    assert TOPICS.mix[:, 0].sum() == 3


def test_a_draft_that_is_no_works_main_topic_is_dropped_and_the_largest_comes_first():
    shares = ([0.0] * 5, [1.0, 0, 0, 0, 0], [0, 1.0, 1, 1, 1])
    drafts = [draft(name, one, x=1.0) for name, one in zip("abc", shares, strict=True)]
    made, ids = make_topics(TOPICS, drafts)
    assert ids == ("c", "b")
    assert made.count == 2
    assert made.table["works"].tolist() == [4, 1]


def test_terms_of_merged_drafts_are_weighted_by_the_works_behind_them():
    large, small = draft("a", [1.0, 1, 1, 0], x=1.0), draft("b", [0.0, 0, 0, 1], y=1.0)
    large.stability, small.stability = 0.8, 0.4
    merge_drafts(large, small)
    assert large.terms == {"x": 1.0, "y": pytest.approx(1 / 3)}
    assert list(large.terms) == ["x", "y"]
    assert large.stability == pytest.approx(0.7)
    assert large.shares.tolist() == [1, 1, 1, 1]


def test_a_name_given_by_a_person_is_kept_and_an_equal_one_is_numbered():
    first, second = draft("same", [1.0, 1, 1, 0, 0]), draft("same", [0, 0, 0, 1.0, 1])
    second.is_named = True
    made, _ = make_topics(TOPICS, [first, second])
    assert made.table["name"].tolist() == ["same (2)", "same"]
