"""Volume, issue and pages of a record as numbers that can be compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from litboard.typing import Flags, Floats

#: No journal has reached this volume; a larger number is a year, a product code or an error.
LARGEST_VOLUME = 1800
#: Weeklies print 53 issues a year; a larger number counts through all volumes, or something else.
LARGEST_ISSUE = 60
#: Page numbers have four digits, rarely five; a longer number is that of an article.
LARGEST_PAGE = 99_999

_NUMBER = re.compile(r"\d+")
#: What is left of "61 (Suppl 1)" if it is split at the wrong place, "1)": not a volume.
_UNBALANCED = re.compile(r"^[^(\[]*[)\]]")
_BRACKETED = re.compile(r"\((\d+)")
_SUPPLEMENT = re.compile(r"suppl|meeting|abstract|conference", re.IGNORECASE)
#: The extent of a book ("62 p", "214 pages"), which is no page number.
_EXTENT = re.compile(r"^\s*\d+\s*(?:p|pp|pages|leaves|s)\.?\s*$", re.IGNORECASE)
#: Pages of supplements, where congresses print their abstracts: "S12", "12S", "A254".
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
    """The number of each volume, NaN where there is none: 22 of "22(4)", 9 of "Vol. 9 Suppl 23"."""
    return _read_each(texts, _read_volume)


def read_issues(texts: Sequence[str], volumes: Sequence[str]) -> Floats:
    """The number of each issue, NaN where there is none; 4 also for the volume "22(4)"."""
    issues = [text or _bracketed(volume) for text, volume in zip(texts, volumes, strict=True)]
    return _read_each(issues, _read_issue)


def read_pages(texts: Sequence[str]) -> tuple[Floats, Floats]:
    """The numbers of the first and of the last page, without the letters of supplements.

    136 and 140 of "S136-S140"; the last is NaN for a single page, both for an unknown one.
    """
    ranges = [_read_pages(text) if text else (_UNKNOWN, _UNKNOWN) for text in texts]
    first, last = (np.fromiter((pages[end] for pages in ranges), np.float64) for end in (0, 1))
    return first, last


def number_articles(texts: Sequence[str]) -> Flags:
    """Which pages are article numbers, which do not contradict the page in another catalogue."""
    return np.array([bool(text) and _is_article_number(text) for text in texts], dtype=bool)


def in_supplement(pages: str, issue: str, volume: str) -> bool:
    """Whether a paper is in a supplement, as the abstracts of congresses are."""
    named = _SUPPLEMENT.search(issue) or _SUPPLEMENT.search(volume)
    return bool(named or (pages and _SUPPLEMENT_PAGE.search(pages)))


def _read_each(texts: Sequence[str], read: Callable[[str], float]) -> Floats:
    known = lru_cache(maxsize=100_000)(read)
    return np.fromiter(
        (known(text) if text else _UNKNOWN for text in texts), np.float64, len(texts)
    )


def _bracketed(volume: str) -> str:
    match = _BRACKETED.search(volume)
    return match[1] if match else ""


def _read_volume(text: str) -> float:
    number = _NUMBER.search(text)
    if not number or _UNBALANCED.match(text) or _SUPPLEMENT.match(text):
        return _UNKNOWN
    short = len(number[0]) <= len(str(LARGEST_VOLUME))
    return float(number[0]) if short and int(number[0]) <= LARGEST_VOLUME else _UNKNOWN


def _read_issue(text: str) -> float:
    number = _NUMBER.match(text)
    return float(number[0]) if number and int(number[0]) <= LARGEST_ISSUE else _UNKNOWN


def _read_pages(text: str) -> tuple[float, float]:
    if date := _DATE.match(text):
        day, month = (date[1], date[2]) if date[1] else (date[4], date[3])
        pages = sorted((float(day), _MONTHS[month.lower()]))
        return pages[0], pages[1]
    if _EXTENT.match(text):
        return _UNKNOWN, _UNKNOWN
    parts = re.split(r"[-\u2013,;\[]", text, maxsplit=2)[:2]
    numbers = [number[0] for part in parts if (number := _NUMBER.search(part))]
    pages = [*(float(number) for number in numbers if len(number) <= 9), _UNKNOWN, _UNKNOWN]
    return pages[0], pages[1]


def _is_article_number(text: str) -> bool:
    number = _NUMBER.search(text)
    return bool(_ARTICLE_NUMBER.match(text) or (number and int(number[0][:12]) > LARGEST_PAGE))
