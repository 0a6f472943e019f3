from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers.pages import ABSTRACTS, ENTRIES, claimed, read, reasons, titles

from litboard.readers import scholar_text
from litboard.readers.formats import Text

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


def test_what_scholar_cut_off_is_told():
    assert reasons(read(PAGE)) == {3: ["Google Scholar cut off: title, authors"]}


def test_a_result_without_its_title_costs_no_other():
    reading = read(PAGE.replace("A book of things", "").replace("[BOOK] \n", ""))
    assert [record.title for record in reading.records][0::2] == [
        titles(read(PAGE))[0],
        titles(read(PAGE))[2],
    ]


@pytest.mark.parametrize("unit", ["\n", " ", "(", "A Lee - B - C - \n"])
def test_hostile_text_is_read_in_time(unit):
    text = Text(PAGE + unit * (100_000 // len(unit)))
    start = perf_counter()
    scholar_text.FORMAT.detect(text)
    list(scholar_text.FORMAT.read("x", text))
    assert perf_counter() - start < 1


@given(st.lists(st.sampled_from(PAGE.splitlines()), max_size=25))
def test_lines_in_any_order_are_each_accounted_for_once(lines):
    text = "\n".join(lines)
    pieces = list(scholar_text.FORMAT.read("x", Text(text)))
    assert claimed(pieces, text) == [at for at, line in enumerate(lines, 1) if line.strip()]


@given(st.text(max_size=200))
def test_no_text_makes_it_stumble(text):
    scholar_text.FORMAT.detect(Text(text))
    list(scholar_text.FORMAT.read("x", Text(text)))


def test_other_texts_are_not_claimed():
    for text in (
        ENTRIES,
        "Abstract:" + ABSTRACTS[0],
        "We met on 1 May 2020 - it rained. " * 20,
        "",
    ):
        assert scholar_text.FORMAT.detect(Text(text)) == 0
