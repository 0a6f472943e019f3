"""arXiv's Atom feeds: the answers of its API.

Source: the "arXiv API User's Manual", and RFC 4287 for Atom. Structure that is no record: the
prolog and the elements of the feed itself. An answer without entries, and an error (which arXiv
writes as an entry), are problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from litboard.readers.format import XML_STRUCTURE, Format, Parsed, Text, one_name
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
    extracted = cut_records(source, text, ("entry",), heading=HEADING)
    yield from to_pieces(source, text, extracted, _state)


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


SAMPLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>http://arxiv.org/api/example</id>
  <entry>
    <id>http://arxiv.org/abs/2101.00001v1</id>
    <published>2021-01-02T00:00:00Z</published>
    <title>Many kinds of things</title>
    <summary>We count &amp; compare them.</summary>
    <author><name>Ann Lee</name></author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2102.00002v3</id>
    <published>2021-02-03T00:00:00Z</published>
    <title>Other things on pages</title>
    <author><name>Cy Dee</name></author>
  </entry>
</feed>
"""

FORMAT = Format(
    name="arxiv_atom",
    title="arXiv Atom feeds",
    extensions=(".xml", ".atom"),
    homepage="https://info.arxiv.org/help/api/index.html",
    sample=SAMPLE,
    written_by="the arXiv API",
    covers="entries with their arXiv id, DOI, dates, authors and abstract",
    leaves_out="feeds that are not arXiv's",
    detect=detect,
    read=read,
    split=one_name,
    structure=re.compile(rf"{XML_STRUCTURE.pattern}|<(id|title|updated)>[^<>]*(?:</\1>)?"),
    long_lines=True,
)
