import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.copied_pages import ABSTRACTS, ENTRIES, covered, read, reasons, titles
from helpers.promises import (
    LETTERS,
    assert_accounted,
    assert_linear,
)
from litboard.readers.format import Text
from litboard.readers.formats import bibliography
from litboard.schema.records import Severity

#: What an entry says, in the styles that people paste.
STYLES = {
    "ieee": "{a0} {b} and {c0} {d}, “{t},” Journal of Things, vol. 12, no. 3, pp. 4–9, {y}.",
    "apa": "{b}, {a0}, & {d}, {c0} ({y}). {t}. Journal of Things, 12(3), 4–9.",
    "harvard": "{b}, {a0} and {d}, {c0}, {y}. {t}. Journal of Things, 12(3), pp.4-9.",
    "vancouver": "{b} {a1}, {d} {c1}. {t}. Journal of Things. {y};12(3):4-9.",
    "chicago": "{b}, {a}, and {c} {d}. “{t}.” Journal of Things 12, no. 3 ({y}): 4–9.",
    "mla": '{b}, {a}, and {c} {d}. "{t}." Journal of Things 12.3 ({y}): 4-9.',
    "springer": "{b}, {a0}, {d}, {c0}: {t}. Journal of Things 12(3), 4–9 ({y})",
    "nature": "{b}, {a0} & {d}, {c0} {t}. Journal of Things 12(3), 4–9 ({y}).",
    "icml": "{b}, {a0} and {d}, {c0} {t}. Journal of Things, 12(3):4–9, {y}.",
    "plain": "{a} {b} and {c} {d}. {t}. Journal of Things, 12(3):4–9, {y}.",
    "acm": "{a} {b} and {c} {d}. {y}. {t}. Journal of Things 12, 3 ({y}), 4–9.",
}
FIRST = st.sampled_from(["Ann", "Núria", "Bola", "Jean-Pierre", "Q"])
LAST = st.sampled_from(["Lee", "van der Berg", "O'Neil", "Ferrer-Dee", "Øster"])
WORDS = st.sampled_from("things many kinds of how we count them in circuits sparse".split())
TITLE = st.lists(WORDS, min_size=3, max_size=9).map(lambda words: " ".join(words).capitalize())
ENTRY = st.tuples(FIRST, LAST, FIRST, LAST, TITLE, st.integers(1950, 2030))

LIST = [
    "Lee, A., & Dee, C. (2020). From things to other things. Journal of Things, 12(3), 4–9.",
    "Ferrer, N. (2021). Things of many kinds: A survey. In Proceedings of Things (pp. 1–5).",
    "World Things Organization. (2019). Things in numbers.",
]
UNCLEAR = "On things, by Ann Lee and Cy Dee, somewhere in 2020."


def written(style, entry):
    first, last, second, other, title, year = entry
    return STYLES[style].format(
        a=first,
        a0=f"{first[0]}.",
        a1=first[0],
        b=last,
        c=second,
        c0=f"{second[0]}.",
        c1=second[0],
        d=other,
        t=title,
        y=year,
    )


@given(
    st.sampled_from(list(STYLES)), st.lists(ENTRY, min_size=2, max_size=4), st.sampled_from("\n ")
)
def test_what_is_written_in_a_style_is_read_from_it(style, entries, between):
    text = f"\n{between}\n".join(written(style, entry) for entry in entries)
    reading = read(text)
    assert reading.format == "bibliography"
    assert [(one.title, one.year) for one in reading.records] == [entry[4:] for entry in entries]
    for record, (first, last, second, other, *_) in zip(reading.records, entries, strict=True):
        people = [name.split(", ") for name in record.authors]
        assert [(name, given[0]) for name, given in people] == [
            (last, first[0]),
            (other, second[0]),
        ]
        assert (record.venue, record.volume, record.pages) == ("Journal of Things", "12", "4-9")
        assert record.issue == "3"
    assert reading.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(LIST),
        "\n\n".join(LIST),
        "References\n\n" + "\n\n".join(LIST),
        "\n".join(one.replace(". ", ".\n    ", 1) for one in LIST),
        "\n".join(one.replace(" of ", " of\n").replace(" in ", " in\n") for one in LIST),
        "\n\n".join(one.replace(" of ", " of\n") for one in LIST),
        "\n".join(f"• {one}" for one in LIST),
    ],
    ids=["lines", "paragraphs", "headed", "hanging", "wrapped", "wrapped paragraphs", "bullets"],
)
def test_however_a_list_is_parted_its_references_are_found(text):
    reading = read(text)
    assert titles(reading) == [
        "From things to other things",
        "Things of many kinds: A survey",
        "Things in numbers",
    ]
    assert reading.records[2].authors == ("World Things Organization",)
    assert sorted(set(covered(reading))) == covered(reading)


def test_a_heading_within_counts_to_the_reference_below():
    reading = read(f"2020\n{LIST[0]}\nBook chapters\n{LIST[1]}\n")
    assert [record.lines for record in reading.records] == [(1, 2), (3, 4)]
    assert titles(reading)[1] == "Things of many kinds: A survey"


def test_what_cannot_be_told_apart_is_a_problem_with_its_line_and_a_remedy():
    reading = read("\n".join([*LIST, UNCLEAR]))
    assert len(reading.records) == 3
    (problem,) = reading.problems
    assert (problem.lines, problem.entry, problem.severity) == ((4, 4), 4, Severity.LOST)
    assert UNCLEAR in problem.raw
    assert "DOI" in problem.remedy


def test_an_identifier_keeps_what_cannot_be_told_apart_and_no_title_is_made_up():
    reading = read("\n".join([*LIST, f"{UNCLEAR} doi:10.1234/T.1"]))
    record = reading.records[-1]
    assert (record.doi, record.title, record.authors) == ("10.1234/t.1", None, ())
    assert list(reasons(reading)) == [4]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "form", ["10.1234/t.{}", "https://doi.org/10.1234/T.{}", "On things, by Lee. doi:10.1234/t.{}"]
)
def test_identifiers_alone_are_papers_to_be_looked_up(form, between):
    reading = read(between.join(form.format(number) for number in range(3)))
    assert [record.doi for record in reading.records] == [f"10.1234/t.{n}" for n in range(3)]
    assert titles(reading) == [None] * 3
    assert list(reasons(reading)) == [1, 2, 3]


def test_a_single_name_before_a_title_is_flagged():
    reading = read("\n".join([*LIST, "Ann Lee. Things of all kinds. PhD thesis, Here, 2009."]))
    assert reading.records[-1].authors == ("Lee, Ann",)
    assert list(reasons(reading)) == [4]


def test_a_dash_between_people_is_no_bullet():
    one = "Lee, A. – Dee, B. – Ek, C. (2020): Things of many kinds. Things 3(7): 1–9.\n\n"
    assert read(one * 3).records[0].authors == ("Lee, A.", "Dee, B.", "Ek, C.")
    assert titles(read(f"– {one}" * 3)) == ["Things of many kinds"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "In 2020 we met. It was good. The year after, 2021, we parted. So it goes.\n" * 9,
        "\n\n".join(f"{one} It cites Lee, A. (2020) and others." for one in ABSTRACTS),
        f"We follow this paper. {LIST[0]}\n" + "And then we went on with other things.\n" * 5,
        "Name,Year,Score\nLee,2020,1\nDee,2021,2\n",
        LIST[0],
        UNCLEAR,
    ],
)
def test_prose_is_no_list(text):
    assert bibliography.FORMAT.detect(Text(text)) == 0
    assert bibliography.FORMAT.detect(Text(ENTRIES)) == 0


@pytest.mark.parametrize(
    "unit",
    [
        "\n",
        " ",
        "(",
        '"',
        "A. ",
        "Lee, A., ",
        "Lee A, ",
        "Ann Lee, ",
        "a",
        "2020. ",
        "A.-A. ",
        "Lee, A. (2020). ",
        "Lee A. A b. ",
        "Lee\n",
        f"{UNCLEAR}\n",
        f"{LIST[1]}\n",
    ],
)
def test_hostile_text_is_read_in_time(unit):
    assert_linear(bibliography.FORMAT, "\n".join(LIST) + unit * (LETTERS // len(unit)))


@given(st.lists(st.sampled_from([*LIST, "", UNCLEAR, "2020", "References"]), max_size=12))
def test_lines_in_any_order_are_each_accounted_for_once(lines):
    assert_accounted(bibliography.FORMAT, "\n".join(lines))
