"""What holds for every source, whatever its format."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpers.copied_pages import ABSTRACTS, ENTRIES, TITLES, covered, read, titles
from helpers.promises import FIXED_STEPS, count_steps
from litboard import readers
from litboard.corpus.build import build
from litboard.corpus.ingest import read_sources
from litboard.readers import MAX_LINE, Format, Text, registry
from litboard.schema.records import Record, Severity, Source

SENTENCES = st.sampled_from([*ABSTRACTS, "Is it so?", "no end here", "A Title: of Words"])
PEOPLE = st.sampled_from(["Lee, Ann", "Lee, Ann, Oduya, Bola", "Plato", "The ATLAS Collaboration"])
OPENED = st.builds("Abstract:{}".format, st.one_of(SENTENCES, st.just("")))
LINES = st.one_of(SENTENCES, PEOPLE, OPENED, st.just(""), st.just("  "))
BREAKS = st.sampled_from(["\n", "\r\n", "\r"])
PAGES = st.builds(lambda lines, end: end.join(lines), st.lists(LINES, max_size=14), BREAKS)


def written_lines(text: str) -> list[int]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [number for number, line in enumerate(lines, 1) if line.strip()]


def assert_accounted(text: str) -> None:
    reading = read(text)
    if not text.strip():
        assert [problem.reason for problem in reading.problems] == ["the file is empty"]
    elif reading.format != "csv_table":  # "TITLE" above a line is a header, and no record
        lines, wanted = covered(reading), written_lines(text)
        assert sorted(set(lines) & set(wanted)) == wanted
        assert len(lines) == len(set(lines))


@settings(deadline=None)
@given(PAGES)
@example("The A Team\nThe B Team\nThe C Team")
@example("x\nLee, Ann\nThe Red Team\nThe Blue Team\nLee, Ann")
def test_every_line_of_a_page_belongs_to_one_record_one_loss_or_the_label(text):
    assert_accounted(text)


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=200))
def test_every_line_of_any_text_belongs_to_one_record_one_loss_or_the_label(text):
    assert_accounted(f"{text}\n.")


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(TITLES), PEOPLE.filter(lambda p: "," in p), st.sampled_from(ABSTRACTS)
        ),
        min_size=1,
        max_size=8,
    ),
    BREAKS,
)
def test_a_whole_page_is_read_whole(entries, end):
    reading = read(end.join(line for entry in entries for line in entry))
    assert [(one.title, ", ".join(one.authors), one.abstract) for one in reading.records] == entries


@settings(deadline=None)
@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00\xd8")
@example(b"\xff\xfe\x00\x00\xff\xff\xff\xff")
@example(b"Abstract:\x00")
@example(b"{" * 50 + b"\nLee, Ann\n\\frac{")
def test_no_bytes_raise_and_none_pass_without_a_word(content):
    reading = read(content)
    assert len(reading.records) + len(reading.problems) > 0


@settings(deadline=None, max_examples=15)
@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00\xd8")
def test_any_bytes_make_a_corpus(content):
    corpus = build(read_sources([Source("a.txt", content)]), name="a")
    assert len(corpus.records) + len(corpus.problems) > 0


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\r\r", "\n \t\n"])
def test_line_numbers_are_those_of_an_editor(end):
    reading = read(ENTRIES.replace("\n", end).removesuffix(end))
    step = 2 if len(end.replace("\r\n", "\n").strip(" \t")) > 1 else 1
    spans = [(2, 4), (5, 7), (8, 10), (11, 13)]
    assert titles(reading) == TITLES
    assert [record.lines for record in reading.records] == [
        (step * first - step + 1, step * last - step + 1) for first, last in spans
    ]


def test_a_line_separator_of_unicode_breaks_no_title():
    reading = read(ENTRIES.replace("Sparse circuits", "Sparse\u2028circuits\x0b\x0c"))
    assert titles(reading) == TITLES


@pytest.mark.parametrize("name", ["page.bib", "page.pdf", "page", "../../etc/passwd", "página.CSV"])
def test_the_ending_of_a_name_is_no_judge_of_its_format(name):
    reading = read(ENTRIES, name)
    assert titles(reading) == TITLES
    assert {record.source for record in reading.records} == {name}


def test_prose_of_ten_thousand_lines_becomes_no_papers():
    line = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod.\n"
    reading = read(line * 10_000)
    assert reading.records == ()
    (problem,) = reading.problems
    assert problem.lines == (1, 10_000)
    assert problem.severity is Severity.LOST
    assert len(problem.raw) < 3_000


def test_a_single_sentence_is_shown_with_what_can_be_read():
    (problem,) = read("Hello world").problems
    assert problem.raw == "Hello world"
    assert problem.remedy.startswith("litboard reads:")


def test_a_page_of_html_is_no_text_of_papers():
    reading = read("<!doctype html><html><body><p>Lee, Ann</p></body></html>")
    assert reading.records == ()
    assert len(reading.problems) == 1


def test_a_line_of_five_million_letters_is_told_and_costs_no_other():
    reading = read(ENTRIES.replace(ABSTRACTS[1], "x" * 5_000_000))
    assert titles(reading) == TITLES
    assert reading.records[1].abstract is None
    lost = [problem for problem in reading.problems if problem.severity is Severity.LOST]
    assert [problem.lines for problem in lost] == [(7, 7)]
    assert f"{MAX_LINE:,}" in lost[0].reason
    assert len(lost[0].raw) < 3_000


def test_a_line_of_five_million_letters_alone_is_told():
    reading = read("x" * 5_000_000)
    assert len(reading.problems) == 1
    assert reading.records == ()


@pytest.mark.parametrize(
    "piece",
    [
        "Lee, Ann, ",
        "a, b. c! ",
        "{\\frac{$x^{",
        ".'.\"' ) ",
        "Abstract: ",
        "ร รร",
        "- the team, and the group ",
    ],
)
def test_steps_grow_with_the_size_of_hostile_input_and_no_faster(piece):
    def steps(size: int) -> int:
        line = (piece * size)[:size]
        text = "\n".join(["Title", "Lee, Ann", *[line] * 3])
        return count_steps(lambda: read(text))

    steps(300)  # tables that are made once
    # Four times the size: quadratic code would take sixteen times the steps.
    assert steps(4_000) < 6 * steps(1_000) + FIXED_STEPS


TOY = "%toy\nAnn Lee and Bola Oduya|Toys {\\'e}t jouets"


def detect_toy(text: Text) -> float:
    return 1.0 if text.head.startswith("%toy") else 0.0


def read_toy(source, text):
    yield readers.Label("a toy", (1, 1))
    for entry, line in enumerate(text.lines[1:], 1):
        people, title = line.text.split("|")
        span = (line.number, line.number)
        yield Record(source, entry, span, line.text, title=title, authors=(people,))


@pytest.fixture
def registered_toy(monkeypatch):
    toy = Format(
        name="toy", title="Toys", extensions=(".toy",), homepage="https://example.org",
        sample=TOY, detect=detect_toy, read=read_toy,
    )  # fmt: skip
    monkeypatch.setattr(registry, "FORMATS", (*registry.FORMATS, toy))
    registry.all_formats.cache_clear()
    yield
    registry.all_formats.cache_clear()


@pytest.mark.usefixtures("registered_toy")
def test_a_new_format_joins_with_one_line():
    reading = read(TOY)
    assert reading.format == "toy"
    assert reading.records[0].authors == ("Lee, Ann", "Oduya, Bola")
    assert reading.records[0].title == "Toys ét jouets"
    assert titles(read(ENTRIES)) == TITLES
    assert "toys" in read("Hello world").problems[0].remedy


def test_the_problem_names_place_finding_and_remedy():
    (problem,) = read("Hello world", "refs.txt").problems
    assert str(problem).startswith("refs.txt (line 1): no bibliographic format was recognised; ")
    (empty,) = read("", "refs.txt").problems
    assert str(empty).startswith("refs.txt: the file is empty; ")


def test_pasted_text_is_read_like_a_file_even_with_half_a_character():
    reading = readers.read_source(Source.from_text(f"\ud800{ENTRIES}"))
    assert reading.source == "pasted text"
    assert titles(reading) == TITLES
