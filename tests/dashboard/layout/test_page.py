"""What opening a page shows: filters, empty folders, selections without works."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.pages import FILTERED, PAGES, SEEDS, asked, open_app, press, sidebar_of, texts_of


@pytest.mark.parametrize("page", FILTERED)
def test_the_url_restores_the_selection(page: str) -> None:
    app = open_app(page, text="histone")
    assert not app.exception
    assert "1 of 25 works match the selection." in texts_of(app)
    assert any("search: histone" in button.label for button in app.button)


@pytest.mark.parametrize("page", FILTERED)
def test_a_selection_that_nothing_passes_is_explained_and_can_be_cleared(page: str) -> None:
    app = open_app(page, text="xylophone")
    assert any("No work matches" in element.value for element in app.info)
    press(app, "Clear all filters")
    assert asked(app, "text") == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_an_empty_folder_and_says_what_to_do(page: str, folder: Path) -> None:
    app = open_app(page, folder)
    assert not app.exception
    assert any("no papers here yet" in element.value for element in app.info)


def test_an_empty_folder_offers_the_import_page(folder: Path) -> None:
    assert "Add papers" in [link.label for link in open_app("app.py", folder).get("page_link")]


def test_a_page_without_filters_keeps_those_of_the_url() -> None:
    app = open_app("pages/duplicates.py", text="harm*")
    assert not app.text_input
    assert asked(app, "text") == ["harm*"]
    assert SEEDS in sidebar_of(app)
