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
from litboard.readers.formats import ads_text

FORM = """Title:                 From things
                       to other things
Authors:               Lee, Ann; Ferrer, N.
Affiliation:           AA(Here), AB(There)
Publication:           The Journal of Things, Volume 2, Issue 1, id. 21, 5 pp. (2015).
Publication Date:      08/2015
Keywords:              stars, ISM: jets
DOI:                   10.1234/things.1
Bibliographic Code:    2015JThin...2...21L

                               Abstract
Things are many.
We count them.

Title:                 Second
Authors:               Dee, Cy
Bibliographic Code:    2016JThin...2...21D
"""

PAGE = """From things to other things
Show affiliations
Lee, Ann ; Ferrer, N.
Abstract
Things are many. We count them.
Publication: The Journal of Things, Volume 2, Issue 1
Pub Date: August 2015
DOI:
10.1234/things.1
arXiv:
arXiv:1508.00011
Bibcode: 2015JThin...2...21L
Second
Dee, Cy ; Lee, Ann
Abstract
Again.
Bibcode: 2016JThin...2...21D
"""


@pytest.mark.parametrize("page", [FORM, PAGE])
def test_both_manners_say_the_same(page):
    reading = read(page)
    assert reading.format == "ads_text"
    assert titles(reading) == ["From things to other things", "Second"]
    first, second = reading.records
    assert first.authors == ("Lee, Ann", "Ferrer, N.")
    assert first.abstract == "Things are many. We count them."
    assert (first.year, second.year) == (2015, 2016)
    assert (first.venue, first.doi) == ("The Journal of Things", "10.1234/things.1")
    assert reading.problems == ()


def test_keywords_and_the_preprint_are_kept():
    assert read(FORM).records[0].keywords == ("stars", "ISM: jets")
    assert read(PAGE).records[0].arxiv_id == "1508.00011"
    first = read(FORM).records[0]
    assert (first.volume, first.issue, first.pages) == ("2", "1", "21")


def test_a_paper_without_authors_is_told():
    assert reasons(read(FORM.replace("Authors:               Dee, Cy\n", ""))) == {
        2: ["no authors were found"]
    }


@given(PAPERS)
@settings(deadline=None, max_examples=30)
def test_what_is_written_as_abstracts_is_read_from_them(papers):
    text = "\n\n".join(
        f"Title: {paper.title}\nAuthors: {'; '.join(paper.people)}\nPublication: Things, "
        f"Volume {paper.volume}, Issue 3, pp. {paper.pages} ({paper.year}).\n"
        f"Publication Date: 08/{paper.year}\nBibliographic Code: {paper.year}Thing..12...34L\n\n"
        f"Abstract\n{paper.abstract}"
        for paper in papers
    )
    for record, paper in zip(read(text).records, papers, strict=True):
        assert (record.title, record.abstract) == (paper.title, paper.abstract)
        assert (record.authors, record.year) == (paper.people, paper.year)
        assert (record.venue, record.volume, record.pages) == ("Things", paper.volume, paper.pages)


@pytest.mark.parametrize("unit", ["\n", " ", "(", "Title: of things\n"])
def test_hostile_text_is_read_in_time(unit):
    assert_linear(ads_text.FORMAT, FORM + unit * (LETTERS // len(unit)))


@given(st.lists(st.sampled_from(FORM.splitlines()), max_size=25))
def test_lines_in_any_order_are_each_accounted_for_once(lines):
    assert_accounted(ads_text.FORMAT, "\n".join(lines))


def test_a_letter_that_only_looks_like_that_of_a_label_makes_none():
    assert read(FORM.replace("Affiliation", "Affİliation")).records[0].year == 2015
