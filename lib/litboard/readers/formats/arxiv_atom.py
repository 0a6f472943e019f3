"""arXiv's Atom feeds: the answers of its API.

Structure that is no record: the prolog and what the feed says of itself. An answer without
entries, and an error (an entry of its own), are problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from litboard.readers.format import Format, Parsed, Text, one_name
from litboard.readers.person_names import turn_name
from litboard.readers.structured.extracted import to_pieces
from litboard.readers.structured.xml_events import Element, cut_records, text_at, texts_at
from litboard.text import find_arxiv_id, find_doi, find_year

LOOKS = re.compile(r"<(?:[\w.-]+:)?(?:feed|entry)[\s>]")
HEADING = (
    *("id", "title", "subtitle", "updated", "link", "generator", "rights", "name", "email"),
    *("totalResults", "startIndex", "itemsPerPage"),
)
ERROR = "arxiv.org/api/errors"
#: "Phys. Rev. D 76:013009 (2007)": the venue of a reference is what stands before its numbers;
#: one word ("Proc.") is too little.
BEFORE_NUMBERS = re.compile(r"[^\d,;(@]*")


def detect(text: Text) -> float:
    """Sure where an Atom feed names arXiv."""
    return 0.95 if LOOKS.search(text.head) and "arxiv.org" in text.head.lower() else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record an entry."""
    found = cut_records(source, text, ("entry",), heading=HEADING)
    yield from to_pieces(source, text, found, _state)


def _state(entry: Element) -> dict[str, Any]:
    address = text_at(entry, "id")
    if ERROR in address:
        return {}
    venue = BEFORE_NUMBERS.findall(text_at(entry, "journal_ref"))[0].strip()
    arxiv_id = find_arxiv_id(address)
    return {
        "title": text_at(entry, "title") or None,
        "authors": tuple(turn_name(one) for one in texts_at(entry, "author/name")),
        "abstract": text_at(entry, "summary") or None,
        "year": find_year(text_at(entry, "published", "updated")),
        "venue": venue if " " in venue else None,
        "doi": find_doi(text_at(entry, "doi")),
        "arxiv_id": arxiv_id,
        "url": f"https://arxiv.org/abs/{arxiv_id}" if arxiv_id else None,
        "kind": "preprint",
    }


FORMAT = Format("arxiv_atom", "arXiv Atom feeds", detect, read, one_name, long_lines=True)
