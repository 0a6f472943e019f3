"""Every export litboard writes. A new one joins with its own file and one line here.

Exports of other packages join through entry points (see docs/how-to/export-plugin.md).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from litboard.exports import bibtex, csv, jsonl, ris
from litboard.exports.export import Export
from litboard.plugins import Plugin, describe, load_plugins

if TYPE_CHECKING:
    import pandas as pd

#: Litboard's own exports, in the order in which they are offered.
EXPORTS: tuple[Export, ...] = (bibtex.EXPORT, ris.EXPORT, csv.EXPORT, jsonl.EXPORT)


@cache
def all_exports() -> tuple[Export, ...]:
    """Every export that can be written: litboard's own, then those of installed plug-ins.

    Plug-ins join through the entry point group `litboard.exports`.
    """
    plugins = load_plugins("litboard.exports", Export, own=EXPORTS)
    return (*EXPORTS, *map(_guard, plugins))


def find_export(name: str) -> Export:
    """The export of a name. Raises KeyError, with the names there are, for any other."""
    exports = {export.name: export for export in all_exports()}
    if name not in exports:
        raise KeyError(f"there is no export “{name}”; choose one of {', '.join(exports)}")
    return exports[name]


def _guard(plugin: Plugin[Export]) -> Export:
    """The export of a plug-in, whose exceptions become a ValueError that names its package."""
    export, package = plugin.value, plugin.package

    def write(works: pd.DataFrame, records: pd.DataFrame) -> str:
        try:
            return export.write(works, records)
        except Exception as error:
            reason = f"the export “{export.name}” of the package {package} failed"
            raise ValueError(f"{reason}: {describe(error)}; report it to its authors") from error

    return replace(export, write=write)
