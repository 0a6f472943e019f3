"""All annotations of a corpus, read from one or several folders."""

from __future__ import annotations

from pathlib import Path

from litboard.annotations.bundle import ANNOTATION_FILES, Annotations, read_annotations
from litboard.annotations.field_choices import Choice, write_choices
from litboard.annotations.lookups import LookupAnswer, write_lookups
from litboard.annotations.term_edits import TermEdit, write_vocabulary
from litboard.annotations.topic_edits import TopicEdit, TopicEdits, write_topic_edits

ANSWER = LookupAnswer("arxiv", "Tides", year=2020)
BAN, JOIN = TermEdit("ban", "tide"), TermEdit("join", "wave", "tide")
PIN = TopicEdit("pin", "t1", name="tides")


def test_a_folder_without_files_has_no_annotations(tmp_path: Path) -> None:
    assert read_annotations([tmp_path]) == Annotations()


def test_annotations_of_several_folders_are_read_in_the_order_of_folders(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for home, edits in ((one, [BAN]), (other, [JOIN])):
        home.mkdir()
        write_vocabulary(home / "vocabulary.json", edits)
        write_topic_edits(home / "topics.json", TopicEdits(edits=(PIN,)))
    write_choices(other / "choices.json", [Choice("title", "r1")])
    write_lookups(one / "lookups.json", [ANSWER])
    read = read_annotations([one, other])
    assert read.vocabulary == (BAN, JOIN)
    assert read.topic_edits.edits == (PIN,)
    assert read.choices == (Choice("title", "r1"),)
    assert read.lookups == (ANSWER,)
    assert read_annotations([one, other], lookups=False).lookups == ()


def test_a_damaged_file_is_a_problem_and_the_others_still_count(tmp_path: Path) -> None:
    write_vocabulary(tmp_path / "vocabulary.json", [BAN])
    for name in ANNOTATION_FILES - {"vocabulary.json"}:
        (tmp_path / name).write_text("{")
    read = read_annotations([tmp_path])
    assert read.vocabulary == (BAN,)
    assert {problem.source for problem in read.problems} == ANNOTATION_FILES - {"vocabulary.json"}
    assert all(str(tmp_path) not in problem.reason for problem in read.problems)
