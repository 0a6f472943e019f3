"""CSL's variables, which CSL-JSON, CSL-YAML and Crossref share, as fields of a record.

Source: Citation Style Language 1.0.2, and Crossref's JSON, which writes some of them as lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from litboard.readers.person_names import join_name
from litboard.text import find_arxiv_id, find_doi, find_year, tidy_pages

#: Variables by which an object is known as a reference.
MARKS = frozenset(
    {"title", "DOI", "container-title", "issued", "abstract", "PMID", "publisher", "URL"}
)
#: With a title alone, a reference has one of these; errors have titles, too.
ABOUT = frozenset({"id", "author", "creators", "authors", "year", "doi"})
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
#: Where pages stand; Crossref names an article that has none by its number.
PAGES = ("page", "page-first", "article-number")
#: Where people write notes on a paper.
NOTES = ("note", "annote", "annotation")
#: CSL's particles of names, in the order in which they are written.
PARTICLES = ("dropping-particle", "non-dropping-particle")
DATES = ("issued", "published", "published-print", "published-online", "original-date")
#: Zotero keeps ids it has no field for as lines "PMID: 123" of a note.
NOTED_PMID = re.compile(r"^\s*PMID:\s*(\d{1,9})\s*$", re.IGNORECASE | re.MULTILINE)


def is_reference(item: Mapping[str, Any]) -> bool:
    """Whether an object is a reference rather than a name or a date of one."""
    marks = len(MARKS.intersection(item))
    typed = marks == 1 and ("type" in item or "itemType" in item)
    return marks > 1 or typed or ("title" in item and not ABOUT.isdisjoint(item))


def state_reference(item: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that a reference states; values of a type that makes no sense are left out."""
    get = item.get
    doi, url, note = text_of(get("DOI")), text_of(get("URL")), text_of(get("note"))
    venue = text_of(get("container-title")) or text_of(get("event-title"))
    return {
        "title": _title(item) or None,
        # Editors stand in where there is no author.
        "authors": names_of(get("author")) or names_of(get("editor")),
        "abstract": text_of(get("abstract")) or None,
        "year": next((year for key in DATES if (year := year_of(get(key)))), None),
        "venue": venue or None,
        "volume": _short(get("volume")),
        "issue": _short(get("issue")),
        "pages": next((tidy_pages(text) for key in PAGES if (text := text_of(get(key)))), None),
        "doi": find_doi(doi) or find_doi(url) or find_doi(note),
        "arxiv_id": _arxiv_id(item, (url, doi, note), venue),
        "pmid": _pmid(item, note),
        "keywords": _keywords(item),
        "notes": tuple(text for key in NOTES if (text := text_of(get(key)))),
        "url": url if re.match(r"https?://\S+$", url, re.IGNORECASE) else None,
        "kind": KINDS.get(text_of(get("type"))),
    }


def text_of(value: Any) -> str:
    """A value as text: of a list the first one, of a number its digits, of others nothing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return text_of(value[0]) if value and not isinstance(value[0], list) else ""
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return str(value) if number else ""


def names_of(value: Any) -> tuple[str, ...]:
    """The names of a name variable: persons from their parts, groups whole."""
    people = value if isinstance(value, list) else [value]
    names = (_name(one) if isinstance(one, dict) else text_of(one) for one in people)
    return tuple(name for name in names if name)


def year_of(value: Any) -> int | None:
    """The year of a date variable: date-parts, raw, literal, or plain; None for nonsense."""
    if value is None:
        return None
    if isinstance(value, list) and value:
        # CSL-YAML of pandoc: a list of dates with "year", "month", "day".
        value = value[0]
    if not isinstance(value, dict):
        return find_year(text_of(value))
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    stated = (first, *map(value.get, ("year", "raw", "literal")))
    return next((year for one in stated if one and (year := find_year(text_of(one)))), None)


def _title(item: Mapping[str, Any]) -> str:
    title = text_of(item.get("title")) or text_of(item.get("title-short"))
    subtitle = text_of(item.get("subtitle"))
    return f"{title}: {subtitle}" if title and subtitle and subtitle not in title else title


def _name(name: dict[str, Any]) -> str:
    family = text_of(name.get("family"))
    if not family and (whole := text_of(name.get("literal")) or text_of(name.get("name"))):
        return whole
    particles = [text for kind in PARTICLES if kind in name and (text := text_of(name[kind]))]
    suffix = text_of(name.get("suffix"))
    return join_name(
        family, text_of(name.get("given")), particle=" ".join(particles), suffix=suffix
    )


def _short(value: Any) -> str | None:
    """A number or a short text with single blanks; None where it is empty."""
    return " ".join(text_of(value).split()) or None


def _arxiv_id(item: Mapping[str, Any], texts: Iterable[str], venue: str) -> str | None:
    """The arXiv id that a text names, or a bare one where the archive is arXiv."""
    number = text_of(item.get("number"))
    if named := next((one for text in (number, *texts) if (one := find_arxiv_id(text))), None):
        return named
    archive = text_of(item.get("archive")) or venue
    return find_arxiv_id(number, bare=True) if number and "arxiv" in archive.lower() else None


def _pmid(item: Mapping[str, Any], note: str) -> str | None:
    noted = NOTED_PMID.search(note) if note else None
    pmid = text_of(item.get("PMID")) or (noted[1] if noted else "")
    return pmid if pmid.isascii() and pmid.isdigit() else None


def _keywords(item: Mapping[str, Any]) -> tuple[str, ...]:
    """CSL has one text of them; Crossref and others a list."""
    value = item.get("keyword") or item.get("subject") or item.get("keywords")
    if not value:
        return ()
    texts = value if isinstance(value, list) else re.split(r"[;,]", text_of(value))
    return tuple(text for one in texts if (text := text_of(one)))
