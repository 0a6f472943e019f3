"""The works most similar to one, and the terms that they share."""

from __future__ import annotations

import pandas as pd

from litboard.analyses.terms.ranking import best_rows, labels_of, rows_among, top_terms
from litboard.analyses.terms.terms import Terms, key_terms


def similar_works(
    works: pd.DataFrame, work_id: str, *, count: int = 5, terms: Terms | None = None
) -> pd.DataFrame:
    """The works most similar to one by their key terms: `id`, `label`, `score`, `shared`.

    `score` is the cosine of the TF-IDF weights of terms, 0 to 1 (Salton & Buckley 1988); `shared`
    lists the terms that contribute most to it. Works that share no term are left out, so a work
    without text has no neighbours. `terms`, those of the works or of more, saves computing them.
    Raises KeyError for a work that is not among the works.
    """
    if not (works["id"] == work_id).any():
        raise KeyError(f"no work {work_id!r} among the {len(works)} works")
    terms = terms or key_terms(works)
    row = terms.row_of(work_id)
    own = terms.weights[[row]]
    scores = (terms.weights @ own.toarray().ravel()).round(9)
    allowed = (scores > 0) & rows_among(terms, works)
    allowed[row] = False
    best = best_rows(scores, allowed, terms.work_ids, count)
    ids = [str(work) for work in terms.work_ids[best]]
    shared = [top_terms(terms, terms.weights[[at]].multiply(own).tocsr()) for at in best]
    return pd.DataFrame(
        {
            "id": pd.Series(ids, dtype="str"),
            "label": pd.Series(labels_of(works, ids).to_numpy(), dtype="str"),
            "score": pd.Series(scores[best], dtype="float64"),
            "shared": pd.Series(shared, dtype=object),
        }
    )
