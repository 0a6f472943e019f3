"""From the fields of a BibTeX or biblatex entry to those of a `Record`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from litboard.readers.bibtex.journal_macros import expand_journal
from litboard.text import clean_latex, find_arxiv_id, find_doi, find_year, tidy_pages
from litboard.text.latex import RESIDUE, TYPE

#: Fields by name → their text, as an entry gives them after macros and parents are in.
Fields = Mapping[str, str]
Found = TypeVar("Found")

#: Types of entries → kinds of papers. Others ("misc", "electronic") name no kind.
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
PEOPLE = ("author", "editor")
ISSUES = ("number", "issue")
#: Journals that appear online alone number their articles.
PAGES = ("pages", "eid", "articleno", "article-number", "art_number")
KEYWORDS = ("keywords", "keyword", "author_keywords")
NOTES = ("note", "annote", "annotation", "comment", "review")
ARCHIVES = ("eprinttype", "archiveprefix", "archive")
EPRINTS = ("eprint", "arxivid", "arxiv")
#: How DBLP writes a paper of the arXiv, which it names CoRR, as a volume.
CORR = "abs/"
DATES = ("year", "date", "issued", "eventdate")
#: Where identifiers stand, the surest place first.
DOI_FIELDS = ("doi", "url", "bdsk-url-1", "bdsk-url-2", "ee", "note", "howpublished")
ARXIV_FIELDS = ("url", "journal", "journaltitle", "note", "doi", "howpublished", "publisher")
URL_FIELDS = ("url", "howpublished", "ee", "link", "bdsk-url-1")

#: All fields that are read.
USED = frozenset(
    {"abstract", "subtitle", "volume", "pmid"}
    | {*TITLES, *PEOPLE, *CONTAINERS, *INSTITUTIONS, *DATES, *ISSUES, *PAGES, *KEYWORDS, *NOTES}
    | {*DOI_FIELDS, *ARCHIVES, *EPRINTS, *ARXIV_FIELDS, *URL_FIELDS}
)

#: How a text looks in which LaTeX sets a tie, a quote or a dash.
TYPED = ("~", "``", "''", "--")
TYPEWRITTEN = re.compile(r"~|``|''|---?")
#: LaTeX around the characters of an address, and for "<" and ">" in it.
ESCAPED = re.compile(
    r"\\(?=[_%&#~$-])|[{}]|\$(?=[<>])|(?<=[<>])\$|\\text(less|greater)\s*+(?![a-z])"
)
ANGLES = {"less": "<", "greater": ">", None: ""}
ADDRESS = re.compile(r"https?://[^\s\"<>\\^`|]+", re.IGNORECASE)
PMID = re.compile(r"\b\d{1,8}\b")
NAMED_PMID = re.compile(r"\b(?:PMID|PubMed(?: ID)?)\s*:?\s*(\d{1,8})\b", re.IGNORECASE)


def describe(kind: str, fields: Fields) -> dict[str, Any]:
    """The attributes of a Record for an entry of a type; what is not given is None or empty."""
    arxiv_id = _arxiv_id(fields)
    people = _first(fields, PEOPLE)
    pages = _first(fields, PAGES)
    return {
        "title": _typeset(_title(fields)),
        "authors": (people,) if people else (),
        "abstract": _typeset(fields.get("abstract", "")),
        "year": _search(fields, DATES, find_year),
        "venue": _typeset(_venue(kind, fields)),
        "volume": _volume(fields),
        "issue": _plain(_first(fields, ISSUES)),
        "pages": tidy_pages(clean_latex(pages)) if pages else None,
        "doi": _search(fields, DOI_FIELDS, find_doi),
        "arxiv_id": arxiv_id,
        "pmid": _pmid(fields),
        "keywords": _keywords(fields),
        "notes": tuple(text for name in NOTES if (text := _typeset(fields.get(name, "").strip()))),
        "url": _url(fields),
        "kind": KINDS.get(kind) or ("preprint" if arxiv_id else None),
    }


def _first(fields: Fields, names: tuple[str, ...]) -> str:
    for name in names:
        if name in fields and (text := fields[name].strip()):
            return text
    return ""


def _plain(text: str) -> str | None:
    return " ".join(clean_latex(text).split()) or None


def _typeset(text: str) -> str | None:
    """Text with the quotes and dashes that LaTeX sets; what else is LaTeX is cleaned with them."""
    # The search for one character is much faster than for two.
    if not any(mark[0] in text and mark in text for mark in TYPED):
        return text or None
    if "://" in text or any(map(text.__contains__, RESIDUE)):
        return text
    return TYPEWRITTEN.sub(lambda match: TYPE[match[0]], text)


def _title(fields: Fields) -> str:
    title = _first(fields, TITLES)
    if "subtitle" not in fields or not fields.get("title", "").strip():
        return title
    below = fields["subtitle"].strip()
    return f"{title}: {below}" if below else title


def _venue(kind: str, fields: Fields) -> str:
    """Where it appeared: the container, else who awarded, issued or published it."""
    container = _first(fields, CONTAINERS)
    if container and container != _first(fields, TITLES):
        return expand_journal(container)
    if KINDS.get(kind) in ("book", "chapter", "proceedings"):
        return _first(fields, ("publisher", *INSTITUTIONS))
    return _first(fields, (*INSTITUTIONS, "publisher"))


def _volume(fields: Fields) -> str | None:
    volume = fields.get("volume", "")
    return None if volume.startswith(CORR) else _plain(volume)


def _search(
    fields: Fields, names: tuple[str, ...], find: Callable[[str], Found | None]
) -> Found | None:
    for name in names:
        if name in fields and (value := find(_unescaped(fields[name]))):
            return value
    return None


def _unescaped(text: str) -> str:
    """An address or identifier without LaTeX."""
    if not any(map(text.__contains__, "\\{$")):
        return text
    return ESCAPED.sub(lambda match: ANGLES[match[1]], text)


def _arxiv_id(fields: Fields) -> str | None:
    if _first(fields, ARCHIVES).lower() in ("", "arxiv"):
        bare = _first(fields, EPRINTS)
        if bare and (arxiv_id := find_arxiv_id(bare, bare=True)):
            return arxiv_id
    volume = fields.get("volume", "")
    if volume.startswith(CORR) and (arxiv_id := find_arxiv_id(volume[len(CORR) :], bare=True)):
        return arxiv_id
    return _search(fields, ARXIV_FIELDS, find_arxiv_id)


def _pmid(fields: Fields) -> str | None:
    if fields.get("eprinttype", "").lower() == "pubmed":
        stated = PMID.search(fields.get("eprint", ""))
    else:
        stated = PMID.search(fields.get("pmid", ""))
    if stated:
        return stated[0]
    match = NAMED_PMID.search(fields.get("note", ""))
    return match[1] if match else None


def _keywords(fields: Fields) -> tuple[str, ...]:
    text = clean_latex(_first(fields, KEYWORDS))
    words = text.split(";" if ";" in text else ",")
    clean = (" ".join(word.split()) for word in words)
    return tuple(dict.fromkeys(word for word in clean if word))


def _url(fields: Fields) -> str | None:
    for name in URL_FIELDS:
        if name in fields:
            text = _unescaped(fields[name]).strip().removeprefix("\\url").strip()
            if match := ADDRESS.match(text):
                return match[0].rstrip(".,;")
    return None
