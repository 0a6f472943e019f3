"""A selection applied to works: the rows that pass, and the values that can be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from litboard.corpus.selection import Selection, search_parts
from litboard.text import best_spelling, fold, name_key
from litboard.typing import Flags, Rows


class Filters:
    """An index of works by the values of their fields, for filtering many times.

    `terms` and `topics` give the work ids of each value; they come from the analyses.
    """

    def __init__(
        self,
        works: pd.DataFrame,
        *,
        terms: Mapping[str, Sequence[str]] | None = None,
        topics: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._size = len(works)
        self._years = works["year"].to_numpy(dtype="float64", na_value=np.nan)
        self._works = works
        self._haystack: pd.Series[str] | None = None
        self._row_of = row_of = {work: row for row, work in enumerate(works["id"])}
        self._spellings = _best_spellings(works["authors"])
        self._rows = {
            "authors": _rows_by_value(
                {name_key(n): None for n in names} for names in works["authors"]
            ),
            "sources": _rows_by_value(works["sources"]),
            "venues": _rows_by_value([] if pd.isna(v) else [v] for v in works["venue"]),
            "terms": _rows_by_member(terms or {}, row_of),
            "topics": _rows_by_member(topics or {}, row_of),
        }

    def mask(self, selection: Selection) -> Flags:
        """True for every work that passes all filters; shape (works,)."""
        mask = np.ones(self._size, dtype=bool)
        if selection.years:
            first, last = selection.years
            mask &= (self._years >= first) & (self._years <= last)
        if selection.works:
            chosen = [self._row_of[work] for work in selection.works if work in self._row_of]
            mask &= np.isin(np.arange(self._size), chosen)
        for name, rows_of in self._rows.items():
            if values := getattr(selection, name):
                keys = map(name_key, values) if name == "authors" else values
                mask &= self._any_of(rows_of, keys)
        return mask & self._matches(selection.text) if selection.text else mask

    def options(self, name: str) -> list[tuple[str, int]]:
        """The values of a list filter with their number of works, most works first."""
        shown = self._spellings if name == "authors" else {}
        counts = ((shown.get(key, key), len(rows)) for key, rows in self._rows[name].items())
        return sorted(counts, key=lambda option: (-option[1], option[0]))

    def year_range(self) -> tuple[int, int] | None:
        """The first and last year any work has, or None where no work has one."""
        known = self._years[~np.isnan(self._years)]
        return (int(known.min()), int(known.max())) if len(known) else None

    def _any_of(self, rows_of: Mapping[str, Rows], chosen: Iterable[str]) -> Flags:
        mask = np.zeros(self._size, dtype=bool)
        for value in chosen:
            if value in rows_of:
                mask[rows_of[value]] = True
        return mask

    def _matches(self, text: str) -> Flags:
        if self._haystack is None:
            self._haystack = _searchable(self._works)
        wanted, unwanted = search_parts(text)
        mask = np.ones(self._size, dtype=bool)
        for part in wanted:
            mask &= self._haystack.str.contains(part, regex=False).to_numpy(dtype=bool)
        for part in unwanted:
            mask &= ~self._haystack.str.contains(part, regex=False).to_numpy(dtype=bool)
        return mask


def _searchable(works: pd.DataFrame) -> pd.Series[str]:
    """Title, abstract and authors of each work, folded, with a bar that no phrase crosses."""
    texts = (
        "".join(f" {fold(part)} |" for part in (title, abstract, *authors) if isinstance(part, str))
        for title, abstract, authors in zip(
            works["title"], works["abstract"], works["authors"], strict=True
        )
    )
    return pd.Series(list(texts), dtype="str")


def _rows_by_value(column: Iterable[Iterable[str]]) -> dict[str, Rows]:
    rows: dict[str, list[int]] = {}
    for row, values in enumerate(column):
        for value in values:
            rows.setdefault(value, []).append(row)
    return {value: np.array(of_value, dtype=np.int64) for value, of_value in rows.items()}


def _best_spellings(column: Iterable[Iterable[str]]) -> dict[str, str]:
    """For each written name, whatever its case and marks, the best of its spellings."""
    spellings: dict[str, list[str]] = {}
    for names in column:
        for name in names:
            spellings.setdefault(name_key(name), []).append(name)
    return {key: best_spelling(names) for key, names in spellings.items()}


def _rows_by_member(
    members: Mapping[str, Sequence[str]], row_of: Mapping[str, int]
) -> dict[str, Rows]:
    return {
        value: np.array(sorted(row_of[work] for work in works if work in row_of), dtype=np.int64)
        for value, works in members.items()
    }
