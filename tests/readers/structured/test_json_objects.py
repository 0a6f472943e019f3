from __future__ import annotations

from typing import Any

import pytest

from litboard.readers.structured import json_objects
from litboard.readers.structured.json_objects import DEEPEST_WRAPPER, ObjectReader


def reader(text: str) -> ObjectReader:
    return ObjectReader(text, lambda item: "t" in item)


def test_an_object_comes_with_its_place_and_where_to_read_on() -> None:
    one, end = reader('[\n{"t": "a"}, 1]').read_at(2)
    assert (one.value, one.lines, one.raw, end) == ({"t": "a"}, (2, 2), '{"t": "a"}', 12)


def test_behind_a_broken_object_reading_goes_on_at_the_next_record() -> None:
    text = '{"t": oops}, {"x": 1}, {"t": "b"}'
    one, end = reader(text).read_at(0)
    assert (one.value, [note.code for note in one.notes]) == (None, ["json.broken"])
    assert text[end:] == '{"t": "b"}'


def test_without_a_next_record_all_the_rest_is_the_broken_one() -> None:
    one, end = reader('{"t": oops}, {"x": 1}').read_at(0)
    assert (one.raw, end) == ('{"t": oops}, {"x": 1}', 21)


def test_the_search_for_a_next_record_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    text = '{"t": oops}' * 20 + '{"t": "b"}'
    assert reader(text).read_at(0)[1] == len(text) - 10
    monkeypatch.setattr(json_objects, "MOST_SEARCHED", 50)
    assert reader(text).read_at(0)[1] == len(text)


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        ({"t": 1}, True),
        ([{"t": 1}], True),
        ({"list": [{"t": 1}]}, True),
        ([], False),
        ([7, {"t": 1}], False),
        ("t", False),
    ],
)
def test_a_value_holds_records_in_lists_and_wrappers(value: Any, holds: bool) -> None:
    assert reader("").holds(value) == holds


def test_wrappers_are_opened_so_deep_and_no_deeper() -> None:
    value: Any = {"t": 1}
    for _ in range(DEEPEST_WRAPPER):
        value = {"in": value}
    assert reader("").holds(value)
    assert not reader("").holds({"in": value})


def test_half_of_a_letter_is_marked_as_lost_and_noted() -> None:
    one, _ = reader('{"t": "a\\ud83c"}').read_at(0)
    assert (one.value, [note.code for note in one.notes]) == (
        {"t": "a\ufffd"}, ["json.lone-surrogate"],
    )  # fmt: skip
