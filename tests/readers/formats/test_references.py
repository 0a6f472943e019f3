import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.copied_pages import ABSTRACTS, ENTRIES, claimed, read, reasons, titles
from helpers.promises import assert_linear
from litboard.readers.format import Text
from litboard.readers.formats import references
from litboard.schema.records import Severity

STYLES = {
    "ieee": "A. Lee and N. Ferrer, “From things to other things,” Journal of Things, v. 2, 2020.",
    "plain quotes": 'Lee, A., and Ferrer, N. "From things to other things." Journal of Things 2020',
    "apa": "Lee, A., & Ferrer, N. (2020). From things to other things. Journal of Things, 12.",
    "harvard": "Lee, A. and Ferrer, N., 2020. From things to other things. Journal of Things, 2.",
    "springer": "Lee, A., Ferrer, N.: From things to other things. Journal of Things 2, 1 (2020)",
    "nature": "Lee, A. & Ferrer, N. From things to other things. Journal of Things 2, 1–9 (2020).",
    "vancouver": "Lee A, Ferrer N. From things to other things. Journal of Things. 2020;12:1-2.",
    "mhra": "Lee, A., and N. Ferrer, ‘From things to other things’, Journal of Things, 2 (2020), 1",
    "gost": "Lee A., Ferrer N. From things to other things // Journal of Things. 2020. Т. 2.",
    "ecology": "Lee, A., and N. Ferrer. 2020. From things to other things. Journal of Things 2:1.",
    "sage": "Lee A and Ferrer N (2020) From things to other things. Journal of Things 2(1): 1–9.",
    "reviews": "Lee A, Ferrer N. 2020. From things to other things. Journal of Things. 2:1–9",
    "royal society": "Lee A, Ferrer N. 2020 From things to other things. Journal of Things 2, 1–9.",
    "oncology": "Lee A, Ferrer N: From things to other things. Journal of Things 2:1–9, 2020",
    "copernicus": "Lee, A. & Ferrer, N.: From things to other things, Journal of Things, 2, 2020.",
    "dashes": "Lee, A. – Ferrer, N. (2020): From things to other things. Journal of Things 2(1).",
    "comma": "Lee, A. and Ferrer, N. 2020. From things to other things, Journal of Things, vol. 2",
    "acs": "Lee, A.; Ferrer, N. From things to other things. Journal of Things 2020, 2 (1), 1–9.",
    "science": "A. Lee, N. Ferrer, From things to other things. Journal of Things 2, 1–9 (2020).",
    "elsevier": "A. Lee, N. Ferrer, From things to other things, Journal of Things 2 (2020) 1–9.",
    "physics": "A. Lee and N. Ferrer, From things to other things, Journal of Things 2, 1 (2020).",
    "iso": "LEE, A and FERRER, N, 2020. From things to other things. Journal of Things. Vol. 2.",
    "din": "LEE, A ; FERRER, N: From things to other things. In: Journal of Things Bd. 2 (2020)",
    "gb": "Lee A, Ferrer N. From things to other things[J]. Journal of Things, 2020, 2(1): 1-9.",
    "acm": "A. Lee and N. Ferrer. 2020. From things to other things. In Journal of Things, 12.",
}
UNCLEAR = "On things, by Ann Lee and Cy Dee. In Things, 2020."
LIST = "References\n" + "".join(
    f"[{n}] {one}\n" for n, one in enumerate(list(STYLES.values())[:8], 1)
)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("number", ["[{}] ", "{}. ", "({}) ", "{}) "])
def test_a_style_that_cannot_be_mistaken_is_split(style, number):
    reading = read(f"{number.format(1)}{STYLES[style]}\n{number.format(2)}{STYLES[style]}\n")
    assert reading.format == "references"
    for record in reading.records:
        assert record.title == "From things to other things"
        assert [name.replace(".", "") for name in record.authors] == ["Lee, A", "Ferrer, N"]
        assert (record.year, record.venue) == (2020, "Journal of Things")
    assert len(reading.records) == 2
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("reference", "authors", "title"),
    [
        (
            "Ann B. Lee and Cy Dee. Things of many kinds. Things, 12:3, 2020.",
            ("Lee, Ann B.", "Dee, Cy"),
            "Things of many kinds",
        ),
        (
            "Ann B. Lee, Cy Dee, and Jan van der Berg. Things of many kinds. In Things, 2020.",
            ("Lee, Ann B.", "Dee, Cy", "van der Berg, Jan"),
            "Things of many kinds",
        ),
        (
            "Lee A. Art and science of things. J Things. 2020;12:3.",
            ("Lee, A",),
            "Art and science of things",
        ),
        (
            "Lee, A. (2020). “On things”: a quotation. Things, 12, 3.",
            ("Lee, A.",),
            "“On things”: a quotation",
        ),
        (
            'A. Lee, “On "things" and more,” Things, vol. 12, pp. 1844, 2020.',
            ("Lee, A.",),
            'On "things" and more',
        ),
        (
            "Lee A. U.S. things vs. things elsewhere. Things. 2020;12:3.",
            ("Lee, A",),
            "U.S. things vs. things elsewhere",
        ),
        ("OpenThings (2020). Things 4.5 report.", ("OpenThings",), "Things 4.5 report"),
        ("Müller, A. (2020). On things. Things, 12, 3.", ("Müller, A.",), "On things"),
    ],
)
def test_names_and_titles_end_where_a_person_would_say(reference, authors, title):
    record = read(f"[1] {reference}\n[2] {reference}\n").records[0]
    assert (record.authors, record.title, record.year) == (authors, title, 2020)


@pytest.mark.parametrize(
    "reference",
    [
        "Lee A. On “things of many kinds” and so on. Things. 2020;12:3.",
        "Deep things (2020). Things 12, 3.",
        "Modern Things. Ann Lee. 2020.",
    ],
)
def test_a_quotation_or_a_title_before_the_year_makes_no_author(reference):
    reading = read(LIST + f"[9] {reference}\n")
    titles_read = [record.title for record in reading.records if record.entry == 9]
    assert titles_read in ([], ["On “things of many kinds” and so on"])


def test_a_title_that_goes_on_behind_a_question_mark_is_flagged():
    text = LIST + "[9] Lee, A. (2020). What is it? Some answers to this. The Daily Thing.\n"
    assert read(text).records[-1].title == "What is it? Some answers to this"
    assert list(reasons(read(text))) == [9]


def test_of_names_in_full_the_first_may_be_turned():
    text = "".join(f'[{n}] Lee, Ann, and Cy Dee. "Of things." Here 2 (2020).\n' for n in (1, 2))
    assert read(text).records[0].authors == ("Lee, Ann", "Dee, Cy")


def test_an_entry_goes_on_over_lines_and_the_heading_counts_to_the_first():
    reading = read(
        "References\n\n[1] A. Lee, “From\nthings,” Here, 2020.\n[2] B. Dee, “Two,” 2021.\n"
    )
    assert titles(reading) == ["From things", None] or titles(reading)[0] == "From things"
    assert reading.records[0].lines == (1, 4)


def test_what_cannot_be_told_apart_is_a_problem_with_its_line_and_a_remedy():
    reading = read(LIST + f"[9] {UNCLEAR}\n[10] {STYLES['apa']}\n")
    assert [record.entry for record in reading.records] == [1, 2, 3, 4, 5, 6, 7, 8, 10]
    (problem,) = reading.problems
    assert (problem.lines, problem.entry, problem.severity) == ((10, 10), 9, Severity.LOST)
    assert UNCLEAR in problem.raw
    assert "DOI" in problem.remedy


@pytest.mark.parametrize(
    ("identifier", "field", "value"),
    [("doi:10.1234/T.1", "doi", "10.1234/t.1"), ("arXiv:2301.00011", "arxiv_id", "2301.00011")],
)
def test_an_identifier_makes_a_record_and_no_title_is_made_up(identifier, field, value):
    reading = read(LIST + f"[9] {UNCLEAR} {identifier}\n")
    record = reading.records[-1]
    assert (getattr(record, field), record.title, record.authors) == (value, None, ())
    assert list(reasons(reading)) == [9]


def test_a_choice_of_references_may_have_gaps():
    chosen = f"[3] {STYLES['apa']}\n[7] {STYLES['ieee']}\n[12] {STYLES['acm']}\n"
    assert len(read(chosen).records) == 3


@pytest.mark.parametrize("form", ["{} {}", "{}{}"])
@pytest.mark.parametrize("digits", ["0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"])
def test_numbers_without_a_mark_count_where_they_follow_one_another(form, digits):
    marks = ["".join(digits[int(one)] for one in str(number)) for number in range(1, 13)]
    text = "".join(f"{form.format(mark, STYLES['vancouver'])}\n" for mark in marks)
    reading = read(text)
    assert (reading.format, len(reading.records)) == ("references", 12)
    prose = "".join(f"{form.format(mark, 'Ann met Bo')} in 2020.\n" for mark in marks)
    assert references.detect(Text(text)) > 0
    assert references.detect(Text(prose)) == 0


@pytest.mark.parametrize(
    "reference",
    [
        # No titles, as chemists and physicists write; and lists of names in odd manners.
        "A. Lee, N. Ferrer, J. Allergy Clin. Immunol. 127, 1595 (2011).",
        "A. Lee and N. Ferrer, Journal of Things, 2011, 127, 1595–1603.",
        "Lee, A.; Ferrer, N. J. Am. Chem. Soc. 2011, 127 (6), 1595.",
        "Lee, A.; Ferrer, N. Am. J. Chem. Soc. 2011, 127 (6), 1595.",
        "Lee, A.; Ferrer, N. Nat. Chem. Biol. 2011, 127, 1595.",
        "A. Lee, N. Ferrer, Acta Cryst. Section D 12, 159 (2011).",
        "A. Lee, N. Ferrer, Zeitschrift. Reihe D 12, 159 (2011).",
        "Lee A, Ferrer N. 2011 Proc. Natl. Acad. Sci. 12, 159.",
        "Lee A, Ferrer N. 2011 Nature 12, 159. Suppl.",
        "Lee, A., Ferrer, N. dan Dee, C., From things to other things, Things, vol. 9, 2021.",
        "A. Lee, N. Ferrer, C. Dee, ONE-TWO Study Group, Journal of Things 39 (2021) 279.",
    ],
)
def test_of_what_fits_no_style_no_title_is_made_up(reference):
    reading = read(LIST + f"[9] {reference}\n")
    assert len(titles(reading)) == 8
    assert [problem.entry for problem in reading.problems] == [9]


def test_authors_and_years_of_references_are_no_authors_of_an_author_page():
    names = ", ".join(f"{letter}ee, A." for letter in "BCDEFGHIJKLMNOPQRST")
    many = f"{names}, 2021. Of many people. Things 2, 3.\n\n"
    text = f"{STYLES['harvard']}\n\n{many}" * 9
    assert read(text).format == "bibliography"


def test_a_second_list_begins_anew():
    once = f"1. {STYLES['apa']}\n2. {STYLES['ieee']}\n"
    assert len(read(f"{once}\n{once}").records) == 4


@pytest.mark.parametrize(
    "text",
    [
        ENTRIES,
        "Abstract:" + ABSTRACTS[0],
        "".join(f"{n}. Go to the shop and buy things.\n" for n in range(1, 9)),
        "In 2020 we met.\nIn 2021 we parted.\n",
        f"[1] {STYLES['apa']}\n",
        "",
    ],
)
def test_other_texts_are_not_claimed(text):
    assert references.FORMAT.detect(Text(text)) == 0


UNITS = [
    "\n",
    " ",
    "(",
    '"',
    "A. ",
    "Lee, A., ",
    "Lee A, ",
    "Ann Lee, ",
    "a",
    "Lee, A. & ",
    "2020. ",
    "Lee A and ",
    "Lee A B C D ",
    "A. Lee, ",
    "LEE, Ann, ",
    "LEE, ANN ; ",
    "Lee A.B., ",
    "a b, c 1 (2020) ",
    "(a) ",
    "‘a’, ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_text_is_read_in_time(unit):
    entries = (f"[{n}] {unit * (10_000 // len(unit))} 2020\n" for n in range(1, 11))
    assert_linear(references.FORMAT, "".join(entries))


@given(st.lists(st.sampled_from([*LIST.splitlines(), "", f"[9] {UNCLEAR}", "more"]), max_size=25))
def test_lines_in_any_order_are_each_accounted_for_once(lines):
    text = "\n".join(lines)
    pieces = list(references.FORMAT.read("x", Text(text)))
    assert claimed(pieces, text) == [at for at, line in enumerate(lines, 1) if line.strip()]


@given(st.text(max_size=200))
def test_no_text_makes_it_stumble(text):
    references.FORMAT.detect(Text(text))
    list(references.FORMAT.read("x", Text(text)))
