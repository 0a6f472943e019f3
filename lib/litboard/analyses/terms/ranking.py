"""The best works by a score, the same for any order of works, and the terms that explain it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from litboard.analyses.terms.terms import Terms
from litboard.typing import Flags, Floats, Strings

#: Terms that explain the rank of a work: enough to understand it, few enough to read.
WHY_TERMS = 5


def rows_among(terms: Terms, works: pd.DataFrame) -> Flags:
    """True for the rows of `terms` that are among some works (all works of `terms`,)."""
    if len(works) == len(terms.work_ids):
        return np.ones(len(works), dtype=bool)
    return np.isin(terms.work_ids, works["id"].to_numpy(dtype="str"))


def best_rows(scores: Floats, allowed: Flags, names: Strings, count: int) -> list[int]:
    """The allowed rows with the highest scores; equals in the order of their names.

    `scores`, `allowed` and `names` have the shape (works,).
    """
    rows = np.flatnonzero(allowed)
    if len(rows) > count:
        least = np.partition(scores[rows], -count)[-count]
        rows = rows[scores[rows] >= least]
    ranked: list[int] = rows[np.lexsort((names[rows], -scores[rows]))][:count].tolist()
    return ranked


def labels_of(works: pd.DataFrame, ids: list[str]) -> pd.Series[str]:
    """The labels of some works, in the order of the ids."""
    few = works.loc[works["id"].isin(ids), ["id", "label"]]
    return few.set_index("id")["label"].reindex(ids)


def top_terms(terms: Terms, row: Any, *, count: int = WHY_TERMS) -> list[str]:
    """The terms with the largest positive values in a sparse row (1, terms), largest first."""
    order = np.lexsort((row.indices, -row.data))
    chosen = [at for at in order[:count] if row.data[at] > 0]
    return [str(term) for term in terms.table["term"].iloc[row.indices[chosen]]]
