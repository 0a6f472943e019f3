"""What people and databases wrote beside a paper is read, from every format that has a place."""

from __future__ import annotations

import pytest

from helpers.copied_pages import read

PAPERS = {
    "ris": "TY  - JOUR\nTI  - Tides\nN1  - Read again.\nRN  - Lent to Ann\nER  - \n",
    "refer": "%0 Journal Article\n%T Tides\n%A Lee, Ann\n%Z Read again.\n%< Lent to Ann\n",
    "nbib": "PMID- 7\nTI  - Tides\nGN  - Read again.\nGN  - Lent to Ann\nSO  - X.\n",
    "bibtex": "@article{k, title = {Tides}, note = {Read again.}, annote = {Lent to {Ann}}}\n",
    "csv_table": "Title,Authors,Notes,Extra\nTides,Ann Lee,Read again.,Lent to Ann\n",
    "csl_json": (
        '[{"type": "book", "title": "Tides", "note": "Read again.", "annote": "Lent to Ann"}]'
    ),
    "endnote_xml": (
        "<xml><records><record><ref-type name='Book'>6</ref-type><titles><title>Tides</title>"
        "</titles><notes>Read again.</notes><research-notes>Lent to Ann</research-notes>"
        "</record></records></xml>"
    ),
    "mods": (
        "<modsCollection xmlns='http://www.loc.gov/mods/v3'><mods><titleInfo><title>Tides</title>"
        "</titleInfo><note>Read again.</note><note>Lent to Ann</note></mods></modsCollection>"
    ),
}


@pytest.mark.parametrize("format_name", PAPERS)
def test_notes_are_read(format_name: str) -> None:
    reading = read(PAPERS[format_name])
    (record,) = reading.records
    assert (reading.format, reading.problems) == (format_name, ())
    assert record.notes == ("Read again.", "Lent to Ann")


def test_a_note_is_text_without_markup_and_one_of_nothing_is_none() -> None:
    (record,) = read(
        "TY  - JOUR\nTI  - Tides\nN1  - <p>See <i>also</i> B</p>\nN1  - \nER  - \n"
    ).records
    assert record.notes == ("See also B",)


def test_a_note_never_tells_a_table_of_papers() -> None:
    assert read("Name,Notes\nMilk,buy two\nBread,of rye\n").format != "csv_table"
