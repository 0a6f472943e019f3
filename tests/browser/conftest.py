"""One browser for all tests, a fresh page for each; nothing outside this machine is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from helpers.paths import ROOT
from helpers.serving import FLAGS, chromium_path, serve, settle

#: Wide enough for two columns, and a small telephone.
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """A server on the seeds that tests share; those that write start their own."""
    with serve(ROOT / "seeds") as address:
        yield address


@pytest.fixture
def asked_outside() -> list[str]:
    """The addresses of other machines that the page asked for; blocked, and to stay empty."""
    return []


@pytest.fixture
def open_page(browser: Browser, asked_outside: list[str]) -> Iterator[Callable[..., Page]]:
    """Open an address in a page of its own and wait until it is drawn."""
    pages: list[Page] = []

    def guard(route: Route) -> None:
        if urlsplit(route.request.url).hostname in ("127.0.0.1", "localhost"):
            route.continue_()
        else:
            asked_outside.append(route.request.url)
            route.abort()

    def open_one(url: str, *, scheme: str = "light", narrow: bool = False) -> Page:
        page = browser.new_page(
            color_scheme=scheme,  # type: ignore[arg-type]
            viewport=NARROW if narrow else WIDE,  # type: ignore[arg-type]
            accept_downloads=True,
        )
        page.route("**/*", guard)
        pages.append(page)
        page.goto(url)
        settle(page)
        return page

    yield open_one
    for page in pages:
        page.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
