"""Count the works that use each term, year by year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from litboard.analyses.terms.terms import Terms
from litboard.typing import Floats, Longs


@dataclass(frozen=True, eq=False)
class Yearly:
    """Works a year: `counts[year, term]` of `of[year]` works use the term.

    `years` (years,) are the years that have works, ascending; `of` (years,) and `counts` (years,
    terms) are in their order. `undated` is the number of works without a year.
    """

    years: Longs
    of: Longs
    counts: Floats
    undated: int

    def columns(self, terms: Terms, chosen: Iterable[str] | None, min_works: int) -> list[int]:
        """The columns of the chosen terms, or of all terms of `min_works` dated works or more."""
        if chosen is not None:
            return sorted({terms.find(term) for term in chosen})
        return [int(at) for at in np.flatnonzero(self.counts.sum(axis=0) >= min_works)]


def count_by_year(works: pd.DataFrame, terms: Terms) -> Yearly:
    """Count the works of each year that use each term.

    Raises KeyError for a work that `terms` does not know.
    """
    from scipy.sparse import csr_matrix

    row_of = {str(work): row for row, work in enumerate(terms.work_ids)}
    dated = works[works["year"].notna()]
    unknown = [work for work in dated["id"] if work not in row_of]
    if unknown:
        raise KeyError(f"{len(unknown)} works are not in these terms, {unknown[0]!r} for one")
    years, place = np.unique(dated["year"].to_numpy(dtype=np.int64), return_inverse=True)
    rows = [row_of[work] for work in dated["id"]]
    uses = csr_matrix(terms.counts[rows] > 0, dtype=np.float64)
    members = csr_matrix(
        (np.ones(len(rows)), (place, np.arange(len(rows)))), shape=(len(years), len(rows))
    )
    of = np.bincount(place, minlength=len(years)).astype(np.int64)
    return Yearly(years, of, (members @ uses).toarray(), len(works) - len(dated))
