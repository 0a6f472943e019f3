"""The whole dashboard in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from helpers.serving import chips, serious_findings, serve, settle

PAGES = {
    "": "Overview",
    "papers": "Papers",
    "trends": "Trends",
    "topics": "Topics",
    "import": "Import",
    "duplicates": "Duplicates",
    "vocabulary": "Vocabulary",
}

OpenPage = Callable[..., Page]


@pytest.mark.parametrize("path", PAGES)
def test_a_cold_deep_link_opens_its_page_in_the_frame(path: str, open_page: OpenPage) -> None:
    with serve() as fresh:
        page = open_page(f"{fresh}/{path}")
        expect(page.locator("h1")).to_have_text(PAGES[path])
        expect(page.get_by_test_id("stException")).to_have_count(0)
        expect(page.get_by_role("dialog")).to_have_count(0)
        menu = page.get_by_test_id("stSidebar").get_by_test_id("stPageLink").all_inner_texts()
        assert [entry.split("\n")[-1] for entry in menu] == list(PAGES.values())


@pytest.mark.parametrize("path", ["", "papers", "trends", "topics"])
def test_a_cold_deep_link_restores_its_selection(path: str, open_page: OpenPage) -> None:
    with serve() as fresh:
        page = open_page(f"{fresh}/{path}?text=harm*&years=2022-2023")
        assert len(chips(page)) == 2
        expect(page.get_by_text("works match the selection")).to_be_visible()


def test_the_menu_takes_the_selection_along(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/papers?text=harm*")
    page.get_by_test_id("stSidebar").get_by_text("Trends").click()
    expect(page.locator("h1")).to_have_text("Trends")
    settle(page)
    assert "text=harm" in page.url
    assert len(chips(page)) == 1


def test_a_click_on_a_bar_narrows_the_selection_and_back_widens_it(
    address: str, open_page: OpenPage
) -> None:
    page = open_page(address)
    page.locator(".st-key-figure-overview-terms .point path").first.click(force=True)
    page.wait_for_url("**terms=**")
    settle(page)
    assert chips(page)[0].startswith("term: ")
    page.go_back()
    settle(page)
    assert chips(page) == []


def test_a_click_on_a_topic_narrows_the_selection(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/topics")
    page.locator(".st-key-figure-topics .point path").first.click(force=True)
    page.wait_for_url("**topics=**")
    settle(page)
    assert chips(page)[0].startswith("topic: ")


def test_a_chip_is_taken_off_with_a_click(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/papers?text=harm*")
    page.locator("[class*='st-key-chip'] button").click()
    page.wait_for_url(lambda url: "text" not in url)
    settle(page)
    assert chips(page) == []


def test_the_link_to_share_is_the_address_of_the_view(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/papers?text=harm*&years=2022-2023")
    page.get_by_role("button", name="Copy link").click()
    link = page.get_by_test_id("stPopoverBody").locator("code").inner_text()
    assert link == f"{address}/papers?text=harm%2A&years=2022-2023"


def test_a_click_on_a_row_opens_the_work(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/papers?text=histone")
    # Cells are drawn on a canvas; the first row begins under the header.
    box = page.get_by_test_id("stDataFrame").bounding_box()
    assert box
    page.mouse.click(box["x"] + 15, box["y"] + 52)
    page.wait_for_url("**work=**")
    expect(page.get_by_text("Histone modifications play a critical role")).to_be_visible()


def test_the_works_of_a_view_are_exported(
    address: str, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(f"{address}/papers?text=histone")
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="BibTeX").click()
    download.value.save_as(tmp_path / "export.bib")
    text = (tmp_path / "export.bib").read_text()
    assert text.count("@") == 1
    assert "DeepChrome 2.0" in text


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_no_other_machine(
    path: str, address: str, open_page: OpenPage, asked_outside: list[str]
) -> None:
    open_page(f"{address}/{path}")
    assert asked_outside == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_telephone(path: str, address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/{path}", narrow=True)
    wide = page.evaluate(
        "() => [document.documentElement.scrollWidth,"
        " document.querySelector('[data-testid=stMain]').scrollWidth]"
    )
    assert max(wide) <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(
    path: str, scheme: str, address: str, open_page: OpenPage
) -> None:
    page = open_page(f"{address}/{path}", scheme=scheme)
    assert serious_findings(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_a_chosen_work(
    scheme: str, address: str, open_page: OpenPage
) -> None:
    page = open_page(f"{address}/papers?text=histone", scheme=scheme)
    box = page.get_by_test_id("stDataFrame").bounding_box()
    assert box
    page.mouse.click(box["x"] + 15, box["y"] + 52)
    page.wait_for_url("**work=**")
    settle(page)
    assert serious_findings(page) == []


def test_a_filter_is_chosen_from_the_menu_that_opens(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/papers")
    page.get_by_role("button", name="Filters").click()
    box = page.get_by_test_id("stPopoverBody").get_by_role("combobox").first
    box.fill("Askell")
    page.get_by_role("option").first.click()
    page.wait_for_url("**authors=**")
    settle(page)
    assert chips(page) == ["author: Askell, Amanda ✕"]
    # The menu is still open for the next filter.
    box.press("Tab")
    page.get_by_test_id("stPopoverBody").get_by_role("combobox").nth(1).fill("000_")
    page.get_by_role("option").first.click()
    page.wait_for_url("**sources=**")
    settle(page)
    assert len(chips(page)) == 2


def test_pasted_bibtex_is_shown_and_added_to_this_session_only(
    address: str, open_page: OpenPage
) -> None:
    page = open_page(f"{address}/import")
    page.get_by_label("Or paste text").fill("@article{a, title={A paper on xylophones}, year=2021}")
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="Add 1 record to the corpus").click()
    expect(page.get_by_text("26 works from 41 records in 5 sources")).to_be_visible()
    other = open_page(f"{address}/import")
    expect(other.get_by_text("25 works from 40 records in 4 sources")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_needs_a_person_is_put_right_settled_and_taken_back(
    scheme: str, copied_seeds: Path, open_page: OpenPage
) -> None:
    (copied_seeds / "a.bib").write_text("@misc{a, title={A}, {odd}}\n@misc{b}\n")
    with serve(copied_seeds) as own:
        page = open_page(f"{own}/import", scheme=scheme)
        page.get_by_role("tab", name="Problems").click()
        settle(page)
        assert serious_findings(page) == []
        box = page.get_by_role("textbox", name="Corrected text (the source file is not changed)")
        box.fill("@misc{b, title={Quite another matter}}")
        page.get_by_role("button", name="Use this text").click()
        expect(page.get_by_text("27 works from 42 records in 5 sources")).to_be_visible()
        page.get_by_role("button", name="Read correctly").click()
        expect(page.get_by_text("Nothing needs attention.")).to_be_visible()
        expect(page.get_by_text("Resolved by you (2)")).to_be_visible()
        assert serious_findings(page) == []
        page.get_by_role("button", name="Undo").last.click()
        expect(page.get_by_text("Resolved by you (1)")).to_be_visible()
        expect(page.get_by_text("Uncertain reading (1)")).to_be_visible()


def test_a_topic_is_renamed_with_enter_and_marked_works_bring_more(
    copied_seeds: Path, open_page: OpenPage
) -> None:
    with serve(copied_seeds) as own:
        page = open_page(f"{own}/topics")
        page.locator("[class*='st-key-topic-'] summary").first.click()
        settle(page)
        name = page.get_by_role("textbox", name="New name")
        name.fill("Kind assistants")
        name.press("Enter")
        expect(page.get_by_text("0: Kind assistants")).to_be_visible()
        expect(page.get_by_text("Your topic edits (1)")).to_be_visible()
        assert serious_findings(page) == []
        page.get_by_text("Works that connect two topics").click()
        settle(page)
        page.locator(".st-key-bridges").get_by_test_id("stPageLink").first.click()
        page.wait_for_url("**/papers?**work=**")
        settle(page)
        page.get_by_role("button", name="Mark for “More like these”").click()
        page.wait_for_url("**like=**")
        expect(page.get_by_role("heading", name="More like these")).to_be_visible()
        settle(page)
        assert serious_findings(page) == []
