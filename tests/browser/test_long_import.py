"""A long import in a real browser: it shows progress, and can be cancelled."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]

SEEDS = "25 works from 40 records in 4 sources"
PATIENCE = 60_000


def ris(count: int) -> bytes:
    """So many records."""
    text = "Some models read what other models wrote before. " * 30
    return "".join(
        f"TY  - JOUR\nTI  - Paper {number} on xylophones\nPY  - 2021\nAB  - {text}\nER  - \n\n"
        for number in range(count)
    ).encode()


def upload(page: Page, name: str, content: bytes) -> None:
    box = page.get_by_test_id("stFileUploaderDropzoneInput")
    box.set_input_files({"name": name, "mimeType": "text/plain", "buffer": content})


def test_a_long_import_shows_progress_and_is_cancelled(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/import")
    upload(page, "large.ris", ris(8_000))
    progress = page.get_by_role("progressbar")
    expect(progress).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Cancel").click()
    expect(progress).to_have_count(0)
    expect(page.get_by_text("large.ris")).to_have_count(0)
    expect(page.get_by_text(SEEDS)).to_be_visible()


def test_a_source_read_by_a_worker_is_added_like_any_other(
    address: str, open_page: OpenPage
) -> None:
    page = open_page(f"{address}/import")
    upload(page, "some.ris", ris(400))
    page.get_by_role("button", name="Add 400 records to the corpus").click(timeout=PATIENCE)
    expect(page.get_by_text("from 440 records in 5 sources")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Including 1 source in your session only")).to_be_visible()
