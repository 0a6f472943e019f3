import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.copied_pages import read, titles
from helpers.tagged_cases import unaccounted
from litboard.readers.format import Text
from litboard.readers.formats import inspec

PAGE = """Record 1 of 2 - INSPEC 1990-1994

TI ~ Sparse circuits in
   large transformers
AU ~ Oduya, Bola; Ferrer, Nuria
AB ~ We prune.
SO ~ Journal of Circuits. 1992; 19: 20
ID ~ pruning; circuits
RT ~ Conference-Paper

Record 2 of 2 - INSPEC 1990-1994

TI ~ Questions nobody asked
AU ~ Lee, Ann
PY ~ 1993
RT ~ Journal-Paper
"""


def test_each_header_begins_a_record_with_all_its_fields():
    reading = read(PAGE)
    record = reading.records[0]
    assert (reading.format, reading.problems) == ("inspec", ())
    assert titles(reading) == ["Sparse circuits in large transformers", "Questions nobody asked"]
    assert record.authors == ("Oduya, Bola", "Ferrer, Nuria")
    assert (record.year, record.venue, record.kind) == (
        1992,
        "Journal of Circuits",
        "inproceedings",
    )
    assert (record.keywords, record.abstract) == (("pruning", "circuits"), "We prune.")
    assert [one.lines for one in reading.records] == [(1, 9), (11, 16)]


@given(lines=st.lists(st.sampled_from([*PAGE.split("\n"), "text"])))
def test_every_line_is_accounted_for_whatever_their_order(lines):
    text = "\n".join(["Record 1 of 1 - INSPEC", "TI ~ One", *lines])
    assert unaccounted(text, inspec.read("x", Text(text))) == []


@pytest.mark.parametrize("text", ["", "Record of what INSPEC is.\n", "TI: A title\nAU: A name\n"])
def test_other_texts_are_not_claimed(text):
    assert inspec.detect(Text(text)) == 0
