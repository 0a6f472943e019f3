import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.copied_pages import read, reasons, titles
from helpers.page_writers import PAPERS
from helpers.promises import (
    LETTERS,
    assert_accounted,
    assert_linear,
)
from litboard.readers.formats import arxiv_listing

SEARCH = """Showing 1–2 of 2 results
1. arXiv:2301.00011 [pdf, other] cs.CL cs.AI
doi
10.1234/things.1
From things to other things
Authors: Ann Lee, Núria Ferrer, Cy Dee Jr
Abstract: Things are … ▽ More
Things are many and we count them. △ Less
Submitted 3 January, 2023; originally announced January 2023.
Comments: 9 pages
Journal ref: Journal of Things, 12 (2024) 1-10

2. arXiv:hep-th/9901001v2 [ps]
Second things
Authors: The THING Collaboration, Bola Oduya
Abstract: Comments on things. △ Less
"""

PAGE = """Computer Science > Computation and Language
arXiv:2301.00011 (cs)
[Submitted on 3 Jan 2023 (v1), last revised 4 Feb 2024 (this version, v2)]
Title:From things to other things
Ann Lee, Núria Ferrer
View PDF
HTML (experimental)
Abstract:Things are many and we count them.
Comments:\t9 pages
Subjects:\tComputation and Language (cs.CL)
Cite as:\tarXiv:2301.00011 [cs.CL]
 \thttps://doi.org/10.48550/arXiv.2301.00011
Related DOI:\thttps://doi.org/10.1234/things.1
Submission history
From: Ann Lee [view email]
[v1] Tue, 3 Jan 2023 10:00:00 UTC (10 KB)
"""

MAILING = """------------------------------------------------------------------------------
\\\\
arXiv:2301.00011
Date: Tue, 3 Jan 2023 10:00:00 GMT   (10kb)

Title: From things
  to other things
Authors: Ann Lee (1),
  Núria Ferrer (2) ((1) Here, (2) There)
Categories: cs.CL
\\\\
  Things are many
and we count them.
\\\\ ( https://arxiv.org/abs/2301.00011 ,  10kb)
"""


def test_a_page_of_results_gives_a_record_an_identifier():
    first, second = read(SEARCH).records
    assert read(SEARCH).format == "arxiv_listing"
    assert (first.title, first.year, first.kind) == (
        "From things to other things",
        2023,
        "preprint",
    )
    assert first.authors == ("Lee, Ann", "Ferrer, Núria", "Dee Jr, Cy")
    assert first.abstract == "Things are many and we count them."
    assert (first.arxiv_id, first.doi) == ("2301.00011", "10.1234/things.1")
    assert (first.venue, first.lines) == ("Journal of Things", (1, 11))
    assert (first.volume, first.issue, first.pages) == ("12", None, "1-10")
    assert (second.arxiv_id, second.year, second.lines) == ("hep-th/9901001", 1999, (13, 16))
    assert second.authors == ("The THING Collaboration", "Oduya, Bola")
    assert second.abstract == "Comments on things."
    assert read(SEARCH).problems == ()


@pytest.mark.parametrize("page", [PAGE, MAILING])
def test_other_pages_say_the_same(page):
    (record,) = read(page).records
    assert (record.title, record.year) == ("From things to other things", 2023)
    assert record.authors == ("Lee, Ann", "Ferrer, Núria")
    assert record.abstract == "Things are many and we count them."
    assert record.arxiv_id == "2301.00011"


def test_the_journals_doi_is_preferred_to_that_of_arxiv():
    assert read(PAGE).records[0].doi == "10.1234/things.1"
    without = "".join(line for line in PAGE.splitlines(True) if "Related" not in line)
    assert read(without).records[0].doi is None or "arxiv" in read(without).records[0].doi


def test_a_listing_of_the_day_has_authors_and_abstracts_without_labels():
    abstract = "Things are many and we count them, again and again, until the last is counted."
    listing = (
        "[1] arXiv:2301.00011 [pdf, html, other]\nTitle: One\nAnn Lee, Cy Dee\n"
        f"Comments: 2 p\nSubjects: A (cs.CL)\n{abstract}\n"
        "[2] arXiv:2301.00012 (cross-list from cs.AI) [pdf]\nTitle: Two\nAuthors: Cy Dee\n"
    )
    reading = read(listing)
    assert titles(reading) == ["One", "Two"]
    assert [r.authors for r in reading.records] == [("Lee, Ann", "Dee, Cy"), ("Dee, Cy",)]
    assert [r.abstract for r in reading.records] == [abstract, None]


def test_a_paper_without_title_and_authors_is_kept_by_its_identifier_and_told():
    reading = read("arXiv:2301.00011 [pdf]\nAbstract: We count.\nComments: 2 pages\n")
    assert reading.records[0].abstract == "We count."
    assert reasons(reading) == {1: ["no title was found", "no authors were found"]}


@given(PAPERS)
@settings(deadline=None, max_examples=30)
def test_what_is_written_as_results_is_read_from_them(papers):
    lines = []
    for number, paper in enumerate(papers, 1):
        lines += [
            f"{number}. arXiv:{paper.year % 100:02}01.{number:05} [pdf, other] cs.CL",
            paper.title,
            f"Authors: {', '.join(paper.names)}",
            f"Abstract: {paper.abstract} △ Less",
            f"Submitted 3 January, {paper.year}; originally announced January {paper.year}.",
            f"Journal ref: Things {paper.volume}, {paper.pages} ({paper.year})",
        ]
    for record, paper in zip(read("\n".join(lines)).records, papers, strict=True):
        assert (record.title, record.abstract) == (paper.title, paper.abstract)
        assert (record.authors, record.year) == (paper.people, paper.year)
        assert (record.venue, record.volume, record.pages) == ("Things", paper.volume, paper.pages)


@pytest.mark.parametrize("unit", ["\n", " ", "(", "arXiv:2301.00011\n", "B,\n"])
def test_hostile_text_is_read_in_time(unit):
    assert_linear(arxiv_listing.FORMAT, SEARCH + unit * (LETTERS // len(unit)))


def test_a_mention_of_arxiv_above_many_blank_lines_is_told_in_time():
    assert_linear(arxiv_listing.FORMAT, "arXiv:2301.00011" + "\n" * 200_000)


@given(st.lists(st.sampled_from(SEARCH.splitlines()), max_size=25))
def test_lines_in_any_order_are_each_accounted_for_once(lines):
    assert_accounted(arxiv_listing.FORMAT, "\n".join(lines))
