"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

from helpers.paths import ROOT

PAGES = [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py"))]

#: Pages lay out; what computes is called by its name in litboard.
NOT_FOR_PAGES = {"numpy", "pandas", "plotly", "rapidfuzz", "scipy", "sklearn"}


def imported(path: Path) -> set[str]:
    """The top-level packages that a file imports."""
    nodes = list(ast.walk(ast.parse(path.read_text())))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_computes_nothing_itself(page: Path) -> None:
    assert imported(page).isdisjoint(NOT_FOR_PAGES)
    assert len(page.read_text().splitlines()) <= 40


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_stands_in_the_menu(page: Path) -> None:
    from litboard.dashboard.layout.menu import MENU

    files = {file for pages in MENU.values() for file, _, _ in pages}
    assert page.relative_to(ROOT).as_posix() in files


def test_every_format_module_is_in_the_registry() -> None:
    from litboard.readers import FORMATS

    modules = {
        path.stem
        for path in (ROOT / "lib" / "litboard" / "readers" / "formats").glob("*.py")
        if "\nFORMAT = " in path.read_text()
    }
    assert {format_.name for format_ in FORMATS} == modules


def test_pins_hold_no_address_of_a_registry() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        assert "://" not in (ROOT / name).read_text()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    del project["project"]["urls"]
    assert "://" not in repr(project)
    assert (ROOT / "requirements.txt").read_text().splitlines()[-1] == "-e ."


def test_the_readme_speaks_of_every_command() -> None:
    from litboard.cli.main import command_names

    readme = (ROOT / "README.md").read_text()
    assert [name for name in command_names() if f"litboard {name} " not in readme] == []
