"""Mappings of columns in a corpus folder: stored, and applied when the table is read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litboard import load
from litboard.annotations.column_mappings import (
    FILE_NAME,
    add_map,
    read_maps,
    remove_map,
    write_maps,
)
from litboard.annotations.json_store import AnnotationFileError
from litboard.cli.main import main
from litboard.corpus.ingest import read_sources
from litboard.readers import FIELDS, ColumnMap
from litboard.schema.records import Source

TABLE = 'Beitrag,Leute,Wann\nEin Aufsatz,"Lee, Ann",2019\nEin zweiter,"Dee, Cy",2020\n'
CONFIRMED = ColumnMap("table.csv", ("Beitrag", "Leute", "Wann"), ("title", "authors", "year"))
MAPS = st.builds(
    lambda source, pairs: ColumnMap(source, tuple(c for c, _ in pairs), tuple(f for _, f in pairs)),
    st.text(max_size=5),
    st.lists(st.tuples(st.text(max_size=5), st.sampled_from(["", *FIELDS])), max_size=4),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def test_a_table_is_read_by_the_mapping_in_its_folder(folder: Path) -> None:
    assert not len(load(folder))
    write_maps(folder / FILE_NAME, [CONFIRMED])
    corpus = load(folder)
    assert sorted(corpus.works["title"]) == ["Ein Aufsatz", "Ein zweiter"]
    assert corpus.problems.empty
    assert list(corpus.sources["source"]) == ["table.csv"]


def test_the_command_line_says_what_was_guessed_and_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    german = TABLE.replace("Beitrag,Leute,Wann", "Titel,Autoren,Jahr")
    (folder / "table.csv").write_text(german, encoding="utf-8")
    assert main(["records", str(folder), "--format", "jsonl"]) == 0
    message = capsys.readouterr().err
    assert "“Titel” as title, “Autoren” as authors, “Jahr” as year" in message
    assert "confirm or change this on the Import page under Columns" in message


def test_a_removed_mapping_has_no_effect(folder: Path) -> None:
    write_maps(folder / FILE_NAME, [CONFIRMED])
    write_maps(folder / FILE_NAME, remove_map([CONFIRMED], "table.csv", CONFIRMED.columns))
    assert not len(load(folder))


def test_a_mapping_applies_to_a_source_without_a_folder() -> None:
    sources = [Source.from_text(TABLE, "table.csv")]
    assert list(read_sources(sources, maps=[CONFIRMED]).records["year"]) == [2019, 2020]


def test_a_later_mapping_of_a_table_replaces_the_earlier() -> None:
    later = ColumnMap(CONFIRMED.source, CONFIRMED.columns, ("title", "", ""))
    other = ColumnMap("other.csv", CONFIRMED.columns, CONFIRMED.fields)
    assert add_map([CONFIRMED, other], later) == (other, later)
    without_header = ColumnMap(
        CONFIRMED.source, ("column 1", "column 2", "column 3"), CONFIRMED.fields
    )
    assert add_map([without_header, other], later, instead=without_header.columns) == (other, later)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "line 1"),
        ('{"mappings": [{"source": "a"}]}', "mapping 1: needs source, columns and fields"),
        ('{"mappings": [{"source": "a", "columns": ["x"], "fields": []}]}', "a field for each"),
        ('{"mappings": [{"source": "a", "columns": ["x"], "fields": ["y"]}]}', "“y” is no field"),
    ],
)
def test_a_broken_file_is_named_with_its_remedy_and_costs_no_source(
    folder: Path, text: str, says: str
) -> None:
    path = folder / FILE_NAME
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AnnotationFileError, match=says):
        read_maps(path)
    problems = load(folder).problems
    assert FILE_NAME in set(problems["source"])
    assert "table.csv" in set(problems["source"])


@given(st.lists(MAPS, max_size=3))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, maps: list[ColumnMap]
) -> None:
    path = tmp_path_factory.mktemp("mappings") / FILE_NAME
    write_maps(path, maps)
    assert list(read_maps(path)) == maps
