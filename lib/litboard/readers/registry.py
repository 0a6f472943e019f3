"""Every format litboard reads. A new one joins with its own file and one line here.

Formats of other packages join through entry points (see docs/how-to/add-a-format.md).
"""

from __future__ import annotations

from functools import cache

from litboard.plugins import load_plugins
from litboard.readers.format import Format, Text
from litboard.readers.formats import (
    abstracts,
    ads_list,
    ads_text,
    arxiv_atom,
    arxiv_listing,
    bibitem,
    bibliography,
    bibtex,
    cff,
    csl_json,
    csl_yaml,
    csv_table,
    dblp_text,
    endnote_xml,
    entries,
    inspec,
    mods,
    nbib,
    openalex_json,
    ovid,
    pubmed_text,
    pubmed_xml,
    rdf,
    refer,
    references,
    ris,
    scholar_profile,
    scholar_text,
    semantic_scholar,
    workbook,
    wos,
)
from litboard.readers.plugin_formats import guard

#: Certainty below which no format is taken: a guess would make up papers.
SURE_ENOUGH = 0.5

#: Litboard's own formats.
FORMATS: tuple[Format, ...] = (
    abstracts.FORMAT,
    ads_list.FORMAT,
    ads_text.FORMAT,
    arxiv_atom.FORMAT,
    arxiv_listing.FORMAT,
    bibitem.FORMAT,
    bibliography.FORMAT,
    bibtex.FORMAT,
    cff.FORMAT,
    csl_json.FORMAT,
    csl_yaml.FORMAT,
    csv_table.FORMAT,
    dblp_text.FORMAT,
    endnote_xml.FORMAT,
    entries.FORMAT,
    inspec.FORMAT,
    mods.FORMAT,
    nbib.FORMAT,
    openalex_json.FORMAT,
    ovid.FORMAT,
    pubmed_text.FORMAT,
    pubmed_xml.FORMAT,
    rdf.FORMAT,
    refer.FORMAT,
    references.FORMAT,
    ris.FORMAT,
    scholar_profile.FORMAT,
    scholar_text.FORMAT,
    semantic_scholar.FORMAT,
    workbook.FORMAT,
    wos.FORMAT,
)


@cache
def all_formats() -> tuple[Format, ...]:
    """Every format that can be read: litboard's own, then those of installed plug-ins.

    Plug-ins join through the entry point group `litboard.formats`. They are imported when this
    is first called, so that they may import litboard themselves.
    """
    plugins = load_plugins("litboard.formats", Format, own=FORMATS)
    return (*FORMATS, *map(guard, plugins))


def detect_format(text: Text) -> Format | None:
    """The format that is most certain about a source; None where none is certain enough.

    For a text with `content` these are the binary formats, else the others. Of several equally
    certain ones the first in the registry is taken.
    """
    binary = bool(text.content)
    scored = [(known.detect(text), known) for known in all_formats() if known.binary == binary]
    score, format_ = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return format_ if score >= SURE_ENOUGH else None
