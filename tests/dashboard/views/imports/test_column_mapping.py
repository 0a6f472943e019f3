"""The columns of tables are confirmed or changed on the Import page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from helpers.pages import open_app, press, sidebar_of, texts_of

UNKNOWN = 'Beitrag,Leute,Wann\nEin Aufsatz,"Lee, Ann",2019\nEin zweiter,"Dee, Cy",2020\n'
GERMAN = UNKNOWN.replace("Beitrag,Leute,Wann", "Titel,Autoren,Jahr")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(GERMAN, encoding="utf-8")
    return path


def choose(app: AppTest, label: str, field: str) -> None:
    box = next(one for one in app.selectbox if one.label == label)
    box.set_value(field)


def test_a_guess_is_shown_with_samples_and_asked_no_more_once_it_is_confirmed(table: Path) -> None:
    app = open_app("pages/import.py", table.parent)
    assert "Ein Aufsatz" in texts_of(app)
    assert "another language" in texts_of(app)
    assert next(one for one in app.selectbox if one.label == "Jahr").value == "year"
    press(app, "Use these columns")
    assert not app.exception
    assert "another language" not in texts_of(app)
    kept = json.loads((table.parent / "mappings.json").read_text(encoding="utf-8"))
    assert kept["mappings"][0]["fields"] == ["title", "authors", "year"]
    assert table.read_text(encoding="utf-8") == GERMAN


def test_a_table_nobody_could_tell_is_read_as_a_person_says_until_that_is_forgotten(
    table: Path,
) -> None:
    table.write_text(UNKNOWN, encoding="utf-8")
    app = open_app("pages/import.py", table.parent)
    app.checkbox[0].check()
    for number, field in enumerate(("title", "authors", "year"), 1):
        choose(app, f"column {number}", field)
    press(app, "Use these columns")
    assert "2 works from 2 records in 1 source" in sidebar_of(app)
    app.selectbox(key="table of columns").set_value("table.csv").run()
    assert "You confirmed these columns" in texts_of(app)
    press(app, "Forget my mapping")
    assert "0 works from 0 records in 1 source" in sidebar_of(app)


def test_columns_without_any_title_or_identifier_are_refused(table: Path) -> None:
    app = open_app("pages/import.py", table.parent)
    choose(app, "Titel", "")
    press(app, "Use these columns")
    assert "Choose which column holds the title" in app.error[0].value
    assert not (table.parent / "mappings.json").exists()


def test_what_a_visitor_says_of_a_pasted_table_stays_in_the_session(table: Path) -> None:
    table.write_text("DOI,Title\n10.1234/x,A paper\n", encoding="utf-8")
    app = open_app("pages/import.py", table.parent)
    app.text_area(key="text 0").set_value(UNKNOWN).run()
    app.checkbox[0].check()
    choose(app, "column 1", "title")
    press(app, "Use these columns")
    assert "2 found, 2 read, 0 need attention" in texts_of(app)
    press(app, "Add 2 records to the corpus")
    assert "3 works from 3 records in 2 sources" in sidebar_of(app)
    assert not (table.parent / "mappings.json").exists()
    other = open_app("pages/import.py", table.parent)
    assert "1 work from 1 record in 1 source" in sidebar_of(other)


def test_a_pasted_table_is_shown_beside_one_of_the_same_name_and_content(table: Path) -> None:
    table = table.rename(table.with_name("pasted text"))
    app = open_app("pages/import.py", table.parent)
    app.text_area(key="text 0").set_value(GERMAN).run()
    assert not app.exception
    press(app, "Use these columns")
    assert "2 found, 2 read, 0 need attention" in texts_of(app)
    assert not (table.parent / "mappings.json").exists()


def test_a_column_that_is_called_like_markup_is_shown_as_it_stands(table: Path) -> None:
    table.write_text("Titel,![x](https://t.example/p.png)\nEin Aufsatz,:smile:\n")
    app = open_app("pages/import.py", table.parent)
    labels = [one.label for one in app.selectbox]
    assert not any("![x](" in label for label in labels)
    assert ":smile:" not in texts_of(app)
