"""Corrections of passages in a corpus folder: added, replaced, removed, stored."""

from __future__ import annotations

import json
from pathlib import Path

from litboard.annotations.corrections import (
    BEGINNING,
    Correction,
    add_corrections,
    identifying_text,
    passage_id,
    read_corrections,
    remove_correction,
    write_corrections,
)


def test_a_passage_is_recognised_whatever_its_white_space() -> None:
    assert passage_id("a  b\n c") == passage_id("a b c")
    assert passage_id("a b c") != passage_id("a b d")


def test_a_problem_of_a_whole_source_is_identified_by_its_reason() -> None:
    assert identifying_text("raw", "reason") == "raw"
    assert identifying_text("", "reason") == "reason"


def test_a_later_correction_replaces_the_earlier_one_of_the_same_passage_only() -> None:
    first = add_corrections((), ("a.txt", "x"), ("b.txt", "x"), text="one")
    second = add_corrections(first, ("a.txt", "x"), text=None)
    assert [(one.source, one.text) for one in second] == [("b.txt", "one"), ("a.txt", None)]


def test_an_empty_text_removes_a_correction() -> None:
    added = add_corrections((), ("a.txt", "x"), ("a.txt", "y"), text="one")
    assert add_corrections(added, ("a.txt", "x"), text=" \n") == added[1:]
    assert remove_correction(added, added[1]) == added[:1]


def test_a_long_passage_is_shown_by_its_beginning() -> None:
    (correction,) = add_corrections((), ("a.txt", "word " * 100), text="one")
    assert len(correction.beginning) <= BEGINNING
    assert correction.beginning.startswith("word word")


def test_the_file_has_the_same_keys_as_before(tmp_path: Path) -> None:
    path = tmp_path / "corrections.json"
    write_corrections(path, [Correction("a.txt", "p1", None, "begins")])
    assert json.loads(path.read_text()) == {
        "corrections": [{"source": "a.txt", "piece": "p1", "text": None, "beginning": "begins"}]
    }
    path.write_text('{"corrections": [{"source": "a.txt", "piece": "p1", "text": "x"}]}')
    assert read_corrections(path) == (Correction("a.txt", "p1", "x"),)
