"""EndNote's XML export, which Zotero and other reference managers write too.

EndNote publishes no specification; the names of elements and the numbers of reference types are
those of its exports. Structure that is no record: the prolog, `<xml>` and `<records>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from litboard.readers.format import XML_STRUCTURE, Format, Parsed, Text, one_name
from litboard.readers.person_names import turn_name
from litboard.readers.structured.extracted import to_pieces
from litboard.readers.structured.xml_events import Element, cut_records, text_at, text_of, texts_at
from litboard.text import find_arxiv_id, find_doi, find_year, tidy_pages

RECORD = re.compile(r"<records?>|<record\s")
LOOKS = re.compile(r"<(?:rec-number|ref-type|source-app|contributors|titles|foreign-keys)[\s>/]")

#: EndNote's reference types.
KINDS = {
    "Journal Article": "article",
    "Magazine Article": "article",
    "Newspaper Article": "article",
    "Electronic Article": "article",
    "Article": "article",
    "Conference Paper": "inproceedings",
    "Conference Proceedings": "inproceedings",
    "Conference Proceeding": "inproceedings",
    "Book": "book",
    "Edited Book": "book",
    "Electronic Book": "book",
    "Book Section": "chapter",
    "Electronic Book Section": "chapter",
    "Thesis": "thesis",
    "Report": "report",
    "Government Document": "report",
    "Unpublished Work": "preprint",
    "Manuscript": "preprint",
    "Computer Program": "software",
    "Dataset": "dataset",
    "Web Page": "webpage",
    "Patent": "patent",
}
#: Their secondary title is a series, not a venue.
WHOLE = frozenset({"book", "thesis", "report"})
PMID = re.compile(r"\d{5,9}")
PUBMED = re.compile(r"pubmed|medline|nlm", re.IGNORECASE)


def detect(text: Text) -> float:
    """Sure where a record opens and has a field of EndNote's."""
    return 0.95 if RECORD.search(text.head) and LOOKS.search(text.head) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record a `<record>`."""
    yield from to_pieces(source, text, cut_records(source, text, ("record",)), _state)


def _state(record: Element) -> dict[str, Any]:
    ref_type = record.find("ref-type")
    name = (ref_type.get("name") or text_of(ref_type)) if ref_type is not None else ""
    kind = KINDS.get(name)
    urls = texts_at(record, "urls//url")
    number = text_at(record, "electronic-resource-num")
    return {
        "title": text_at(record, "titles/title", "titles/tertiary-title") or None,
        # Editors stand in where there is no author.
        "authors": _people(record, "authors") or _people(record, "secondary-authors"),
        "abstract": text_at(record, "abstract", "research-notes") or None,
        "year": find_year(text_at(record, "dates/year", "dates/pub-dates/date")),
        "venue": None if kind in WHOLE else _venue(record),
        "volume": text_at(record, "volume") or None,
        "issue": text_at(record, "number", "issue") or None,
        # A whole book states how many pages it has.
        "pages": None if kind in WHOLE else tidy_pages(text_at(record, "pages")),
        "doi": next((doi for one in (number, *urls) if (doi := find_doi(one))), None),
        "arxiv_id": next((id_ for one in (number, *urls) if (id_ := find_arxiv_id(one))), None),
        "pmid": _pmid(record),
        "keywords": texts_at(record, "keywords/keyword"),
        "notes": texts_at(record, "notes", "research-notes"),
        "url": next((url for url in urls if url.startswith(("http://", "https://"))), None),
        "kind": kind,
    }


def _people(record: Element, group: str) -> tuple[str, ...]:
    return tuple(turn_name(one) for one in texts_at(record, f"contributors/{group}/author"))


def _venue(record: Element) -> str | None:
    paths = ("titles/secondary-title", "periodical/full-title", "periodical/abbr-1")
    return text_at(record, *paths, "titles/alt-title") or None


def _pmid(record: Element) -> str | None:
    """The accession number, where the database it was taken from is PubMed."""
    number = text_at(record, "accession-num")
    database = text_at(record, "remote-database-name") + text_at(record, "remote-database-provider")
    return number if PUBMED.search(database) and PMID.fullmatch(number) else None


SAMPLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<xml><records>
<record>
  <ref-type name="Journal Article">17</ref-type>
  <contributors><authors><author>Lee, Ann</author><author>Dee, Cy</author></authors></contributors>
  <titles>
    <title><style face="normal">Many kinds of things</style></title>
    <secondary-title>Journal of Things</secondary-title>
  </titles>
  <pages>3-9</pages>
  <dates><year>2020</year></dates>
  <electronic-resource-num>10.5555/a</electronic-resource-num>
</record>
<record>
  <ref-type name="Book">6</ref-type>
  <contributors><authors><author>Dee, Cy</author></authors></contributors>
  <titles><title>Other things on pages</title></titles>
  <dates><year>2021</year></dates>
</record>
</records></xml>
"""

FORMAT = Format(
    name="endnote_xml",
    title="EndNote XML",
    extensions=(".xml",),
    homepage="https://endnote.com",
    sample=SAMPLE,
    written_by="EndNote, Zotero",
    covers="all reference types, styled text",
    leaves_out="attached files",
    detect=detect,
    read=read,
    split=one_name,
    structure=XML_STRUCTURE,
    long_lines=True,
)
