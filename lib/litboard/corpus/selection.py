"""The reader's filters as one value, written to and read from an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from litboard.schema.records import YEARS
from litboard.text import fold

#: Filters that hold a list of values: any of them may hold for a work to stay.
LISTS = ("authors", "sources", "venues", "terms", "topics")

#: Works that can be chosen one by one: more make an address that some servers cut off.
MOST_WORKS = 400
#: Between the ids of works in an address.
WORK_ID = re.compile(r"[0-9A-Za-z_-]+")

QUERY_PART = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


@dataclass(frozen=True, slots=True)
class Selection:
    """What the reader wants to see: filters that must all hold.

    `text` is searched in titles, abstracts and authors: all words must occur, `"in quotes"` as
    a phrase, `jail*` by its beginning, `-word` not at all. `years` is (first, last), both
    included; works without a year are then left out. `works` are ids of works chosen one by one,
    400 at most.

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
        """The filters as parameters of an address; an empty filter takes no room."""
        query = {name: list(getattr(self, name)) for name in LISTS if getattr(self, name)}
        if self.text:
            query["text"] = [self.text]
        if self.years:
            query["years"] = ["-".join(str(year) for year in self.years)]
        if self.works:
            query["works"] = [".".join(self.works)]
        return {field.name: query[field.name] for field in fields(self) if field.name in query}

    def to_query_string(self) -> str:
        """The filters as the part of an address behind the question mark."""
        return urlencode(self.to_query(), doseq=True)

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]]) -> Selection:
        """The filters an address asks for; parameters that make no sense are passed over."""
        return cls(
            text="".join(query.get("text", ())[:1]).strip(),
            years=_read_years("".join(query.get("years", ())[:1])),
            works=_distinct(WORK_ID.findall("".join(query.get("works", ())[:1])))[:MOST_WORKS],
            **{name: _distinct(query.get(name, ())) for name in LISTS},
        )

    def with_value(self, name: str, value: str) -> Selection:
        """This selection narrowed by one more value of a list filter."""
        return self._with(name, _distinct((*getattr(self, name), value)))

    def without(self, name: str, value: str | None = None) -> Selection:
        """This selection with one filter, or one value of a list filter, taken off."""
        if value is None or name not in LISTS:
            return self._with(name, getattr(Selection(), name))
        return self._with(name, tuple(one for one in getattr(self, name) if one != value))

    def _with(self, name: str, value: Any) -> Selection:
        changed: dict[str, Any] = {name: value}
        return replace(self, **changed)

    def chips(self) -> list[tuple[str, str, str]]:
        """One (filter, value, words for the reader) a filter in force."""
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
    """A search as parts of folded text: those that must occur, and those that must not.

    A part begins with a space, and ends with one unless it is a beginning (`jail*`): folded
    text with a space around has each of its words between two. Plain parts rather than regular
    expressions, because for those a word is a word in the Latin alphabet only.
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
    found = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", text.strip())
    if not found:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    if first not in YEARS or last not in YEARS:
        return None
    return min(first, last), max(first, last)
