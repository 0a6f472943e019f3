"""Pages run as Streamlit runs them, without a browser."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from helpers.paths import ROOT

PAGES = [
    "app.py",
    "pages/papers.py",
    "pages/trends.py",
    "pages/topics.py",
    "pages/import.py",
    "pages/duplicates.py",
    "pages/vocabulary.py",
]
FILTERED = PAGES[:4]

#: The seeds, as the menu counts them.
SEEDS = "25 works from 40 records in 4 sources"

#: An abstract that can be pasted on the Import page.
PASTED = "Abstract:" + "A new abstract on quite another matter, long enough to be one. " * 3

#: How often a page is run again until it shows what a test waits for, and the pause between.
MOST_RUNS, PAUSE = 1_000, 0.05


def open_app(page: str, corpus: Path = ROOT / "seeds", /, **query: str | list[str]) -> AppTest:
    """One run of a page on a corpus, with parameters in its URL."""
    os.environ["LITBOARD_CORPUS"] = str(corpus)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    if page != "app.py":
        app.switch_page(page)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def open_tab(app: AppTest, tab: str) -> AppTest:
    """A result page with another of its tabs open, as after a click on it."""
    app.session_state["tab"] = tab
    app.run()
    assert not app.exception
    return app


def asked(app: AppTest, name: str) -> list[str]:
    """The values of one parameter of the URL."""
    value = app.query_params.get(name, [])
    return [value] if isinstance(value, str) else list(value)


def texts_of(app: AppTest) -> str:
    """All Markdown, captions and messages of a page."""
    kinds = (
        app.markdown,
        app.caption,
        app.info,
        app.warning,
        app.success,
        app.title,
        app.subheader,
    )
    return "\n".join(element.value for kind in kinds for element in kind)


def sidebar_of(app: AppTest) -> list[str]:
    """The captions in the sidebar, such as the counts of the corpus."""
    return [element.value for element in app.sidebar.caption]


def metric_of(app: AppTest, label: str) -> str:
    """The value of a metric."""
    return next(str(one.value) for one in app.metric if one.label == label)


def press(app: AppTest, label: str) -> None:
    """Click the first button with a label, or one that begins so, and run the page."""
    exact = [button for button in app.button if button.label == label]
    similar = [button for button in app.button if button.label.startswith(label)]
    [*exact, *similar][0].click().run()
    assert not app.exception


def press_key(app: AppTest, key: str) -> AppTest:
    """Click the button with a key, and run the page."""
    app.button(key=key).click().run()
    assert not app.exception
    return app


def run_until(app: AppTest, is_reached: Callable[[AppTest], bool]) -> None:
    """Run a page again and again, as a browser does, until it has reached a state."""
    for _ in range(MOST_RUNS):
        if is_reached(app):
            break
        time.sleep(PAUSE)
        app.run()
    assert is_reached(app), texts_of(app)
    assert not app.exception


def shows(text: str) -> Callable[[AppTest], bool]:
    """Whether a page shows a text, for `run_until`; an error message ends the waiting."""

    def is_shown(app: AppTest) -> bool:
        assert not app.error, app.error[0].value
        return text in "\n".join([texts_of(app), *sidebar_of(app)])

    return is_shown


def run_script(script: str, **query: str | list[str]) -> AppTest:
    """One run of a small page, given as its script, with parameters in its URL."""
    app = AppTest.from_string(script, default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception[0].message
    return app
