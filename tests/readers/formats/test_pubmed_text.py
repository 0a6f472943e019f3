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
from litboard.readers.formats import pubmed_text

ABSTRACT = """1. J Things. 2020 Jan 2;130(1):1-10. doi: 10.1234/T1. Epub 2019 Dec 1.

From things to
other things.

Lee JA(1), van der Berg B(2)(3).

Author information:
(1)Department of Things.
(2)Elsewhere.

BACKGROUND: Things are many.
METHODS: We count.

RESULTS: All of them.

Copyright © 2020 Us.

DOI: 10.1234/T1
PMID: 123456 [Indexed for MEDLINE]

Conflict of interest statement: None.


2. Lancet. 2021;1(2):3.

[Second].

[No authors listed]

PMID: 123457
"""

SUMMARY = """1: Lee JA, van der Berg B. From things to other things. J Things. 2020 Jan
2;130(1):1-10. doi: 10.1234/T1. Epub 2019 Dec 1. PMID: 123456; PMCID: PMC9.

2: Second. Lancet. 2021;1(2):3. PMID: 123457.
"""

PAGE = """2 results
1
Cite
Share
From things to other things.
Lee JA, van der Berg B.
J Things. 2020 Jan 2;130(1):1-10. doi: 10.1234/T1.
PMID: 123456
Free PMC article.
2
Cite
Second.
Dee C.
Lancet. 2021;1(2):3.
PMID: 123457
"""


@pytest.mark.parametrize("page", [ABSTRACT, SUMMARY, PAGE])
def test_all_forms_say_the_same(page):
    reading = read(page)
    assert reading.format == "pubmed_text"
    first, second = reading.records
    assert titles(reading) == ["From things to other things", "Second"]
    assert first.authors == ("Lee, JA", "van der Berg, B")
    assert (first.year, first.venue, first.doi) == (2020, "J Things", "10.1234/t1")
    assert [record.pmid for record in reading.records] == ["123456", "123457"]
    assert (second.year, second.venue) == (2021, "Lancet")
    assert (first.volume, first.issue, first.pages) == ("130", "1", "1-10")
    assert (second.volume, second.issue, second.pages) == ("1", "2", "3")


def test_an_abstract_comes_without_the_notes_around_it():
    first, second = read(ABSTRACT).records
    assert first.abstract == "BACKGROUND: Things are many. METHODS: We count. RESULTS: All of them."
    assert (second.abstract, second.authors) == (None, ())


def test_a_form_without_its_blank_lines_is_kept_by_its_numbers_and_told():
    reading = read("\n".join(line for line in ABSTRACT.splitlines() if line))
    assert [record.pmid for record in reading.records] == ["123456", "123457"]
    assert reasons(reading) == {1: ["no title was found"], 2: ["no title was found"]}


@given(PAPERS)
@settings(deadline=None, max_examples=30)
def test_what_is_written_as_abstracts_is_read_from_them(papers):
    text = "\n\n\n".join(
        f"{number}. Things. {paper.year} Jan 2;{paper.volume}(3):{paper.pages}. "
        f"doi: 10.1234/{number}.\n\n{paper.title}.\n\n"
        f"{', '.join(paper.indexed)}.\n\n{paper.abstract}\n\nPMID: {number}"
        for number, paper in enumerate(papers, 1)
    )
    for number, record in enumerate(read(text).records, 1):
        paper = papers[number - 1]
        assert (record.title, record.abstract) == (paper.title, paper.abstract)
        assert [name.replace(",", "") for name in record.authors] == paper.indexed
        assert (record.year, record.pmid, record.doi) == (
            paper.year,
            str(number),
            f"10.1234/{number}",
        )
        assert (record.venue, record.volume, record.pages) == ("Things", paper.volume, paper.pages)
    assert len(read(text).records) == len(papers)


@pytest.mark.parametrize("unit", ["\n", " ", "(", "1. A. 2020;\n"])
def test_hostile_text_is_read_in_time(unit):
    assert_linear(pubmed_text.FORMAT, ABSTRACT + unit * (LETTERS // len(unit)))


@given(st.lists(st.sampled_from(ABSTRACT.splitlines()), max_size=25))
def test_lines_in_any_order_are_each_accounted_for_once(lines):
    assert_accounted(pubmed_text.FORMAT, "\n".join(lines))
