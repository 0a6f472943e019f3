"""Identifiers and years as papers write them, read into one spelling."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

#: Crossref's own advice on matching DOIs, with the signs that end one in running text left out.
#: Older ones name pages and a code inside: "10.1002/(SICI)1097(1998)49:8<693::AID-ASI4>3.0.CO;2-O".
DOI = re.compile(r"10\.\d{4,9}/(?:[^\s\"<>{}|\\^`]++|<[A-Za-z]?\d+:[^\s<>]*+>)+")
#: What follows a DOI in a sentence or an address and is no part of it.
AFTER_DOI = ".,;:'”’)]"

#: arXiv's identifier schemes since 2007 and before.
ARXIV_NEW = r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}"
ARXIV_OLD = r"[a-z-]+(?:\.[A-Za-z]{2})?/\d{7}"
ARXIV_BARE = re.compile(rf"({ARXIV_NEW}|{ARXIV_OLD})(?:v\d+)?", re.IGNORECASE)
ARXIV_NAMED = re.compile(
    rf"arxiv(?:\.org/(?:abs|pdf|html)/|[:.\s/]\s*)({ARXIV_NEW}|{ARXIV_OLD})(?:v\d+)?", re.IGNORECASE
)

#: A year by itself, or at the head of a date of eight digits (ISO 8601, basic format).
MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
YEAR = re.compile(rf"(?<!\d)(1[4-9]\d\d|20\d\d)(?:{MONTH_DAY})?(?!\d)")
#: Dates come again: a corpus has few.
REMEMBERED = 4_096


def find_doi(text: str | None) -> str | None:
    """The DOI in a field, a link or a sentence, in lower case; None where there is none.

    DOIs are compared without regard to case (ISO 26324), so one spelling is enough.
    """
    if not text or "10." not in text:
        return None
    text = text.replace("&lt;", "<").replace("&gt;", ">") if "&" in text else text
    match = DOI.search(unquote(text) if "%" in text else text)
    if not match:
        return None
    doi = match[0]
    while doi[-1] in AFTER_DOI and not (doi[-1] in ")]" and _is_balanced(doi)):
        doi = doi[:-1]
    return doi.lower() if "/" in doi[:-1] else None


def find_arxiv_id(text: str | None, *, bare: bool = False) -> str | None:
    """The arXiv id in a text that names arXiv, without its version.

    `bare` reads a field that holds nothing but the id.
    """
    if not text:
        return None
    match = ARXIV_NAMED.search(text) or (ARXIV_BARE.fullmatch(text.strip()) if bare else None)
    return match[1] if match else None


@lru_cache(maxsize=REMEMBERED)
def find_year(text: str | int | None) -> int | None:
    """The first year from 1400 to 2099 in a date; None for "in press", "n.d." and 9999."""
    match = YEAR.search(str(text)) if text is not None else None
    return int(match[1]) if match else None


def _is_balanced(doi: str) -> bool:
    """Whether a bracket at the end was opened inside: "10.1016/0304(85)90003-2" keeps its own."""
    close = doi[-1]
    return doi.count(close) <= doi.count({")": "(", "]": "["}[close])
