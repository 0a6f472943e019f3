"""CSL-JSON, as Zotero, Mendeley and citeproc write it, and Crossref's JSON.

A list, one object, JSON Lines, or a wrapper with the list under `items`. What else a wrapper
holds is structure and no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from litboard.readers.csl import is_reference, state_reference
from litboard.readers.formats import HEAD, Format, Piece, Text, one_name
from litboard.readers.found import to_pieces
from litboard.readers.json_values import opens, read_objects

KEY = re.compile(
    r'"(?:title|DOI|author|issued|container-title|citation-key|abstract|date-parts|PMID)"\s*:'
)
#: Under which wrappers keep their references: Zotero and Better BibTeX, Crossref, others.
INSIDE = ("items", "message", "references", "data", "results")


def detect(text: Text) -> float:
    """Sure where JSON has a key of CSL's near its beginning."""
    return 0.9 if opens(text) and KEY.search(text.text, 0, 8 * HEAD) else 0.0


def read(source: str, text: Text) -> Iterator[Piece]:
    """One record a reference."""
    found = read_objects(source, text, inside=INSIDE, is_record=is_reference)
    yield from to_pieces(source, text, found, state_reference)


FORMAT = Format("csl_json", "CSL-JSON", detect, read, one_name, long_lines=True)
