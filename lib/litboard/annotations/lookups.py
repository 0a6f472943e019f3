"""What a bibliographic service found for works that lack a title, a year or a link."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from rapidfuzz import fuzz, process

from litboard.records import YEARS
from litboard.text import fold

#: The name of the file beside the corpus, and what its first key must say.
FILE_NAME = "lookups.json"
KIND, VERSION = "litboard lookups", 1

#: Services keep capitals and dashes differently. However alike, titles with other numbers are
#: two parts of a series.
SAME_TITLE = 95.0
NUMBER = re.compile(r"\d+|\b[ivx]+\b")
#: Fewer words are shared by chance ("In this paper we present …").
OPENING_WORDS = 6

ARXIV_ID = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?")
DOI = re.compile(r"10\.\d{4,9}/\S+")


class LookupFileError(ValueError):
    """A lookup file that cannot be read: which, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a service states about one paper, with enough of it to tell which work it is.

    `abstract_start` holds the first words of the abstract as the service has it; `retrieved`
    the day it was asked, where known.
    """

    service: str
    title: str
    year: int | None = None
    arxiv_id: str | None = None
    doi: str | None = None
    abstract_start: str | None = None
    retrieved: str | None = None

    @property
    def name(self) -> str:
        """What the dashboard calls the place a value came from: "arxiv 2212.08073"."""
        return f"{self.service} {self.arxiv_id or self.doi or self.title}"


def read_found(path: Path) -> tuple[Found, ...]:
    """The findings kept beside a corpus; none where there is no file.

    Raises LookupFileError naming the file and the place where it is broken.
    """
    if not path.exists():
        return ()
    return parse_found(path.read_bytes(), path.name)


def parse_found(content: bytes, name: str) -> tuple[Found, ...]:
    """The findings in the bytes of a lookup file."""
    try:
        stored = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise LookupFileError(f"{name}: not JSON ({error}); look the works up again") from None
    if not isinstance(stored, dict) or stored.get("kind") != KIND:
        raise LookupFileError(f'{name}: no lookup file; its "kind" must be "{KIND}"')
    if stored.get("version") != VERSION:
        raise LookupFileError(f'{name}: its "version" is not {VERSION}; look the works up again')
    if not isinstance(stored.get("found"), list):
        raise LookupFileError(f'{name}: holds no list "found"; look the works up again')
    return tuple(_read_one(entry, name, number) for number, entry in enumerate(stored["found"], 1))


def write_found(path: Path, found: Iterable[Found]) -> None:
    """Keep findings beside the corpus, in an order that does not depend on when they came."""
    entries = sorted((asdict(one) for one in found), key=lambda one: [*map(str, one.values())])
    stored = {"kind": KIND, "version": VERSION, "found": entries}
    path.write_text(json.dumps(stored, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def is_lookup_file(content: bytes) -> bool:
    """Whether some bytes are a lookup file rather than a source of papers."""
    return KIND.encode() in content[:200]


def match_found(works: pd.DataFrame, found: Sequence[Found]) -> pd.DataFrame:
    """Which finding belongs to which work, and how that was told.

    `works` needs the columns id, title, abstract, doi and arxiv_id. A finding fits by an id,
    by its title, or by the opening of its abstract; it is left out where it fits several works
    equally well, and where work and finding have titles that differ. Of two findings that fit
    one work the first counts. Returns one row a match: work (id), found (position), how.
    """
    index = _Index(works)
    matches = [
        (work, position, how)
        for position, one in enumerate(found)
        for work, how in [index.find(one)]
        if work is not None
    ]
    table = pd.DataFrame(matches, columns=["work", "found", "how"])
    return table.drop_duplicates("work").reset_index(drop=True)


class _Index:
    """The works by everything a finding can be told by."""

    def __init__(self, works: pd.DataFrame) -> None:
        columns = works[["id", "title", "abstract", "doi", "arxiv_id"]].astype(object)
        rows = columns.where(columns.notna(), "")
        self.titles = {work: fold(title) for work, title in zip(rows.id, rows.title, strict=True)}
        self.abstracts = {
            work: fold(text) for work, text in zip(rows.id, rows.abstract, strict=True)
        }
        self.keys: dict[tuple[str, str], list[str]] = {}
        for work, doi, arxiv_id in zip(rows.id, rows.doi, rows.arxiv_id, strict=True):
            opening = " ".join(self.abstracts[work].split()[:OPENING_WORDS])
            keys = {"doi": doi.lower(), "arxiv": _unversioned(arxiv_id), "title": self.titles[work]}
            for key in {**keys, "opening": opening}.items():
                if key[1]:
                    self.keys.setdefault(key, []).append(work)

    def find(self, one: Found) -> tuple[str | None, str]:
        """The one work a finding belongs to, and how that was told."""
        title = fold(one.title)
        for key, how in (
            (("doi", (one.doi or "").lower()), "same DOI"),
            (("arxiv", _unversioned(one.arxiv_id or "")), "same arXiv id"),
            (("title", title), "same title"),
        ):
            works = [work for work in self.keys.get(key, ()) if self._agrees(work, title)]
            if len(works) == 1:
                return works[0], how
        if works := self._opening_with(fold(one.abstract_start or ""), title):
            return (works[0] if len(works) == 1 else None), "same opening of the abstract"
        return self._nearest_title(title)

    def _agrees(self, work: str, title: str) -> bool:
        """Whether the title of a work, where it has one, is that of a finding."""
        known = self.titles[work]
        return not known or _same_title(known, title)

    def _opening_with(self, start: str, title: str) -> list[str]:
        words = start.split()
        if len(words) < OPENING_WORDS:
            return []
        works = self.keys.get(("opening", " ".join(words[:OPENING_WORDS])), ())
        return [
            work
            for work in works
            if self.abstracts[work].startswith(start) and self._agrees(work, title)
        ]

    def _nearest_title(self, title: str) -> tuple[str | None, str]:
        if not title:
            return None, ""
        near = [
            (work, score)
            for _, score, work in process.extract(
                title, self.titles, scorer=fuzz.ratio, score_cutoff=SAME_TITLE, limit=None
            )
            if _same_title(self.titles[work], title)
        ]
        if len(near) != 1:
            return None, ""
        work, score = near[0]
        return work, f"title {score:.0f} of 100"


def _unversioned(arxiv_id: str) -> str:
    return re.sub(r"v\d+$", "", arxiv_id)


def _same_title(one: str, other: str) -> bool:
    alike = fuzz.ratio(one, other) >= SAME_TITLE
    return alike and NUMBER.findall(one) == NUMBER.findall(other)


def _read_one(entry: Any, name: str, number: int) -> Found:
    if not isinstance(entry, Mapping) or not (title := _read_text(entry.get("title"))):
        raise LookupFileError(f"{name}, finding {number}: no title; look this work up again")
    arxiv_id, doi = _read_text(entry.get("arxiv_id")), _read_text(entry.get("doi"))
    year = entry.get("year")
    return Found(
        service=_read_text(entry.get("service")) or "unknown",
        title=title,
        year=year if isinstance(year, int) and year in YEARS else None,
        arxiv_id=arxiv_id if arxiv_id and ARXIV_ID.fullmatch(arxiv_id) else None,
        doi=doi if doi and DOI.fullmatch(doi) else None,
        abstract_start=_read_text(entry.get("abstract_start")),
        retrieved=_read_text(entry.get("retrieved")),
    )


def _read_text(value: Any) -> str | None:
    """A text without the halves of characters that JSON can hold and no table can."""
    if not isinstance(value, str):
        return None
    return value.encode("utf-8", "replace").decode("utf-8").strip() or None
