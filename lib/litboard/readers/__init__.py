"""Sources → records and problems. The format is recognised by the content, never by the name.

`read_source` reads one source; `gather_sources` finds them in folders, `unpack_all` in archives.
`all_formats` lists what can be read.
"""

from __future__ import annotations

from litboard.readers.archives import unpack, unpack_all
from litboard.readers.format import (
    MAX_LINE,
    Format,
    Label,
    Line,
    Parsed,
    Structure,
    Text,
    one_name,
)
from litboard.readers.io.paths import MAX_SOURCE_BYTES, OUR_FILES, gather_sources
from litboard.readers.notes import ParseNote, quote
from litboard.readers.read import read_source, show_tables
from litboard.readers.registry import FORMATS, all_formats, detect_format
from litboard.readers.tables.column_map import FIELDS, ColumnMap, Table
from litboard.readers.tables.columns import ASKED

__all__ = [
    "ASKED",
    "FIELDS",
    "FORMATS",
    "MAX_LINE",
    "MAX_SOURCE_BYTES",
    "OUR_FILES",
    "ColumnMap",
    "Format",
    "Label",
    "Line",
    "ParseNote",
    "Parsed",
    "Structure",
    "Table",
    "Text",
    "all_formats",
    "detect_format",
    "gather_sources",
    "one_name",
    "quote",
    "read_source",
    "show_tables",
    "unpack",
    "unpack_all",
]
