"""Draw the pictures of the README anew: `make screenshots`.

With `--all FOLDER` every page is drawn, light and dark, wide and narrow, to be looked at.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from playwright.sync_api import sync_playwright  # noqa: E402

from helpers.serving import FLAGS, chromium_path, serve, settle  # noqa: E402

WIDTHS = {"wide": 1280, "narrow": 390}
HEIGHT = 860

#: What the README shows: picture → page and address, colours, and whether all of the page.
README = {
    "overview": ("", "light", False),
    "papers": ("papers?work={work}", "light", False),
    "topics-dark": ("topics", "dark", False),
    "topics-map": ("topics?view=map", "light", True),
    "topics-tree": ("topics?view=tree", "dark", False),
    "trends": ("trends", "light", False),
    "duplicates": ("duplicates", "light", False),
}
PAGES = (
    "",
    "papers",
    "papers?work={work}",
    "trends",
    "trends?by=source",
    "topics",
    "topics?view=map",
    "topics?view=tree",
    "topics?view=groups",
    "vocabulary",
    "import",
    "duplicates",
    "papers?text=harm*&years=2022-2023",
)


def draw(browser: Any, url: str, path: Path, *, scheme: str, width: int, whole: bool) -> None:
    """One picture; `whole` makes the window as high as the page."""
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": HEIGHT})
    page.goto(url)
    settle(page)
    page.wait_for_timeout(1200)
    if whole:
        height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": width, "height": min(max(height, HEIGHT), 6000)})
        page.wait_for_timeout(800)
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path)
    page.close()


def main() -> None:
    """Draw what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER")
    folder = parser.parse_args().all
    from litboard.corpus.loading import load

    works = load(ROOT / "seeds").works
    work = works.loc[works["label"].str.startswith("Sleeper Agents"), "id"].iloc[0]
    with sync_playwright() as playwright, serve(ROOT / "seeds") as address:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        if not folder:
            for name, (page, scheme, whole) in README.items():
                url = f"{address}/{page.format(work=work)}"
                picture = ROOT / "docs" / "images" / f"{name}.png"
                draw(browser, url, picture, scheme=scheme, width=1280, whole=whole)
            return
        for page in PAGES:
            for scheme in ("light", "dark"):
                for name, width in WIDTHS.items():
                    stem = page.split("{")[0].replace("?", "-").replace("=", "-") or "overview"
                    stem = stem.replace("*", "").replace("&", "-")
                    url = f"{address}/{page.format(work=work)}"
                    path = folder / f"{stem}-{scheme}-{name}.png"
                    draw(browser, url, path, scheme=scheme, width=width, whole=True)


if __name__ == "__main__":
    main()
