"""Plug-ins that are broken, in every way that a plug-in can be."""

from __future__ import annotations

import pytest

from helpers.copied_pages import ENTRIES, TITLES, read, titles
from helpers.plugins import InstallPlugin
from litboard.plugins import PluginWarning
from litboard.readers import FORMATS, all_formats, show_tables
from litboard.schema.records import Severity, Source

PLUGIN = """
from litboard.readers import Format
from litboard.schema.records import Record

def detect(text):
    return 1.0 if text.head.startswith("%toy") else 0.0

def read(source, text):
    for entry, line in enumerate(text.lines[1:], 1):
        lines = (line.number, line.number)
        yield Record(source, entry, lines, line.text, title=line.text.upper(), authors=("a, b",))

FORMAT = Format(
    name="toy", title="Toys", extensions=(".toy",), homepage="https://example.org",
    sample="%toy\\nOne\\n", detect=detect, read=read,
)
"""


def install(install_plugin: InstallPlugin, code: str) -> None:
    install_plugin("litboard-toy", "litboard.formats", {"toy": code})


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import nothing_there", "litboard-toy: .*“toy” was left out: ModuleNotFoundError"),
        ("1 / 0", "litboard-toy: .*ZeroDivisionError"),
        ("", "litboard-toy: .*AttributeError"),
        ("FORMAT = 'toy'", "litboard-toy: .*is not a value of the class Format"),
        (PLUGIN.replace('"toy"', '"ris"'), "litboard-toy: .*“ris” is already used by litboard"),
    ],
)
def test_a_plugin_that_cannot_be_used_is_a_warning_that_names_its_package(
    code: str, message: str, install_plugin: InstallPlugin
) -> None:
    install(install_plugin, code)
    with pytest.warns(PluginWarning, match=message):
        assert all_formats() == FORMATS
    assert titles(read(ENTRIES)) == TITLES


def test_a_plugin_that_fails_to_detect_costs_no_source(install_plugin: InstallPlugin) -> None:
    install(install_plugin, PLUGIN.replace("text.head", "text.nose"))
    with pytest.warns(PluginWarning, match="litboard-toy: format “toy” cannot detect"):
        assert titles(read(ENTRIES)) == TITLES


def test_a_plugin_that_fails_to_read_is_a_problem_after_what_was_read(
    install_plugin: InstallPlugin,
) -> None:
    install(install_plugin, PLUGIN.replace("line.text.upper()", '{1: "ONE"}[entry]'))
    reading = read("%toy\none\ntwo")
    assert titles(reading) == ["ONE"]
    (problem,) = reading.problems
    assert problem.severity is Severity.LOST
    assert problem.reason == "the format “toy” of the package litboard-toy failed: KeyError: 2"


def test_a_plugin_that_fails_to_split_authors_leaves_them_whole(
    install_plugin: InstallPlugin,
) -> None:
    install(install_plugin, PLUGIN.replace("detect=detect,", "detect=detect, split=len,"))
    with pytest.warns(PluginWarning, match="litboard-toy: authors cannot be split: TypeError"):
        assert read("%toy\none").records[0].authors == ("a, b",)


def test_a_plugin_that_fails_to_preview_shows_no_tables(install_plugin: InstallPlugin) -> None:
    install(install_plugin, PLUGIN.replace("detect=detect,", "detect=detect, preview=len,"))
    with pytest.warns(PluginWarning, match="litboard-toy: format “toy” cannot preview"):
        assert show_tables(Source("x", b"%toy\none")) == []
