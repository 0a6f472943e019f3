from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from helpers.planted import planted_terms, planted_topics
from helpers.works import planted_works, works_table
from litboard.analyses import key_terms, topics
from litboard.analyses.topics.assignments import NO_TOPIC


@pytest.fixture(scope="module")
def planted():
    works, fields, _ = planted_terms()
    return works, fields, planted_topics()


def partition(assignments):
    """The topics as sets of works, whatever their numbers."""
    groups = assignments.groupby("topic")["id"].agg(frozenset)
    return set(groups)


def test_planted_fields_come_back(planted):
    works, fields, found = planted
    assert partition(found.assignments) == partition(works.assign(topic=fields))
    assert found.assignments["sure"].mean() > 0.8


@pytest.fixture(scope="module")
def searched():
    """Topics whose number is not given, with the fields of the works and the calls of progress."""
    works, fields, terms = planted_terms()
    calls: list[tuple[int, int]] = []
    found = topics(works, terms=terms, progress=lambda *counts: calls.append(counts))
    return fields, found, calls


def test_no_topic_of_the_chosen_number_has_works_of_two_fields(searched):
    fields, found, _ = searched
    mixed = found.assignments.assign(field=fields).groupby("topic")["field"].nunique()
    assert (mixed == 1).all()
    assert found.count >= 3
    assert found.curve["chosen"].sum() == 1
    assert found.count == found.curve.loc[found.curve["chosen"], "count"].item()


def test_names_are_terms_of_the_field_and_none_is_used_twice(planted):
    works, _, found = planted
    parts = [term for name in found.table["name"] for term in name.split(" · ")]
    assert len(parts) == len(set(parts))
    assert all(2 <= len(name.split(" · ")) <= 3 for name in found.table["name"])
    assert set(parts) <= set(key_terms(works).table["term"])
    assert any(
        "stock market" in name
        or "interest rate" in name
        or "monetary" in name
        or "exchange rate" in name
        or "inflation" in name
        for name in found.table["name"]
    )


def test_every_work_has_one_topic_and_shares_add_up(planted):
    works, _, found = planted
    assert found.assignments["id"].tolist() == works["id"].tolist()
    assert np.allclose(found.mix.sum(axis=1), 1)
    assert found.table["works"].sum() == len(works)
    assert found.table["share"].sum() == pytest.approx(1)
    listed = [work for topic in found.table["topic"] for work in found.works_of(topic)]
    assert sorted(listed) == sorted(works["id"])


def test_columns_are_as_promised(planted):
    _, _, found = planted
    assert list(found.table.columns) == ["topic", "name", "terms", "works", "share", "stability"]
    assert list(found.weights.columns) == ["topic", "term", "weight"]
    assert list(found.assignments.columns) == ["id", "label", "topic", "weight", "second", "sure"]
    assert list(found.curve.columns) == [
        "count",
        "stability",
        "separation",
        "coherence",
        "score",
        "chosen",
    ]
    assert found.table["stability"].between(0, 1).all()
    assert found.weights.groupby("topic")["weight"].max().eq(1).all()


def test_topics_are_numbered_by_size():
    works, fields = planted_works()
    unequal = works[[field != "markets" or row % 2 == 0 for row, field in enumerate(fields)]]
    found = topics(unequal.reset_index(drop=True), count=3)
    assert found.table["works"].is_monotonic_decreasing


def test_the_same_works_in_any_order_give_the_same_topics(planted):
    works, _, found = planted
    mixed = works.sample(frac=1, random_state=4).reset_index(drop=True)
    for again in (topics(works, count=3), topics(mixed, count=3)):
        assert again.table.equals(found.table)
        assert again.weights.equals(found.weights)
        assert again.curve.equals(found.curve)
        one, other = (
            a.set_index("id").sort_index() for a in (again.assignments, found.assignments)
        )
        assert one.equals(other)


def test_the_mix_is_in_the_order_of_the_works(planted):
    works, _, found = planted
    mixed = works.iloc[::-1].reset_index(drop=True)
    assert np.allclose(topics(mixed, count=3).mix[::-1], found.mix)


def test_each_work_has_its_place_in_the_space_and_a_work_in_no_topic_has_none():
    works, _ = planted_works()
    works.loc[3, "abstract"] = None
    vectors = topics(works, count=3).vectors
    lengths = np.linalg.norm(vectors, axis=1)
    assert np.allclose(lengths, np.where(np.arange(len(works)) == 3, 0, 1), atol=1e-5)
    mixed = works.iloc[::-1].reset_index(drop=True)
    assert np.array_equal(topics(mixed, count=2).vectors[::-1], vectors)


def test_terms_found_before_are_used(planted):
    works, _, found = planted
    assert topics(works, count=3, terms=key_terms(works)).table.equals(found.table)


def test_typical_works_are_the_most_devoted(planted):
    _, _, found = planted
    typical = found.typical(0, count=4)
    members = found.assignments[found.assignments["topic"] == 0]
    assert list(typical.columns) == ["id", "label", "weight"]
    assert typical["weight"].tolist() == sorted(members["weight"], reverse=True)[:4]
    with pytest.raises(KeyError, match="no topic 9"):
        found.typical(9)


def test_a_work_that_is_near_to_nobody_is_not_sure():
    works, _ = planted_works()
    odd = "We study the medieval charter of them, and the Latin poem. Of a dark matter."
    works.loc[0, "abstract"] = odd
    assert not topics(works, count=3).assignments["sure"][0]


@pytest.mark.parametrize(
    "abstracts",
    [
        [],
        [None],
        ["Dark matter."],
        [None, None],
        ["Dark matter.", "Spin glass."],
        ["", "of the"],
        ["Dark matter.", None, "Dark matter and spin glass."],
        ["Dark matter."] * 4,
    ],
)
def test_few_works_and_works_without_text_do_no_harm(abstracts):
    works = works_table(abstracts)
    found = topics(works)
    assert len(found.assignments) == len(works)
    assert found.table["works"].sum() == (found.assignments["topic"] != NO_TOPIC).sum()
    for row, text in enumerate(abstracts):
        if not text:
            assert found.assignments["topic"][row] == NO_TOPIC
            assert not found.assignments["sure"][row]
            assert found.mix[row].sum() == 0
    assert found.works_of(NO_TOPIC) == [
        f"w{row:03d}" for row, topic in enumerate(found.assignments["topic"]) if topic == NO_TOPIC
    ]
    assert found._repr_html_()


def test_progress_is_reported_for_each_number_of_topics_tried(searched):
    _, found, calls = searched
    assert calls == [(done, len(found.curve)) for done in range(len(found.curve))]


def test_more_topics_than_works_are_not_to_be_had():
    found = topics(
        works_table(["Dark matter.", "Spin glass.", "Dark matter, spin glass."]), count=9
    )
    assert 1 <= found.count <= 3


def test_a_count_below_one_is_refused():
    with pytest.raises(ValueError, match="count=0"):
        topics(works_table(["Dark matter."]), count=0)


def test_names_are_escaped_in_html(planted):
    _, _, found = planted
    marked = replace(found, table=found.table.assign(name="<b>"))
    assert "&lt;b&gt;" in marked._repr_html_()
    assert "<b>" not in marked._repr_html_()


def test_words_of_a_topic_are_written_as_the_works_write_them(planted):
    works, _, found = planted
    text = " ".join([*works["title"].dropna(), *works["abstract"].dropna()]).lower()
    assert found.words.groupby("topic")["weight"].max().eq(1).all()
    assert all(word.lower() in text for word in found.words["word"])
    for topic in found.table["topic"]:
        assert found.words_of(topic, count=3) == found.words_of(topic)[:3]
    lists = [set(found.words_of(topic)) for topic in found.table["topic"]]
    assert not lists[0] & lists[1] & lists[2]
