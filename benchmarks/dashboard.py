"""How quickly the dashboard answers on the seeds: `python benchmarks/dashboard.py`.

1. The script time of a filter change, for every page (best, median and worst of 20 runs), with the
   corpus loaded. Goal: under 50 ms on an idle machine.
2. The first page in Chromium after the start of a server: when it answers, when the page can be
   used (menu and search are drawn), and when every figure is drawn. The second of two
   starts has the files in the system's cache. Goal: to be used 3 s after the server answers.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

PAGES = ("app.py", "pages/papers.py", "pages/trends.py", "pages/topics.py")
SEARCHES = ("harm*", "language model", "red team*", "evaluation", "")
RUNS = 20
GOAL_MS = 50
PATIENCE = 120


def time_filter_changes(page: str) -> list[float]:
    """Script times in milliseconds of `RUNS` changes of the search on one page."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    if page != "app.py":
        app.switch_page(page)
    app.run()
    times = []
    for run in range(RUNS):
        app.query_params["text"] = SEARCHES[run % len(SEARCHES)]
        begin = time.perf_counter()
        app.run()
        times.append((time.perf_counter() - begin) * 1000)
    return times


def time_first_page() -> tuple[float, float, float]:
    """Seconds until a fresh server answers, and from there until its page is usable and drawn."""
    from playwright.sync_api import sync_playwright

    from helpers.serving import FLAGS, SETTLED, chromium_path, serve

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        page = browser.new_page()
        begin = time.perf_counter()
        with serve() as address:
            answered = time.perf_counter()
            page.goto(address)
            page.wait_for_selector("[data-testid=stTextInput] input")
            usable = time.perf_counter()
            page.wait_for_selector(".js-plotly-plot .point path")
            page.wait_for_selector(SETTLED)
            drawn = time.perf_counter()
        browser.close()
    return answered - begin, usable - answered, drawn - answered


def main() -> None:
    """Print both tables."""
    print(f"{'page':<18}{'best ms':>10}{'median ms':>10}{'worst ms':>10}   goal {GOAL_MS} ms")
    for page in PAGES:
        times = time_filter_changes(page)
        median = statistics.median(times)
        print(f"{page:<18}{min(times):>10.1f}{median:>10.1f}{max(times):>10.1f}")
    print(f"\n{'start':<18}{'answers s':>10}{'usable s':>10}{'drawn s':>10}")
    for name in ("cold", "warm"):
        answers, usable, drawn = time_first_page()
        print(f"{name:<18}{answers:>10.2f}{usable:>10.2f}{drawn:>10.2f}")


if __name__ == "__main__":
    main()
