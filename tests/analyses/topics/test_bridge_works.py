from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from helpers.works import planted_works
from litboard.analyses import Topics, bridge_works, key_terms, linked_topics, topics

BRIDGE = (
    "We study the dark matter of them. We study the stock market of them. "
    "We study the redshift survey of them. We study the interest rate of them."
)


@pytest.fixture(scope="module")
def bridged():
    works, _ = planted_works(each=10)
    works.loc[0, "abstract"] = BRIDGE
    terms = key_terms(works)
    return works, terms, topics(works, count=3, terms=terms)


def topic_with(found: Topics, word: str) -> int:
    rows = found.weights[found.weights["term"] == word]
    return int(rows.sort_values("weight")["topic"].iloc[-1])


def test_a_work_on_both_topics_connects_them(bridged):
    _, terms, found = bridged
    sky, money = topic_with(found, "dark matter"), topic_with(found, "stock market")
    first = bridge_works(found, sky, money, terms=terms).iloc[0]
    assert first["id"] == "w000"
    assert set(first["terms_one"]) == {"dark matter", "redshift survey"}
    assert set(first["terms_other"]) == {"stock market"}
    assert 0 < first["score"] <= 1


def test_the_order_of_the_pair_turns_the_sides_and_nothing_else(bridged):
    _, terms, found = bridged
    sky, money = topic_with(found, "dark matter"), topic_with(found, "stock market")
    one, other = (bridge_works(found, *pair, terms=terms) for pair in ((sky, money), (money, sky)))
    turned = other.rename(columns=lambda name: name.replace("_one", "_x")).rename(
        columns=lambda name: name.replace("_other", "_one").replace("_x", "_other")
    )
    pd.testing.assert_frame_equal(one, turned[one.columns])


def test_topics_that_share_more_works_stand_first(bridged):
    _, _, found = bridged
    mix = np.array([[0.5, 0.5, 0.0]] * 4 + [[0.0, 0.5, 0.5]] * 2 + [[0.0, 0.0, 1.0]] * 4)
    pairs = linked_topics(replace(found, mix=mix))
    assert pairs[["one", "other", "works"]].to_numpy().tolist() == [[0, 1, 4], [1, 2, 2]]
    assert pairs["strength"].tolist() == pytest.approx([2 / 6**0.5, 1 / 15**0.5], abs=1e-6)


def test_a_pair_is_said_to_share_as_many_works_as_are_listed(bridged):
    _, terms, found = bridged
    pairs = linked_topics(found)
    assert len(pairs)
    for one, other, works in pairs[["one", "other", "works"]].itertuples(index=False):
        assert len(bridge_works(found, one, other, terms=terms, count=99)) == works


def test_a_single_topic_is_linked_with_none(bridged):
    works, terms, _ = bridged
    assert linked_topics(topics(works, count=1, terms=terms)).empty


def test_topics_that_are_not_there_are_refused(bridged):
    _, terms, found = bridged
    with pytest.raises(KeyError, match="no topic 3; there are 3"):
        bridge_works(found, 0, 3, terms=terms)
    with pytest.raises(ValueError, match="name two topics"):
        bridge_works(found, 1, 1, terms=terms)
