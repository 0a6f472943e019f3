"""Every page, run as Streamlit runs it, on the seeds and on corpora that have little or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.pages import PAGES, open_app, texts_of

HOSTILE = (
    'Abstract:<img src=x onerror="alert(1)"> ![pixel](https://tracker.example/p.png) '
    "[click](javascript:alert(1)) :material/home: $x$ <script>alert(2)</script> =HYPERLINK(1) "
    "an abstract that is long enough to be one, on models that read models.\n"
    "Abstract:A second abstract on models that read what other models wrote, also long enough.\n"
)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_the_seeds(page: str) -> None:
    app = open_app(page)
    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_a_single_abstract(page: str, folder: Path) -> None:
    (folder / "one.txt").write_text("Abstract:" + "Some models read other models. " * 5)
    assert not open_app(page, folder).exception


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_where_nothing_could_be_read(page: str, folder: Path) -> None:
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 20)
    assert not open_app(page, folder).exception


@pytest.mark.parametrize("page", PAGES)
def test_text_from_papers_is_never_markup(page: str, folder: Path) -> None:
    (folder / "hostile.txt").write_text(HOSTILE)
    app = open_app(page, folder)
    assert not app.exception
    shown = texts_of(app)
    assert "![pixel](" not in shown
    assert "](javascript:" not in shown
    assert "<img" not in shown
    assert "<script" not in shown
