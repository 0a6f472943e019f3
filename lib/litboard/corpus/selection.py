"""The reader's filters as one value, written to and read from a URL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from litboard.schema.records import YEARS
from litboard.text import fold

#: Filters with a list of values, of which a work must have at least one.
LISTS = ("authors", "sources", "venues", "terms", "topics")

#: Works that can be chosen one by one: more make a URL that some servers truncate.
MOST_WORKS = 400
#: The id of one work in the URL parameter `works`.
WORK_ID = re.compile(r"[0-9A-Za-z_-]+")

#: One part of a search: "-", then a phrase in quotes or a word.
QUERY_PART = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters of works that must all hold.

    `text` is searched in titles, abstracts and authors: all words must occur, `"in quotes"` as
    a phrase, `jail*` as a prefix, `-word` not at all. `years` is (first, last), both included;
    works without a year are then left out. `works` are ids of works chosen one by one, at most 400.

    >>> selection = litboard.Selection(text='harm* -jailbreak', years=(2022, 2024))
    >>> selection.to_query_string()
    'text=harm%2A+-jailbreak&years=2022-2024'
    >>> litboard.Selection.from_query(selection.to_query()) == selection
    True
    """

    text: str = ""
    authors: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    sources: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    works: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Selection()

    def to_query(self) -> dict[str, list[str]]:
        """The filters as URL parameters, in a fixed order; empty filters are left out."""
        query = {name: list(getattr(self, name)) for name in LISTS if getattr(self, name)}
        if self.text:
            query["text"] = [self.text]
        if self.years:
            query["years"] = ["-".join(str(year) for year in self.years)]
        if self.works:
            query["works"] = [".".join(self.works)]
        return {field.name: query[field.name] for field in fields(self) if field.name in query}

    def to_query_string(self) -> str:
        """The filters as a URL query string."""
        return urlencode(self.to_query(), doseq=True)

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]]) -> Selection:
        """The filters in URL parameters; unknown or invalid ones are ignored."""
        return cls(
            text="".join(query.get("text", ())[:1]).strip(),
            years=_read_years("".join(query.get("years", ())[:1])),
            works=_distinct(WORK_ID.findall("".join(query.get("works", ())[:1])))[:MOST_WORKS],
            **{name: _distinct(query.get(name, ())) for name in LISTS},
        )

    def with_value(self, name: str, value: str) -> Selection:
        """This selection with one more value of a list filter."""
        return self._with(name, _distinct((*getattr(self, name), value)))

    def without(self, name: str, value: str | None = None) -> Selection:
        """This selection without one filter, or without one value of a list filter."""
        if value is None or name not in LISTS:
            return self._with(name, getattr(Selection(), name))
        return self._with(name, tuple(one for one in getattr(self, name) if one != value))

    def _with(self, name: str, value: Any) -> Selection:
        changed: dict[str, Any] = {name: value}
        return replace(self, **changed)

    def chips(self) -> list[tuple[str, str, str]]:
        """One (filter, value, label) for each filter that is set."""
        chips = [("text", self.text, f"search: {self.text}")] if self.text else []
        if self.years:
            first, last = self.years
            span = str(first) if first == last else f"{first} to {last}"
            chips.append(("years", "", f"years: {span}"))
        for name in LISTS:
            chips += [(name, value, f"{name[:-1]}: {value}") for value in getattr(self, name)]
        if count := len(self.works):
            chips.append(("works", "", "1 chosen work" if count == 1 else f"{count} chosen works"))
        return chips


def search_parts(text: str) -> tuple[list[str], list[str]]:
    """A search as substrings of folded text: those that must occur, and those that must not.

    A substring begins with a space, and ends with one unless it is a prefix (`jail*`): in folded
    text between two spaces, every word has a space on both sides. Substrings instead of regular
    expressions, whose word boundaries fail in scripts with combining marks.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in QUERY_PART.findall(text):
        asked = phrase or word
        if folded := fold(asked):
            part = f" {folded}" if asked.endswith("*") else f" {folded} "
            (unwanted if minus else wanted).append(part)
    return wanted, unwanted


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _read_years(text: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", text.strip())
    if not match:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    if first not in YEARS or last not in YEARS:
        return None
    return min(first, last), max(first, last)
