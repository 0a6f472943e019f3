import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.structured import one_record, pieces, problems, records, uncovered
from litboard.exports import to_jsonl
from litboard.readers import Text
from litboard.readers.formats import openalex_json
from litboard.readers.formats.csl_json import FORMAT
from litboard.schema.records import Severity

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


def test_editors_stand_in_where_there_is_no_author():
    editor = {"editor": [{"family": "Lee"}]}
    assert one_record(FORMAT, json.dumps([item("A", **editor)])).authors == ("Lee",)
    both = item("A", **editor, author=[{"family": "Ek"}])
    assert one_record(FORMAT, json.dumps([both])).authors == ("Ek",)
    creators = [{"lastName": "Lee", "creatorType": "editor"}]
    zotero = [{"itemType": "book", "title": "A", "creators": creators}]
    assert one_record(FORMAT, json.dumps(zotero)).authors == ("Lee",)


def test_every_field_is_read():
    people = [
        {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
        {"family": "King", "given": "Ann", "suffix": "Jr."},
        {"literal": "The Page Group"},
    ]
    more = {
        "author": people,
        "issued": {"date-parts": [["2001", 2]]},
        "DOI": "10.5555/A",
        "container-title": "Pages",
        "URL": "https://example.org",
        "PMID": 12,
        "keyword": "a, b",
        "abstract": "We look.",
    }
    record = one_record(FORMAT, json.dumps([item("Circuits", **more)]))
    assert record.authors == ("van Gogh, Vincent", "King, Ann Jr.", "The Page Group")
    assert (record.title, record.year, record.doi) == ("Circuits", 2001, "10.5555/a")
    assert (record.venue, record.pmid, record.kind) == ("Pages", "12", "article")
    assert (record.url, record.keywords) == ("https://example.org", ("a", "b"))


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ({"date-parts": [[]]}, None),
        ({"date-parts": [[None]]}, None),
        ({"raw": "May 1999"}, 1999),
        ({"literal": "in press"}, None),
        ({"date-parts": [[9999]]}, None),
        ("2001-02", 2001),
        (7, None),
    ],
)
def test_a_date_is_read_or_left_out(date, year):
    assert one_record(FORMAT, json.dumps(item("a", issued=date))).year == year


@pytest.mark.parametrize("write", WRITERS)
@given(titles=TITLES)
def test_what_was_written_is_read_in_every_wrapping(write, titles):
    found = records(FORMAT, write([item(title) for title in titles]))
    assert [record.title for record in found] == [title.strip() for title in titles]


@given(st.lists(st.sampled_from(BITS), max_size=30).map(" ".join))
@settings(deadline=None)
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
        "id": "https://openalex.org/W1",
        "display_name": "Circuits",
        "publication_year": 2020,
        "doi": "https://doi.org/10.48550/arXiv.2001.00001",
        "authorships": [{"author": {"display_name": "Ann Lee"}}, {"raw_author_name": "Dee, Cy"}],
        "abstract_inverted_index": {"look": [1], "We": [0, 2]},
        "type": "preprint",
        "primary_location": {"source": {"display_name": "arXiv"}},
        "ids": {"pmid": "x/12"},
    }
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


def listed(*titles):
    return [json.dumps(item(title)) for title in titles]


A, B, C = listed("first", "mid", "last")
LAX = {
    "a comma is missing": f"[{A} {B},\n{C}]",
    "a comma is too much": f"[{A}, {B}, {C},]",
    "two lists": f"[{A}]\n[{B}, {C}]",
    "lists in a list": f"[[{A}, {B}], [{C}]]",
    "comments": f"// mine\n[{A}, /* two */ {B},\n# three\n{C}]",
    "a bracket is missing": f"{A},\n{B},\n{C}]",
    "a brace is too much": f"[{A}, {B}}}, {C}]",
}


@pytest.mark.parametrize("text", LAX.values(), ids=LAX)
def test_json_that_is_not_strict_is_read_and_doubted_once(text):
    assert FORMAT.detect(Text(text)) > 0.5
    assert [record.title for record in records(FORMAT, text)] == ["first", "mid", "last"]
    (doubt,) = problems(FORMAT, text)
    assert (doubt.severity, "strict" in doubt.reason) == (Severity.CHECK, True)


WRAPPERS = {
    "a key of their own": '{"n": 3, "bibliography": [%s, %s, %s]}',
    "two keys deep": '{"n": [1], "my": {"list": [%s, %s, %s]}}',
    "a key each": '{"a": %s, "b": %s, "c": %s}',
    "two lists": '{"mine": [%s, %s], "yours": [%s]}',
    "a wrapper a line": '{"items": [%s]}\n{"items": [%s]}\n{"items": [%s]}',
}


@pytest.mark.parametrize("wrapper", WRAPPERS.values(), ids=WRAPPERS)
def test_references_are_found_wherever_they_are_wrapped(wrapper):
    text = wrapper % (A, B, C)
    assert [record.title for record in records(FORMAT, text)] == ["first", "mid", "last"]
    assert problems(FORMAT, text) == []


BROKEN = {
    "no comma": B.replace(",", "", 1),
    "no quotes": B.replace('"title"', "title"),
    "single quotes": B.replace('"', "'"),
    "a comment": B[:-1] + " // mid\n}",
    "a comma": B[:-1] + ",}",
    "no brace": B[:-1],
    "cut off": B[:40],
    "an escape": B.replace("mid", "\\mid"),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("frame", ["[{},\n{},\n{}]", '{{"items": [{}, {},\n{}]}}', "{}\n{}\n{}"])
def test_one_broken_reference_is_one_problem_with_its_text(broken, frame):
    text = frame.format(A, broken, C)
    assert [record.title for record in records(FORMAT, text)] == ["first", "last"]
    (lost,) = problems(FORMAT, text, Severity.LOST)
    assert (lost.entry, lost.raw.startswith(broken)) == (2, True)


def test_an_error_with_a_title_is_no_paper():
    text = '{"errors": [{"status": "401", "title": "Unauthorized"}]}'
    assert records(FORMAT, text) == []
    assert problems(FORMAT, text, Severity.LOST)


def test_crossref_is_read_as_csl():
    work = {
        "DOI": "10.5555/A",
        "title": ["Circuits"],
        "type": "journal-article",
        "page": "1023-9",
        "author": [{"given": "Ann", "family": "Lee"}],
        "container-title": ["Pages"],
        "published": {"date-parts": [[2020, 1]]},
        "volume": "12",
        "issue": "3",
        "reference": [{"DOI": "10.5555/cited", "author": "Dee", "key": "1"}],
        "funder": [{"DOI": "10.13039/1", "name": "A fund", "id": [{"id": "10.13039/1"}]}],
    }
    record = one_record(FORMAT, json.dumps({"status": "ok", "message": {"items": [work]}}))
    assert (record.title, record.year, record.venue) == ("Circuits", 2020, "Pages")
    assert (record.volume, record.issue, record.pages) == ("12", "3", "1023-1029")
    broken = json.dumps([work]).replace('"Circuits"', "Circuits")
    assert records(FORMAT, broken) == []


ZOTERO = {
    "itemType": "journalArticle",
    "title": "Circuits",
    "abstractNote": "We look.",
    "creators": [
        {"creatorType": "author", "firstName": "Ann", "lastName": "Lee"},
        {"creatorType": "editor", "firstName": "Ed", "lastName": "Dee"},
        {"creatorType": "author", "name": "The Page Group"},
    ],
    "publicationTitle": "Pages",
    "date": "May 2020",
    "volume": "1",
    "issue": "2",
    "pages": "3-9",
    "DOI": "10.5555/a",
    "extra": "PMID: 123",
    "tags": [{"tag": "pruning"}],
}
PDF = {"itemType": "attachment", "title": "Full text", "url": "https://example.org"}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([{"key": "A", "data": ZOTERO}, {"key": "B", "data": PDF}]),
        json.dumps({"config": {}, "items": [ZOTERO, PDF]}),
        json.dumps({"key": "A", "data": ZOTERO}),
    ],
)
def test_what_zotero_keeps_is_read_and_no_attachment(text):
    record = one_record(FORMAT, text)
    assert FORMAT.detect(Text(text)) > 0.5
    assert record.authors == ("Lee, Ann", "The Page Group")
    assert (record.title, record.abstract, record.year) == ("Circuits", "We look.", 2020)
    assert (record.venue, record.doi, record.pmid) == ("Pages", "10.5555/a", "123")
    assert (record.volume, record.issue, record.pages) == ("1", "2", "3-9")
    assert (record.kind, record.keywords) == ("article", ("pruning",))


def test_many_broken_references_cost_no_other():
    text = "\n".join([B.replace('"title"', "title"), C] * 1_000)
    assert len(records(FORMAT, text)) == 1_000
    assert len(problems(FORMAT, text, Severity.LOST)) == 1_000


def test_a_broken_reference_that_is_long_is_one_problem():
    long = json.dumps(item("x" * 40_000)).replace('"type"', "type")
    text = f"[{A}, {long}, {json.dumps(item('y' * 40_000))}]"
    assert [len(record.title) for record in records(FORMAT, text)] == [5, 40_000]
    assert len(problems(FORMAT, text, Severity.LOST)) == 1


def test_papers_in_everyday_names_are_read():
    paper = {
        "paperId": "x",
        "title": "Counting",
        "authors": [{"name": "Ann Lee"}, {"name": "OpenAI"}],
        "year": 2020,
        "externalIds": {"DOI": "10.5555/a", "ArXiv": "2001.00001", "PubMed": "123"},
        "venue": "",
        "journal": {"name": "J. Things", "volume": "3", "pages": "1-9"},
        "url": "https://a.org",
    }
    record = one_record(FORMAT, json.dumps({"data": [paper]}))
    assert record.authors == ("Lee, Ann", "OpenAI")
    assert (record.year, record.venue) == (2020, "J. Things")
    assert (record.doi, record.arxiv_id, record.pmid) == ("10.5555/a", "2001.00001", "123")
    assert (record.volume, record.pages, record.url) == ("3", "1-9", "https://a.org")


def test_names_may_be_one_text():
    text = '{"title": "Counting", "authors": "Lee, Ann; Dee, Cy", "publication_year": "2020"}'
    record = one_record(FORMAT, text)
    assert (record.authors, record.year) == (("Lee, Ann", "Dee, Cy"), 2020)


def test_names_and_journal_are_read_as_europe_pmc_writes_them():
    paper = {
        "id": "1",
        "pmid": "1",
        "title": "Counting.",
        "authorString": "Lee A, Dee C.",
        "journalTitle": "J. Things",
        "pubYear": "2020",
        "pageInfo": "1-9",
    }
    record = one_record(FORMAT, json.dumps({"resultList": {"result": [paper]}}))
    assert (record.authors, record.year) == (("Lee, A", "Dee, C"), 2020)
    assert (record.venue, record.pages) == ("J. Things", "1-9")


def test_an_object_with_a_title_and_nothing_else_of_a_paper_is_doubted():
    (doubt,) = problems(FORMAT, '{"title": "Settings", "widgets": [1, 2]}')
    assert "nothing marks this" in doubt.reason


def test_what_litboard_writes_as_json_lines_is_read_as_it_was(seeds):
    written = records(FORMAT, to_jsonl(seeds.works, seeds.records))
    fields = ["title", "year", "arxiv_id", "doi", "abstract", "venue"]
    works = seeds.works[fields].astype(object).where(seeds.works[fields].notna(), None)
    assert [[getattr(one, field) for field in fields] for one in written] == works.values.tolist()
    assert [list(one.authors) for one in written] == [list(one) for one in seeds.works["authors"]]
