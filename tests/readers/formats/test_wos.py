import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.copied_pages import read, titles
from helpers.promises import assert_linear
from helpers.tagged_cases import checks, lost, unaccounted
from litboard.readers.format import Text
from litboard.readers.formats import wos

HEAD = "FN Clarivate Analytics Web of Science\nVR 1.0\n"
FIRST = """PT J
AU Oduya, B
   Ferrer, N
AF Oduya, Bola
   Ferrer, Nuria
CA Circuits Study Group
TI Sparse circuits in
   large transformers
SO JOURNAL OF CIRCUITS
DT Article; Proceedings Paper
DE pruning; sparse
   circuits
ID TRANSFORMERS
AB We prune large
   trees.
CR Lee A, 1999, J TREES, V1, P1, DOI 10.9999/other
   ER B, 1998, J TREES
PY 2019
DI 10.1234/ABC.5
PM 1234567
UT WOS:000000000000001
ER
"""
SECOND = "PT B\nAU Lee, A\nTI Questions nobody asked\nPY 2020\nER\n"
PAGE = f"{HEAD}{FIRST}\n{SECOND}\nEF"
TITLES = ["Sparse circuits in large transformers", "Questions nobody asked"]


def test_a_record_states_all_its_fields():
    reading = read(PAGE)
    record = reading.records[0]
    assert (reading.format, reading.problems, titles(reading)) == ("wos", (), TITLES)
    assert record.authors == ("Oduya, Bola", "Ferrer, Nuria", "Circuits Study Group")
    assert (record.year, record.venue) == (2019, "JOURNAL OF CIRCUITS")
    assert (record.kind, reading.records[1].kind) == ("inproceedings", "book")
    assert (record.doi, record.pmid) == ("10.1234/abc.5", "1234567")
    assert record.keywords == ("pruning", "sparse circuits", "TRANSFORMERS")
    assert record.abstract == "We prune large trees."
    assert (record.lines, record.raw) == ((3, 24), FIRST.rstrip())


def test_types_in_words_are_read_without_a_line_of_the_file():
    page = "\ufeffPT Book\nAU Lee, A\nTI One\nWP https://example.org/1\nPY 2001\nER\n\n"
    reading = read(page + page.replace("Book", "In Press").replace("One", "Two"))
    assert (reading.format, titles(reading)) == ("wos", ["One", "Two"])
    assert (reading.records[0].kind, reading.records[0].url) == ("book", "https://example.org/1")


def test_short_names_are_taken_where_full_ones_are_missing():
    assert read(PAGE).records[1].authors == ("Lee, A",)


@pytest.mark.parametrize(
    "text",
    [
        PAGE.replace("\n", "\r\n"),
        "\ufeff" + PAGE,
        PAGE.removeprefix(HEAD),
        PAGE.removesuffix("EF"),
        f"{HEAD}{FIRST}\nEF\n\ufeff{HEAD}{SECOND}\nEF",
        f"{HEAD}{FIRST}{HEAD}{SECOND}",
        PAGE.replace("ER\n\n", "ER\n"),
        PAGE.replace("PT J", "PT J "),
    ],
)
def test_spellings_of_the_format_are_one(text):
    reading = read(text)
    assert (titles(reading), reading.problems) == (TITLES, ())


def test_names_on_one_line_and_addresses_are_told_from_names():
    text = PAGE.replace("AU Lee, A", "AU Lee, Ann (ann@example.org); Dee, Cy")
    assert read(text).records[1].authors == ("Lee, Ann", "Dee, Cy")


def test_a_type_begins_a_record_where_the_end_is_missing_and_it_is_said():
    reading = read(PAGE.replace("ER\n\nPT", "\nPT"))
    assert titles(reading) == TITLES
    assert checks(reading) == [(1, "tagged.no-closing")]


def test_a_record_without_type_is_read_and_said():
    reading = read(PAGE.replace("PT B\n", ""))
    assert titles(reading) == TITLES
    assert checks(reading) == [(2, "tagged.no-opening")]


def test_a_line_that_lost_its_indent_is_kept_and_said():
    text = PAGE.replace("   trees.", "trees.").replace("   Ferrer, Nuria", "Ferrer, Nuria")
    reading = read(text)
    assert reading.records[0].abstract == "We prune large trees."
    assert reading.records[0].authors[:2] == ("Oduya, Bola", "Ferrer, Nuria")
    assert checks(reading) == [(1, "tagged.not-indented")]


def test_a_line_that_looks_like_a_tag_is_text_and_said():
    reading = read(PAGE.replace("large\n   trees.", "large\nUK trees."))
    assert reading.records[0].abstract == "We prune large UK trees."
    assert checks(reading) == [(1, "tagged.joined-tag")]


def test_a_file_without_records_is_told():
    reading = read(f"{HEAD}EF")
    assert (reading.format, reading.records, lost(reading)) == ("wos", (), [(1, 3)])


LINES = st.lists(st.sampled_from([*FIRST.split("\n"), "", "text", "UK", "PT J"]))


@given(lines=LINES)
def test_every_line_is_accounted_for_whatever_their_order(lines):
    text = "\n".join(["PT J", "TI One", *lines])
    left = set(unaccounted(text, wos.read("x", Text(text))))
    # An end without a beginning is passed over.
    assert left <= {"ER"}


@pytest.mark.parametrize(
    "text",
    [
        "PT J\n" * 8_000,
        "PT J\nAU " + "A\n   " * 20_000,
        "PT J\nTI A\n" + "ER\n" * 20_000,
        "PT J\nAU " + "(" * 20_000 + "@",
        "PT J\nTI a b\n" + "XQ a\n" * 8_000,
    ],
)
def test_hostile_texts_take_linear_time(text):
    assert_linear(wos.FORMAT, text)


@pytest.mark.parametrize("text", ["", "PT\tAU\tTI\nJ\tLee, A\tOne\n", "FN is a gene.\nIt is.\n"])
def test_other_texts_are_not_claimed(text):
    assert wos.detect(Text(text)) == 0


@pytest.mark.parametrize(
    ("lines", "pages"),
    [("BP 12\nEP 20\nAR e7", "12-20"), ("AR e7", "e7"), ("BP 12\nEP +", "12")],
)
def test_the_number_of_an_article_stands_in_for_pages(lines, pages):
    record = read(PAGE.replace("PY 2019", f"VL 8\nIS 2\n{lines}\nPY 2019")).records[0]
    assert (record.volume, record.issue, record.pages) == ("8", "2", pages)
