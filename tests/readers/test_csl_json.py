import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers.structured import one_record, pieces, problems, records, uncovered

from litboard.readers import Text, openalex_json
from litboard.readers.csl_json import FORMAT
from litboard.records import Severity

TITLES = st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=6)
BITS = '{ } [ ] , : "title" "id" "a" 1 1e999 NaN null " \\ \n {"title":"a"} "\\ud800" word'.split(
    " "
)


def item(title, **more):
    return {"id": "x", "type": "article-journal", "title": title, **more}


WRITERS = [
    json.dumps,
    lambda items: json.dumps({"version": 1, "items": items, "next": None}),
    lambda items: json.dumps({"message": {"items": items}}, indent=2),
    lambda items: "\n".join(map(json.dumps, items)),
]


def test_every_field_is_read():
    people = [
        {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
        {"family": "King", "given": "Ann", "suffix": "Jr."},
        {"literal": "The Page Group"},
    ]
    more = {
        "author": people, "issued": {"date-parts": [["2001", 2]]}, "DOI": "10.5555/A",
        "container-title": "Pages", "URL": "https://example.org", "PMID": 12, "keyword": "a, b",
        "abstract": "We look.",
    }  # fmt: skip
    record = one_record(FORMAT, json.dumps([item("Circuits", **more)]))
    assert record.authors == ("van Gogh, Vincent", "King, Ann Jr.", "The Page Group")
    assert (record.title, record.year, record.doi) == ("Circuits", 2001, "10.5555/a")
    assert (record.venue, record.pmid, record.kind) == ("Pages", "12", "article")
    assert (record.url, record.keywords) == ("https://example.org", ("a", "b"))


@pytest.mark.parametrize(
    ("date", "year"),
    [({"date-parts": [[]]}, None), ({"date-parts": [[None]]}, None), ({"raw": "May 1999"}, 1999),
     ({"literal": "in press"}, None), ({"date-parts": [[9999]]}, None), ("2001-02", 2001),
     (7, None)],
)  # fmt: skip
def test_a_date_is_read_or_left_out(date, year):
    assert one_record(FORMAT, json.dumps(item("a", issued=date))).year == year


@pytest.mark.parametrize("write", WRITERS)
@given(titles=TITLES)
def test_what_was_written_is_read_in_every_wrapping(write, titles):
    found = records(FORMAT, write([item(title) for title in titles]))
    assert [record.title for record in found] == [title.strip() for title in titles]


@given(st.lists(st.sampled_from(BITS), max_size=30).map(" ".join))
def test_no_text_raises_and_no_line_is_lost(text):
    assert uncovered(FORMAT, text, r'[\[\]{},:]|"items"') == []


@pytest.mark.parametrize("write", [json.dumps, lambda items: json.dumps(items, indent=1)])
@pytest.mark.parametrize("wrong", ['"b" "c"', '"b', "b", "[[", "}"])
def test_a_broken_object_costs_no_other(write, wrong):
    text = write([item("first"), item("MID"), item("last")]).replace('"MID"', wrong)
    assert [record.title for record in records(FORMAT, text)][::2][:1] == ["first"]
    assert records(FORMAT, text)[-1].title == "last"
    assert problems(FORMAT, text)


def test_a_file_that_breaks_off_is_read_up_to_there():
    text = json.dumps([item("first"), item("last")])[:-8]
    assert [record.title for record in records(FORMAT, text)] == ["first"]
    (lost,) = problems(FORMAT, text, Severity.LOST)
    assert "ends" in lost.reason


@pytest.mark.parametrize(
    "wrong", ['"n": ' + "9" * 5000, '"n": NaN', '"title": "x", "title": "a"', '"s": "\\ud800"']
)
def test_what_json_should_not_hold_is_doubted_and_read(wrong):
    text = f'[{{"id": "1", {wrong}, "title": "a"}}]'
    assert one_record(FORMAT, text).title == "a"
    (doubt,) = problems(FORMAT, text)
    assert doubt.severity is Severity.CHECK


@pytest.mark.parametrize("deep", ["[" * 50_000, '{"a":' * 50_000, '[{"title":' * 20_000])
def test_deep_nesting_is_a_problem(deep):
    assert all(piece.severity is Severity.LOST for piece in problems(FORMAT, deep)[:1])
    assert pieces(FORMAT, deep)


def test_other_json_is_not_claimed():
    for text in ('{"error": {"code": 429}}', "42", "[]", '["title"]', "[1] Lee, A. (2001). Title:"):
        assert FORMAT.detect(Text(text)) == 0


def test_openalex_turns_its_index_into_an_abstract():
    work = {
        "id": "https://openalex.org/W1", "display_name": "Circuits", "publication_year": 2020,
        "doi": "https://doi.org/10.48550/arXiv.2001.00001",
        "authorships": [{"author": {"display_name": "Ann Lee"}}, {"raw_author_name": "Dee, Cy"}],
        "abstract_inverted_index": {"look": [1], "We": [0, 2]}, "type": "preprint",
        "primary_location": {"source": {"display_name": "arXiv"}}, "ids": {"pmid": "x/12"},
    }  # fmt: skip
    text = json.dumps({"meta": {}, "results": [work]})
    record = one_record(openalex_json.FORMAT, text)
    assert (record.title, record.abstract) == ("Circuits", "We look We")
    assert record.authors == ("Lee, Ann", "Dee, Cy")
    assert (record.arxiv_id, record.pmid, record.venue) == ("2001.00001", "12", "arXiv")
    assert openalex_json.FORMAT.detect(Text(text)) > FORMAT.detect(Text(text))


def test_a_reference_that_says_little_is_kept_and_doubted():
    text = '[{"id": "x", "type": "entry", "issued": {"date-parts": [[2018, 10, 21, 13]]}}]'
    assert one_record(FORMAT, text).year == 2018
    (doubt,) = problems(FORMAT, text)
    assert (doubt.severity, doubt.entry) == (Severity.CHECK, 1)


def test_a_reference_that_says_nothing_is_a_problem():
    (problem,) = pieces(FORMAT, '[{"id": "x", "type": "article-journal"}]')
    assert problem.severity is Severity.LOST
