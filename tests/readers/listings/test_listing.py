from __future__ import annotations

import re
from dataclasses import replace

import pytest

from litboard.readers.format import Line, Parsed, split_lines
from litboard.readers.listings.listing import (
    HEAD_LINES,
    NO_TITLE,
    Block,
    NotedRecord,
    is_full_name,
    join,
    last_first,
    list_names,
    note_cuts,
    note_hidden_authors,
    paragraphs,
    read_blocks,
    split_blocks,
    split_person,
)
from litboard.readers.notes import ParseNote
from litboard.schema.records import Problem, Record, Severity

NOTE = ParseNote("page.note", "odd", "check")


def read_block(record: Record, block: Block) -> NotedRecord:
    """Lines with an exclamation mark are titles; those with a question mark are odd."""
    title = next((line.text for line in block.lines if "!" in line.text), None)
    return replace(record, title=title), (NOTE,) if "?" in block.raw else ()


def read(text: str, *starts: int, furniture: bool = False) -> list[Parsed]:
    head, blocks = split_blocks(split_lines(text), starts)
    return list(read_blocks("x", head, blocks, read_block, furniture=furniture))


def test_each_block_is_a_record_with_all_its_lines() -> None:
    first, second = read("Tea!\nby Ito\n\nSalt!\n", 0, 2)
    assert (first.title, first.lines, first.raw) == ("Tea!", (1, 2), "Tea!\nby Ito")
    assert (second.entry, second.lines) == (2, (4, 4))


def test_a_heading_counts_to_the_first_record_and_is_not_read_with_it() -> None:
    (record,) = read("Search!\nTea!\n", 1)
    assert (record.title, record.lines) == ("Tea!", (1, 2))


def test_a_long_text_above_is_a_problem_unless_it_is_known_to_be_furniture() -> None:
    text = "line\n" * (HEAD_LINES + 1) + "Tea!\n"
    problem, record = read(text, HEAD_LINES + 1)
    assert (problem.code, problem.lines) == ("listing.no-paper", (1, HEAD_LINES + 1))
    assert record.lines == (HEAD_LINES + 2, HEAD_LINES + 2)
    assert [type(one) for one in read(text, HEAD_LINES + 1, furniture=True)] == [Record]


def test_text_without_any_block_is_a_problem() -> None:
    assert [one.code for one in read("nothing here")] == ["listing.no-paper"]


def test_a_block_without_title_costs_itself_alone_and_says_why() -> None:
    lost, odd, record = read("by Ito\nby Ek?\nTea!\n", 0, 1, 2)
    assert lost == NO_TITLE.to_problem("x", (1, 1), "by Ito", entry=1)
    assert odd == NOTE.to_problem("x", (2, 2), "by Ek?", entry=2)
    assert record.entry == 3


def test_what_is_odd_about_a_record_is_to_be_checked() -> None:
    _, problem = read("Tea!?\n", 0)
    assert isinstance(problem, Problem)
    assert (problem.entry, problem.severity) == (1, Severity.CHECK)


def test_paragraphs_are_parted_by_blank_lines() -> None:
    blocks = paragraphs(split_lines("a\nb\n\n\nc\n"))
    assert [block.span for block in blocks] == [(1, 2), (5, 5)]
    assert paragraphs([]) == []
    assert join([Line(1, " a  b"), Line(2, "c ")]) == "a b c"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Aya Ito, Bo Ek and Uma Rao", ("Aya Ito", "Bo Ek", "Uma Rao")),
        ("Aya Ito (1), Bo Ek ((1) Oslo, (2) Bergen)", ("Aya Ito", "Bo Ek")),
        ("M. L. King, Jr., Bo Ek & others", ("M. L. King Jr.", "Bo Ek")),
        ("Ito A; Ek B, et al.", ("Ito A", "Ek B")),
        ("Aya Ito…", ("Aya Ito",)),
        ("Andy Sand, Randi Andersen", ("Andy Sand", "Randi Andersen")),
        ("", ()),
    ],
)  # fmt: skip
def test_people_of_a_page_are_listed_as_written(line: str, names: tuple[str, ...]) -> None:
    assert list_names(line) == names


@pytest.mark.parametrize(
    ("name", "turned"),
    [
        ("van der Rohe LM", "van der Rohe, LM"),
        ("King ML Jr", "King, ML Jr"),
        ("Ito Aya", "Ito Aya"),
        ("Tea Group A", "Tea Group A"),
        ("Plato", "Plato"),
    ],
)
def test_a_name_of_a_medical_index_is_turned(name: str, turned: str) -> None:
    assert last_first(name) == turned


@pytest.mark.parametrize(
    ("text", "yes"),
    [("Aya Ito", True), ("Ludwig van der Rohe", True), ("Plato", False), ("On tea", False),
     ("Room 12", False)],
)  # fmt: skip
def test_a_full_name_has_two_words_in_capitals(text: str, yes: bool) -> None:
    assert is_full_name(text) == yes


def test_a_group_stays_whole_and_a_person_is_turned() -> None:
    assert split_person("Tea Network") == ("Tea Network",)
    assert split_person("Aya Ito") == ("Ito, Aya",)


def test_what_a_page_has_shortened_or_hidden_is_noted() -> None:
    (note,) = note_cuts(title="Tea of the …", authors="Aya Ito", venue="Acta...")
    assert note.reason == "Google Scholar cut off: title, venue"
    assert list(note_cuts(title="Tea")) == []
    (hidden,) = note_hidden_authors(re.search(r"\+(\d+)", "+12 authors"))
    assert hidden.reason.startswith("12 more")
    assert note_hidden_authors(None) == ()
