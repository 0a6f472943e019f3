from __future__ import annotations

from typing import Any

from litboard.readers.format import Parsed, Text
from litboard.readers.notes import ParseNote
from litboard.readers.structured.extracted import (
    NO_RECORDS,
    NOTHING,
    THIN,
    Extracted,
    LineCounter,
    to_pieces,
)
from litboard.schema.records import Problem, Record, Severity

NOTE = ParseNote("kofi.cold", "it went cold", "warm it up")


def pieces(*extracted: Extracted[dict[str, Any]] | Problem, text: str = "x") -> list[Parsed]:
    return list(to_pieces("s", Text(text), extracted, lambda value: value))


def one(value: dict[str, Any] | None, *notes: ParseNote) -> Extracted[dict[str, Any]]:
    return Extracted((2, 3), "raw", value, notes)


def test_a_titled_value_is_a_record_and_nothing_else() -> None:
    assert pieces(one({"title": "Kofi"})) == [Record("s", 1, (2, 3), "raw", title="Kofi")]


def test_a_value_with_notes_is_a_record_with_problems_to_check() -> None:
    record, problem = pieces(one({"title": "Kofi"}, NOTE))
    assert isinstance(record, Record)
    assert problem == NOTE.to_problem("s", (2, 3), "raw", entry=1, severity=Severity.CHECK)


def test_a_year_alone_tells_of_no_paper_and_is_kept() -> None:
    record, problem = pieces(one({"year": 1974}))
    assert record.year == 1974
    assert (problem.code, problem.severity) == (THIN.code, Severity.CHECK)


def test_a_kind_alone_is_an_empty_record() -> None:
    assert pieces(one({"kind": "article"})) == [NOTHING.to_problem("s", (2, 3), "raw", entry=1)]


def test_what_could_not_be_read_says_why_and_entries_are_counted_all_the_same() -> None:
    lost, record = pieces(one(None, NOTE), one({"title": "Te"}))
    assert (lost.code, lost.entry, lost.severity) == (NOTE.code, 1, Severity.LOST)
    assert record.entry == 2


def test_problems_go_through_and_are_no_entries() -> None:
    stray = NOTE.to_problem("s", (1, 1))
    assert pieces(stray, one({"title": "Te"}))[0] is stray
    assert pieces(stray, one({"title": "Te"}))[1].entry == 1


def test_a_text_without_values_is_one_problem_of_all_its_lines() -> None:
    assert pieces(text="\n a\n\nb\n\n") == [NO_RECORDS.to_problem("s", (2, 4), "\n a\n\nb\n\n")]
    assert pieces(text=" \n") == []


def test_lines_are_counted_forwards_and_never_back() -> None:
    lines = LineCounter("a\nb\nc\nd", first=5)
    assert [lines.at(place) for place in (0, 2, 4)] == [5, 6, 7]
    assert lines.at(0) == 7
    assert LineCounter("a\nb\nc").span(0, 4) == (1, 2)
    assert LineCounter("a\nb\nc").span(2, 2) == (2, 2)
