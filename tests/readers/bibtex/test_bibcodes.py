from __future__ import annotations

import pytest

from litboard.readers.bibtex.bibcodes import Bibcode, read_bibcode


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        (
            "2019ApJ...875L...1E",
            Bibcode(2019, "E", "The Astrophysical Journal", "875", "L1"),
        ),
        ("1998Natur.391...51P", Bibcode(1998, "P", "Nature", "391", "51")),
        ("2021XyzQ....7..123O", Bibcode(2021, "O", "XyzQ", "7", "123")),
        ("2021arXiv210100001I", Bibcode(2021, "I", "arXiv", arxiv_id="2101.00001")),
        ("2020Natur.586A..16S", Bibcode(2020, "S", "Nature", "586")),
        ("2005PhDT.........3K", Bibcode(2005, "K")),
    ],
)
def test_a_bibcode_says_year_journal_volume_and_page(code: str, parts: Bibcode) -> None:
    assert read_bibcode(f" {code} ") == parts


@pytest.mark.parametrize("text", ["", "2019ApJ", "ApJ...875L...1E2019", "2019ApJ...875L...1EE"])
def test_other_texts_are_no_bibcodes(text: str) -> None:
    assert read_bibcode(text) is None
