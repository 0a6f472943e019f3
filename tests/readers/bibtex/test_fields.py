from __future__ import annotations

from typing import Any

import pytest

from litboard.readers.bibtex.fields import describe


def stated(kind: str = "article", **fields: str) -> dict[str, Any]:
    names = {name.replace("_", "-"): text for name, text in fields.items()}
    return {name: value for name, value in describe(kind, names).items() if value}


def test_an_entry_without_fields_states_its_kind_alone() -> None:
    assert stated("phdthesis") == {"kind": "thesis"}
    assert stated("misc") == {}


def test_a_subtitle_follows_its_title_and_never_stands_for_it() -> None:
    assert stated(title="Salt", subtitle="A History")["title"] == "Salt: A History"
    assert stated(booktitle="Spices", subtitle="A History")["title"] == "Spices"


def test_a_text_is_typeset_as_latex_does_unless_other_latex_is_cleaned_later() -> None:
    assert stated(title="Oslo--Bergen ``by rail''~fast")["title"] == "Oslo–Bergen “by rail” fast"
    assert stated(title="see https://a.org/b--c")["title"] == "see https://a.org/b--c"


@pytest.mark.parametrize(
    ("kind", "fields", "venue"),
    [
        ("article", {"journal": "Acta", "booktitle": "Other"}, "Acta"),
        (
            "inproceedings",
            {"title": "Rye", "booktitle": "Proc. Tea", "publisher": "ACM"},
            "Proc. Tea",
        ),
        ("book", {"publisher": "Sel", "school": "Oslo"}, "Sel"),
        ("phdthesis", {"publisher": "Sel", "school": "Oslo"}, "Oslo"),
        ("proceedings", {"booktitle": "Spices", "publisher": "Sel"}, "Sel"),
    ],
)
def test_the_venue_holds_or_publishes_the_paper(kind, fields, venue) -> None:
    assert stated(kind, **fields)["venue"] == venue


@pytest.mark.parametrize(
    ("fields", "arxiv_id"),
    [
        ({"eprint": "2101.00001v2", "archiveprefix": "arXiv"}, "2101.00001"),
        ({"eprint": "2101.00001"}, "2101.00001"),
        ({"eprint": "123456", "eprinttype": "pubmed"}, None),
        ({"journal": "CoRR", "volume": "abs/2101.00001"}, "2101.00001"),
        ({"note": "arXiv:hep-th/9901001"}, "hep-th/9901001"),
    ],
)
def test_an_arxiv_id_is_read_where_dblp_and_biblatex_write_it(fields, arxiv_id) -> None:
    assert stated(**fields).get("arxiv_id") == arxiv_id


def test_a_preprint_that_dblp_calls_a_volume_has_none() -> None:
    assert "volume" not in stated(journal="CoRR", volume="abs/2101.00001")
    assert stated("misc", eprint="2101.00001")["kind"] == "preprint"


@pytest.mark.parametrize(
    "fields",
    [
        {"pmid": "31452104"},
        {"eprint": "31452104", "eprinttype": "pubmed"},
        {"note": "PubMed ID: 31452104"},
    ],
)
def test_a_pubmed_id_is_read_wherever_it_stands(fields) -> None:
    assert stated(**fields)["pmid"] == "31452104"


def test_a_doi_is_read_through_latex_and_an_address_without_it() -> None:
    assert stated(doi=r"10.1002/(SICI)1097\_1$<$1::AID\_2$>$3.0")["doi"].endswith(
        "1097_1<1::aid_2>3.0"
    )
    assert stated(url=r"\url{https://ex.org/a\_b}.")["url"] == "https://ex.org/a_b"
    assert "url" not in stated(url="javascript:alert(1)")


def test_keywords_are_parted_by_semicolons_else_by_commas_each_once() -> None:
    assert stated(keywords="salt, sea; trade; salt, sea")["keywords"] == ("salt, sea", "trade")
    assert stated(keywords="salt, trade , salt")["keywords"] == ("salt", "trade")


def test_the_first_field_of_people_that_says_something_counts() -> None:
    assert stated(author=" ", editor="Rao, Uma")["authors"] == ("Rao, Uma",)


def test_pages_may_be_the_number_of_an_article() -> None:
    assert stated(pages="12--19", eid="e7")["pages"] == "12-19"
    assert stated(eid="e7")["pages"] == "e7"
