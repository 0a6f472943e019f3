from __future__ import annotations

import pytest

from litboard.readers.references.parse import (
    ALONE,
    GOING_ON,
    LONG,
    LONG_ENTRY,
    WHICH_COMMA,
    fill_reference,
    is_dated,
    split_reference,
)
from litboard.schema.records import Record

EMPTY = Record("x", 1, (1, 1), "")


def codes(text: str) -> list[str]:
    return [note.code for note in fill_reference(EMPTY, text)[1]]


def test_a_reference_in_a_clear_style_fills_every_field() -> None:
    text = "Ito, A., & Ek, B. (1974). On tea in ports. Acta Theae, 7(3), 12-19. doi:10.5555/T"
    record, notes = fill_reference(EMPTY, text)
    assert (record.title, record.authors, record.year) == (
        "On tea in ports", ("Ito, A.", "Ek, B."), 1974,
    )  # fmt: skip
    assert (record.venue, record.volume, record.issue, record.pages, record.doi) == (
        "Acta Theae", "7", "3", "12-19", "10.5555/t",
    )  # fmt: skip
    assert notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "Smith J. Nat. Chem 2019;11:1.",
        "See the harbour museum, opened in 1974.",
        "J. Allergy Clin. Immunol. 113, 832 (2004).",
        "Ito, A. et al. Acta Theae, 1974.",
    ],
)
def test_what_cannot_be_told_apart_has_no_title_and_is_said(text: str) -> None:
    assert split_reference(text).title is None
    assert codes(text) == ["reference.unsplit"]


def test_an_identifier_names_a_paper_that_cannot_be_told_apart() -> None:
    record, (note,) = fill_reference(EMPTY, "Some preprint, arXiv:2101.00001")
    assert record.arxiv_id == "2101.00001"
    assert "identifier" in note.remedy


def test_of_several_years_none_is_the_year_of_an_entry_without_a_style() -> None:
    assert fill_reference(EMPTY, "museum, 1974")[0].year == 1974
    assert fill_reference(EMPTY, "museum, 1974 and 1975")[0].year is None


def test_what_was_guessed_is_noted() -> None:
    assert split_reference("Aya Ito. On the tea of ports. Acta Theae, 7:1–9, 1974.").note is ALONE
    asked = "Ito, A. (1974). Tea or salt? A survey of ports. Acta Theae, 7, 1-9."
    assert split_reference(asked).note is GOING_ON
    comma = "Ito, A., 1974. On salt, Tea and rye in ports, Acta Theae 7, 12–19"
    assert split_reference(comma).note is WHICH_COMMA


def test_a_very_long_entry_is_noted() -> None:
    assert codes("Ito, A. (1974). On tea. Acta. " + "and more " * (LONG_ENTRY // 9))[0] == LONG.code


def test_letters_and_their_accents_are_one_letter_of_a_name() -> None:
    text = "Mu\u0308ller, A. (1974). On tea in ports. Acta Theae, 7, 1-9."
    assert split_reference(text).authors == ("M\u00fcller, A.",)


def test_the_kind_of_thing_in_brackets_is_no_part_of_the_title() -> None:
    text = "Ito A, Ek B. On tea in northern ports[J]. Acta Theae. 1974;7(3):12-9."
    assert split_reference(text).title == "On tea in northern ports"


@pytest.mark.parametrize(
    ("text", "yes"),
    [("in 1974", True), ("doi:10.5555/t", True), ("arXiv:2101.00001", True), ("see p. 19", False)],
)
def test_nearly_every_reference_has_a_year_or_an_identifier(text: str, yes: bool) -> None:
    assert is_dated(text) == yes
