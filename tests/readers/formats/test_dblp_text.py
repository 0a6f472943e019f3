import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.copied_pages import covered, read, titles
from helpers.promises import (
    LETTERS,
    assert_accounted,
    assert_linear,
)
from litboard.readers.format import Text
from litboard.readers.formats import dblp_text

PAGE = """2020 – today
2023
[j12]
\t
Ann Lee 0001, Bola Oduya, Jean-Pierre van der Berg:
From things to other things. J. Thing. Res. 12(3): 45-50 (2023)
[c4]
\t
Ann Lee 0001:
What is a thing? ICOT 2022: 101-110
2014
[i1]
\t
Bola Oduya, Ann Lee 0001:
Counting: an overview. CoRR abs/1409.1556 (2014)
"""


def test_each_line_of_authors_gives_a_record():
    reading = read(PAGE)
    assert reading.format == "dblp_text"
    assert titles(reading) == [
        "From things to other things",
        "What is a thing?",
        "Counting: an overview",
    ]
    first, second, third = reading.records
    assert first.authors == ("Lee, Ann", "Oduya, Bola", "van der Berg, Jean-Pierre")
    assert (first.venue, first.volume, first.issue, first.pages) == (
        "J. Thing. Res.",
        "12",
        "3",
        "45-50",
    )
    assert (second.venue, second.pages, second.volume) == ("ICOT", "101-110", None)
    assert [record.year for record in reading.records] == [2023, 2022, 2014]
    assert (third.arxiv_id, third.kind, first.kind) == ("1409.1556", "preprint", "article")
    assert reading.problems == ()


def test_labels_and_years_between_are_accounted_for():
    lines = covered(read(PAGE))
    written = [at for at, line in enumerate(PAGE.splitlines(), 1) if line.strip()]
    assert set(written) <= set(lines)
    assert len(lines) == len(set(lines))


def test_results_without_labels_are_read_as_well():
    text = "\n".join(line for line in PAGE.splitlines() if "[" not in line and line.strip())
    assert titles(read(text)) == titles(read(PAGE))


WORDS = st.sampled_from("things many kinds of how we count them in circuits sparse".split())
TITLE = st.lists(WORDS, min_size=2, max_size=9).map(lambda words: " ".join(words).capitalize())
NAME = st.sampled_from(["Ann Lee", "Núria B. Ferrer", "Wei Wang 0012", "Jean-Pierre O'Neil"])
PAPER = st.tuples(st.lists(NAME, min_size=1, max_size=5), TITLE, st.integers(1950, 2030))


@given(st.lists(PAPER, min_size=2, max_size=5), st.booleans())
def test_what_is_written_as_dblp_does_is_read_from_it(papers, labels):
    lines = []
    for number, (names, title, year) in enumerate(papers, 1):
        lines += [f"[j{number}]"] if labels else []
        lines += [f"{', '.join(names)}:", f"{title}. Things 12(3): 45-50 ({year})"]
    reading = read("\n".join(lines))
    assert [(one.title, one.year) for one in reading.records] == [paper[1:] for paper in papers]
    assert [len(one.authors) for one in reading.records] == [len(paper[0]) for paper in papers]
    assert {(one.venue, one.volume, one.pages) for one in reading.records} == {
        ("Things", "12", "45-50")
    }


@pytest.mark.parametrize(
    "unit", ["\n", " ", "Ann Lee, ", "[j1]\n", "Ann Lee:\n", "A. ", "Ann Lee:\nT. 2020\n"]
)
def test_hostile_text_is_read_in_time(unit):
    assert_linear(dblp_text.FORMAT, PAGE + unit * (LETTERS // len(unit)))


@given(st.lists(st.sampled_from(PAGE.splitlines()), max_size=25))
def test_lines_in_any_order_are_each_accounted_for_once(lines):
    assert_accounted(dblp_text.FORMAT, "\n".join(lines))
    assert dblp_text.FORMAT.detect(Text("We note:\nIt rained. In 2020 as well.\n" * 5)) == 0
