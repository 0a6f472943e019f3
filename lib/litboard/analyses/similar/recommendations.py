"""Recommend works similar to some chosen ones, with the terms that decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from litboard.analyses.terms.ranking import best_rows, labels_of, rows_among, top_terms
from litboard.analyses.terms.terms import Terms, key_terms
from litboard.typing import Flags, Floats, Longs

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


#: The parameter C of the support vector machine: small, as a handful of works is chosen, and the
#: words of a single one should not decide.
REGULARISATION = 0.1

#: Terms that are listed for a work, and as many against it.
SIDE_TERMS = 8

SEED = 1
DIGITS = 6


@dataclass(frozen=True, eq=False)
class Recommendations:
    """Works to read next, and the reasons.

    `works`: `id`, `label`, `score`, `because` (the terms that raise its score most), best first.
    `words`: `term`, `weight`: a positive weight raises the score of a work, a negative one lowers
    it; the largest first. `method`: "margin" for several chosen works, "cosine" for one.
    """

    works: pd.DataFrame
    words: pd.DataFrame
    method: str

    def _repr_html_(self) -> str:
        return self.works.to_html(index=False, escape=True)


def recommend(
    works: pd.DataFrame,
    chosen: Sequence[str],
    *,
    count: int = 10,
    terms: Terms | None = None,
) -> Recommendations:
    """The works most similar to several chosen ones, with the terms that decide.

    A linear support vector machine on TF-IDF separates the chosen works from all others, as in
    arxiv-sanity (Karpathy 2021); `score` is the signed distance to its hyperplane, which is
    meaningful only for the order. For a single chosen work the result is its nearest neighbours,
    and `score` the cosine. For no work, or works without text, nothing is recommended. The result
    depends neither on the order of works nor on that of `chosen`. `terms`, those of the works or
    of more, saves computing them. Raises ValueError for an unknown id, and for a `count` below 1.
    """
    ids = _check(works, chosen, count)
    terms = terms or key_terms(works)
    among = rows_among(terms, works)
    rows = np.array([terms.row_of(work) for work in ids], dtype=np.int64)
    rows = rows[np.diff(terms.weights.indptr)[rows] > 0]
    method = "margin" if len(rows) > 1 else "cosine"
    decisive, base = _learn(terms, rows, among)
    has_positive = (terms.weights @ np.maximum(decisive, 0)).round(DIGITS) > 0
    scores = (terms.weights @ decisive + base).round(DIGITS)
    allowed = has_positive & among
    allowed[rows] = False
    best = best_rows(scores, allowed, terms.work_ids, count)
    return Recommendations(
        _table(works, terms, best, scores, decisive), _words(terms, decisive), method
    )


def _check(works: pd.DataFrame, chosen: Sequence[str], count: int) -> list[str]:
    """The chosen ids, each once and sorted. Raises ValueError for an invalid choice."""
    if count < 1:
        raise ValueError(f"count={count}: ask for 1 work or more")
    if isinstance(chosen, str):
        raise ValueError(f"chosen={chosen!r}: give a list of ids, even of one")
    ids = sorted(set(chosen))
    known = set(works.loc[works["id"].isin(ids), "id"])
    if unknown := [work for work in ids if work not in known]:
        raise ValueError(
            f"no work {unknown[0]!r} among the {len(works)} works: take ids of the column id"
        )
    return ids


def _learn(terms: Terms, rows: Longs, among: Flags) -> tuple[Floats, float]:
    """The weight of each term (terms,), and the intercept of the score."""
    if len(rows) == 1:
        return terms.weights[rows].toarray().ravel(), 0.0
    if len(rows) in (0, int(among.sum())):
        return np.zeros(terms.weights.shape[1]), 0.0
    is_chosen = np.zeros(len(terms.work_ids), dtype=bool)
    is_chosen[rows] = True
    # The solver visits works in a random order, which depends on the order of rows.
    order = np.flatnonzero(among)
    order = order[np.argsort(terms.work_ids[order], kind="stable")]
    return _separate(terms.weights[order], is_chosen[order])


def _separate(weights: csr_matrix, is_chosen: Flags) -> tuple[Floats, float]:
    """The normal vector (terms,) and the intercept of the separating hyperplane."""
    from sklearn.svm import LinearSVC

    # The dual problem has one unknown a work, and is solved ten times as fast as the primal.
    model = LinearSVC(
        C=REGULARISATION, class_weight="balanced", dual=True, random_state=SEED, max_iter=5000
    )
    model.fit(weights, is_chosen)
    return model.coef_.ravel().round(9), float(model.intercept_[0])


def _table(
    works: pd.DataFrame, terms: Terms, best: Sequence[int], scores: Floats, decisive: Floats
) -> pd.DataFrame:
    ids = [str(work) for work in terms.work_ids[list(best)]]
    because = [top_terms(terms, _contributions(terms.weights[[at]], decisive)) for at in best]
    return pd.DataFrame(
        {
            "id": pd.Series(ids, dtype="str"),
            "label": pd.Series(labels_of(works, ids).to_numpy(), dtype="str"),
            "score": pd.Series(scores[list(best)], dtype="float64"),
            "because": pd.Series(because, dtype=object),
        }
    )


def _contributions(own: csr_matrix, decisive: Floats) -> csr_matrix:
    """What each term of one work adds to its score (1, terms)."""
    contributions = own.copy()
    contributions.data *= decisive[own.indices]
    return contributions


def _words(terms: Terms, decisive: Floats) -> pd.DataFrame:
    """The terms with the largest weights of both signs, the positive ones first."""
    ranked = np.argsort(-decisive.round(DIGITS), kind="stable")
    positive = [at for at in ranked[:SIDE_TERMS] if decisive[at] > 0]
    negative = [at for at in ranked[::-1][:SIDE_TERMS] if decisive[at] < 0]
    listed = [*positive, *reversed(negative)]
    return pd.DataFrame(
        {
            "term": terms.table["term"].iloc[listed].reset_index(drop=True),
            "weight": pd.Series(decisive[listed].round(DIGITS), dtype="float64"),
        }
    )
