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
from litboard.readers.formats import scholar_text

PAGE = """About 1,230 results (0.05 sec)
[PDF] example.org
From things to other things
A Lee, N Ferrer - Journal of Things, 2020 - Elsevier
… things are many … and we count them …
Save Cite Cited by 12 Related articles All 3 versions
[BOOK] A book of things
B Oduya - 2001 - books.example.com
Things of many kinds
Cited by 120 Related articles

Things, cut off and…
AB Lee, J van der Berg, C Dee…\xa0- arXiv preprint arXiv:2301.00011, 2023 - arxiv.org
Related articles
"""


def test_each_byline_gives_a_record_with_the_title_above():
    reading = read(PAGE)
    assert reading.format == "scholar_text"
    assert titles(reading) == [
        "From things to other things",
        "A book of things",
        "Things, cut off and…",
    ]
    first, book, last = reading.records
    assert (first.authors, first.venue) == (("Lee, A", "Ferrer, N"), "Journal of Things")
    assert [record.year for record in reading.records] == [2020, 2001, 2023]
    assert (book.kind, book.venue, first.kind) == ("book", None, None)
    assert last.authors == ("Lee, AB", "van der Berg, J", "Dee, C")
    assert last.arxiv_id == "2301.00011"
    assert [record.abstract for record in reading.records] == [None] * 3
    assert [record.lines for record in reading.records] == [(1, 6), (7, 10), (12, 14)]


def test_numbers_behind_a_venue_are_no_part_of_its_name():
    (record,) = read(
        PAGE.split("[BOOK]")[0].replace("Things, 2020", "Things 12 (3), 45-50, 2020")
    ).records
    assert (record.venue, record.year) == ("Journal of Things", 2020)
    assert (record.volume, record.issue, record.pages) == ("12", "3", "45-50")


def test_what_scholar_cut_off_is_told():
    assert reasons(read(PAGE)) == {3: ["Google Scholar cut off: title, authors"]}


def test_a_result_without_its_title_costs_no_other():
    reading = read(PAGE.replace("A book of things", "").replace("[BOOK] \n", ""))
    assert [record.title for record in reading.records][0::2] == [
        titles(read(PAGE))[0],
        titles(read(PAGE))[2],
    ]


@given(PAPERS)
@settings(deadline=None, max_examples=30)
def test_what_is_written_as_results_is_read_from_them(papers):
    lines = []
    for paper in papers:
        names = [" ".join(reversed(name.rsplit(maxsplit=1))) for name in paper.indexed]
        lines += [
            paper.title,
            f"{', '.join(names)} - Journal of Things, {paper.year} - Elsevier",
            f"… {paper.abstract[:40]} …",
            "Save Cite Cited by 12 Related articles All 3 versions",
        ]
    for record, paper in zip(read("\n".join(lines)).records, papers, strict=True):
        assert (record.title, record.year) == (paper.title, paper.year)
        assert [name.replace(",", "") for name in record.authors] == paper.indexed
        assert record.venue == "Journal of Things"


@pytest.mark.parametrize("unit", ["\n", " ", "(", "A Lee - B - C - \n"])
def test_hostile_text_is_read_in_time(unit):
    assert_linear(scholar_text.FORMAT, PAGE + unit * (LETTERS // len(unit)))


@given(st.lists(st.sampled_from(PAGE.splitlines()), max_size=25))
def test_lines_in_any_order_are_each_accounted_for_once(lines):
    assert_accounted(scholar_text.FORMAT, "\n".join(lines))
