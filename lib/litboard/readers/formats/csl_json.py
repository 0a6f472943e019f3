"""CSL-JSON, and the JSON of Crossref, Zotero and others.

Source: the "CSL-JSON" schema of the Citation Style Language. Zotero, Mendeley, citeproc and
Crossref write it. It comes as a list, one object, JSON Lines, or a wrapper with the list under
`items`. Other keys of a wrapper are structure and no record, and so are Zotero's notes and
attachments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from litboard.readers.format import HEAD, JSON_STRUCTURE, Format, Parsed, Text, one_name
from litboard.readers.notes import ParseNote
from litboard.readers.structured import plain_items, zotero_items
from litboard.readers.structured.csl import is_reference, state_reference, text_of
from litboard.readers.structured.extracted import Extracted, to_pieces
from litboard.readers.structured.json_objects import Object
from litboard.readers.structured.json_values import opens, read_objects
from litboard.readers.structured.zotero_items import ACCOMPANYING, open_envelope
from litboard.schema.records import Problem

KEY = re.compile(
    r'"(?:title|DOI|author|issued|container-title|citation-key|abstract|date-parts|PMID|itemType)"'
    r"\s*:"
)
TITLE_ALONE = ParseNote(
    "csl-json.title-alone",
    "but for its title nothing marks this as a reference",
    "take it out if it is none",
)
#: Under which wrappers keep their references: Zotero and Better BibTeX, Crossref, others.
INSIDE = ("items", "message", "references", "data", "results")


def detect(text: Text) -> float:
    """Sure where JSON has a key of CSL's near its beginning."""
    return 0.9 if opens(text) and KEY.search(text.text, 0, 8 * HEAD) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record a reference."""
    items = read_objects(source, text, inside=INSIDE, is_record=is_reference)
    papers = (
        _check_title(one)
        for one in items
        if isinstance(one, Problem) or not _accompanies(one.value)
    )
    yield from to_pieces(source, text, papers, _state)


def _accompanies(item: Object | None) -> bool:
    return item is not None and text_of(open_envelope(item).get("itemType")) in ACCOMPANYING


def _check_title(item: Extracted[Object] | Problem) -> Extracted[Object] | Problem:
    """The same, with a note where a title alone makes a reference of an object."""
    if isinstance(item, Problem) or item.value is None or is_reference(item.value):
        return item
    bare = "itemType" not in item.value and text_of(item.value.get("title"))
    return replace(item, notes=(*item.notes, TITLE_ALONE)) if bare else item


def _state(item: Object) -> dict[str, Any]:
    return state_reference(plain_items.to_csl(zotero_items.to_csl(open_envelope(item))))


SAMPLE = """\
[
  {
    "id": "lee2020",
    "type": "article-journal",
    "title": "Many kinds of things",
    "author": [{"family": "Lee", "given": "Ann"}, {"literal": "The Page Group"}],
    "container-title": "Journal of Things",
    "issued": {"date-parts": [[2020, 1]]},
    "page": "3-9",
    "DOI": "10.5555/a"
  },
  {
    "id": "dee2021",
    "type": "book",
    "title": "Other things on pages",
    "author": [{"family": "Dee", "given": "Cy"}],
    "issued": {"raw": "2021"}
  }
]
"""

FORMAT = Format(
    name="csl_json",
    title="CSL-JSON",
    extensions=(".json", ".jsonl"),
    homepage="https://citationstyles.org",
    sample=SAMPLE,
    written_by="Zotero (export, API, Better BibTeX), Crossref, Manubot, pandoc, Mendeley",
    covers="""items, JSON Lines, lists in wrappers, damaged files object by object; items with \
everyday names (`authors`, `year`, `doi`: the APIs of Semantic Scholar and Europe PMC, litboard's \
own JSON Lines)""",
    leaves_out="Zotero's notes and attachments",
    detect=detect,
    read=read,
    split=one_name,
    structure=JSON_STRUCTURE,
    long_lines=True,
)
