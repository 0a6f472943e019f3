import pytest
from hypothesis import given, settings

from helpers.copied_pages import ABSTRACTS, read, reasons
from helpers.page_writers import PAPERS
from helpers.promises import LETTERS, assert_accounted, assert_linear
from litboard.readers.formats import abstracts
from litboard.schema.records import Severity

PAGE = "".join(f"Abstract:{text}\n" for text in ABSTRACTS)


def test_each_line_that_opens_with_abstract_is_a_record():
    reading = read(PAGE)
    assert [record.abstract for record in reading.records] == ABSTRACTS
    assert [record.lines for record in reading.records] == [(n, n) for n in (1, 2, 3, 4)]
    assert [record.raw for record in reading.records] == PAGE.splitlines()
    assert {(record.title, record.authors) for record in reading.records} == {(None, ())}
    assert (reading.format, reading.label, reading.problems) == ("abstracts", None, ())


def test_the_line_above_the_first_is_a_label():
    reading = read("Shammie\n" + PAGE)
    assert (reading.label, reading.label_lines) == ("Shammie", (1, 1))
    assert reading.records[0].lines == (2, 2)


@pytest.mark.parametrize("opening", ["abstract: ", "ABSTRACT - ", "Abstract. ", "  Abstract — "])
def test_the_opening_may_be_written_otherwise(opening):
    page = PAGE.replace("Abstract:", opening.replace("-", "–"))
    assert [record.abstract for record in read(page).records] == ABSTRACTS


def test_the_word_abstract_within_an_abstract_opens_none():
    inside = "Abstract:We write of the Abstract: what it is and is not.\n"
    assert len(read(inside * 2).records) == 2


def test_a_long_line_above_the_first_is_told_and_not_dropped():
    prose = "This is a page of papers that I have read over the years, " * 3
    reading = read(f"{prose}\n{PAGE}")
    assert reading.label is None
    assert [(one.lines, one.severity) for one in reading.problems] == [((1, 1), Severity.LOST)]
    assert len(reading.records) == 4


def test_a_line_without_the_opening_joins_the_abstract_above_and_is_flagged():
    reading = read(PAGE.replace(ABSTRACTS[1], "One half.\nThe other half."))
    assert reading.records[1].abstract == "One half. The other half."
    assert reading.records[1].lines == (2, 3)
    assert [record.abstract for record in reading.records[2:]] == ABSTRACTS[2:]
    assert list(reasons(reading)) == [2]


def test_an_opening_with_nothing_behind_is_told_and_shifts_no_number():
    reading = read(PAGE.replace(ABSTRACTS[1], ""))
    assert [record.entry for record in reading.records] == [1, 3, 4]
    assert reasons(reading, Severity.LOST) == {2: ["nothing follows `Abstract:`"]}


def test_a_text_with_one_abstract_among_much_else_is_no_list_of_abstracts():
    assert read("Abstract: We did.\n" + "Then we did more things.\n" * 5).records == ()


@given(PAPERS)
@settings(deadline=None, max_examples=30)
def test_what_is_written_as_abstracts_is_read_from_them(papers):
    text = "\n".join(f"Abstract:{paper.abstract}" for paper in papers)
    assert [one.abstract for one in read(text).records] == [paper.abstract for paper in papers]


@pytest.mark.parametrize("unit", ["\n", " ", "Abstract:", "Abstract:\n", "Abstract: a\n", "a\n"])
def test_hostile_text_is_read_in_time(unit):
    assert_linear(abstracts.FORMAT, PAGE + unit * (LETTERS // len(unit)))


def test_every_line_is_accounted_for_once():
    assert_accounted(abstracts.FORMAT, f"Shammie\n\n{PAGE}\nmore\nAbstract:")
