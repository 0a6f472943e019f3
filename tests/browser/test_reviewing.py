"""The queue of candidate pairs in a real browser: keys, many at once, and accessibility."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from helpers.corpora import bibtex_entry, doubtful_bibtex
from helpers.serving import serious_findings, serve, settle

OpenPage = Callable[..., Page]


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[str]:
    """A server on a corpus with three candidate pairs."""
    (tmp_path / "queue.bib").write_text(doubtful_bibtex())
    with serve(tmp_path) as address:
        yield f"{address}/duplicates"


def test_a_key_decides_the_next_takes_it_back(queue: str, open_page: OpenPage) -> None:
    page = open_page(queue)
    bar = page.get_by_test_id("stProgress")
    expect(bar).to_contain_text("3 of 3 left")
    for key, left in (("s", "2 of 3"), ("d", "1 of 3"), ("u", "2 of 3"), ("d", "1 of 3")):
        page.keyboard.press(key)
        expect(bar).to_contain_text(f"{left} left")
        settle(page)
    page.keyboard.press("s")
    expect(page.get_by_text("All 3 pairs are decided.")).to_be_visible()
    page.get_by_role("button", name="Update works now").click()
    expect(page.get_by_text("4 works from 6 records in 1 source")).to_be_visible()


def test_keys_decide_nothing_where_the_queue_is_out_of_sight(
    queue: str, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(f"{queue}?part=Joined")
    page.keyboard.press("s")
    settle(page)
    assert not (tmp_path / "decisions.json").exists()


def test_many_pairs_are_accepted_at_once_and_taken_back_with_one_key(
    queue: str, open_page: OpenPage
) -> None:
    page = open_page(queue)
    page.get_by_text("Accept many pairs at once").click()
    page.get_by_role("slider").press("Home")
    page.get_by_role("button", name="Accept 2 pairs").click()
    expect(page.get_by_test_id("stProgress")).to_contain_text("1 of 3 left")
    page.keyboard.press("u")
    expect(page.get_by_test_id("stProgress")).to_contain_text("3 of 3 left")


def test_a_reader_chooses_the_title_a_work_shows(open_page: OpenPage, tmp_path: Path) -> None:
    titles = ("Copper in violins", "Copper in violins of old")
    entries = [bibtex_entry(f"k{n}", title=one, doi="10.1000/1") for n, one in enumerate(titles)]
    (tmp_path / "papers.bib").write_text("".join(entries))
    with serve(tmp_path) as address:
        page = open_page(f"{address}/duplicates")
        expect(page.get_by_role("heading", name=titles[1])).to_be_visible()
        page.get_by_role("button", name="Choose field values").click()
        settle(page)
        assert serious_findings(page) == []
        page.get_by_role("combobox", name="Title").click()
        page.get_by_role("option", name=f"A: {titles[0]}", exact=True).click()
        expect(page.get_by_role("heading", name=titles[0], exact=True)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_queue(
    scheme: str, queue: str, open_page: OpenPage
) -> None:
    page = open_page(queue, scheme=scheme)
    page.get_by_text("What counts as one work").click()
    page.get_by_text("Accept many pairs at once").click()
    settle(page)
    assert serious_findings(page) == []


def test_the_queue_fits_a_telephone(queue: str, open_page: OpenPage) -> None:
    page = open_page(queue, narrow=True)
    page.get_by_text("What counts as one work").click()
    settle(page)
    wide = page.evaluate(
        "() => [document.documentElement.scrollWidth,"
        " document.querySelector('[data-testid=stMain]').scrollWidth]"
    )
    assert max(wide) <= 390
