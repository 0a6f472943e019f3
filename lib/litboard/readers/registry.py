"""Every format litboard reads. A new one joins with its own file and one line here."""

from __future__ import annotations

from litboard.readers import (
    abstracts,
    arxiv_atom,
    cff,
    csl_json,
    csl_yaml,
    bibtex,
    csv_table,
    endnote_xml,
    entries,
    inspec,
    mods,
    nbib,
    openalex_json,
    ovid,
    pubmed_xml,
    rdf,
    refer,
    ris,
    wos,
)
from litboard.readers.formats import Format

FORMATS: tuple[Format, ...] = (
    abstracts.FORMAT,
    arxiv_atom.FORMAT,
    cff.FORMAT,
    csl_json.FORMAT,
    csl_yaml.FORMAT,
    bibtex.FORMAT,
    csv_table.FORMAT,
    endnote_xml.FORMAT,
    entries.FORMAT,
    inspec.FORMAT,
    mods.FORMAT,
    nbib.FORMAT,
    openalex_json.FORMAT,
    ovid.FORMAT,
    pubmed_xml.FORMAT,
    rdf.FORMAT,
    refer.FORMAT,
    ris.FORMAT,
    wos.FORMAT,
)
