from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.planted import planted_terms, planted_topics
from litboard.analyses import EditedTopics, apply_topic_edits, key_terms, topics
from litboard.annotations.topic_edits import TopicEdits

WORKS, FIELDS, TERMS = planted_terms(8)
FIELD_OF = dict(zip(WORKS["id"], FIELDS, strict=True))
TOPICS = {count: planted_topics(count, each=8) for count in (1, 2, 3, 6)}
NONE = TopicEdits()


def edited(count: int = 3, edits: TopicEdits = NONE) -> EditedTopics:
    return apply_topic_edits(TOPICS[count], edits, terms=TERMS)


def topic_of(one: EditedTopics, field: str) -> int:
    """The topic with most works of a field."""
    main = one.topics.assignments["topic"][[of == field for of in FIELDS]]
    return int(main[main >= 0].mode().iloc[0])


def fields_of(one: EditedTopics, topic: int) -> set[str]:
    return {FIELD_OF[work] for work in one.topics.works_of(topic)}


def test_without_edits_topics_are_as_computed():
    assert edited().topics is TOPICS[3]
    assert not edited(edits=TopicEdits(edited().snapshots)).pending


def test_a_renamed_topic_has_its_name_in_any_number_of_topics_where_it_is_found():
    edits = edited().rename(topic_of(edited(), "galaxies"), " The sky ")
    for count in (3, 6):
        names = edited(count, edits).topics.table["name"].tolist()
        assert names.count("The sky") == 1
        assert fields_of(edited(count, edits), names.index("The sky")) == {"galaxies"}


def test_an_edit_of_a_topic_that_is_not_found_is_pending():
    edits = edited().rename(topic_of(edited(), "galaxies"), "The sky")
    alone = edited(1, edits)
    assert alone.pending == edits.edits
    assert alone.topics.table["name"].tolist() == TOPICS[1].table["name"].tolist()
    # It stays among the edits when others are added.
    later = edited(3, alone.rename(0, "All"))
    assert "The sky" in later.topics.table["name"].tolist()


def test_a_pinned_topic_stays_apart_where_it_is_no_longer_found():
    edits = edited().pin(topic_of(edited(), "galaxies"))
    for count in (1, 2):
        one = edited(count, edits)
        assert edits.edits[0].name in one.topics.table["name"].tolist()
        topic = one.topics.table["name"].tolist().index(edits.edits[0].name)
        assert fields_of(one, topic) == {"galaxies"}
        assert len(one.topics.works_of(topic)) == 8
        assert one.topics.count == count + (count == 1 or one.topics.table["stability"].min() == 0)


def test_a_pinned_topic_keeps_its_works_and_takes_those_that_come():
    some = [FIELDS[at] != "galaxies" or at < 6 for at in range(len(WORKS))]
    few = WORKS[some].reset_index(drop=True)
    terms = key_terms(few)
    before = apply_topic_edits(topics(few, count=3, terms=terms), NONE, terms=terms)
    names = before.topics.assignments.set_index("id")["topic"]
    pins = before.pin(int(names["w000"])).edits
    after = edited(1, TopicEdits(before.snapshots, pins))
    topic = after.ids.index(pins[0].topic)
    assert set(after.topics.works_of(topic)) == {f"w{at:03d}" for at in range(8)}


def test_merged_topics_add_up_and_are_called_as_the_first():
    one = edited()
    first, second = topic_of(one, "proteins"), topic_of(one, "markets")
    name = one.topics.table["name"].iloc[first]
    merged = edited(edits=one.merge(first, second))
    topic = merged.topics.table["name"].tolist().index(name)
    assert merged.topics.count == 2
    assert fields_of(merged, topic) == {"proteins", "markets"}
    assert np.allclose(merged.topics.mix[:, topic], one.topics.mix[:, [first, second]].sum(axis=1))
    terms = merged.topics.table["terms"].iloc[topic]
    assert set(terms) & set(one.topics.table["terms"].iloc[second][:3])
    named = edited(edits=merged.rename(topic, "Both"))
    assert "Both" in named.topics.table["name"].tolist()


def test_an_edit_of_a_merged_topic_is_an_edit_of_the_whole():
    one = edited()
    first, second, third = (topic_of(one, field) for field in ("proteins", "markets", "galaxies"))
    edits = one.merge(first, second)
    edits = replace(edits, edits=(*edits.edits, *one.merge(second, third).edits))
    assert edited(edits=edits).topics.count == 1
    assert not edited(edits=edits).pending


def test_topics_are_as_computed_when_every_edit_is_removed():
    one = edited()
    edits = edited(edits=one.merge(0, 1)).rename(0, "Both")
    for edit in reversed(edits.edits):
        edits = edits.remove(edit)
    assert edited(edits=edits).topics is TOPICS[3]


def test_a_name_given_by_a_person_has_precedence_over_the_same_computed_name():
    one = edited()
    name = one.topics.table["name"].iloc[0]
    names = edited(edits=one.rename(2, name)).topics.table["name"].tolist()
    assert names[2] == name
    assert names[0] == f"{name} (2)"


def test_nothing_changed_since_the_last_edit_of_the_same_topics():
    one = edited()
    assert set(
        apply_topic_edits(TOPICS[3], one.rename(0, "A"), terms=TERMS).changes["verdict"]
    ) == {"same"}
    assert "merged" in set(
        apply_topic_edits(TOPICS[2], one.rename(0, "A"), terms=TERMS).changes["verdict"]
    )


ACTS = st.tuples(st.sampled_from(["rename", "pin", "merge"]), st.integers(0, 5), st.integers(0, 5))


@settings(max_examples=12, deadline=None)
@given(
    acts=st.lists(st.tuples(st.sampled_from([1, 2, 3, 6]), ACTS), max_size=6),
    count=st.sampled_from([1, 2, 3, 6]),
)
def test_after_any_edits_shares_add_up_and_every_work_is_assigned(acts, count):
    edits = NONE
    for number, (shown, (act, topic, other)) in enumerate(acts):
        one = edited(shown, edits)
        topic, other = topic % one.topics.count, other % one.topics.count
        if act == "merge" and topic != other:
            edits = one.merge(topic, other)
        elif act != "merge":
            edits = one.pin(topic) if act == "pin" else one.rename(topic, f"name {number}")
    one = edited(count, edits)
    assert np.allclose(one.topics.mix.sum(axis=1), TOPICS[count].mix.sum(axis=1))
    assert one.topics.table["works"].sum() == TOPICS[count].table["works"].sum()
    assert one.topics.assignments["id"].tolist() == WORKS["id"].tolist()
    assert one.topics.table["name"].is_unique
    assert len(set(one.ids)) == one.topics.count == len(one.topics.table)
    assert one.topics.table["works"].is_monotonic_decreasing
    main = one.topics.assignments["topic"].to_numpy()
    assert (one.topics.mix[np.arange(len(main)), main] >= one.topics.mix.max(axis=1) - 1e-5).all()
    again = edited(count, edits)
    assert again.topics.assignments.equals(one.topics.assignments)


def test_the_order_of_works_has_no_influence():
    edits = edited().pin(topic_of(edited(), "galaxies"))
    mixed = WORKS.sample(frac=1, random_state=3).reset_index(drop=True)
    terms = key_terms(mixed)
    one = edited(2, edits).topics
    other = apply_topic_edits(topics(mixed, count=2, terms=terms), edits, terms=terms).topics
    first = one.assignments.set_index("id")["topic"].sort_index()
    assert first.equals(other.assignments.set_index("id")["topic"].sort_index())


def test_an_empty_name_is_refused():
    with pytest.raises(ValueError, match="needs name"):
        edited().rename(0, "  ")


def test_old_names_of_fields_warn_and_still_work():
    with pytest.warns(DeprecationWarning, match=r"EditedTopics\.said is now EditedTopics\.edits"):
        assert edited().said is NONE
    with pytest.raises(AttributeError, match="nonsense"):
        edited().nonsense  # noqa: B018
