from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from litboard.readers.tagged.block import Block
from litboard.readers.tagged.fields import Facts, one_person, state

FACTS = Facts(
    title=("TI", "TT"),
    authors=(frozenset({"AF"}), frozenset({"AU"})),
    groups=frozenset({"CA"}),
    editors=frozenset({"ED"}),
    abstract=("AB",),
    year=("PY", "DA"),
    venue=("JO", "SO"),
    volume=("VL",),
    issue=("IS",),
    pages=("SP", "AR"),
    last_page=("EP",),
    cited=("SO",),
    keywords=("KW", "DE"),
    notes=("N1",),
    links=("DO", "UR"),
    kind=("TY",),
    kinds={"review": "article", "book": "book", "article": "article"},
    pmid=(("ID", re.compile(r"^PM(\d+)")),),
    databases=("DB",),
)


def stated(*fields: tuple[str, str], facts: Facts = FACTS) -> dict[str, Any]:
    block = Block(0)
    for tag, value in fields:
        block.add(tag, value)
    return {name: value for name, value in state(block, facts).items() if value}


def test_the_surer_tag_counts_and_an_empty_one_does_not() -> None:
    assert stated(("TT", "B"), ("TI", "A"))["title"] == "A"
    assert stated(("TI", " "), ("TT", "B"))["title"] == "B"


def test_a_wrapped_text_is_one_line_and_no_break_spaces_stay() -> None:
    assert stated(("TI", "Tea\n   and\xa0salt"))["title"] == "Tea and\xa0salt"


def test_people_are_those_of_the_tag_that_names_most() -> None:
    two = stated(("AF", "Ito, Aya"), ("AU", "Ito, A"), ("AU", "Ek, B"))
    assert two["authors"] == ("Ito, A", "Ek, B")
    same = stated(("AU", "Ito, A"), ("AF", "Ito, Aya"))
    assert same["authors"] == ("Ito, Aya",)


def test_groups_stand_where_they_are_named_and_editors_only_for_nobody() -> None:
    fields = [("CA", "Tea Network"), ("AU", "Ito, A"), ("ED", "Ek, B")]
    assert stated(*fields)["authors"] == ("Tea Network", "Ito, A")
    assert stated(("ED", "Ek, B"))["authors"] == ("Ek, B",)


def test_lines_of_a_field_are_names_or_one_running_text() -> None:
    names = ("AU", "Ito, A\nEk, B; Rao, C")
    assert stated(names)["authors"] == ("Ito, A", "Ek, B", "Rao, C")
    running = replace(FACTS, name_a_line=False)
    assert stated(("AU", "Ito,\n  Aya"), facts=running)["authors"] == ("Ito, Aya",)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ito,Aya", "Ito, Aya"),
        ("Ito AB", "Ito, AB"),
        ("van der Rohe L Jr", "van der Rohe Jr, L"),
        ("Aya Ito", "Ito, Aya"),
        ("Tea Network", "Tea Network"),
        ("King, M. L., Jr.", "King, M. L. Jr."),
    ],
)
def test_a_name_is_last_name_first(written: str, name: str) -> None:
    assert one_person(written) == name


def test_an_abstract_in_parts_is_joined_each_part_once_and_a_placeholder_is_none() -> None:
    assert stated(("AB", "Aims."), ("AB", "Ends."), ("AB", "Aims."))["abstract"] == "Aims.\nEnds."
    assert "abstract" not in stated(("AB", "[No abstract available]"))


def test_pages_are_from_two_tags_or_from_one_or_the_number_of_an_article() -> None:
    assert stated(("SP", "12"), ("EP", "19"))["pages"] == "12-19"
    assert stated(("SP", "12–19"), ("EP", "19"))["pages"] == "12-19"
    assert stated(("AR", "e7"))["pages"] == "e7"


def test_a_citation_fills_what_no_tag_states() -> None:
    fields = stated(("VL", "9"), ("SO", "Acta. 1974;7(3):12-19"))
    assert (fields["volume"], fields["issue"], fields["pages"]) == ("9", "3", "12-19")


@pytest.mark.parametrize("value", ["n/a", "-", "12345678"])
def test_a_placeholder_and_the_code_of_a_journal_are_no_issue(value: str) -> None:
    assert "issue" not in stated(("IS", value))


def test_a_year_is_the_first_that_is_one() -> None:
    assert stated(("PY", "in press"), ("DA", "May 1974"))["year"] == 1974


def test_links_are_told_apart_whatever_their_tag() -> None:
    fields = stated(
        ("UR", "see https://arxiv.org/abs/2101.00001"), ("UR", "https://doi.org/10.5555/T")
    )
    assert (fields["doi"], fields["arxiv_id"]) == ("10.5555/t", "2101.00001")
    assert fields["url"] == "https://arxiv.org/abs/2101.00001"


def test_a_number_is_a_pubmed_id_only_where_the_database_is_pubmed() -> None:
    assert stated(("AN", "31452104"), ("DB", "Ovid MEDLINE(R)"))["pmid"] == "31452104"
    assert "pmid" not in stated(("AN", "31452104"), ("DB", "Embase"))
    assert stated(("ID", "PM7"))["pmid"] == "7"


def test_keywords_are_parted_by_lines_semicolons_or_else_many_commas() -> None:
    assert stated(("KW", "tea\n*salt"), ("DE", "salt; rye"))["keywords"] == ("tea", "salt", "rye")
    assert stated(("KW", "tea, salt, rye"))["keywords"] == ("tea", "salt", "rye")
    assert stated(("KW", "tea, black"))["keywords"] == ("tea, black",)


def test_of_several_kinds_the_upper_of_the_format_counts() -> None:
    assert stated(("TY", "Book; Review."))["kind"] == "article"
    assert stated(("TY", "Book"))["kind"] == "book"
    assert "kind" not in stated(("TY", "Sculpture"))


def test_what_people_wrote_beside_it_is_kept_in_order() -> None:
    assert stated(("N1", "read\nit"), ("N1", "good"))["notes"] == ("read it", "good")
