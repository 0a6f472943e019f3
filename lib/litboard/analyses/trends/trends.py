"""Works and terms by year and by group, with confidence intervals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from litboard.analyses.terms.terms import Terms
from litboard.analyses.trends.intervals import fisher_p_values, jeffreys, newcombe, significant
from litboard.typing import Flags, Floats

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


#: Fewest works in each of two periods that are compared.
LEAST_PART = 2


def works_per_year(works: pd.DataFrame) -> pd.DataFrame:
    """The number of works of every year from the first to the last: `year`, `works`.

    Years without works are included. `attrs["undated"]` is the number of works without a year.
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
    `attrs["undated"]` is the number of works without a year. Raises KeyError for an unknown term.
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
    """The share of each group's works that use each chosen term, with its 95 % interval.

    `by` names a column: one that holds lists ("sources": a work counts in each), or single values
    ("venue", "year"). One row a group and term: `group`, `term`, `works` (that use it), `of` (works
    of the group), `share`, `low`, `high`; groups in ascending order. `attrs["ungrouped"]` is the
    number of works in no group. Raises KeyError for an unknown term or column.
    """
    values = [_values(value) for value in works[by]]
    names = sorted({name for own in values for name in own})
    groups = {name: np.array([name in own for own in values], bool) for name in names}
    table = _shares(works, terms, chosen, groups)
    table.attrs["ungrouped"] = sum(not own for own in values)
    return table


def term_changes(
    works: pd.DataFrame,
    terms: Terms,
    *,
    chosen: Iterable[str] | None = None,
    min_works: int = 3,
) -> pd.DataFrame:
    """Which terms became more or less frequent: late works compared with early works.

    The dated works are split between the two years that halve them best. `early` and `late` are
    shares, of `early_works` in `early_of` and `late_works` in `late_of` works. `difference` is late
    minus early, with the 95 % interval `low` to `high` (Newcombe 1998). `clear` is True where the
    change is significant among all terms tested (Fisher's exact test, at a false discovery rate
    of 5 %). `chosen` names the terms to compare; otherwise those of `min_works` dated works or
    more. Largest change first. `attrs["split"]` is the first late year, None if there is no split;
    `attrs["undated"]` is the number of works without a year. Raises KeyError for an unknown term.
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
    """1 where a work uses a term (works, terms); works in the order of the table."""
    from scipy.sparse import csr_matrix

    row_of = {str(work): row for row, work in enumerate(terms.work_ids)}
    unknown = [work for work in works["id"] if work not in row_of]
    if unknown:
        raise KeyError(f"{len(unknown)} works are not in these terms, {unknown[0]!r} for one")
    rows = [row_of[work] for work in works["id"]]
    return csr_matrix(terms.counts[rows] > 0, dtype=np.int64)


def _values(value: Any) -> list[Any]:
    """The groups of a work: the members of a list, or a single value."""
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
    """The first year of the late period, where both periods are nearest in size."""
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
            "clear": significant(fisher_p_values(before, before_of, after, after_of)),
        }
    ).astype({"term": "str"})
    order = table.assign(size=-table["difference"].abs().round(9)).sort_values(["size", "term"])
    return table.loc[order.index].reset_index(drop=True)
