import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.copied_pages import read, titles
from helpers.promises import assert_linear
from helpers.tagged_cases import checks, lost, unaccounted
from litboard.readers.format import Text
from litboard.readers.formats import nbib

FIRST = """PMID- 11111111
OWN - NLM
STAT- MEDLINE
IS  - 1234-5678 (Print)
DP  - 2019 Mar 5
TI  - Sparse circuits in
      large transformers.
LID - S0000(19)1 [pii]
LID - 10.1234/ABC.5 [doi]
AB  - We prune
      AB  - and then we test.
FAU - Oduya, Bola
AU  - Oduya B
AD  - A university.
FAU - Ferrer, Núria
AU  - Ferrer N
CN  - Circuits Study
      Group
LA  - eng
PT  - Journal Article
PT  - Review
TA  - J Circ
JT  - Journal of circuits
MH  - *Pruning
OT  - circuits
SO  - J Circ. 2019 Mar 5.
"""
SECOND = """PMID- 22222222
OWN - NLM
TI  - Questions nobody asked.
AU  - Lee A
PT  - Preprint
PT  - Journal Article
DP  - 2020
SO  - arXiv. 2020.
"""
PAGE = f"\n{FIRST}\n{SECOND}"
TITLES = ["Sparse circuits in large transformers", "Questions nobody asked"]
ERIC = """OWN - ERIC
TI  - Tests of questions
AU  - Lee, Ann
OT  - Questions
JT  - Journal of Tests
AID - http://dx.doi.org/10.1234/456
OID - EJ1
DP  - 2001
LID - http://eric.ed.gov/?id=EJ1
AB  - We test.
PT  - Journal Articles
"""


def test_a_record_states_all_its_fields():
    reading = read(PAGE)
    record = reading.records[0]
    assert (reading.format, reading.problems, titles(reading)) == ("nbib", (), TITLES)
    assert record.authors == ("Oduya, Bola", "Ferrer, Núria", "Circuits Study Group")
    assert (record.year, record.venue, record.kind) == (2019, "Journal of circuits", "article")
    assert (record.pmid, record.doi) == ("11111111", "10.1234/abc.5")
    assert record.keywords == ("circuits", "Pruning")
    assert record.abstract == "We prune AB - and then we test."
    assert (record.entry, record.lines, record.raw) == (1, (2, 27), FIRST.rstrip())


def test_short_names_are_taken_where_full_ones_are_missing():
    second = read(PAGE).records[1]
    assert (second.authors, second.kind) == (("Lee, A",), "preprint")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        ("\n\nPMID", "\nPMID"),
        ("PMID- ", "PMID-"),
        ("PMID-", "\ufeffPMID -"),
        ("PMID-", "pmid-"),
        ("TI  - ", "TI  -"),
        ("TI  - ", "TI- "),
        ("- ", "-\xa0"),
        ("\n", "\n\n"),
    ],
)
def test_spellings_of_the_format_are_one(old, new):
    assert titles(read(PAGE.replace(old, new))) == TITLES


def test_eric_has_no_pmid_and_its_records_part_at_blank_lines():
    text = f"\n{ERIC}\n{ERIC}"
    reading = read(text)
    assert (titles(reading), reading.problems) == (["Tests of questions"] * 2, ())
    record = reading.records[0]
    assert (record.doi, record.url) == ("10.1234/456", "http://dx.doi.org/10.1234/456")
    assert (record.authors, record.kind, record.pmid) == (("Lee, Ann",), "article", None)
    assert unaccounted(text, [*reading.records, *reading.problems]) == []


def test_records_of_pubmed_and_eric_in_one_file_are_parted():
    assert titles(read(f"{SECOND}\n{ERIC}\n{SECOND}")) == [
        TITLES[1],
        "Tests of questions",
        TITLES[1],
    ]


def test_a_missing_pmid_is_said():
    text = PAGE.replace("PMID- 22222222\n", "")
    reading = read(text)
    assert titles(reading) == TITLES
    assert checks(reading) == [(2, "nbib.no-pmid")]
    assert unaccounted(text, [*reading.records, *reading.problems]) == []


def test_a_file_that_was_cut_off_is_said():
    text = PAGE[: PAGE.index("DP  - 2020")]
    assert checks(read(text)) == [(2, "nbib.cut-off")]


def test_a_wrapped_line_that_lost_its_indent_is_kept_and_said():
    text = PAGE.replace("      large", "large")
    reading = read(text)
    assert titles(reading) == TITLES
    assert checks(reading) == [(1, "tagged.not-indented")]


def test_a_pmid_alone_is_a_record_and_tags_alone_are_none():
    assert [one.pmid for one in read("PMID- 33333333\n").records] == ["33333333"]
    reading = read("PMID-\nOWN - NLM\nDP  - \n")
    assert (reading.records, lost(reading)) == ((), [(1, 3)])


LINES = st.lists(st.sampled_from([*FIRST.split("\n"), "", "text", "   ", "TI- ", "PMID"]))


@given(lines=LINES)
def test_every_line_is_accounted_for_whatever_their_order(lines):
    text = "\n".join(["PMID- 1", *lines])
    assert unaccounted(text, nbib.read("x", Text(text))) == []


@given(numbers=st.lists(st.integers(1, 99_999_999), min_size=1, max_size=6))
def test_what_is_written_is_read(numbers):
    text = "\n".join(f"PMID- {number}\nTI  - Title {number}\nSO  - X.\n" for number in numbers)
    reading = read(text)
    assert [(one.pmid, one.title) for one in reading.records] == [
        (str(number), f"Title {number}") for number in numbers
    ]
    assert (reading.problems, unaccounted(text, [*reading.records, *reading.problems])) == ((), [])


@pytest.mark.parametrize(
    "text",
    [
        "PMID- 1\n" * 8_000,
        "PMID- 1\n\n" * 8_000,
        "OWN - A\nAB  - " + "a\n      " * 20_000,
        "OWN - A\n" + (" " * 1_000 + "\n") * 200 + "OWN - B",
        "PMID- 1\nFAU - " + "A B " * 20_000,
    ],
)
def test_hostile_texts_take_linear_time(text):
    assert_linear(nbib.FORMAT, text)


@pytest.mark.parametrize("text", ["", "TY  - JOUR\nTI  - A\nER  - \n", "The PMID- is a number.\n"])
def test_other_texts_are_not_claimed(text):
    assert nbib.detect(Text(text)) == 0
