"""Pages run as Streamlit runs them, without a browser."""

from __future__ import annotations

import os
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


def open_app(page: str, corpus: Path = ROOT / "seeds", /, **query: str | list[str]) -> AppTest:
    """One run of a page on a corpus, with an address."""
    os.environ["LITBOARD_CORPUS"] = str(corpus)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    if page != "app.py":
        app.switch_page(page)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def asked(app: AppTest, name: str) -> list[str]:
    """The values of one parameter of the address."""
    value = app.query_params.get(name, [])
    return [value] if isinstance(value, str) else list(value)


def texts_of(app: AppTest) -> str:
    """All that Markdown, captions and messages say."""
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


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
