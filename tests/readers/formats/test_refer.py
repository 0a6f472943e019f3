import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.copied_pages import read, titles
from helpers.tagged_cases import unaccounted
from litboard.readers.format import Text
from litboard.readers.formats import refer

FIRST = """%0 Journal Article
%T Sparse circuits
%A Oduya, Bola
%A Ferrer, Núria
%J Journal of Circuits
%D 2019
%K pruning
circuits
%R 10.1234/ABC.5
%U https://example.org/1
%X We prune
large trees.
"""
SECOND = "%0 Thesis\n%T Questions nobody asked\n%A Lee, Ann\n%D 2020\n"
PAGE = f"{FIRST}\n{SECOND}"
TITLES = ["Sparse circuits", "Questions nobody asked"]


def test_a_record_states_all_its_fields():
    reading = read(PAGE)
    record = reading.records[0]
    assert (reading.format, reading.problems, titles(reading)) == ("refer", (), TITLES)
    assert record.authors == ("Oduya, Bola", "Ferrer, Núria")
    assert (record.year, record.venue) == (2019, "Journal of Circuits")
    assert (record.kind, reading.records[1].kind) == ("article", "thesis")
    assert (record.doi, record.url) == ("10.1234/abc.5", "https://example.org/1")
    assert (record.keywords, record.abstract) == (("pruning", "circuits"), "We prune large trees.")
    assert (record.lines, record.raw) == ((1, 12), FIRST.rstrip())


@pytest.mark.parametrize(
    "text",
    [
        PAGE.replace("\n", "\r\n"),
        PAGE.replace("\n\n", "\n"),
        PAGE.replace("\n", "\n\n"),
        PAGE.replace("%T ", "\ufeff%T\xa0"),
        PAGE.replace("%0 Thesis\n", ""),
        PAGE.replace("%0 Journal Article\n", "").replace("%0 Thesis\n", ""),
        PAGE.replace("%0 Journal Article\n%T Sparse circuits\n", "%T Sparse circuits\n%0 Report\n"),
    ],
)
def test_spellings_of_the_format_are_one(text):
    reading = read(text)
    assert (titles(reading), reading.problems) == (TITLES, ())
    assert [len(record.authors) for record in reading.records] == [2, 1]


def test_classic_entries_that_begin_with_an_author_part_at_blank_lines():
    text = "%A Bola Oduya\n%A N. Ferrer\n%T One\n\n%A Ann Lee\n%T Two\n%D 1999\n"
    reading = read(text)
    assert [(one.title, one.authors) for one in reading.records] == [
        ("One", ("Oduya, Bola", "Ferrer, N.")),
        ("Two", ("Lee, Ann",)),
    ]


LINES = st.lists(st.sampled_from([*FIRST.split("\n"), "", "text", "%Z note"]))


@given(lines=LINES)
def test_every_line_is_accounted_for_whatever_their_order(lines):
    text = "\n".join(["%0 Book", "%T One", "%A Lee, Ann", *lines])
    assert unaccounted(text, refer.read("x", Text(text))) == []


@pytest.mark.parametrize(
    "text",
    ["", "% Encoding: UTF-8\n@book{a, title = {A}}\n", "%PDF-1.4\n", "%A comment\n\\begin{x}"],
)
def test_other_texts_are_not_claimed(text):
    assert refer.detect(Text(text)) == 0
