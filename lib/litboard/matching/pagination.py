"""Where in print a record says its paper stands: volume, issue and pages, as numbers to compare."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from litboard.typing import Flags, Floats

#: No journal has reached it; a larger number is a year, a product code or a slip.
LARGEST_VOLUME = 1800
#: Weeklies print 53; what is larger counts through all volumes, or counts something else.
LARGEST_ISSUE = 60
#: Pages run to four digits, rarely five; what is longer numbers an article.
LARGEST_PAGE = 99_999

_NUMBER = re.compile(r"\d+")
#: "61 (Suppl 1)" parted at the wrong place leaves "1)": no number that can be trusted.
_TORN = re.compile(r"^[^(\[]*[)\]]")
_BRACKETED = re.compile(r"\((\d+)")
_SUPPLEMENT = re.compile(r"suppl|meeting|abstract|conference", re.IGNORECASE)
#: What gives the extent of a book ("62 p", "214 pages") tells no place.
_EXTENT = re.compile(r"^\s*\d+\s*(?:p|pp|pages|leaves|s)\.?\s*$", re.IGNORECASE)
#: "S12", "12S" and "A254" stand in supplements, where congresses print their abstracts.
_SUPPLEMENT_PAGE = re.compile(r"^\W*(?:[sa]\.?\d|\d+[sab]\b|suppl)|abstract|poster", re.IGNORECASE)
_ARTICLE_NUMBER = re.compile(r"^\W*(?:(?:e|cd|art\w*\.?\s*|id)\d|[b-r]\d{3,6}\W*$)", re.IGNORECASE)
_MONTHS = {
    month: float(number)
    for number, month in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
#: Spreadsheets take the pages "4-10" for a date and write "10-Apr" or "4-Oct".
_DATE = re.compile(rf"^\W*(?:(\d+)-({'|'.join(_MONTHS)})|({'|'.join(_MONTHS)})-(\d+))\W*$", re.I)

_UNKNOWN = float("nan")


def read_volumes(texts: Sequence[str]) -> Floats:
    """The number of each volume, NaN where none is told: 22 of "22(4)", 9 of "Vol. 9 Suppl 23"."""
    return _read_each(texts, _read_volume)


def read_issues(texts: Sequence[str], volumes: Sequence[str]) -> Floats:
    """The number of each issue, NaN where none is told; from "22(4)", too, it is 4."""
    told = [text or _bracketed(volume) for text, volume in zip(texts, volumes, strict=True)]
    return _read_each(told, _read_issue)


def read_pages(texts: Sequence[str]) -> tuple[Floats, Floats]:
    """The numbers of the first and of the last page, without the letters of supplements.

    136 and 140 of "S136-S140"; the last is NaN for one page, and both are where none is known.
    """
    told = [_read_pages(text) if text else (_UNKNOWN, _UNKNOWN) for text in texts]
    first, last = (np.fromiter((pages[end] for pages in told), np.float64) for end in (0, 1))
    return first, last


def number_articles(texts: Sequence[str]) -> Flags:
    """Which pages are the number of an article, which cannot be held against a page."""
    return np.array([bool(text) and _is_article_number(text) for text in texts], dtype=bool)


def in_supplement(pages: str, issue: str, volume: str) -> bool:
    """Whether a paper stands in a supplement, as the abstracts of congresses do."""
    told = _SUPPLEMENT.search(issue) or _SUPPLEMENT.search(volume)
    return bool(told or (pages and _SUPPLEMENT_PAGE.search(pages)))


def _read_each(texts: Sequence[str], read: Callable[[str], float]) -> Floats:
    known = lru_cache(maxsize=100_000)(read)
    return np.fromiter(
        (known(text) if text else _UNKNOWN for text in texts), np.float64, len(texts)
    )


def _bracketed(volume: str) -> str:
    found = _BRACKETED.search(volume)
    return found[1] if found else ""


def _read_volume(text: str) -> float:
    found = _NUMBER.search(text)
    if not found or _TORN.match(text) or _SUPPLEMENT.match(text):
        return _UNKNOWN
    return float(found[0]) if len(found[0]) < 5 and int(found[0]) <= LARGEST_VOLUME else _UNKNOWN


def _read_issue(text: str) -> float:
    found = _NUMBER.match(text)
    return float(found[0]) if found and int(found[0]) <= LARGEST_ISSUE else _UNKNOWN


def _read_pages(text: str) -> tuple[float, float]:
    if date := _DATE.match(text):
        day, month = (date[1], date[2]) if date[1] else (date[4], date[3])
        pages = sorted((float(day), _MONTHS[month.lower()]))
        return pages[0], pages[1]
    if _EXTENT.match(text):
        return _UNKNOWN, _UNKNOWN
    parts = re.split(r"[-\u2013,;\[]", text, maxsplit=2)[:2]
    numbers = [found[0] for part in parts if (found := _NUMBER.search(part))]
    pages = [*(float(number) for number in numbers if len(number) <= 9), _UNKNOWN, _UNKNOWN]
    return pages[0], pages[1]


def _is_article_number(text: str) -> bool:
    found = _NUMBER.search(text)
    return bool(_ARTICLE_NUMBER.match(text) or (found and int(found[0][:12]) > LARGEST_PAGE))
