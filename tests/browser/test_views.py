"""The views of topics in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from helpers.serving import chips, serious_findings, settle

OpenPage = Callable[..., Page]

VIEWS = ("map", "tree", "groups")


def test_a_loop_on_the_map_narrows_the_selection(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/topics?view=map")
    figure = page.locator(".st-key-figure-topic-map")
    figure.scroll_into_view_if_needed()
    figure.locator("[data-title='Lasso Select']").click()
    box = figure.locator(".nsewdrag").bounding_box()
    assert box
    left, top, right, bottom = (
        box["x"] + 4,
        box["y"] + 4,
        box["x"] + box["width"] / 2,
        box["y"] + box["height"] - 4,
    )
    page.mouse.move(left, top)
    page.mouse.down()
    for x, y in ((right, top), (right, bottom), (left, bottom), (left, top)):
        page.mouse.move(x, y, steps=4)
    page.mouse.up()
    page.wait_for_url("**works=**")
    settle(page)
    [chip] = chips(page)
    assert chip.endswith("chosen works ✕")
    assert 2 <= int(chip.split()[0]) < 25


def test_a_click_on_the_map_opens_the_work(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/topics?view=map")
    page.locator(".st-key-figure-topic-map .point").first.click(force=True)
    page.wait_for_url("**papers?work=**")
    expect(page.locator("h1")).to_have_text("Papers")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious_in_a_view(
    view: str, scheme: str, address: str, open_page: OpenPage
) -> None:
    assert serious_findings(open_page(f"{address}/topics?view={view}", scheme=scheme)) == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_fits_a_telephone(view: str, address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/topics?view={view}", narrow=True)
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= 390
