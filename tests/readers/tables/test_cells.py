from __future__ import annotations

import pytest

from litboard.readers.tables.cells import (
    absolute_url,
    join_pages,
    kind_of,
    read_cited,
    read_number,
    read_pages,
    read_pmid,
    read_year,
    split_keywords,
    split_people,
    split_run_together,
)


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("['Ito, Aya', \"O'Neil, Bo\"]", ("Ito, Aya", "O'Neil, Bo")),
        ("Ito, Aya|Ek, Bo", ("Ito, Aya", "Ek, Bo")),
        ("Ito, Aya\nEk, Bo", ("Ito, Aya", "Ek, Bo")),
        ("Ito, Aya; Ek, Bo;", ("Ito, Aya", "Ek, Bo")),
        ("Ito, A. (57190000000); Ek, B. (57190000001)", ("Ito, A.", "Ek, B.")),
        ("Ito A, Ek BC, van der Rohe L.", ("Ito, A", "Ek, BC", "van der Rohe, L")),
        ("A Ito, BC Ek", ("Ito, A", "Ek, BC")),
        ("Aya Ito, Bo Ek, Uma Rao", ("Ito, Aya", "Ek, Bo", "Rao, Uma")),
        ("Ito, Aya", ("Ito, Aya",)),
        ("Ito A; et al.", ("Ito, A",)),
        ("Tea Research Group", ("Tea Research Group",)),
        ("Ito, Aya; The Tea Network", ("Ito, Aya", "The Tea Network")),
        ("", ()),
    ],
)
def test_people_are_parted_by_the_separator_of_the_cell(cell: str, people) -> None:
    assert split_people(cell) == people


def test_each_person_is_repaired_before_blanks_are_stripped() -> None:
    seen: list[str] = []

    def repair(text: str) -> str:
        seen.append(text)
        return text

    split_people("Ito, Ay\xa0; Ek, Bo", repair=repair)
    assert seen == ["Ito, Ay\xa0", " Ek, Bo"]


def test_people_without_anything_between_them_are_parted_where_a_capital_follows() -> None:
    assert split_run_together("Aya ItoBo McDonaldC. Le Ek") == (
        "Ito, Aya", "McDonald, Bo", "Ek, C. Le",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "keywords"),
    [
        ("tea, black; trade; tea, black", ("tea, black", "trade")),
        ("tea, trade", ("tea", "trade")),
        ("tea | trade", ("tea", "trade")),
        ("['tea', 'trade']", ("tea", "trade")),
        ("", ()),
    ],
)
def test_keywords_are_parted_once_each(cell: str, keywords: tuple[str, ...]) -> None:
    assert split_keywords(cell) == keywords


@pytest.mark.parametrize(
    ("cell", "kind"),
    [("Journal Article", "article"), ("Article; Early Access", "article"), ("Sculpture", None)],
)
def test_the_kind_behind_the_word_of_a_database(cell: str, kind: str | None) -> None:
    assert kind_of(cell) == kind


def test_an_address_is_one_that_a_browser_can_open() -> None:
    assert absolute_url("see https://ex.org/a;b, or ftp://ex.org") == "https://ex.org/a;b"
    assert absolute_url("www.ex.org") is None


@pytest.mark.parametrize(
    ("cell", "pmid"),
    [
        ("31452104", "31452104"),
        ("PMID: 31452104", "31452104"),
        ("31452104.0", "31452104"),
        ("https://pubmed.ncbi.nlm.nih.gov/31452104/", "31452104"),
        ("3145210499", None),
        ("31 and 32", None),
    ],
)
def test_a_pubmed_id_whatever_stands_around_it(cell: str, pmid: str | None) -> None:
    assert read_pmid(cell) == pmid


@pytest.mark.parametrize(
    ("cell", "year"),
    [("2019-05", 2019), ("２０１９年", 2019), ("٢٠١٩", 2019), ("12.5", None)],
)
def test_a_year_in_digits_of_any_script(cell: str, year: int | None) -> None:
    assert read_year(cell) == year


@pytest.mark.parametrize(
    ("cell", "number"), [("12.0", "12"), (" S1  A ", "S1 A"), ("nan", None), ("-", None)]
)
def test_a_number_as_stated_or_none(cell: str, number: str | None) -> None:
    assert read_number(cell) == number


def test_pages_are_read_from_one_cell_or_from_two() -> None:
    assert read_pages("12–19") == "12-19"
    assert read_pages("N/A") is None
    assert join_pages("12.0", "19.0") == "12-19"
    assert join_pages("e1002", "") == "e1002"
    assert join_pages("xii", "xiv") == "xii-xiv"
    assert join_pages("see online", "19") is None
    assert join_pages("12", "to be announced") == "12"


def test_a_citation_in_one_cell_gives_volume_issue_and_pages() -> None:
    assert read_cited("Acta Theae. 2019 May;7(3):12-19.") == {
        "volume": "7", "issue": "3", "pages": "12-19",
    }  # fmt: skip
    assert read_cited("in press") == {}
