"""The words on topics beside a corpus: said, kept, obeyed, taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import litboard
from litboard.annotations.json_store import BesideError
from litboard.annotations.topic_edits import (
    ACTS,
    FILE_NAME,
    KeptTopic,
    TopicEdit,
    TopicEdits,
    read_topic_edits,
    sum_of,
    write_topic_edits,
)
from litboard.corpus.loading import load

TEXT = st.text(min_size=1).filter(str.strip)
IDS = st.sampled_from(["t1", "t2", "t3"])
WORD = st.builds(TopicEdit, st.sampled_from(list(ACTS)), IDS, TEXT, st.just("t4"))
TOPIC = st.builds(
    KeptTopic,
    IDS,
    st.text(),
    st.dictionaries(TEXT, st.floats(0, 1)),
    st.lists(TEXT, unique=True).map(tuple),
)
SAID = st.builds(TopicEdits, st.lists(TOPIC).map(tuple), st.lists(WORD, unique=True).map(tuple))


@settings(max_examples=30, deadline=None)
@given(said=SAID)
def test_what_is_kept_is_read_again(tmp_path_factory, said):
    path = tmp_path_factory.mktemp("topics") / FILE_NAME
    write_topic_edits(path, said)
    assert read_topic_edits(path) == said


@settings(max_examples=30, deadline=None)
@given(said=SAID, word=WORD)
def test_a_word_taken_back_leaves_the_others(said, word):
    said = replace(said, words=tuple(one for one in said.words if one != word))
    assert said.say(word, seen=said.topics).take_back(word).words == said.words


def test_topics_are_kept_as_seen_last_and_as_long_as_a_word_waits_for_them():
    one, two, three = (KeptTopic(f"t{at}", f"name {at}", {"a": 1.0}, ("w",)) for at in (1, 2, 3))
    said = TopicEdits().say(TopicEdit("pin", "t1", name="name 1"), seen=(one, two))
    assert said.topics == (one, two)
    assert said.see((three,)).topics == (three, one)
    assert said.take_back(said.words[0]).see((three,)).topics == (three,)


def test_works_go_by_the_ids_they_have_today():
    topic = KeptTopic("t1", "name", {}, ("old", "gone", "new"))
    said = TopicEdits((topic,)).renewed({"old": "new", "new": "new"}.get)
    assert said.topics[0].works == ("new", "gone")


def test_words_of_several_folders_are_one():
    word, other = TopicEdit("pin", "t1", name="a"), TopicEdit("pin", "t2", name="b")
    together = sum_of([TopicEdits(words=(word,)), TopicEdits(words=(word, other))])
    assert together.words == (word, other)


@pytest.mark.parametrize(
    ("act", "topic", "name", "other"),
    [
        ("praise", "t1", "", ""),
        ("rename", "t1", " ", ""),
        ("merge", "t1", "", "t1"),
        ("merge", "t1", "", ""),
        ("pin", "", "x", ""),
    ],
)
def test_words_that_say_nothing_are_refused(act, topic, name, other):
    with pytest.raises(ValueError, match=r"none of|needs|name a topic"):
        TopicEdit(act, topic, name, other)


def test_a_corpus_obeys_the_words_kept_beside_it(copied_seeds: Path):
    corpus = load(copied_seeds)
    told = litboard.edited_topics(corpus)
    corpus.with_topic_edits(told.rename(0, "First")).save_topic_edits()
    again = load(copied_seeds)
    assert len(again.sources) == len(corpus.sources)
    assert litboard.topics(again).table["name"].iloc[0] == "First"


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"topics": []}',
        '{"words": [{"act": "praise", "topic": "a"}], "topics": []}',
        '{"words": [3], "topics": []}',
        '{"words": [], "topics": [{"id": "t1", "name": "a"}]}',
        '{"words": [], "topics": [{"id": "t", "name": "a", "terms": {"a": -1}, "works": []}]}',
        '{"words": [], "topics": [{"id": "t", "name": "a", "terms": {"a": 1}, "works": [1]}]}',
    ],
)
def test_a_broken_file_is_a_problem_and_never_written_over(copied_seeds: Path, content: str):
    (copied_seeds / FILE_NAME).write_text(content)
    corpus = load(copied_seeds)
    assert len(corpus) == 25
    assert any(FILE_NAME in str(source) for source in corpus.problems["source"])
    with pytest.raises(BesideError, match="mend the file"):
        corpus.save_topic_edits()
    assert (copied_seeds / FILE_NAME).read_text() == content
