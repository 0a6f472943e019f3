"""Works and other tables in the formats of other tools.

`all_exports` lists what can be written; each `Export` is one file here, or of another package.
"""

from __future__ import annotations

from litboard.exports.bibtex import to_bibtex
from litboard.exports.csv import to_csv
from litboard.exports.export import Export
from litboard.exports.jsonl import to_jsonl
from litboard.exports.registry import EXPORTS, all_exports, find_export
from litboard.exports.ris import to_ris
from litboard.exports.tables import records_to_jsonl, table_to_csv, table_to_jsonl

__all__ = [
    "EXPORTS",
    "Export",
    "all_exports",
    "find_export",
    "records_to_jsonl",
    "table_to_csv",
    "table_to_jsonl",
    "to_bibtex",
    "to_csv",
    "to_jsonl",
    "to_ris",
]
