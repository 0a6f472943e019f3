"""The works nearest to one, and what they have in common."""

from __future__ import annotations

import numpy as np
import pandas as pd

from litboard.analyses.terms import Terms, key_terms

#: Terms named for each neighbour: enough to see why, few enough to read.
SHARED_TERMS = 5


def similar_works(
    works: pd.DataFrame, work_id: str, *, count: int = 5, terms: Terms | None = None
) -> pd.DataFrame:
    """The works most like one by their key terms: `id`, `label`, `score`, `shared`.

    `score` is the cosine of the TF-IDF weights of terms, 0 to 1 (Salton & Buckley 1988);
    `shared` lists the terms that make most of it. Works that share no term are left out, so a
    work without text has no neighbours. `terms` saves finding them again. KeyError for a work
    that is not among the works.
    """
    label_of = dict(zip(works["id"], works["label"], strict=True))
    if work_id not in label_of:
        raise KeyError(f"no work {work_id!r} among the {len(works)} works")
    terms = terms or key_terms(works)
    row_of = {str(work): row for row, work in enumerate(terms.work_ids)}
    own = terms.weights[[row_of[work_id]]]
    scores = np.asarray((terms.weights @ own.T).todense()).ravel().round(9)
    near = [row for row in np.flatnonzero(scores).tolist() if terms.work_ids[row] in label_of]
    near = [row for row in near if terms.work_ids[row] != work_id]
    ids = [str(terms.work_ids[row]) for row in near]
    best = sorted(zip(ids, near, strict=True), key=lambda pair: (-scores[pair[1]], pair[0]))[:count]
    shared = [_shared(terms, row, row_of[work_id]) for _, row in best]
    return pd.DataFrame(
        {
            "id": pd.Series([work for work, _ in best], dtype="str"),
            "label": pd.Series([label_of[work] for work, _ in best], dtype="str"),
            "score": pd.Series([scores[row] for _, row in best], dtype="float64"),
            "shared": pd.Series(shared, dtype=object),
        }
    )


def _shared(terms: Terms, one: int, other: int) -> list[str]:
    """The terms two works share, that of the largest part in their likeness first."""
    common = terms.weights[[one]].multiply(terms.weights[[other]]).tocsr()
    order = np.lexsort((common.indices, -common.data))[:SHARED_TERMS]
    return [str(term) for term in terms.table["term"].iloc[common.indices[order]]]
