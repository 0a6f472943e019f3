"""docs/formats.md is what the registries say; the guide to add a format works by the letter."""

from __future__ import annotations

import importlib.util
import re
from types import ModuleType

import pytest

from helpers.copied_pages import read, titles
from helpers.paths import ROOT
from helpers.plugins import InstallPlugin
from helpers.promises import LONG, assert_accounted, assert_linear
from litboard.readers import FORMATS, Format, all_formats

GUIDE = (ROOT / "docs" / "how-to" / "add-a-format.md").read_text("utf-8")
EXAMPLE = re.search(r"```python\n(.*?)```", GUIDE, re.DOTALL)[1]


def make_formats() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_formats", ROOT / "docs" / "make_formats.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def shelf(install_plugin: InstallPlugin) -> Format:
    """The format of the guide, joined through the entry point of another package."""
    install_plugin("litboard-shelf", "litboard.formats", {"shelf": EXAMPLE})
    return all_formats()[-1]


def test_the_page_of_formats_is_what_the_registries_say() -> None:
    page = (ROOT / "docs" / "formats.md").read_text("utf-8")
    made = make_formats().make_page(page)
    assert made == page, "run python docs/make_formats.py"
    assert all(f"[{one.title}]({one.homepage})" in page for one in FORMATS)


def test_a_page_without_the_marks_of_a_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no lines <!-- formats: generated -->"):
        make_formats().make_page("# Formats\n")


def test_the_example_of_the_guide_joins_and_reads_its_sample(shelf: Format) -> None:
    assert all_formats() == (*FORMATS, shelf)
    reading = read(shelf.sample)
    assert (reading.format, reading.problems) == ("shelf", ())
    assert titles(reading) == ["Many kinds of things", "Other things on pages"]
    first = reading.records[0]
    assert (first.authors, first.venue, first.year) == (
        ("Lee, Ann", "Dee, Cy"), "Journal of Things", 2020,
    )  # fmt: skip
    assert "shelf lists" in read("Hello world").problems[0].remedy


def test_the_example_of_the_guide_keeps_the_promises(shelf: Format) -> None:
    assert isinstance(shelf.sample, str)
    for end in range(len(shelf.sample)):
        assert_accounted(shelf, shelf.sample[:end])
    assert_accounted(shelf, shelf.sample[::-1])
    assert_linear(shelf, shelf.sample * (LONG // len(shelf.sample) + 1))
