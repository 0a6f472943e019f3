"""What litboard writes of works, it reads again as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpers.copied_pages import read
from helpers.corpora import works_of
from litboard.corpus.record_tables import records_table
from litboard.exports import to_bibtex, to_csv, to_jsonl, to_ris

Rows = list[dict[str, Any]]

SIGNS = "aBé 1-`'$%&#_{}\\~^\"@=("
#: Other formats hold no LaTeX, so that what looks like it is taken for residue.
PLAIN_SIGNS = "aBé 1-'%&#_^\"@=(,;|<\t"


def texts(signs: str) -> st.SearchStrategy[str]:
    """Words of some signs, single blanks between them."""
    drawn = st.text(st.sampled_from(signs), min_size=1, max_size=14)
    return drawn.map(lambda text: " ".join(["A", *text.split(), "z"]))


NAMES = st.text(st.sampled_from("abéß"), min_size=2, max_size=8)


def works(text: st.SearchStrategy[str]) -> st.SearchStrategy[Rows]:
    """A few works, each with some fields or other."""
    optional = {
        "authors": st.lists(st.tuples(NAMES, NAMES).map(", ".join), max_size=3),
        "year": st.integers(1900, 2030),
        "venue": text.map("J {}".format),
        "volume": st.integers(1, 300).map(str),
        "issue": st.integers(1, 99).map(str),
        "pages": st.sampled_from(["123-130", "e17", "S1-S12", "5"]),
        "doi": st.sampled_from(["10.1000/a_b(1)", "10.1002/1(2)3<4::a>5.0"]),
        "url": st.just("https://example.org/a_b~c#d"),
        "abstract": text,
    }
    rows = st.fixed_dictionaries({"title": text}, optional=optional)
    return st.lists(rows, min_size=1, max_size=3)


@given(works(texts(SIGNS)))
@example([{"title": "A --- ``b'' ~ {c} \\d $5 & z"}])
def test_works_written_as_bibtex_are_read_as_they_were(rows: Rows) -> None:
    assert_read_again(to_bibtex(works_of(rows)), rows)


@pytest.mark.parametrize("write", [to_ris, to_csv])
@settings(deadline=None, max_examples=30)
@given(rows=works(texts(PLAIN_SIGNS)))
def test_works_written_in_other_formats_are_read_as_they_were(
    write: Callable[[pd.DataFrame], str], rows: Rows
) -> None:
    assert_read_again(write(works_of(rows)), rows)


@settings(deadline=None, max_examples=30)
@given(works(texts(PLAIN_SIGNS)))
def test_works_written_as_json_lines_are_read_as_they_were(rows: Rows) -> None:
    written = ("title", "authors", "year", "doi", "abstract")
    kept = [{name: value for name, value in row.items() if name in written} for row in rows]
    assert_read_again(to_jsonl(works_of(rows), records_table([])), kept)


def assert_read_again(text: str, rows: Rows) -> None:
    """The fields that rows state come back, and nothing is left to say."""
    reading = read(text)
    assert [
        {name: value for name in row if (value := _plain(getattr(record, name)))}
        for record, row in zip(reading.records, rows, strict=True)
    ] == [{name: value for name, value in row.items() if value} for row in rows]
    assert reading.problems == ()


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
