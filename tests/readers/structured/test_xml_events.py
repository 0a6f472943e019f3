from __future__ import annotations

import pytest

from helpers.growth import assert_grows_linearly
from litboard.readers.format import Text
from litboard.readers.structured.extracted import Extracted
from litboard.readers.structured.xml_events import (
    cut_records,
    find_all,
    text_at,
    text_of,
    texts_at,
)
from litboard.schema.records import Problem


def read(text: str, **options: object) -> tuple[list[str | None], list[str]]:
    """The titles of records, None where one could not be parsed; and all codes."""
    found = list(cut_records("x", Text(text), ["p"], **options))
    records = [one for one in found if isinstance(one, Extracted)]
    titles = [None if one.value is None else text_at(one.value, "t") for one in records]
    codes = [note.code for one in records for note in one.notes]
    return titles, codes + [one.code for one in found if isinstance(one, Problem)]


def test_records_are_read_without_their_prefixes_though_nobody_declares_them() -> None:
    text = '<r xmlns:d="u"><d:p x:y="1"><d:t>Chai</d:t></d:p><p><t>Mate</t></p></r>'
    assert read(text) == (["Chai", "Mate"], [])


@pytest.mark.parametrize(
    ("text", "titles", "codes"),
    [
        ("<r><p><t>Chai & Co < 5 &eacute;</t></p></r>", ["Chai & Co < 5 é"], ["xml.broken"]),
        ("<r><p><t>Chai</p><p><t>Mate</t></p></r>", ["Chai", "Mate"], ["xml.broken"]),
        ("<r><p><t>Chai</t><p><t>Mate</t></p></r>", ["Chai", "Mate"], ["xml.no-end-tag"]),
        ("<r><p><t>Chai</t></p>", ["Chai"], ["xml.cut-off"]),
        ("<r><p><t>Chai</t></p></r><r><p><t>Mate</t></p></r>", ["Chai", "Mate"],
         ["xml.several-documents"]),
        ("\n<!-- x --><?xml version='1.0'?><r><p><t>Chai</t></p></r>", ["Chai"],
         ["xml.late-declaration"]),
        ("<r>so<p><t>Chai</t></p></r>", ["Chai"], ["xml.stray-text"]),
        ("<!DOCTYPE r [<!ENTITY a 'b'>]><r><p><t>&a;</t></p></r>", [], ["xml.entities"]),
    ],
)  # fmt: skip
def test_what_is_broken_is_noted_and_costs_no_other_record(text, titles, codes) -> None:
    assert read(text) == (titles, codes)


def test_elements_of_a_heading_are_structure() -> None:
    text = "<r><count>2</count><p><t>Chai</t></p></r>"
    assert read(text)[1] == ["xml.stray-text"]
    assert read(text, heading=["count"])[1] == []


def test_an_error_names_its_line_in_the_file() -> None:
    (one,) = cut_records("x", Text("<r>\n<p>\n<t>a</x>\n</p></r>"), ["p"])
    assert one.lines == (2, 4)
    assert "on line 3" in one.notes[0].reason


def test_texts_are_gathered_with_what_is_nested_in_them() -> None:
    (one,) = cut_records(
        "x", Text("<p><t>On <i>Camellia</i>\n tea</t><t/><k>a</k><k>b</k></p>"), ["p"]
    )
    root = one.value
    assert text_at(root, "missing", "t") == "On Camellia tea"
    assert texts_at(root, "t", "k") == ("On Camellia tea", "a", "b")
    assert len(find_all(root, "k")) == 2
    assert text_of(None) == ""


@pytest.mark.parametrize("unit", ["<p>", "<!--", "<p><t>&", "</p>", "<a:p b:c="])
def test_hostile_xml_is_read_in_linear_time(unit: str) -> None:
    assert_grows_linearly(lambda size: read("<r>" + unit * size), size=60)
