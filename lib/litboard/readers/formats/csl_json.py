"""CSL-JSON, as Zotero, Mendeley and citeproc write it, Crossref's JSON, Zotero's own, and others'.

A list, one object, JSON Lines, or a wrapper with the list under `items`. What else a wrapper
holds is structure and no record, and so are Zotero's notes and attachments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from litboard.readers.format import HEAD, Format, Parsed, Text, one_name
from litboard.readers.structured import plain_items, zotero_items
from litboard.readers.structured.csl import is_reference, state_reference, text_of
from litboard.readers.structured.extracted import Extracted, ParseNote, to_pieces
from litboard.readers.structured.json_values import Object, opens, read_objects
from litboard.readers.structured.zotero_items import BESIDE, open_envelope
from litboard.schema.records import Problem

KEY = re.compile(
    r'"(?:title|DOI|author|issued|container-title|citation-key|abstract|date-parts|PMID|itemType)"'
    r"\s*:"
)
TITLE_ALONE = ParseNote(
    "but for its title nothing marks this as a reference", "take it out if it is none"
)
#: Under which wrappers keep their references: Zotero and Better BibTeX, Crossref, others.
INSIDE = ("items", "message", "references", "data", "results")


def detect(text: Text) -> float:
    """Sure where JSON has a key of CSL's near its beginning."""
    return 0.9 if opens(text) and KEY.search(text.text, 0, 8 * HEAD) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record a reference."""
    found = read_objects(source, text, inside=INSIDE, is_record=is_reference)
    papers = (
        _doubted(one) for one in found if isinstance(one, Problem) or not _is_beside(one.value)
    )
    yield from to_pieces(source, text, papers, _state)


def _is_beside(item: Object | None) -> bool:
    return item is not None and text_of(open_envelope(item).get("itemType")) in BESIDE


def _doubted(found: Extracted[Object] | Problem) -> Extracted[Object] | Problem:
    """The same, with a doubt where a title alone makes a reference of an object."""
    if isinstance(found, Problem) or found.value is None or is_reference(found.value):
        return found
    bare = "itemType" not in found.value and text_of(found.value.get("title"))
    return replace(found, doubts=(*found.doubts, TITLE_ALONE)) if bare else found


def _state(item: Object) -> dict[str, Any]:
    return state_reference(plain_items.to_csl(zotero_items.to_csl(open_envelope(item))))


FORMAT = Format("csl_json", "CSL-JSON", detect, read, one_name, long_lines=True)
