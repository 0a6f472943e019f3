from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.copied_pages import covered, read, reasons, titles
from helpers.page_writers import PAPERS
from helpers.promises import (
    LETTERS,
    assert_accounted,
    assert_linear,
)
from litboard.readers.format import Text
from litboard.readers.formats import semantic_scholar

PAGE = """About 1,250 results for “counting things”
Fields of Study
Date Range
Has PDF
Sort by Relevance
Counting Things in Sparse Circuits
Ann Lee, B. Oduya, +3 authors Jan van der Berg
Computer Science, Mathematics
Conference on Counting
12 June 2021
TLDR
It is shown that things can be counted, and how many of them there are.
Expand
1,148
PDF
View 2 excerpts
Save
Alert
Cite
[PDF] What Is a Thing?
Núria B. Ferrer
Philosophy
arXiv.org
2019
An Abstract That Was Folded Begins Here, and then it …
Expand
7 Citations
[PDF] arXiv
Save
Alert
Cite
Things at Large
Ann Lee, OpenAI
Published in Journal of Things 1 May 2010
We show the whole abstract, which ends with a full stop.
Collapse
Save
Alert
1
2
Next
Stay Connected With Semantic Scholar
"""


def test_each_row_of_buttons_ends_a_record():
    reading = read(PAGE)
    assert reading.format == "semantic_scholar"
    assert titles(reading) == [
        "Counting Things in Sparse Circuits",
        "What Is a Thing?",
        "Things at Large",
    ]
    first, second, third = reading.records
    assert first.authors == ("Lee, Ann", "Oduya, B.", "van der Berg, Jan")
    assert (first.venue, first.year) == ("Conference on Counting", 2021)
    assert (second.authors, second.year) == (("Ferrer, Núria B.",), 2019)
    assert (third.authors, third.venue) == (("Lee, Ann", "OpenAI"), "Journal of Things")
    assert third.year == 2010


def test_a_summary_made_by_a_machine_is_no_abstract_nor_is_a_part_of_one():
    first, second, third = read(PAGE).records
    assert (first.abstract, second.abstract) == (None, None)
    assert third.abstract == "We show the whole abstract, which ends with a full stop."
    assert "It is shown" in first.raw


def test_authors_that_are_not_shown_are_said():
    assert reasons(read(PAGE)) == {1: ["3 more authors are not shown"]}


def test_the_heading_and_the_foot_of_the_page_are_accounted_for():
    assert covered(read(PAGE)) == list(range(1, len(PAGE.splitlines()) + 1))


def test_names_may_stand_on_lines_of_their_own():
    names = "Ann Lee\nB. Oduya\n+3 authors\nJan van der Berg\n"
    for study in ("Computer Science\n", ""):
        text = f"Counting things\n{names}{study}Neural Computation\n2020\nSave\nAlert\n"
        (record,) = read(text).records
        assert record.authors == ("Lee, Ann", "Oduya, B.", "van der Berg, Jan")
        assert (record.venue, record.year) == ("Neural Computation", 2020)


def test_a_venue_that_looks_like_a_name_is_no_author():
    text = "Counting things\nAnn Lee\nNeural Computation\n2020\nSave\nAlert\nCite\n"
    (record,) = read(text).records
    assert (record.authors, record.venue) == (("Lee, Ann",), "Neural Computation")


def test_a_line_that_may_be_the_author_or_the_venue_is_said():
    text = "Counting things\nNeural Computation\n2020\nSave\nAlert\nCite\n"
    assert "authors or the venue" in reasons(read(text))[1][0]


def test_whoever_stands_above_the_field_of_study_is_an_author():
    text = "Counting things\nOpenAI\nComputer Science\narXiv.org\n2020\nSave\nAlert\n"
    long = text.replace("OpenAI", "Ann Lee, OpenAI, Bo Dee, less")
    assert [one.authors for one in read(long + text).records] == [
        ("Lee, Ann", "OpenAI", "Dee, Bo"),
        ("OpenAI",),
    ]


def test_buttons_may_stand_on_one_line():
    text = "Counting things\nAnn Lee\nICOT\n2020\n12\tPDF\nSave Alert Cite\n"
    assert titles(read(text * 2)) == ["Counting things"] * 2


def test_the_list_of_an_author_is_read_below_what_stands_of_the_person():
    head = "Ann Lee\nPublications 2\nh-index 1\nCitations 12\nClaim Author Page\n"
    text = head + "Sort by Most Influential Papers\n" + PAGE[PAGE.index("Counting Things") :]
    assert titles(read(text)) == titles(read(PAGE))


def test_what_stands_between_the_papers_and_is_none_is_said():
    text = PAGE + "This is a sentence that somebody wrote below the papers, for whatever reason.\n"
    reading = read(text)
    assert titles(reading) == titles(read(PAGE))
    assert [one.lines[1] for one in reading.problems][-1] == len(text.splitlines())


@given(PAPERS, st.booleans())
@settings(deadline=None, max_examples=30)
def test_what_is_written_as_semantic_scholar_does_is_read_from_it(papers, dated):
    lines: list[str] = []
    for paper in papers:
        lines += [paper.title, ", ".join(paper.names), "Computer Science", "Annals of Tests"]
        lines += [f"{'1 May ' if dated else ''}{paper.year}", "TLDR", paper.abstract, "Expand"]
        lines += ["12", "Save", "Alert", "Cite"]
    reading = read("\n".join(lines))
    assert [(one.title, one.authors, one.year, one.venue) for one in reading.records] == [
        (paper.title, paper.people, paper.year, "Annals of Tests") for paper in papers
    ]
    assert reading.problems == ()


@pytest.mark.parametrize(
    "unit",
    ["\n", " ", "Ann Lee, ", "Save\nAlert\n", "+3 authors ", "Save Alert ", "A B\nSave\nAlert\n"],
)
def test_hostile_text_is_read_in_time(unit):
    assert_linear(semantic_scholar.FORMAT, PAGE + unit * (LETTERS // len(unit)))


@given(st.lists(st.sampled_from(PAGE.splitlines()), max_size=25))
def test_lines_in_any_order_are_each_accounted_for_once(lines):
    assert_accounted(semantic_scholar.FORMAT, "\n".join(lines))
    assert semantic_scholar.detect(Text("Remember to\nSave\nAlert\nCite\n")) == 0
