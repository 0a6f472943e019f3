"""What a visitor adds: names, limits, and what goes with a source when it is removed."""

from __future__ import annotations

import pytest
import streamlit as st

from litboard.dashboard.state import session_sources
from litboard.dashboard.state.session_sources import LONGEST_NAME, fingerprint, label
from litboard.readers import ColumnMap
from litboard.schema.records import Source


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("papers.bib", "papers.bib"),
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\y.ris", "y.ris"),
        ("a\x00b\n.bib", "ab.bib"),
        ("", "upload"),
        ("..", ".."),
    ],
)
def test_the_name_of_an_upload_is_shown_and_is_no_path(name: str, shown: str) -> None:
    assert label(name) == shown


def test_a_long_name_keeps_its_end() -> None:
    assert label("x" * 500 + ".bib") == "x" * (LONGEST_NAME - 4) + ".bib"


def test_the_fingerprint_depends_on_names_and_contents() -> None:
    prints = {fingerprint([Source(name, content)]) for name in "ab" for content in (b"1", b"2")}
    assert len(prints) == 4


@pytest.fixture(autouse=True)
def _empty_session() -> None:
    st.session_state.clear()


def names() -> list[str]:
    return [source.name for source in session_sources.session_sources()]


def test_the_same_content_is_added_once() -> None:
    one = Source("a.txt", b"one")
    assert session_sources.add_sources([one, Source("b.txt", b"one")]) is None
    assert session_sources.add_sources([one]) is None
    assert names() == ["a.txt"]


def test_a_name_that_is_in_use_gets_a_number_and_keeps_its_column_mapping() -> None:
    previewed = ColumnMap("a.csv", ("Titel",), ("title",))
    session_sources.change_session_maps(lambda maps: [*maps, previewed])
    session_sources.add_sources([Source("a.csv", b"1"), Source("b", b"2")], taken={"a.csv"})
    session_sources.add_sources([Source("b", b"3")])
    assert names() == ["a.csv (2)", "b", "b (2)"]
    assert [one.source for one in session_sources.session_source_maps()] == ["a.csv (2)"]


def test_too_many_or_too_large_sources_are_refused_and_nothing_is_added() -> None:
    many = [Source(f"{n}.txt", str(n).encode()) for n in range(session_sources.MOST_SOURCES + 1)]
    assert "Remove some" in str(session_sources.add_sources(many))
    assert names() == []
    assert session_sources.add_sources(many[1:]) is None


def test_a_removed_source_takes_its_corrections_and_mappings_with_it() -> None:
    session_sources.replace_sources([Source("a.zip", b"1"), Source("a.zip2", b"2")])
    session_sources.correct_session_entries(("a.zip/x.bib", "@a"), ("a.zip2", "@b"), text=None)
    maps = [ColumnMap(name, ("T",), ("title",)) for name in ("a.zip/t.csv", "a.zip2")]
    session_sources.change_session_maps(lambda _: maps)
    session_sources.remove_source("a.zip")
    assert names() == ["a.zip2"]
    assert [one.source for one in session_sources.session_corrections()] == ["a.zip2"]
    assert [one.source for one in session_sources.session_maps()] == ["a.zip2"]


def test_a_snapshot_restores_the_session() -> None:
    session_sources.add_sources([Source("a.txt", b"one")])
    before, key = session_sources.snapshot(), session_sources.session_key()
    session_sources.add_sources([Source("b.txt", b"two")])
    assert session_sources.session_key() != key
    session_sources.restore(before)
    assert session_sources.session_key() == key
