import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.copied_pages import covered, read, reasons, titles
from helpers.promises import (
    LETTERS,
    assert_accounted,
    assert_linear,
)
from litboard.readers.format import Text
from litboard.readers.formats import scholar_profile
from litboard.schema.records import Severity

PAGE = (
    "Bola Oduya\nProfessor of Things, University of Here\nVerified email at here.example\n"
    "Cited by\nAll\tSince 2020\nCitations\t12345\t678\nh-index\t12\t9\n"
    "TITLE\t\nCITED BY\nYEAR\n"
    "From things to other things\nB Oduya, AB Lee, J van der Berg\n"
    "Journal of Things 521 (7553), 436-444, 2015\n85000*\t2015\n"
    "Counting things\nB Oduya, N Ferrer, ...\n"
    "Advances in neural information processing systems 30\t1,024\t2017\n"
    "Things without a venue\nB Oduya\n\t2019\n"
    "Things, uncited\nThing Collaboration, B Oduya\narXiv preprint arXiv:2301.00011\t\t2023\n"
    "Articles 1–4\nShow more\n"
)
TITLES = [
    "From things to other things",
    "Counting things",
    "Things without a venue",
    "Things, uncited",
]


def test_each_row_gives_a_record():
    reading = read(PAGE)
    assert (reading.format, reading.label) == ("scholar_profile", "Bola Oduya")
    assert titles(reading) == TITLES
    assert [record.year for record in reading.records] == [2015, 2017, 2019, 2023]
    first, second, bare, last = reading.records
    assert first.authors == ("Oduya, B", "Lee, AB", "van der Berg, J")
    assert (first.venue, first.volume, first.issue) == ("Journal of Things", "521", "7553")
    assert first.pages == "436-444"
    assert (second.venue, second.volume) == (
        "Advances in neural information processing systems",
        "30",
    )
    assert (bare.venue, last.arxiv_id) == (None, "2301.00011")
    assert last.authors == ("Thing Collaboration", "Oduya, B")


def test_the_page_around_the_table_is_accounted_for():
    reading = read(PAGE)
    assert covered(reading) == list(range(1, PAGE.count("\n") + 1))
    assert [record.lines[0] for record in reading.records] == [2, 15, 18, 21]


def test_what_scholar_cut_off_is_told():
    assert reasons(read(PAGE)) == {2: ["Google Scholar cut off: authors"]}


def test_numbers_may_stand_on_lines_of_their_own():
    assert titles(read(PAGE.replace("\t", "\n"))) == TITLES


def test_the_head_of_the_table_may_hold_its_menu():
    menu = "Title\nSort by citations\nSort by year\nCited by\nCited by\nYear\n"
    reading = read(PAGE.replace("TITLE\t\nCITED BY\nYEAR\n", menu))
    assert (reading.label, titles(reading)) == ("Bola Oduya", TITLES)


def test_rows_alone_are_enough():
    reading = read(PAGE[PAGE.index(TITLES[0]) :])
    assert (reading.format, reading.label, titles(reading)) == ("scholar_profile", None, TITLES)


def test_a_row_without_numbers_does_not_take_in_the_next():
    reading = read(PAGE.replace("\t1,024\t2017", ""))
    assert titles(reading) == TITLES
    assert reading.records[1].year is None


def test_lines_that_are_no_row_are_no_paper():
    reading = read(PAGE + "Something else\nthat stands here\nand there\n")
    assert titles(reading) == TITLES
    (problem,) = reasons(reading, Severity.LOST).items()
    assert problem == (5, ["neither authors nor a year follow this title"])


def test_a_row_without_authors_is_kept_and_told():
    reading = read(PAGE.replace("B Oduya\n\t2019", "\t2019"))
    assert titles(reading) == TITLES
    assert reasons(reading)[3] == ["no line of authors was found"]


WORDS = st.sampled_from("things many kinds of how we count them in circuits sparse".split())
TITLE = st.lists(WORDS, min_size=2, max_size=9).map(lambda words: " ".join(words).capitalize())
NAME = st.sampled_from(["A Lee", "NB Ferrer", "J van der Berg", "Ø Dee"])
VENUE = st.sampled_from(
    ["Nature 12 (3), 45-67", "Meeting on things, 45-67", "arXiv preprint arXiv:2301.00011", ""]
)
ROW = st.tuples(
    TITLE,
    st.lists(NAME, min_size=1, max_size=5),
    VENUE,
    st.sampled_from(["", "7", "85000*"]),
    st.integers(1950, 2030),
)


@given(st.lists(ROW, min_size=1, max_size=6), st.booleans())
def test_what_is_written_as_a_profile_is_read_from_it(rows, tabs):
    lines = ["TITLE", "CITED BY", "YEAR"]
    for title, names, venue, cited, year in rows:
        lines += [title, ", ".join(names), *filter(None, [venue])]
        lines += [f"{cited}\t{year}"] if tabs else [*filter(None, [cited]), str(year)]
    reading = read("\n".join(lines))
    assert [(one.title, one.year) for one in reading.records] == [(r[0], r[4]) for r in rows]
    assert [len(one.authors) for one in reading.records] == [len(row[1]) for row in rows]
    assert [one.pages for one in reading.records] == [
        "45-67" if "45" in r[2] else None for r in rows
    ]


@pytest.mark.parametrize(
    "unit", ["\n", " ", "\t", "A thing of\n", "1\n", "A Lee\n", "A Lee, ", "TITLE\n"]
)
def test_hostile_text_is_read_in_time(unit):
    assert_linear(scholar_profile.FORMAT, PAGE + unit * (LETTERS // len(unit)))


@given(st.lists(st.sampled_from(PAGE.splitlines()), max_size=25))
def test_lines_in_any_order_are_each_accounted_for_once(lines):
    assert_accounted(scholar_profile.FORMAT, "\n".join(lines))
    table = "Title\tCited by\tYear\nThings\t12\t2020\nOther things\t3\t2021\n"
    assert scholar_profile.FORMAT.detect(Text(table)) == 0
