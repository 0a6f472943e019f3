"""The menu, and the counts below it."""

from __future__ import annotations

import pytest

from helpers.pages import PAGES, PASTED, SEEDS, open_app, press, sidebar_of
from litboard.dashboard.layout.menu import MENU


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_the_corpus_and_its_counts(page: str) -> None:
    assert SEEDS in sidebar_of(open_app(page))


def test_the_menu_links_to_every_page() -> None:
    labels = [link.label for link in open_app("app.py").sidebar.get("page_link")]
    assert labels == [name for pages in MENU.values() for _, name, _ in pages]
    assert len(labels) == len(PAGES)


def test_links_of_the_menu_keep_the_selection() -> None:
    links = open_app("app.py", text="harm*").sidebar.get("page_link")
    assert {link.proto.query_string for link in links} == {"text=harm%2A"}


def test_groups_without_pages_are_not_shown() -> None:
    captions = sidebar_of(open_app("app.py"))
    assert [group for group, pages in MENU.items() if pages] == captions[:2]
    assert "Meet" not in captions


def test_sources_of_the_session_are_counted() -> None:
    app = open_app("pages/import.py")
    app.text_area(key="text 0").set_value(PASTED).run()
    press(app, "Add 1 record")
    assert "Including 1 source in your session only" in sidebar_of(app)
