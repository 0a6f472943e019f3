from __future__ import annotations

from collections.abc import Callable

import pytest

from helpers.corpora import works_of
from helpers.plugins import InstallPlugin
from helpers.works_to_export import WORK, read_csv
from litboard.corpus.record_tables import records_table
from litboard.exports import EXPORTS, Export, all_exports, find_export
from litboard.plugins import PluginWarning

PLUGIN = """
from litboard.exports import Export

def write(works, records):
    return "".join(f"* {title}\\n" for title in works["title"])

EXPORT = Export(
    name="wiki", title="Wiki", extension=".wiki", media_type="text/plain",
    homepage="https://example.org", write=write,
)
"""


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_every_export_describes_itself(export: Export) -> None:
    assert export.title
    assert export.extension.startswith(".")
    assert export.media_type.count("/") == 1
    assert export.homepage.startswith("https://")


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_every_export_writes_the_title_of_each_work_in_their_order(export: Export) -> None:
    works = works_of([{**WORK, "title": "Alpha"}, {**WORK, "title": "Beta"}])
    text = export.write(works, records_table([]))
    assert 0 < text.index("Alpha") < text.index("Beta")


def test_exports_of_nothing_are_empty_but_for_the_header_of_csv() -> None:
    written = {one.name: one.write(works_of([]), records_table([])) for one in EXPORTS}
    assert read_csv(written.pop("csv")) == []
    assert set(written.values()) == {""}


def test_an_unknown_export_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(KeyError, match="no export “docx”; choose one of bibtex, ris, csv, jsonl"):
        find_export("docx")


def test_an_export_of_another_package_joins_after_our_own(install_plugin: InstallPlugin) -> None:
    install_plugin("litboard-wiki", "litboard.exports", {"wiki": PLUGIN})
    assert all_exports()[: len(EXPORTS)] == EXPORTS
    assert [one.name for one in all_exports()[len(EXPORTS) :]] == ["wiki"]
    text = find_export("wiki").write(works_of([{"title": "Alpha"}]), records_table([]))
    assert text == "* Alpha\n"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda code: "import nothing_there", "litboard-wiki.*ModuleNotFoundError"),
        (lambda code: code.replace('"wiki"', '"ris"'), "litboard-wiki.*“ris” is already used"),
        (lambda code: "EXPORT = 7", "litboard-wiki.*is not a value of the class Export"),
    ],
)
def test_a_broken_plugin_is_a_warning_that_names_its_package(
    change: Callable[[str], str], message: str, install_plugin: InstallPlugin
) -> None:
    install_plugin("litboard-wiki", "litboard.exports", {"wiki": change(PLUGIN)})
    with pytest.warns(PluginWarning, match=message):
        assert all_exports() == EXPORTS


def test_a_plugin_that_fails_to_write_is_an_error_that_names_its_package(
    install_plugin: InstallPlugin,
) -> None:
    code = PLUGIN.replace('works["title"]', 'works["colour"]')
    install_plugin("litboard-wiki", "litboard.exports", {"wiki": code})
    with pytest.raises(ValueError, match="“wiki” of the package litboard-wiki failed: KeyError"):
        find_export("wiki").write(works_of([{}]), records_table([]))
