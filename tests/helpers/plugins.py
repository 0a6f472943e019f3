"""Packages that exist for one test, with entry points that importlib.metadata sees."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from litboard.exports import all_exports
from litboard.readers import all_formats

#: Installs a package: its name, a group of entry points, and the code of each module by name.
InstallPlugin = Callable[[str, str, Mapping[str, str]], None]

#: The value that an entry point of each group names in its module.
VALUES = {"litboard.formats": "FORMAT", "litboard.exports": "EXPORT"}


@pytest.fixture
def install_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[InstallPlugin]:
    """A function that installs a package for the length of one test."""
    site = tmp_path / "site-packages"
    modules: list[str] = []

    def install(package: str, group: str, code: Mapping[str, str]) -> None:
        folder = package.replace("-", "_")
        info = site / f"{folder}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        points = (f"{name} = {folder}_{name}:{VALUES[group]}\n" for name in code)
        (info / "entry_points.txt").write_text(f"[{group}]\n{''.join(points)}")
        for name, text in code.items():
            modules.append(f"{folder}_{name}")
            (site / f"{folder}_{name}.py").write_text(text)
        forget_plugins()

    monkeypatch.syspath_prepend(str(site))
    yield install
    for name in modules:
        sys.modules.pop(name, None)
    forget_plugins()


def forget_plugins() -> None:
    """Have the registries look for plug-ins once more."""
    all_formats.cache_clear()
    all_exports.cache_clear()
