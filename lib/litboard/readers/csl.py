"""CSL's variables, which CSL-JSON, CSL-YAML and Crossref share, as fields of a record.

Source: Citation Style Language 1.0.2, and Crossref's JSON, which writes some of them as lists.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from litboard.readers.people import join_name
from litboard.text import find_arxiv_id, find_doi, find_year

#: Variables by which an object is known as a reference.
MARKS = frozenset(
    {"title", "DOI", "container-title", "issued", "abstract", "PMID", "publisher", "URL"}
)
#: CSL's types, and Crossref's.
KINDS = {
    "article": "preprint",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "review": "article",
    "paper-conference": "inproceedings",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "report": "report",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
    "webpage": "webpage",
    "post-weblog": "webpage",
    "manuscript": "preprint",
    "journal-article": "article",
    "proceedings-article": "inproceedings",
    "book-chapter": "chapter",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "dissertation": "thesis",
    "posted-content": "preprint",
    "proceedings": "proceedings",
}
DATES = ("issued", "published", "published-print", "published-online", "original-date")
#: Zotero keeps ids it has no field for as lines "PMID: 123" of a note.
NOTED_PMID = re.compile(r"^\s*PMID:\s*(\d{1,9})\s*$", re.IGNORECASE | re.MULTILINE)


def is_reference(item: Mapping[str, Any]) -> bool:
    """Whether an object is a reference rather than a name or a date of one."""
    marks = len(MARKS.intersection(item))
    return marks > 1 or (marks == 1 and ("id" in item or "type" in item)) or "title" in item


def state_reference(item: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that a reference states; values of a type that makes no sense are left out."""
    doi, url = text_of(item.get("DOI")), text_of(item.get("URL"))
    note, number = text_of(item.get("note")), text_of(item.get("number"))
    venue = text_of(item.get("container-title")) or text_of(item.get("event-title"))
    archive = text_of(item.get("archive")) or venue
    bare = number if "arxiv" in archive.lower() else ""
    return {
        "title": _title(item) or None,
        "authors": names_of(item.get("author")),
        "abstract": text_of(item.get("abstract")) or None,
        "year": next((year for key in DATES if (year := year_of(item.get(key)))), None),
        "venue": venue or None,
        "doi": find_doi(doi) or find_doi(url) or find_doi(note),
        "arxiv_id": next((one for text in (number, url, doi, note) if (one := find_arxiv_id(text))),
                         None) or find_arxiv_id(bare, bare=True),
        "pmid": _pmid(item, note),
        "keywords": _keywords(item),
        "url": url if re.match(r"https?://\S+$", url, re.IGNORECASE) else None,
        "kind": KINDS.get(text_of(item.get("type"))),
    }  # fmt: skip


def text_of(value: Any) -> str:
    """A value as text: of a list the first one, of a number its digits, of others nothing."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def names_of(value: Any) -> tuple[str, ...]:
    """The names of a name variable: persons from their parts, groups whole."""
    people = value if isinstance(value, list) else [value]
    names = (_name(one) if isinstance(one, dict) else text_of(one) for one in people)
    return tuple(name for name in names if name)


def year_of(value: Any) -> int | None:
    """The year of a date variable: date-parts, raw, literal, or plain; None for nonsense."""
    if isinstance(value, list):
        # CSL-YAML of pandoc: a list of dates with "year", "month", "day".
        return year_of(value[0]) if value else None
    if not isinstance(value, dict):
        return find_year(text_of(value))
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    texts = [text_of(first), *(text_of(value.get(key)) for key in ("year", "raw", "literal"))]
    return next((year for text in texts if (year := find_year(text))), None)


def _title(item: Mapping[str, Any]) -> str:
    title = text_of(item.get("title")) or text_of(item.get("title-short"))
    subtitle = text_of(item.get("subtitle"))
    return f"{title}: {subtitle}" if title and subtitle and subtitle not in title else title


def _name(name: dict[str, Any]) -> str:
    whole = text_of(name.get("literal")) or text_of(name.get("name"))
    family = text_of(name.get("family"))
    if whole and not family:
        return whole
    particles = [text_of(name.get(f"{kind}-particle")) for kind in ("dropping", "non-dropping")]
    return join_name(
        family,
        text_of(name.get("given")),
        particle=" ".join(filter(None, particles)),
        suffix=text_of(name.get("suffix")),
    )


def _pmid(item: Mapping[str, Any], note: str) -> str | None:
    noted = NOTED_PMID.search(note)
    pmid = text_of(item.get("PMID")) or (noted[1] if noted else "")
    return pmid if pmid.isascii() and pmid.isdigit() else None


def _keywords(item: Mapping[str, Any]) -> tuple[str, ...]:
    """CSL has one text of them; Crossref and others a list."""
    value = item.get("keyword") or item.get("subject") or item.get("keywords")
    texts = value if isinstance(value, list) else re.split(r"[;,]", text_of(value))
    return tuple(text for one in texts if (text := text_of(one)))
