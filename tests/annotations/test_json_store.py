"""Files of annotations: read with a remedy, and replaced in one step."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from litboard.annotations.json_store import (
    AnnotationFileError,
    file_problem,
    read_list,
    write_list,
    write_lists,
)


def test_a_file_that_does_not_exist_holds_no_entries(tmp_path: Path) -> None:
    assert read_list(tmp_path / "a.json", "entries") == []


def test_each_entry_has_a_line_of_its_own_in_the_order_given(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_lists(path, {"one": [{"a": "ü"}, {"a": 2}], "two": [{"b": None}]})
    assert path.read_text(encoding="utf-8").splitlines() == [
        '{"one": [',
        '{"a": "ü"},',
        '{"a": 2}',
        "],",
        '"two": [',
        '{"b": null}',
        "]}",
    ]
    assert read_list(path, "one") == [{"a": "ü"}, {"a": 2}]
    assert read_list(path, "two") == [{"b": None}]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{", "line 1: not JSON"),
        (b'{\n"a": [\n', "line 3: not JSON"),
        (b"[" * 100_000, "line 1: not JSON"),
        (b"[]", 'holds no list "entries"'),
        (b'{"entries": {}}', 'holds no list "entries"'),
        (b"\xff", "cannot be read"),
    ],
)
def test_a_damaged_file_is_named_with_the_place_and_a_remedy(
    tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(AnnotationFileError) as caught:
        read_list(path, "entries")
    message = str(caught.value)
    assert message.startswith(str(path))
    assert says in message
    assert message.endswith("repair the file or move it away; it was not changed")


def test_a_problem_names_the_file_without_its_folder(tmp_path: Path) -> None:
    error = AnnotationFileError(f"{tmp_path / 'a.json'}, edit 2: needs a term; repair it")
    problem = file_problem(tmp_path / "a.json", error)
    assert (problem.source, problem.reason, problem.remedy) == (
        "a.json",
        "edit 2: needs a term",
        "repair it",
    )
    bare = file_problem(tmp_path / "a.json", OSError("disk full"))
    assert (bare.reason, bare.remedy) == ("disk full", "repair the file or move it away")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    write_list(path, "entries", [{"a": 1}])

    def fail(descriptor: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        write_list(path, "entries", [{"a": 2}])
    assert json.loads(path.read_text()) == {"entries": [{"a": 1}]}
    assert [one.name for one in tmp_path.iterdir()] == ["a.json"]
