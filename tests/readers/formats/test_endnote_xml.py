import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.promises import assert_linear
from helpers.structured import one_record, pieces, problems, records, uncovered
from litboard.readers import Text
from litboard.readers.formats.endnote_xml import FORMAT
from litboard.schema.records import Severity

ONE = (
    '<record><ref-type name="Journal Article">17</ref-type><contributors><authors>'
    '<author><style face="normal">Oduya, Bola</style></author><author>Reading Group,</author>'
    "</authors></contributors><titles><title>Sparse <style>circuits</style></title>"
    "<secondary-title>Journal of Pages</secondary-title></titles>"
    "<dates><year>2021</year></dates><accession-num>12345678</accession-num>"
    "<remote-database-name>Medline</remote-database-name>"
    "<electronic-resource-num>10.5555/ABC.1</electronic-resource-num>"
    "<urls><related-urls><url>https://example.org/1</url></related-urls></urls>"
    "<keywords><keyword>pruning</keyword></keywords><abstract>A &lt; B.</abstract></record>"
)
TAGS = (
    "<record> </record> <titles><title> </title></titles> word <!-- --> <![CDATA[ ]]> & < \n \x00"
)
STRUCTURE = r"(?s:<!--(?:(?!<!--).)*?-->)|<!--|<!\[CDATA\[|<[^<>]*>"


def titled(*titles):
    inner = "\n".join(f"<record><titles><title>{t}</title></titles></record>" for t in titles)
    return f"<xml><records>\n{inner}\n</records></xml>"


def test_editors_stand_in_where_there_is_no_author():
    edited = ONE.replace("authors>", "secondary-authors>")
    record = one_record(FORMAT, f"<xml><records>{edited}</records></xml>")
    assert record.authors == ("Oduya, Bola", "Reading Group")


def test_every_field_is_read():
    record = one_record(FORMAT, f"<xml><records>{ONE}</records></xml>")
    assert record.raw == ONE
    assert record.title == "Sparse circuits"
    assert record.authors == ("Oduya, Bola", "Reading Group")
    assert (record.year, record.venue, record.kind) == (2021, "Journal of Pages", "article")
    assert (record.doi, record.pmid) == ("10.5555/abc.1", "12345678")
    assert (record.url, record.keywords) == ("https://example.org/1", ("pruning",))
    assert record.abstract == "A < B."


@given(st.lists(st.from_regex(r"[A-Za-z][A-Za-z ]{0,20}[a-z]", fullmatch=True), min_size=1))
def test_what_was_written_is_read(titles):
    found = records(FORMAT, titled(*titles))
    assert [record.title for record in found] == [" ".join(title.split()) for title in titles]
    assert [record.lines for record in found] == [(n, n) for n in range(2, len(titles) + 2)]


@given(st.lists(st.sampled_from(TAGS.split(" ")), max_size=30).map("".join))
def test_no_text_raises_and_no_line_is_lost(text):
    assert uncovered(FORMAT, text, STRUCTURE) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("R&D < 5", "R&D < 5"), ("caf&eacute;", "café"), ("a\x00b", "ab"), ("a <b", "a")],
)
def test_a_broken_record_is_mended_and_doubted_and_costs_no_other(wrong, right):
    text = titled("first", wrong, "last")
    assert [record.title for record in records(FORMAT, text)] == ["first", right, "last"]
    (doubt,) = problems(FORMAT, text)
    assert (doubt.severity, doubt.entry, doubt.lines) == (Severity.CHECK, 2, (3, 3))


def test_a_lost_end_tag_costs_no_other_record():
    text = titled("first", "second", "last").replace("</record>", "", 1)
    assert [record.title for record in records(FORMAT, text)] == ["first", "second", "last"]
    assert [doubt.entry for doubt in problems(FORMAT, text)] == [1]


def test_a_file_that_breaks_off_is_read_up_to_there():
    text = titled("first", "the second")
    found = records(FORMAT, text[: text.index("cond<")])
    assert [record.title for record in found] == ["first", "the se"]


def test_a_comment_that_is_never_closed_hides_nothing():
    inner = titled("first", "last").replace("</record>\n<", "</record>\n<!-- on\n<", 1)
    for text in (inner, inner + "\n<!-- closed -->"):
        assert [record.title for record in records(FORMAT, text)] == ["first", "last"]
        (lost,) = problems(FORMAT, text, Severity.LOST)
        assert (lost.raw, lost.lines) == ("<!-- on", (3, 3))


def test_loose_text_behind_an_open_comment_is_reported():
    text = titled("first").replace("</records>", "<!-- on\nand on\n</records>")
    assert [record.title for record in records(FORMAT, text)] == ["first"]
    (lost,) = problems(FORMAT, text, Severity.LOST)
    assert (lost.lines, "and on" in lost.raw) == ((3, 5), True)


def test_a_comment_in_a_record_that_is_never_closed_costs_no_title():
    text = titled("first", "x").replace("<title>x", "<!-- oh <title>x")
    assert [record.title for record in records(FORMAT, text)] == ["first", "x"]
    assert [doubt.entry for doubt in problems(FORMAT, text)] == [2]


def test_text_between_records_is_reported():
    text = titled("first", "last").replace("</record>\n<", "</record>\n  stray\n<", 1)
    (stray,) = problems(FORMAT, text, Severity.LOST)
    assert (stray.raw, stray.lines) == ("stray", (3, 3))


@pytest.mark.parametrize(
    "entity", ['<!ENTITY x SYSTEM "file:///etc/hostname">', '<!ENTITY a "b">', "<!ELEMENT a ANY>"]
)
def test_a_document_type_that_declares_something_is_refused(entity):
    text = f"<!DOCTYPE xml [{entity}]>\n" + titled("first")
    (problem,) = pieces(FORMAT, text)
    assert problem.severity is Severity.LOST
    assert "entities" in problem.reason


def test_a_record_without_text_is_a_problem():
    (problem,) = pieces(
        FORMAT, "<xml><records><record><rec-number>3</rec-number></record></records></xml>"
    )
    assert problem.severity is Severity.LOST


@pytest.mark.parametrize("unit", ["<!--", "<record><a>", "<record><"])
def test_hostile_tags_are_read_in_linear_time(unit):
    assert_linear(FORMAT, unit * 500)
    assert pieces(FORMAT, unit * 2_000)


def test_other_xml_is_not_claimed():
    assert FORMAT.detect(Text("<html><body>record</body></html>")) == 0
    assert FORMAT.detect(Text(titled("one"))) > 0.9
