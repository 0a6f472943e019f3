"""CSL-YAML and CITATION.cff, and the YAML they share."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from helpers.structured import one_record, pieces, problems, records, uncovered
from litboard.readers import Text
from litboard.readers.formats import cff
from litboard.readers.formats.csl_yaml import FORMAT
from litboard.schema.records import Severity

#: Without the signs of Markdown.
TITLES = st.lists(
    st.from_regex(r"[A-Za-z][ -)+-Z^_a-~]{0,30}", fullmatch=True), min_size=1, max_size=5
)
BITS = "- id: title: a b \n \n _ __ [ ] { } & * *a &a | > ' \" # author: --- ... ? ! \x00 \t".split(
    " "
)

CFF = """cff-version: 1.2.0
title: Pages
type: software
authors:
  - family-names: Gogh
    given-names: Vincent
    name-particle: van
  - name: The Page Group
date-released: 2020-01-02
doi: 10.5555/a
"""


@pytest.mark.parametrize("head", ["", "---\nreferences:\n"])
@given(titles=TITLES)
def test_what_was_written_is_read(head, titles):
    items = [{"id": str(n), "title": title} for n, title in enumerate(titles)]
    found = records(FORMAT, head + yaml.safe_dump(items))
    assert [record.title for record in found] == [title.strip() for title in titles]


def test_titles_are_read_as_pandoc_marks_them():
    written = r"""---
nocite: "[@*]"
references:
- accessed: 2013-07-23
  title: "[The `\\TeX`{=latex} book [DNA]{.nocase}]{.nocase}: *why* C\\* is **not** W* or A*"
  doi: 10.5555/(a)4\<37::b\>3
---
"""
    record = one_record(FORMAT, written)
    assert record.title == r"The \TeX book DNA: why C* is not W* or A*"
    assert record.doi == "10.5555/(a)4<37::b>3"
    assert not problems(FORMAT, written)


@given(st.lists(st.sampled_from(BITS), max_size=30).map(lambda b: "".join(b).replace("_", " ")))
def test_no_text_raises_and_no_line_is_lost(text):
    structure = r"(?m)^\s*(#.*|---|\.\.\.|references:)\s*$"
    if text.strip():
        assert uncovered(FORMAT, text, structure) == []
        assert uncovered(cff.FORMAT, text, structure) == []


def test_names_and_dates_are_read():
    record = one_record(
        FORMAT,
        (
            "- id: a\n  title: >-\n    Sparse\n    circuits\n  author:\n  - family: Lee\n"
            "    given: Ann\n  issued:\n  - year: 2016\n    month: 5\n  DOI: 10.5555/B\n"
        ),
    )
    assert (record.title, record.authors, record.year) == ("Sparse circuits", ("Lee, Ann",), 2016)
    assert record.doi == "10.5555/b"


def test_a_broken_item_is_read_by_its_keys_and_costs_no_other():
    text = "- id: a\n  title: first\n- id: b\n  title: Part: two\n- id: c\n  title: last\n"
    assert [record.title for record in records(FORMAT, text)] == ["first", "Part: two", "last"]
    (doubt,) = problems(FORMAT, text)
    assert (doubt.entry, doubt.severity) == (2, Severity.CHECK)
    assert "line 4" in doubt.reason


@pytest.mark.parametrize("deep", ["[" * 50_000, "{" * 50_000, "- " * 20_000, "&a [*a, *a]"])
def test_deep_nesting_and_aliases_are_bounded(deep):
    assert pieces(FORMAT, f"- id: a\n  title: x\n  note: {deep}\n")


def test_no_tag_makes_an_object():
    text = "- id: a\n  title: !!python/object/apply:os.getcwd []\n  DOI: 10.5555/a\n"
    assert one_record(FORMAT, text).title is None


def test_a_citation_file_is_one_record():
    record = one_record(cff.FORMAT, CFF)
    assert (record.title, record.kind, record.year) == ("Pages", "software", 2020)
    assert record.authors == ("van Gogh, Vincent", "The Page Group")
    assert (record.doi, record.lines) == ("10.5555/a", (1, 10))


def test_a_citation_file_is_cited_as_it_prefers():
    more = "preferred-citation:\n  type: article\n  title: On pages\n  journal: Pages\n"
    record = one_record(cff.FORMAT, CFF + more)
    assert (record.title, record.kind, record.venue) == ("On pages", "article", "Pages")


def test_other_yaml_is_not_claimed():
    assert FORMAT.detect(Text("- name: build\n  run: make\n")) == 0
    assert cff.FORMAT.detect(Text("title: Pages\n")) == 0


def test_items_of_everyday_names_are_read():
    text = "- title: Counting\n  authors: [Ann Lee, OpenAI]\n  year: 2020\n  doi: 10.5555/a\n"
    record = one_record(FORMAT, text)
    assert (record.authors, record.year, record.doi) == (("Lee, Ann", "OpenAI"), 2020, "10.5555/a")
