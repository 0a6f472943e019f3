"""A folder without papers says what to do; one with unreadable files says which, and why."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from helpers.pages import open_app


def links_of(app: AppTest) -> dict[str, str]:
    """Labels and pages of the links in the main part of a page."""
    return {link.proto.label: link.proto.page for link in app.main.get("page_link")}


def test_an_empty_folder_leads_to_the_page_that_adds_papers(tmp_path: Path) -> None:
    app = open_app("app.py", tmp_path)
    assert "Add some on the Import page" in app.info[0].value
    assert links_of(app) == {"Add papers": "import"}
    assert not app.dataframe


def test_files_that_could_not_be_read_are_named_with_reason_and_remedy(tmp_path: Path) -> None:
    (tmp_path / "figure.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7\n\x00")
    app = open_app("pages/papers.py", tmp_path)
    assert app.warning[0].value == "No paper could be read from 2 files."
    table = app.dataframe[0].value
    assert table["source"].tolist() == ["figure.png", "paper.pdf"]
    assert "PNG image" in table["reason"].iloc[0]
    assert "PDF" in table["reason"].iloc[1]
    assert all(table["remedy"])
    assert links_of(app) == {"Add papers": "import"}


def test_of_many_unreadable_files_the_first_are_shown_and_the_others_counted(
    tmp_path: Path,
) -> None:
    for number in range(23):
        (tmp_path / f"{number}.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    app = open_app("app.py", tmp_path)
    assert len(app.dataframe[0].value) == 20
    assert "3 more are on the Import page." in [element.value for element in app.caption]


def test_the_import_page_stays_usable(tmp_path: Path) -> None:
    (tmp_path / "figure.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    app = open_app("pages/import.py", tmp_path)
    assert app.warning[0].value == "No paper could be read from 1 file."
    assert "Add papers" in [tab.label for tab in app.tabs]
