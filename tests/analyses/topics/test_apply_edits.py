from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.works import planted_works
from litboard.analyses import EditedTopics, apply_topic_edits, apply_words, key_terms, topics
from litboard.annotations.topic_edits import TopicEdits

WORKS, FIELDS = planted_works(each=8)
TERMS = key_terms(WORKS)
FIELD_OF = dict(zip(WORKS["id"], FIELDS, strict=True))
FOUND = {count: topics(WORKS, count=count, terms=TERMS) for count in (1, 2, 3, 6)}
NONE = TopicEdits()


def told(count: int = 3, said: TopicEdits = NONE) -> EditedTopics:
    return apply_topic_edits(FOUND[count], said, terms=TERMS)


def topic_of(one: EditedTopics, field: str) -> int:
    """The topic with most works of a field."""
    main = one.topics.assignments["topic"][[of == field for of in FIELDS]]
    return int(main[main >= 0].mode().iloc[0])


def fields_of(one: EditedTopics, topic: int) -> set[str]:
    return {FIELD_OF[work] for work in one.topics.works_of(topic)}


def test_without_words_topics_are_as_found():
    assert told().topics is FOUND[3]
    assert not told(said=TopicEdits(told().seen)).waiting


def test_a_renamed_topic_has_its_name_in_any_number_of_topics_where_it_is_found():
    said = told().rename(topic_of(told(), "galaxies"), " The sky ")
    for count in (3, 6):
        names = told(count, said).topics.table["name"].tolist()
        assert names.count("The sky") == 1
        assert fields_of(told(count, said), names.index("The sky")) == {"galaxies"}


def test_words_on_a_topic_that_is_not_found_wait():
    said = told().rename(topic_of(told(), "galaxies"), "The sky")
    alone = told(1, said)
    assert alone.waiting == said.words
    assert alone.topics.table["name"].tolist() == FOUND[1].table["name"].tolist()
    # … and are kept with what is said of others meanwhile.
    later = told(3, alone.rename(0, "All"))
    assert "The sky" in later.topics.table["name"].tolist()


def test_a_pinned_topic_stays_apart_where_it_is_no_longer_found():
    said = told().pin(topic_of(told(), "galaxies"))
    for count in (1, 2):
        one = told(count, said)
        assert said.words[0].name in one.topics.table["name"].tolist()
        topic = one.topics.table["name"].tolist().index(said.words[0].name)
        assert fields_of(one, topic) == {"galaxies"}
        assert len(one.topics.works_of(topic)) == 8
        assert one.topics.count == count + (count == 1 or one.topics.table["stability"].min() == 0)


def test_a_pinned_topic_keeps_its_works_and_takes_those_that_come():
    some = [FIELDS[at] != "galaxies" or at < 6 for at in range(len(WORKS))]
    few = WORKS[some].reset_index(drop=True)
    terms = key_terms(few)
    before = apply_topic_edits(topics(few, count=3, terms=terms), NONE, terms=terms)
    names = before.topics.assignments.set_index("id")["topic"]
    said = before.pin(int(names["w000"])).words
    after = told(1, TopicEdits(before.seen, said))
    topic = after.ids.index(said[0].topic)
    assert set(after.topics.works_of(topic)) == {f"w{at:03d}" for at in range(8)}


def test_merged_topics_add_up_and_are_called_as_the_first():
    one = told()
    first, second = topic_of(one, "proteins"), topic_of(one, "markets")
    name = one.topics.table["name"].iloc[first]
    merged = told(said=one.merge(first, second))
    topic = merged.topics.table["name"].tolist().index(name)
    assert merged.topics.count == 2
    assert fields_of(merged, topic) == {"proteins", "markets"}
    assert np.allclose(merged.topics.mix[:, topic], one.topics.mix[:, [first, second]].sum(axis=1))
    terms = merged.topics.table["terms"].iloc[topic]
    assert set(terms) & set(one.topics.table["terms"].iloc[second][:3])
    named = told(said=merged.rename(topic, "Both"))
    assert "Both" in named.topics.table["name"].tolist()


def test_a_word_on_what_was_merged_is_a_word_on_the_whole():
    one = told()
    first, second, third = (topic_of(one, field) for field in ("proteins", "markets", "galaxies"))
    said = one.merge(first, second)
    said = replace(said, words=(*said.words, *one.merge(second, third).words))
    assert told(said=said).topics.count == 1
    assert not told(said=said).waiting


def test_a_word_taken_back_leaves_topics_as_found():
    one = told()
    said = told(said=one.merge(0, 1)).rename(0, "Both")
    for word in reversed(said.words):
        said = said.take_back(word)
    assert told(said=said).topics is FOUND[3]


def test_a_given_name_wins_over_the_same_name_found():
    one = told()
    name = one.topics.table["name"].iloc[0]
    names = told(said=one.rename(2, name)).topics.table["name"].tolist()
    assert names[2] == name
    assert names[0] == f"{name} (2)"


def test_nothing_changed_since_what_was_seen_just_now():
    one = told()
    assert set(apply_topic_edits(FOUND[3], one.rename(0, "A"), terms=TERMS).changes["verdict"]) == {
        "same"
    }
    assert "merged" in set(
        apply_topic_edits(FOUND[2], one.rename(0, "A"), terms=TERMS).changes["verdict"]
    )


ACTS = st.tuples(st.sampled_from(["rename", "pin", "merge"]), st.integers(0, 5), st.integers(0, 5))


@settings(max_examples=15, deadline=None)
@given(
    said_at=st.lists(st.tuples(st.sampled_from([1, 2, 3, 6]), ACTS), max_size=6),
    count=st.sampled_from([1, 2, 3, 6]),
)
def test_whatever_is_said_shares_add_up_and_every_work_is_somewhere(said_at, count):
    said = NONE
    for number, (seen, (act, topic, other)) in enumerate(said_at):
        one = told(seen, said)
        topic, other = topic % one.topics.count, other % one.topics.count
        if act == "merge" and topic != other:
            said = one.merge(topic, other)
        elif act != "merge":
            said = one.pin(topic) if act == "pin" else one.rename(topic, f"name {number}")
    one = told(count, said)
    assert np.allclose(one.topics.mix.sum(axis=1), FOUND[count].mix.sum(axis=1))
    assert one.topics.table["works"].sum() == FOUND[count].table["works"].sum()
    assert one.topics.assignments["id"].tolist() == WORKS["id"].tolist()
    assert one.topics.table["name"].is_unique
    assert len(set(one.ids)) == one.topics.count == len(one.topics.table)
    assert one.topics.table["works"].is_monotonic_decreasing
    main = one.topics.assignments["topic"].to_numpy()
    assert (one.topics.mix[np.arange(len(main)), main] >= one.topics.mix.max(axis=1) - 1e-5).all()
    again = told(count, said)
    assert again.topics.assignments.equals(one.topics.assignments)


def test_the_order_of_works_plays_no_part():
    said = told().pin(topic_of(told(), "galaxies"))
    mixed = WORKS.sample(frac=1, random_state=3).reset_index(drop=True)
    terms = key_terms(mixed)
    one = told(2, said).topics
    other = apply_words(topics(mixed, count=2, terms=terms), said, terms=terms)
    first = one.assignments.set_index("id")["topic"].sort_index()
    assert first.equals(other.assignments.set_index("id")["topic"].sort_index())


def test_an_empty_name_is_refused():
    with pytest.raises(ValueError, match="needs name"):
        told().rename(0, "  ")
