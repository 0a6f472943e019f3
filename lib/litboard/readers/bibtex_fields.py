"""What the fields of a BibTeX or biblatex entry say about a paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from litboard.text import clean_latex, find_arxiv_id, find_doi, find_year

#: Fields by name → their text, as an entry gives them after macros and parents are in.
Fields = Mapping[str, str]

#: Types of entries → kinds of papers. What is not here says nothing ("misc", "electronic").
KINDS = {
    "article": "article", "suppperiodical": "article", "review": "article",
    "inproceedings": "inproceedings", "conference": "inproceedings",
    "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter",
    "incollection": "chapter", "suppcollection": "chapter", "inreference": "chapter",
    "book": "book", "mvbook": "book", "booklet": "book", "collection": "book",
    "mvcollection": "book", "reference": "book", "mvreference": "book",
    "proceedings": "proceedings", "mvproceedings": "proceedings", "periodical": "journal",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "bachelorsthesis": "thesis", "techreport": "report", "report": "report",
    "unpublished": "preprint", "preprint": "preprint", "patent": "patent",
    "software": "software", "softwareversion": "software", "dataset": "dataset",
}  # fmt: skip

TITLES = ("title", "booktitle", "maintitle", "eventtitle", "issuetitle", "shorttitle")
CONTAINERS = ("journaltitle", "journal", "fjournal", "booktitle", "maintitle")
INSTITUTIONS = ("school", "institution", "organization")
DATES = ("year", "date", "issued", "eventdate")
#: Where identifiers stand, the surest place first.
DOI_FIELDS = ("doi", "url", "bdsk-url-1", "bdsk-url-2", "ee", "note", "howpublished")
ARXIV_FIELDS = ("url", "journal", "journaltitle", "note", "doi", "howpublished", "publisher")
URL_FIELDS = ("url", "howpublished", "ee", "link", "bdsk-url-1")

#: All fields that say something about a paper here.
USED = frozenset(
    {"author", "editor", "abstract", "subtitle", "eprint", "eprinttype", "archiveprefix", "archive"}
    | {"arxivid", "arxiv", "volume", "pmid", "keywords", "keyword", "author_keywords"}
    | {*TITLES, *CONTAINERS, *INSTITUTIONS, *DATES, *DOI_FIELDS, *ARXIV_FIELDS, *URL_FIELDS}
)

#: LaTeX around the signs of an address.
ESCAPED = re.compile(r"\\(?=[_%&#~$-])|[{}]")
ADDRESS = re.compile(r"https?://[^\s\"<>\\^`|]+", re.IGNORECASE)
PMID = re.compile(r"\b\d{1,8}\b")
NAMED_PMID = re.compile(r"\b(?:PMID|PubMed(?: ID)?)\s*:?\s*(\d{1,8})\b", re.IGNORECASE)


def describe(kind: str, fields: Fields) -> dict[str, Any]:
    """The attributes of a Record for an entry of a type; what is not given is None or empty."""
    venue = _venue(kind, fields)
    arxiv_id = _arxiv_id(fields)
    people = _first(fields, ("author", "editor"))
    return {
        "title": _title(fields),
        "authors": (people,) if people else (),
        "abstract": fields.get("abstract") or None,
        "year": next((year for name in DATES if (year := find_year(fields.get(name)))), None),
        "venue": venue or None,
        "doi": _search(fields, DOI_FIELDS, find_doi),
        "arxiv_id": arxiv_id,
        "pmid": _pmid(fields),
        "keywords": _keywords(fields),
        "url": _url(fields),
        "kind": KINDS.get(kind) or ("preprint" if arxiv_id else None),
    }


def _first(fields: Fields, names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := fields.get(name, "").strip())), "")


def _title(fields: Fields) -> str | None:
    title = _first(fields, TITLES)
    below = fields.get("subtitle", "").strip() if fields.get("title", "").strip() else ""
    return f"{title}: {below}" if below else title or None


def _venue(kind: str, fields: Fields) -> str:
    """Where it appeared: the container, else who awarded, issued or published it."""
    title = _first(fields, TITLES)
    container = _first(fields, CONTAINERS)
    if container and container != title:
        return container
    of = KINDS.get(kind)
    if of in ("book", "chapter", "proceedings"):
        return _first(fields, ("publisher", *INSTITUTIONS))
    return _first(fields, (*INSTITUTIONS, "publisher"))


def _search(fields: Fields, names: tuple[str, ...], find: Any) -> str | None:
    texts = (ESCAPED.sub("", text) for name in names if (text := fields.get(name)))
    return next((found for text in texts if (found := find(text))), None)


def _arxiv_id(fields: Fields) -> str | None:
    archive = _first(fields, ("eprinttype", "archiveprefix", "archive")).lower()
    if archive in ("", "arxiv"):
        bare = _first(fields, ("eprint", "arxivid", "arxiv"))
        if found := find_arxiv_id(bare, bare=True):
            return found
    volume = fields.get("volume", "")
    # DBLP writes the arXiv, under its old name CoRR, as a journal.
    if volume.startswith("abs/") and (found := find_arxiv_id(volume[4:], bare=True)):
        return found
    return _search(fields, ARXIV_FIELDS, find_arxiv_id)


def _pmid(fields: Fields) -> str | None:
    if fields.get("eprinttype", "").lower() == "pubmed":
        stated = PMID.search(fields.get("eprint", ""))
    else:
        stated = PMID.search(fields.get("pmid", ""))
    if stated:
        return stated[0]
    found = NAMED_PMID.search(fields.get("note", ""))
    return found[1] if found else None


def _keywords(fields: Fields) -> tuple[str, ...]:
    text = _first(fields, ("keywords", "keyword", "author_keywords"))
    words = text.split(";" if ";" in text else ",")
    clean = (" ".join(clean_latex(word).split()) for word in words)
    return tuple(dict.fromkeys(word for word in clean if word))


def _url(fields: Fields) -> str | None:
    for name in URL_FIELDS:
        text = ESCAPED.sub("", fields.get(name, "")).strip().removeprefix("\\url").strip()
        if found := ADDRESS.match(text):
            return found[0].rstrip(".,;")
    return None
