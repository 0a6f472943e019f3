import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.copied_pages import covered, read, reasons, titles
from helpers.promises import (
    LETTERS,
    assert_accounted,
    assert_linear,
)
from litboard.readers.bibtex.bibcodes import Bibcode, read_bibcode
from litboard.readers.format import Text
from litboard.readers.formats import ads_list

TITLES = ["From things to other things", "Counting stars, and things", "Third"]
LINES = (
    "Your search returned 3 results\n"
    "1\n2015Natur.521..436L\n2015/05\ncited: 45,678\nquick access to full text links\n"
    f"{TITLES[0]}\nLee, Ann;\nvan der Berg, J.;\nÉlie, Noé\nand 12 more\n"
    f"2\n2013arXiv1305.3460D\n2013/05\n{TITLES[1]}\nDee, Cy\nAbstract\nStars are many.\nmore\n"
    f"3\n2018ApJ...853L..12T\n2018/02\ncited: 3\n{TITLES[2]}\nThing Collaboration; Dee, Cy\n"
)
CELLS = (
    "1\t2015Natur.521..436L\t2015/05\tcited: 45678\n"
    f"{TITLES[0]}\nLee, Ann; van der Berg, J.; Élie, Noé\n"
    f"2\t2013arXiv1305.3460D\t2013/05\n{TITLES[1]}\nDee, Cy\n"
    f"3\t2018ApJ...853L..12T\t2018/02\tcited: 3\n{TITLES[2]}\nThing Collaboration; Dee, Cy\n"
)
CLASSIC = (
    "1\t 2015Natur.521..436L\t1.000\t05/2015\tA E F X R C\n"
    f"Lee, Ann; van der Berg, J.; Élie, Noé\t{TITLES[0]}\n"
    f"2\t 2013arXiv1305.3460D\t1.000\t05/2013\tA X\nDee, Cy\t{TITLES[1]}\n"
    f"3\t 2018ApJ...853L..12T\t1.000\t02/2018\tA E\nThing Collaboration; Dee, Cy\t{TITLES[2]}\n"
)


@pytest.mark.parametrize("page", [LINES, CELLS, CLASSIC], ids=["lines", "cells", "classic"])
def test_all_layouts_say_the_same(page):
    reading = read(page)
    assert (reading.format, titles(reading)) == ("ads_list", TITLES)
    first, second, third = reading.records
    assert first.authors == ("Lee, Ann", "van der Berg, J.", "Élie, Noé")
    assert (second.authors, third.authors) == (("Dee, Cy",), ("Thing Collaboration", "Dee, Cy"))
    assert [record.year for record in reading.records] == [2015, 2013, 2018]
    assert (first.venue, first.volume, first.pages) == ("Nature", "521", "436")
    assert (third.venue, third.pages) == ("The Astrophysical Journal", "L12")
    assert second.arxiv_id == "1305.3460"
    assert covered(reading) == list(range(1, page.count("\n") + 1))


def test_authors_that_the_page_does_not_show_are_told():
    assert reasons(read(LINES)) == {1: ["12 more authors are not shown"]}
    assert read(CELLS).problems == read(CLASSIC).problems == ()


def test_an_abstract_that_was_opened_is_kept():
    assert [record.abstract for record in read(LINES).records] == [None, "Stars are many.", None]


def test_a_paper_without_authors_is_kept_and_told():
    reading = read(CELLS.replace("Dee, Cy\n3", "3"))
    assert titles(reading) == TITLES
    assert reasons(reading) == {2: ["no authors were found"]}


def test_a_code_alone_is_no_paper():
    assert len(read(CELLS + "4\t2019Natur.521..436L\n").records) == 3


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("2015Natur.521..436L", Bibcode(2015, "L", "Nature", "521", "436")),
        ("1996A&A...305..616P", Bibcode(1996, "P", "Astronomy and Astrophysics", "305", "616")),
        ("2018PhRvL.120b9901P", Bibcode(2018, "P", "Physical Review Letters", "120")),
        ("2018Wthr...73Q..35.", Bibcode(2018, "", "Wthr", "73")),
        (
            "2022JCAP..51111234L",
            Bibcode(2022, "L", "Journal of Cosmology and Astroparticle Physics", "511", "11234"),
        ),
        ("2018arXiv180101234L", Bibcode(2018, "L", "arXiv", arxiv_id="1801.01234")),
        ("2017PhDT........14C", Bibcode(2017, "C")),
        ("1983aiaa.meetY....K", Bibcode(1983, "K")),
    ],
)
def test_a_code_is_taken_at_its_word_and_no_further(code, said):
    assert read_bibcode(code) == said


@pytest.mark.parametrize(
    "text", ["2015Natur.521..436", "Natur.521..436L", "2015-05-01", "", "L" * 19]
)
def test_other_texts_are_no_codes(text):
    assert read_bibcode(text) is None


WORDS = st.sampled_from("things many kinds of how we count them in circuits sparse".split())
TITLE = st.lists(WORDS, min_size=3, max_size=9).map(lambda words: " ".join(words).capitalize())
NAMES = st.lists(
    st.sampled_from(["Lee, Ann", "van der Berg, J.", "Ferrer, N."]), min_size=1, max_size=5
)
PAPER = st.tuples(TITLE, NAMES, st.integers(1950, 2030), st.integers(1, 999), st.integers(1, 9999))


@given(st.lists(PAPER, min_size=1, max_size=5), st.sampled_from("\t\n"), st.booleans())
def test_what_is_written_as_a_list_is_read_from_it(papers, between, turned):
    lines = []
    for number, (title, names, year, volume, page) in enumerate(papers, 1):
        code = f"{year}ApJ..{volume:.>4}.{page:.>4}{names[0][0].upper()}"
        both = [title, "; ".join(names)]
        lines += [
            between.join([str(number), code, f"{year}/05"]),
            *(both[::-1] if turned else both),
        ]
    for record, paper in zip(read("\n".join(lines)).records, papers, strict=True):
        title, names, year, volume, page = paper
        assert (record.title, list(record.authors), record.year) == (title, names, year)
        assert (record.volume, record.pages) == (str(volume), str(page))


@pytest.mark.parametrize(
    "unit", ["\n", " ", "\t", "A\n", "1\n", "Lee, A; ", "2015Natur.521..436L\n"]
)
def test_hostile_text_is_read_in_time(unit):
    assert_linear(ads_list.FORMAT, CELLS + unit * (LETTERS // len(unit)))


@given(st.lists(st.sampled_from(LINES.splitlines()), max_size=25))
def test_lines_in_any_order_are_each_accounted_for_once(lines):
    assert_accounted(ads_list.FORMAT, "\n".join(lines))
    assert (
        ads_list.FORMAT.detect(Text("See 2015Natur.521..436L for more.\nLee, Ann; Dee, Cy\n")) == 0
    )
