"""Which work each answer of a bibliographic service belongs to, so that it fills its gaps."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd
from rapidfuzz import fuzz, process

from litboard.annotations.lookups import LookupAnswer
from litboard.text import fold

#: Services keep capitals and dashes differently. However alike, titles with other numbers are
#: two parts of a series.
SAME_TITLE = 95.0
NUMBER = re.compile(r"\d+|\b[ivx]+\b")
#: Fewer words are shared by chance ("In this paper we present …").
OPENING_WORDS = 6


def match_lookups(works: pd.DataFrame, found: Sequence[LookupAnswer]) -> pd.DataFrame:
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

    def find(self, one: LookupAnswer) -> tuple[str | None, str]:
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
