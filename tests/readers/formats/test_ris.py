import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.copied_pages import read, titles
from helpers.promises import assert_linear
from helpers.tagged_cases import checks, lost, unaccounted
from litboard.readers.format import Text
from litboard.readers.formats import ris
from litboard.schema.records import Record

FIRST = """TY  - JOUR
AU  - Oduya, Bola
AU  - Ferrer,Núria
TI  - Sparse circuits
JO  - J. Circuits
JF  - Journal of Circuits
PY  - 2019/03//
DO  - https://doi.org/10.1234/ABC.5
UR  - https://example.org/circuits
KW  - pruning
KW  - circuits; transformers
AB  - We prune.
ER  -
"""
SECOND = """TY  - CONF
A1  - Lee, Ann
T1  - Questions nobody asked
T2  - Proceedings of Questions
Y1  - 2020
N2  - Nobody asked.
ER  -
"""
THIRD = FIRST.replace("Sparse", "Dense").replace("ABC", "abd")
PAGE = f"{FIRST}\n{SECOND}\n{THIRD}"
TITLES = ["Sparse circuits", "Questions nobody asked", "Dense circuits"]


def test_a_record_states_all_its_fields():
    reading = read(PAGE)
    record = reading.records[0]
    assert (reading.format, reading.problems) == ("ris", ())
    assert record.title == "Sparse circuits"
    assert record.authors == ("Oduya, Bola", "Ferrer, Núria")
    assert (record.year, record.venue, record.kind) == (2019, "Journal of Circuits", "article")
    assert (record.doi, record.url) == ("10.1234/abc.5", "https://doi.org/10.1234/ABC.5")
    assert record.keywords == ("pruning", "circuits", "transformers")
    assert record.abstract == "We prune."
    assert (record.entry, record.lines, record.raw) == (1, (1, 13), FIRST.rstrip())


def test_the_older_tags_state_the_same_fields():
    record = read(PAGE).records[1]
    assert (record.title, record.authors) == ("Questions nobody asked", ("Lee, Ann",))
    assert (record.year, record.abstract, record.kind) == (2020, "Nobody asked.", "inproceedings")
    assert record.venue == "Proceedings of Questions"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        ("  - ", " - "),
        ("  - ", "\t-\t"),
        ("  - ", "\xa0 -\xa0"),
        ("  - ", "  -"),
        ("  - ", "  – "),
        ("\nA", "\n A"),
        ("\n", "\n        "),
        ("  - ", "\u3000—\u3000"),
        ("TY", "\ufeffTY"),
        ("ER  -\n", "ER\n"),
        ("ER  -\n", "ER  - end\n"),
        ("ER  -\n", "ER  - \nNL  - \n"),
        ("ER  -\n", "ER  - \nER  - \n"),
        ("ER  -\n\n", "ER  -\n"),
        ("TY  - JOUR", "1.\nTY  - JOUR"),
        ("TY  - JOUR", "Provider: Some\nContent: text/plain\n\nTY  - JOUR"),
        ("PY  -", "ZZ  - Who knows\nPY  -"),
        ("JO  - J. Circuits", "JO  "),
    ],
)
def test_spellings_of_the_format_are_one(old, new):
    reading = read(PAGE.replace(old, new))
    assert titles(reading) == TITLES
    assert reading.problems == ()
    assert [record.authors for record in reading.records[:2]] == [
        ("Oduya, Bola", "Ferrer, Núria"),
        ("Lee, Ann",),
    ]


def test_tags_in_small_letters_are_tags():
    text = "".join(
        f"{line[:2].lower()}{line[2:]}\n" if line[2:6] == "  - " else f"{line}\n"
        for line in PAGE.split("\n")
    )
    assert titles(read(text)) == TITLES


def test_a_type_begins_a_record_where_the_end_is_missing_and_it_is_said():
    text = PAGE.replace("ER  -\n", "")
    reading = read(text)
    assert titles(reading) == TITLES
    assert checks(reading) == [
        (1, "tagged.no-closing"),
        (2, "tagged.no-closing"),
        (3, "tagged.no-closing"),
    ]
    assert unaccounted(text, [*reading.records, *reading.problems]) == []


def test_a_record_without_type_is_read_and_said():
    text = PAGE.replace("TY  - CONF\n", "")
    reading = read(text)
    assert titles(reading) == TITLES
    assert checks(reading) == [(2, "tagged.no-opening")]
    assert unaccounted(text, [*reading.records, *reading.problems]) == []


def test_a_record_by_itself_without_type_is_read():
    assert titles(read(FIRST.replace("TY  - JOUR\n", ""))) == TITLES[:1]


def test_what_stands_between_records_is_told_and_not_dropped():
    text = PAGE.replace("ER  -\n\n", "ER  -\nWho wrote this?\n\n", 1)
    reading = read(text)
    assert titles(reading) == TITLES
    assert lost(reading) == [(14, 14)]
    assert [one.code for one in reading.problems] == ["tagged.stray-text"]
    assert unaccounted(text, [*reading.records, *reading.problems]) == []


def test_a_wrapped_line_belongs_to_the_field_above():
    text = PAGE.replace("We prune.", "We prune\nlarge and\n\nsmall trees.")
    reading = read(text)
    assert reading.records[0].abstract == "We prune large and small trees."
    assert unaccounted(text, [*reading.records, *reading.problems]) == []


def test_each_line_of_keywords_is_one():
    text = FIRST.replace("KW  - pruning", "KW  - pruning\nER\nlarge trees")
    assert read(text).records[0].keywords[:3] == ("pruning", "ER", "large trees")


def test_a_wrapped_line_that_looks_like_a_tag_is_text_and_said():
    reading = read(FIRST.replace("We prune.", "We prune\nUS  - grown trees."))
    assert reading.records[0].abstract == "We prune US - grown trees."
    assert checks(reading) == [(1, "tagged.joined-tag")]


@pytest.mark.parametrize("word", ["ER", "TY"])
def test_a_wrapped_line_that_looks_like_the_edge_of_a_record_is_none(word):
    text = PAGE.replace("We prune.", f"We prune\n{word}  - positive trees.")
    reading = read(text)
    assert titles(reading) == TITLES
    assert reading.records[0].abstract == f"We prune {word} - positive trees."
    assert checks(reading) == [(1, "tagged.joined-tag"), (3, "tagged.joined-tag")]


def test_a_type_with_nothing_below_is_no_record():
    reading = read(PAGE.replace("TY  - CONF", "TY  - CONF\nTY  - BOOK"))
    assert titles(reading) == TITLES
    assert lost(reading) == [(15, 15)]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Liu R.", "Liu, R."),
        ("van den Berg J.-P.", "van den Berg, J.-P."),
        ("G. Kalbe", "Kalbe, G."),
        ("King, Martin Luther, Jr.", "King, Martin Luther Jr."),
        ("World Health Organization", "World Health Organization"),
        ("The ATLAS Collaboration", "The ATLAS Collaboration"),
        ("Voltaire", "Voltaire"),
    ],
)
def test_names_are_turned_and_groups_left_whole(written, name):
    assert read(FIRST.replace("Oduya, Bola", written)).records[0].authors[0] == name


def test_editors_stand_in_where_no_author_is():
    text = "TY  - BOOK\nA2  - Lee, Ann\nT1  - A book\nPY  - 2001\nER  -\n"
    assert read(text).records[0].authors == ("Lee, Ann",)


@pytest.mark.parametrize("year", ["0000///", "9999", "in press", "10 15", ""])
def test_what_is_no_year_is_none(year):
    assert read(FIRST.replace("2019/03//", year)).records[0].year is None


def test_identifiers_are_found_in_links():
    text = FIRST.replace("DO  - https://doi.org/10.1234/ABC.5\n", "").replace(
        "UR  - https://example.org/circuits",
        "UR  - http://arxiv.org/abs/1901.01234v2\nL2  - https://pubmed.ncbi.nlm.nih.gov/123456/",
    )
    record = read(text).records[0]
    assert (record.doi, record.arxiv_id, record.pmid) == (None, "1901.01234", "123456")


def test_the_number_of_a_database_is_a_pmid_where_that_is_pubmed():
    numbered = FIRST.replace("PY  -", "AN  - 21553931\nPY  -")
    assert read(numbered).records[0].pmid is None
    assert read(numbered.replace("PY  -", "DP  - NLM\nPY  -")).records[0].pmid == "21553931"


def test_only_addresses_a_browser_opens_safely_are_links():
    text = FIRST.replace("DO  - https://doi.org/10.1234/ABC.5\n", "")
    assert (
        read(text.replace("https://example.org/", "javascript:alert(1)//")).records[0].url is None
    )


def test_words_for_no_abstract_are_none():
    for word in ("NA", "[No abstract available]"):
        assert read(FIRST.replace("We prune.", word)).records[0].abstract is None


WORDS = st.text("abcdefghé ïß—", min_size=1, max_size=30).map(
    lambda text: f"X{' '.join(text.split())}x"
)
RECORDS = st.lists(
    st.fixed_dictionaries(
        {"TI": WORDS, "AU": st.lists(st.tuples(WORDS, WORDS), max_size=3), "AB": WORDS}
    ),
    min_size=1,
    max_size=4,
)


@given(records=RECORDS, blank=st.sampled_from(["", "\n", "\n\n"]))
def test_what_is_written_is_read(records, blank):
    text = ""
    for one in records:
        text += f"TY  - JOUR\nTI  - {one['TI']}\n"
        text += "".join(f"AU  - {last}, {first}\n" for last, first in one["AU"])
        text += f"AB  - {one['AB']}\nER  -\n{blank}"
    reading = read(text)
    assert titles(reading) == [one["TI"] for one in records]
    assert [record.authors for record in reading.records] == [
        tuple(f"{last}, {first}" for last, first in one["AU"]) for one in records
    ]
    assert (reading.problems, unaccounted(text, [*reading.records, *reading.problems])) == ((), [])


LINES = st.lists(
    st.sampled_from(
        [*FIRST.split("\n"), "ER", "text", "US  - x", "NL  -", "ER  -", "  - ", "TY  -"]
    ),
    max_size=25,
)


@given(lines=LINES)
def test_no_line_is_dropped_whatever_their_order(lines):
    text = "\n".join(lines)
    pieces = list(ris.read("x.ris", Text(text)))
    covered = [number for one in pieces if isinstance(one, Record) for number in _span(one)]
    covered += [n for one in pieces if not isinstance(one, Record) for n in _span(one)]
    furniture = {"ER", "ER  -", "ER  - ", "NL  -"}
    missing = [
        line
        for number, line in enumerate(lines, 1)
        if line.strip() and line not in furniture and number not in covered
    ]
    assert missing == []


def _span(one):
    return range(one.lines[0], one.lines[1] + 1)


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\n" * 8_000,
        "TY  - JOUR\nKW  - " + "a\n" * 40_000,
        "TY  - JOUR\nAU  - " + "A B " * 20_000,
        "TY  - JOUR\nAU  - " + "A, " * 20_000,
        "TY  - JOUR\nTI  - " + "\n \n" * 20_000,
        "TY  - JOUR\nER" + " \t" * 20_000 + "\nER",
        "TY  - JOUR\n" + "ER\n" * 12_000,
        "TY  - JOUR\nUR  - " + "10.1000/" * 12_000,
    ],
)
def test_hostile_texts_take_linear_time(text):
    assert_linear(ris.FORMAT, text)


@pytest.mark.parametrize(
    "text", ["", "Dear all,\nTY for the paper - it is good.\n", "@book{TY  - }"]
)
def test_other_texts_are_not_claimed(text):
    assert ris.detect(Text(text)) == 0


def test_small_letters_with_one_blank_are_told_from_prose():
    small = "ty - jour\nau - Lee, Ann\nti - Questions\nsp - 12-20\nis - 3\ner - \n"
    record = read(small).records[0]
    assert (record.title, record.authors, record.kind) == ("Questions", ("Lee, Ann",), "article")
    assert (record.issue, record.pages) == ("3", "12-20")
    for prose in ("ty - thanks\nSee you.\n", "We ask\nty - jour\nas it is - is it?\n"):
        assert ris.detect(Text(prose)) == 0
    wrapped = FIRST.replace("We prune.", "We prune\nis - it so?")
    assert read(wrapped).records[0].abstract == "We prune is - it so?"


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("VL  - 12\nIS  - 3\nSP  - 45\nEP  - 50", ("12", "3", "45-50")),
        ("SP  - 45-50\nEP  - 50", (None, None, "45-50")),
        ("VL  - 12 A\nSP  - e45", ("12 A", None, "e45")),
        ("VL  - nan\nIS  - ei2, 0147621\nSP  - ", (None, None, None)),
        ("EP  - 50", (None, None, None)),
    ],
)
def test_volume_issue_and_pages_are_stated(lines, place):
    record = read(FIRST.replace("PY  -", f"{lines}\nPY  -")).records[0]
    assert (record.volume, record.issue, record.pages) == place
