from __future__ import annotations

from typing import Any

import pytest

from helpers.growth import assert_grows_linearly
from litboard.readers.format import Text
from litboard.readers.structured.extracted import Extracted
from litboard.readers.structured.json_values import opens, read_objects
from litboard.schema.records import Problem


def is_paper(item: dict[str, Any]) -> bool:
    return "t" in item


def read(text: str) -> tuple[list[Any], list[str]]:
    """What the records are called, None for those that could not be read; all codes."""
    found = list(read_objects("x", Text(text), inside=("items",), is_record=is_paper))
    records = [one for one in found if isinstance(one, Extracted)]
    codes = [note.code for one in records for note in one.notes]
    codes += [one.code for one in found if isinstance(one, Problem)]
    return [one.value and one.value.get("t") for one in records], codes


@pytest.mark.parametrize(
    "text",
    [
        '[{"t": "a"}, {"t": "b"}]',
        '{"t": "a"}\n{"t": "b"}\n',
        '{"items": [{"t": "a"}, {"t": "b"}]}',
        '{"total": 2, "message": {"next": null, "items": [{"t": "a"}, {"t": "b"}]}, "x": []}',
        '{"papers": {"list": [{"t": "a"}, {"t": "b"}]}}',
        '// exported\n[{"t": "a"}, /* then */ {"t": "b"}]',
        '[{"t": "a"}]\n[{"t": "b"}]',
        '{"items": [{"t": "a"}]}\n{"items": [{"t": "b"}]}',
    ],
)
def test_records_are_found_however_they_are_wrapped(text: str) -> None:
    assert read(text)[0] == ["a", "b"]


def test_strict_json_has_no_notes() -> None:
    assert read(' [{"t": "a"},\n {"t": "b"}]\n')[1] == []


@pytest.mark.parametrize(
    ("text", "titles", "codes"),
    [
        ('[{"t": "a"},, {"t": "b"}]', ["a", "b"], ["json.not-strict"]),
        ('[{"t": "a"} {"t": "b"}]', ["a", "b"], ["json.not-strict"]),
        ('[{"t": "a"}, {"t": "b"},]', ["a", "b"], ["json.not-strict"]),
        ('[{"t": "a"}, {"t": "b"}', ["a", "b"], ["json.unclosed-list"]),
        ('[{"t": "a"}, {"t": "b', ["a", None], ["json.cut-off"]),
        ('[{"t": "a"}, 7, {"t": "b"}]', ["a", None, "b"], ["json.not-an-object"]),
        ('[{"t": "a", "x": }, {"t": "b"}]', [None, "b"], ["json.broken"]),
        ('[{"t": "a"}, oops, {"t": "b"}]', ["a", None, "b"], ["json.not-json"]),
        ('[{"t": "\\ud83c"}]', ["\ufffd"], ["json.lone-surrogate"]),
    ],
)
def test_what_is_broken_costs_no_other_record(text, titles, codes) -> None:
    assert read(text) == (titles, codes)


def test_what_is_nested_too_deeply_is_refused_and_the_rest_read() -> None:
    titles, codes = read('[{"t": ' + "[" * 100_000 + ']}, {"t": "b"}]')
    assert codes[0] == "json.too-deep"
    assert titles[-1] == "b"


def test_a_record_knows_its_lines_and_its_text() -> None:
    text = '[\n  {"t": "a"},\n  {\n   "t": "b"\n  }\n]'
    first, second = read_objects("x", Text(text), inside=(), is_record=is_paper)
    assert (first.lines, first.raw) == ((2, 2), '{"t": "a"}')
    assert (second.lines, second.raw) == ((3, 5), '{\n   "t": "b"\n  }')


def test_a_broken_record_names_the_line_of_the_error() -> None:
    (first,) = read_objects("x", Text('[\n{"t": "a",\n"b": }\n]'), inside=(), is_record=is_paper)
    assert "on line 3" in first.notes[0].reason


@pytest.mark.parametrize(
    ("text", "yes"),
    [('{"a": 1}', True), (' [\n{"a"', True), ("// x\n[{}]", True), ("[1, 2]", False), ("a", False)],
)
def test_json_opens_with_an_object(text: str, yes: bool) -> None:
    assert opens(Text(text)) == yes


@pytest.mark.parametrize("unit", ['{"', "[{", "}{", '{"t": "a"},', "/*"])
def test_hostile_json_is_read_in_linear_time(unit: str) -> None:
    assert_grows_linearly(lambda size: read(unit * size), size=50)
