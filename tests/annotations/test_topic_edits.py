"""Edits of topics in a corpus folder: added, stored, applied, removed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import litboard
from litboard.annotations.json_store import AnnotationFileError
from litboard.annotations.topic_edits import (
    ACTS,
    FILE_NAME,
    TopicEdit,
    TopicEdits,
    TopicSnapshot,
    merge_topic_edits,
    read_topic_edits,
    write_topic_edits,
)
from litboard.corpus.loading import load

TEXT = st.text(min_size=1).filter(str.strip)
IDS = st.sampled_from(["t1", "t2", "t3"])
EDIT = st.builds(TopicEdit, st.sampled_from(list(ACTS)), IDS, TEXT, st.just("t4"))
TOPIC = st.builds(
    TopicSnapshot,
    IDS,
    st.text(),
    st.dictionaries(TEXT, st.floats(0, 1)),
    st.lists(TEXT, unique=True).map(tuple),
)
EDITS = st.builds(TopicEdits, st.lists(TOPIC).map(tuple), st.lists(EDIT, unique=True).map(tuple))


@settings(max_examples=15, deadline=None)
@given(edits=EDITS)
def test_what_is_written_is_read_again(tmp_path_factory, edits):
    path = tmp_path_factory.mktemp("topics") / FILE_NAME
    write_topic_edits(path, edits)
    assert read_topic_edits(path) == edits


@settings(max_examples=15, deadline=None)
@given(edits=EDITS, edit=EDIT)
def test_removing_an_edit_leaves_the_others(edits, edit):
    edits = replace(edits, edits=tuple(one for one in edits.edits if one != edit))
    added = edits.add(edit, snapshots=edits.snapshots)
    assert added.edits == (*edits.edits, edit)
    assert added.remove(edit).edits == edits.edits


def test_a_snapshot_stays_as_long_as_an_edit_names_its_topic():
    one, two, three = (
        TopicSnapshot(f"t{at}", f"name {at}", {"a": 1.0}, ("w",)) for at in (1, 2, 3)
    )
    edits = TopicEdits().add(TopicEdit("pin", "t1", name="name 1"), snapshots=(one, two))
    assert edits.snapshots == (one, two)
    assert edits.with_snapshots((three,)).snapshots == (three, one)
    assert edits.remove(edits.edits[0]).with_snapshots((three,)).snapshots == (three,)


def test_old_ids_of_works_become_their_current_ids():
    topic = TopicSnapshot("t1", "name", {}, ("old", "gone", "new"))
    edits = TopicEdits((topic,)).with_current_ids({"old": "new", "new": "new"}.get)
    assert edits.snapshots[0].works == ("new", "gone")


def test_an_edit_in_several_folders_counts_once():
    edit, other = TopicEdit("pin", "t1", name="a"), TopicEdit("pin", "t2", name="b")
    merged = merge_topic_edits([TopicEdits(edits=(edit,)), TopicEdits(edits=(edit, other))])
    assert merged.edits == (edit, other)


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
def test_an_incomplete_edit_is_refused(act, topic, name, other):
    with pytest.raises(ValueError, match=r"none of|needs|name a topic"):
        TopicEdit(act, topic, name, other)


def test_a_loaded_corpus_applies_the_edits_in_its_folder(copied_seeds: Path):
    corpus = load(copied_seeds)
    edited = litboard.edited_topics(corpus)
    corpus.with_topic_edits(edited.rename(0, "First")).save_topic_edits()
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
    with pytest.raises(AnnotationFileError, match="repair the file"):
        corpus.save_topic_edits()
    assert (copied_seeds / FILE_NAME).read_text() == content
