"""How works and terms are spread over years and groups, with what chance alone would allow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from litboard.analyses.terms.terms import Terms
from litboard.analyses.trends.intervals import chances, jeffreys, newcombe, survivors
from litboard.typing import Flags, Floats

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


#: Smaller parts say nothing of a change, whatever the numbers.
LEAST_PART = 2


def works_per_year(works: pd.DataFrame) -> pd.DataFrame:
    """Works of every year from the first to the last: `year`, `works`, years without any included.

    Works without a year cannot be placed; `attrs["undated"]` says how many there are.
    """
    years = works["year"].dropna().astype("int64")
    span = range(years.min(), years.max() + 1) if len(years) else range(0)
    table = pd.DataFrame({"year": pd.Series(list(span), dtype="int64")})
    counts = years.value_counts()
    table["works"] = counts.reindex(table["year"], fill_value=0).to_numpy(dtype="int64")
    table.attrs["undated"] = int(works["year"].isna().sum())
    return table


def term_trend(works: pd.DataFrame, terms: Terms, chosen: Iterable[str]) -> pd.DataFrame:
    """The share of each year's works that use each chosen term, with its 95 % interval.

    One row a term and year: `term`, `year`, `works` (that use it), `of` (works of the year),
    `share`, `low`, `high`. A year without works has a missing share and the interval 0 to 1.
    KeyError for an unknown term; `attrs["undated"]` as in `works_per_year`.
    """
    per_year = works_per_year(works)
    years = works["year"].to_numpy(dtype="float64", na_value=np.nan)
    table = _shares(works, terms, chosen, {year: years == year for year in per_year["year"]})
    table = table.rename(columns={"group": "year"}).astype({"year": "int64"})
    table = table[["term", "year", "works", "of", "share", "low", "high"]]
    table.attrs["undated"] = per_year.attrs["undated"]
    return table


def term_shares(
    works: pd.DataFrame, terms: Terms, chosen: Iterable[str], *, by: str = "sources"
) -> pd.DataFrame:
    """The share of each group's works that use each chosen term: for works without years.

    `by` names a column: one of lists ("sources": a work counts in each), or of single values
    ("venue", "year"). Columns `group`, `term`, `works`, `of`, `share`, `low`, `high`; groups in
    order of their names. KeyError for an unknown term or column; `attrs["ungrouped"]` says how
    many works are in no group.
    """
    values = [_values(value) for value in works[by]]
    names = sorted({name for found in values for name in found})
    groups = {name: np.array([name in found for found in values], bool) for name in names}
    table = _shares(works, terms, chosen, groups)
    table.attrs["ungrouped"] = sum(not found for found in values)
    return table


def term_changes(
    works: pd.DataFrame,
    terms: Terms,
    *,
    chosen: Iterable[str] | None = None,
    min_works: int = 3,
) -> pd.DataFrame:
    """Which terms became more or less frequent: the later dated works against the earlier.

    The dated works are split between the two years that halve them best. `early` and `late` are
    shares, `difference` is late minus early with Newcombe's 95 % interval `low` to `high`;
    `clear` is true where the change survives Benjamini-Hochberg among all terms tested (5 % of
    the clear ones may be chance; Fisher's exact test). Terms of fewer than `min_works` dated
    works are left out unless `chosen`. `attrs` holds `split` (the first late year, None where
    there is no split) and `undated`. Largest change first.
    """
    years = works["year"].to_numpy(dtype="float64", na_value=np.nan)
    split = _split_year(years[~np.isnan(years)])
    late = years >= (np.inf if split is None else split)
    early = ~np.isnan(years) & ~late
    uses = _uses(works, terms)
    if chosen is None:
        dated = np.asarray(uses[early | late].sum(axis=0)).ravel()
        columns = np.flatnonzero(dated >= min_works).tolist()
    else:
        columns = sorted({terms.find(term) for term in chosen})
    if split is None:
        columns = []
    table = _changes(terms, columns, uses[early], uses[late])
    table.attrs = {"split": split, "undated": int(np.isnan(years).sum())}
    return table


def _uses(works: pd.DataFrame, terms: Terms) -> csr_matrix:
    """works x terms, 1 where the work uses the term; works in the order of the table."""
    from scipy.sparse import csr_matrix

    row_of = {str(work): row for row, work in enumerate(terms.work_ids)}
    unknown = [work for work in works["id"] if work not in row_of]
    if unknown:
        raise KeyError(f"{len(unknown)} works are not in these terms, {unknown[0]!r} for one")
    rows = [row_of[work] for work in works["id"]]
    return csr_matrix(terms.counts[rows] > 0, dtype=np.int64)


def _values(value: Any) -> list[Any]:
    """The groups a work is in: all names of a list, or the one value if it is there."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Iterable):
        return list(value)
    return [] if pd.isna(value) else [value]


def _shares(
    works: pd.DataFrame, terms: Terms, chosen: Iterable[str], groups: Mapping[Any, Flags]
) -> pd.DataFrame:
    """One row a chosen term and group, in the order given."""
    columns = [(str(terms.table["term"].iloc[at]), at) for at in map(terms.find, chosen)]
    columns = list(dict.fromkeys(columns))
    uses = _uses(works, terms)[:, [at for _, at in columns]].toarray()
    rows = [
        (group, name, int(uses[members, place].sum()), int(members.sum()))
        for place, (name, _) in enumerate(columns)
        for group, members in groups.items()
    ]
    table = pd.DataFrame(rows, columns=["group", "term", "works", "of"])
    table = table.astype({"term": "str", "works": "int64", "of": "int64"})
    table["share"] = table["works"] / table["of"].where(table["of"] > 0)
    table["low"], table["high"] = jeffreys(table["works"], table["of"])
    return table


def _split_year(years: Floats) -> int | None:
    """The first year of the later part, where the two parts are nearest in size."""
    candidates = [
        (abs(int((years < year).sum()) - int((years >= year).sum())), int(year))
        for year in np.unique(years)
        if min((years < year).sum(), (years >= year).sum()) >= LEAST_PART
    ]
    return min(candidates)[1] if candidates else None


def _changes(terms: Terms, columns: list[int], early: csr_matrix, late: csr_matrix) -> pd.DataFrame:
    before, after = (np.asarray(part.sum(axis=0)).ravel()[columns] for part in (early, late))
    before_of, after_of = early.shape[0], late.shape[0]
    low, high = newcombe(
        before, np.full_like(before, before_of), after, np.full_like(after, after_of)
    )
    table = pd.DataFrame(
        {
            "term": terms.table["term"].iloc[columns].to_numpy(),
            "early": before / max(before_of, 1),
            "late": after / max(after_of, 1),
            "early_works": before.astype("int64"),
            "early_of": before_of,
            "late_works": after.astype("int64"),
            "late_of": after_of,
            "difference": after / max(after_of, 1) - before / max(before_of, 1),
            "low": low,
            "high": high,
            "clear": survivors(chances(before, before_of, after, after_of)),
        }
    ).astype({"term": "str"})
    order = table.assign(size=-table["difference"].abs().round(9)).sort_values(["size", "term"])
    return table.loc[order.index].reset_index(drop=True)
