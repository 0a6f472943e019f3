import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.copied_pages import read, titles
from helpers.promises import assert_linear
from helpers.tagged_cases import unaccounted
from litboard.readers.format import Text
from litboard.readers.formats import ovid

TAGGED = """<1. >
VN  - Ovid Technologies
DB  - Journals@Ovid
AU  - Oduya, Bola MD, MPH 1,2,+
AU  - Ferrer, Nuria Ph.D., FACSM
TI  - Sparse circuits.  [Article]
SO  - Journal of Circuits March 2019;14(1):56-60
AB  - We prune.

      And we test.
KW  - pruning;  circuits.
DT  - Article.
DI  - 10.1234/ABC.5
XL  - http://example.org/1

<2. >
VN  - Ovid Technologies
DB  - PsycINFO
TI  - Questions nobody asked. [References].
AU  - Lee, Ann
YR  - 2020
PM  - 1234567
JN  - Questions
MH  - *Asking
MH  - Telling
PT  - Dissertation Abstract
"""
NAMED = """<8>
Accession Number
  00000000-201509000-00006.
Author
  Oduya, Bola 1;  Ferrer, Nuria 2
Institution
  (1) A university
Title
  Sparse circuits.[Review]
Source
  Journal of Circuits.   8(6):1048-1064, March 2019.
Abstract
  We prune.
Author Keywords
  pruning;  circuits.
DOI Number
  10.1234/ABC.5
"""
TITLES = ["Sparse circuits", "Questions nobody asked"]


def test_a_tagged_record_states_all_its_fields():
    reading = read(TAGGED)
    record, second = reading.records
    assert (reading.format, reading.problems, titles(reading)) == ("ovid", (), TITLES)
    assert record.authors == ("Oduya, Bola", "Ferrer, Nuria")
    assert (record.year, record.venue, record.kind) == (2019, "Journal of Circuits", "article")
    assert (record.doi, record.url) == ("10.1234/abc.5", "http://example.org/1")
    assert (record.abstract, record.keywords) == ("We prune. And we test.", ("pruning", "circuits"))
    assert (second.year, second.pmid, second.venue) == (2020, "1234567", "Questions")
    assert (second.keywords, second.kind) == (("Asking", "Telling"), "thesis")
    assert [one.lines for one in reading.records] == [(1, 14), (16, 26)]


def test_fields_spelt_out_state_the_same():
    reading = read(f"{NAMED}\n\n{NAMED.replace('<8>', '<9>')}")
    assert (reading.format, reading.problems) == ("ovid", ())
    assert titles(reading) == TITLES[:1] * 2
    record = reading.records[0]
    assert record.authors == ("Oduya, Bola", "Ferrer, Nuria")
    assert (record.year, record.venue, record.doi) == (2019, "Journal of Circuits", "10.1234/abc.5")
    assert (record.abstract, record.keywords) == ("We prune.", ("pruning", "circuits"))


@pytest.mark.parametrize(
    "text",
    [
        TAGGED.replace("\n", "\r\n"),
        TAGGED.replace("\n", "\n "),
        TAGGED.replace("  - ", " - "),
        TAGGED.replace("<1. >\n", "").replace("<2. >\n", ""),
        TAGGED.replace(". >", ">"),
    ],
)
def test_spellings_of_the_format_are_one(text):
    reading = read(text)
    assert (titles(reading), reading.problems) == (TITLES, ())


def test_a_book_is_the_venue_of_its_chapter():
    source = "Lee, Ann [Ed]; Dee, Cy [Ed]. (2012). Asking in practice. (pp. 11-31). Publisher"
    text = TAGGED.replace("JN  - Questions", f"BT  - {source}")
    assert read(text).records[1].venue == "Asking in practice"


LINES = st.lists(st.sampled_from([*TAGGED.split("\n"), *NAMED.split("\n"), "text"]))


@given(lines=LINES)
def test_every_line_is_accounted_for_whatever_their_order(lines):
    text = "\n".join(["<1. >", "VN  - Ovid Technologies", "TI  - One", *lines])
    assert unaccounted(text, ovid.read("x", Text(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "<1. >\n" * 8_000,
        "VN  - Ovid\nAU  - " + "A 1, " * 12_000,
        "VN  - Ovid\n" + "A b " * 20_000 + "\n a",
        "VN  - Ovid\nBT  - " + "[Ed" * 12_000,
        "VN  - Ovid\nSO  - " + " " * 40_000 + "x",
    ],
)
def test_hostile_texts_take_linear_time(text):
    assert_linear(ovid.FORMAT, text)


@pytest.mark.parametrize(
    "text", ["", "TY  - JOUR\nDB  - Ovid\nER  - \n", "<1>\nA list of things\n"]
)
def test_other_texts_are_not_claimed(text):
    assert ovid.detect(Text(text)) == 0


def test_volume_issue_and_pages_are_read_from_the_source_where_no_field_states_them():
    place = [(one.volume, one.issue, one.pages) for one in read(TAGGED).records]
    assert place == [("14", "1", "56-60"), (None, None, None)]
    (record,) = read(TAGGED.replace("SO  -", "VO  - 3\nSO  -")).records[:1]
    assert (record.volume, record.issue, record.pages) == ("3", "1", "56-60")
    (record,) = read(NAMED).records
    assert (record.volume, record.issue, record.pages) == ("8", "6", "1048-1064")
