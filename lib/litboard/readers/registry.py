"""Every format litboard reads. A new one joins with its own file and one line here."""

from __future__ import annotations

from litboard.readers import (
    abstracts,
    arxiv_atom,
    csl_json,
    csv_table,
    endnote_xml,
    entries,
    mods,
    openalex_json,
    pubmed_xml,
)
from litboard.readers.formats import Format

FORMATS: tuple[Format, ...] = (
    abstracts.FORMAT,
    arxiv_atom.FORMAT,
    csl_json.FORMAT,
    csv_table.FORMAT,
    endnote_xml.FORMAT,
    entries.FORMAT,
    mods.FORMAT,
    openalex_json.FORMAT,
    pubmed_xml.FORMAT,
)
