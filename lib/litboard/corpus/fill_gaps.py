"""Match the answers of bibliographic services to works, so that they fill missing fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd
from rapidfuzz import fuzz, process

from litboard.annotations.lookups import LookupAnswer
from litboard.text import fold

#: Least similarity (0 to 100) of two titles of one paper: services write capitals and dashes
#: differently.
SAME_TITLE = 95.0
#: Titles with different numbers are two parts of a series, however similar they are.
NUMBER = re.compile(r"\d+|\b[ivx]+\b")
#: Words at the beginning of an abstract that must agree; fewer are shared by chance ("In this
#: paper we present …").
OPENING_WORDS = 6


def match_lookups(works: pd.DataFrame, answers: Sequence[LookupAnswer]) -> pd.DataFrame:
    """Which answer belongs to which work, and by what it was matched.

    `works` needs the columns id, title, abstract, doi and arxiv_id. An answer matches by an
    identifier, by its title, or by the opening of its abstract. It is left out if it matches
    several works equally well, or if its title differs from that of the work. Of two answers for
    one work the first counts. Returns one row a match: `work` (id), `answer` (position), `how`.
    """
    index = _Index(works)
    matches = [
        (work, position, how)
        for position, answer in enumerate(answers)
        for work, how in [index.find(answer)]
        if work is not None
    ]
    table = pd.DataFrame(matches, columns=["work", "answer", "how"])
    return table.drop_duplicates("work").reset_index(drop=True)


class _Index:
    """Works by everything an answer can be matched by."""

    def __init__(self, works: pd.DataFrame) -> None:
        columns = works[["id", "title", "abstract", "doi", "arxiv_id"]].astype(object)
        rows = columns.where(columns.notna(), "")
        self.titles = {work: fold(title) for work, title in zip(rows.id, rows.title, strict=True)}
        self.abstracts = {
            work: fold(text) for work, text in zip(rows.id, rows.abstract, strict=True)
        }
        self.works_by_key: dict[tuple[str, str], list[str]] = {}
        for work, doi, arxiv_id in zip(rows.id, rows.doi, rows.arxiv_id, strict=True):
            keys = {
                "doi": doi.lower(),
                "arxiv": _without_version(arxiv_id),
                "title": self.titles[work],
                "opening": " ".join(self.abstracts[work].split()[:OPENING_WORDS]),
            }
            for key in keys.items():
                if key[1]:
                    self.works_by_key.setdefault(key, []).append(work)

    def find(self, answer: LookupAnswer) -> tuple[str | None, str]:
        """The one work an answer belongs to, or None, and by what it was matched."""
        title = fold(answer.title)
        for key, how in (
            (("doi", (answer.doi or "").lower()), "same DOI"),
            (("arxiv", _without_version(answer.arxiv_id or "")), "same arXiv id"),
            (("title", title), "same title"),
        ):
            works = [work for work in self.works_by_key.get(key, ()) if self._agrees(work, title)]
            if len(works) == 1:
                return works[0], how
        if works := self._with_opening(fold(answer.abstract_start or ""), title):
            return (works[0] if len(works) == 1 else None), "same opening of the abstract"
        return self._nearest_title(title)

    def _agrees(self, work: str, title: str) -> bool:
        """Whether a work has no title, or the same title as an answer."""
        known = self.titles[work]
        return not known or _is_same_title(known, title)

    def _with_opening(self, start: str, title: str) -> list[str]:
        opening = start.split()[:OPENING_WORDS]
        if len(opening) < OPENING_WORDS:
            return []
        works = self.works_by_key.get(("opening", " ".join(opening)), ())
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
            if _is_same_title(self.titles[work], title)
        ]
        if len(near) != 1:
            return None, ""
        work, score = near[0]
        return work, f"title {score:.0f} of 100"


def _without_version(arxiv_id: str) -> str:
    return re.sub(r"v\d+$", "", arxiv_id)


def _is_same_title(one: str, other: str) -> bool:
    similar = fuzz.ratio(one, other) >= SAME_TITLE
    return similar and NUMBER.findall(one) == NUMBER.findall(other)
