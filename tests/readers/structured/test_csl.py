from __future__ import annotations

from typing import Any

import pytest

from litboard.readers.structured.csl import (
    is_reference,
    names_of,
    state_reference,
    text_of,
    year_of,
)


def stated(**item: Any) -> dict[str, Any]:
    fields = state_reference({name.replace("_", "-"): value for name, value in item.items()})
    return {name: value for name, value in fields.items() if value}


@pytest.mark.parametrize(
    ("value", "year"),
    [
        ({"date-parts": [[1974, 5]]}, 1974),
        ({"date-parts": [["1974"]]}, 1974),
        ({"raw": "May 1974"}, 1974),
        ({"literal": "circa 1974"}, 1974),
        ({"year": 1974}, 1974),
        ([{"year": "1974", "month": "5"}], 1974),
        ("1974-05-01", 1974),
        (1974, 1974),
        ({"date-parts": [[]], "raw": "1974"}, 1974),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": "soon"}, None),
        (True, None),
        (None, None),
    ],
)
def test_a_year_is_read_from_every_form_of_date(value: Any, year: int | None) -> None:
    assert year_of(value) == year


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ([{"family": "Ito", "given": "Aya"}, {"literal": "WHO"}], ("Ito, Aya", "WHO")),
        (
            [{"family": "Rohe", "given": "L.", "non-dropping-particle": "van der",
              "suffix": "Jr."}],
            ("van der Rohe, L. Jr.",),
        ),
        ([{"name": "Team Tea"}, {"given": "Plato"}], ("Team Tea", "Plato")),
        ("Ito, Aya", ("Ito, Aya",)),
        ([{}, None, {"family": 7}], ("7",)),
        (None, ()),
    ],
)  # fmt: skip
def test_names_are_persons_from_their_parts_and_groups_whole(value, names) -> None:
    assert names_of(value) == names


@pytest.mark.parametrize(
    ("value", "text"),
    [(" a ", "a"), (["a", "b"], "a"), ([["a"]], ""), (7, "7"), (True, ""), ({}, ""), ([], "")],
)
def test_values_of_other_types_say_nothing(value: Any, text: str) -> None:
    assert text_of(value) == text


def test_editors_stand_in_for_authors_and_a_subtitle_follows_the_title() -> None:
    assert stated(title=["Tea"], subtitle=["A History"], editor=[{"family": "Ito"}]) == {
        "title": "Tea: A History", "authors": ("Ito",),
    }  # fmt: skip
    assert stated(title="Tea: A History", subtitle="A History")["title"] == "Tea: A History"


@pytest.mark.parametrize(
    ("item", "arxiv_id"),
    [
        ({"number": "arXiv:2101.00001"}, "2101.00001"),
        ({"number": "2101.00001", "archive": "arXiv"}, "2101.00001"),
        ({"number": "2101.00001", "container_title": "arXiv preprint"}, "2101.00001"),
        ({"number": "2101.00001"}, None),
        ({"URL": "https://arxiv.org/abs/2101.00001"}, "2101.00001"),
    ],
)
def test_a_bare_number_is_an_arxiv_id_only_where_arxiv_is_named(item, arxiv_id) -> None:
    assert stated(**item).get("arxiv_id") == arxiv_id


def test_a_pubmed_id_may_stand_in_a_note() -> None:
    assert stated(note="PMCID: PMC1\nPMID: 31452104")["pmid"] == "31452104"
    assert "pmid" not in stated(PMID="PMC31")


def test_keywords_are_one_text_or_a_list() -> None:
    assert stated(keyword="tea; trade, sea")["keywords"] == ("tea", "trade", "sea")
    assert stated(subject=["tea, black", "trade"])["keywords"] == ("tea, black", "trade")


@pytest.mark.parametrize(
    ("item", "yes"),
    [
        ({"title": "Tea", "DOI": "x"}, True),
        ({"title": "Tea", "type": "book"}, True),
        ({"title": "Tea", "author": []}, True),
        ({"title": "Not found", "status": 404}, False),
        ({"family": "Ito"}, False),
    ],
)
def test_a_reference_is_told_from_a_name_and_an_error(item: dict[str, Any], yes: bool) -> None:
    assert is_reference(item) == yes
