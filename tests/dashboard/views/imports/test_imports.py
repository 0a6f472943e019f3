"""The tables of the Import page."""

from __future__ import annotations

from helpers.pages import open_app


def test_the_import_page_lists_repairs_before_and_after() -> None:
    app = open_app("pages/import.py")
    repairs = next(one.value for one in app.dataframe if "before" in one.value)
    rows = dict(zip(repairs["before"], repairs["after"], strict=True))
    assert rows["Mindermann, Sรถren"] == "Mindermann, Sören"
