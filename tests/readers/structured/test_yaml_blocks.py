from __future__ import annotations

from typing import Any

import pytest

from litboard.readers.structured.yaml_blocks import DEEPEST, load_mapping


def load(text: str) -> tuple[dict[str, Any] | None, list[str]]:
    value, notes = load_mapping(text, 1)
    return value, [note.code for note in notes]


def test_every_scalar_is_text_and_nothing_is_none() -> None:
    text = "year: 2024\ntitle: yes\nnote: ~\nempty:\nquoted: 'null'\nlist: [1, no]\n"
    assert load(text) == (
        {"year": "2024", "title": "yes", "note": None, "empty": None, "quoted": "null",
         "list": ["1", "no"]},
        [],
    )  # fmt: skip


def test_no_tag_makes_an_object_and_no_alias_is_followed() -> None:
    value, codes = load("a: &x !!python/object:os.system [b]\nc: *x\n")
    assert value == {"a": ["b"], "c": None}
    assert codes == ["yaml.aliases"]


def test_of_a_broken_mapping_the_keys_are_read_one_by_one() -> None:
    value, codes = load("title: Tea: a history\nauthor:\n- Ito, Aya\nnote: 'open\n")
    assert value == {"title": "Tea: a history", "author": ["Ito, Aya"], "note": "open"}
    assert codes == ["yaml.broken"]


def test_an_error_names_its_line() -> None:
    (note,) = load_mapping("a: b\nc: d: e\n", 10)[1]
    assert "on line 11" in note.reason


@pytest.mark.parametrize("text", ["- a\n- b\n", "just text\n", "", "{}"])
def test_what_is_no_mapping_is_none(text: str) -> None:
    assert load(text) == (None, ["yaml.not-a-mapping"])


def test_what_is_nested_too_deeply_is_refused() -> None:
    deep = "a: " + "[" * DEEPEST + "]" * DEEPEST
    assert load(deep)[1] == ["yaml.broken"]
    assert load("a: " + "[" * (DEEPEST - 3) + "]" * (DEEPEST - 3))[1] == []


def test_control_characters_are_left_out_and_noted() -> None:
    assert load("title: Tea\x07\x00house\n") == (
        {"title": "Tea  house"}, ["yaml.control-characters"],
    )  # fmt: skip


def test_of_several_documents_the_first_is_read() -> None:
    assert load("a: b\n---\nc: d\n") == ({"a": "b"}, [])
