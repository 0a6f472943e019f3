"""More works like some chosen ones, and the words that decide."""

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


#: How far the words of single works may bend the line: little, as a handful of works is chosen.
SOFTNESS = 0.1

#: Words on each side of the line that are told.
SIDE_WORDS = 8

SEED = 1
DIGITS = 6


@dataclass(frozen=True, eq=False)
class Recommendations:
    """Works to read next, and why.

    `works`: `id`, `label`, `score`, `because` (the terms that speak for it), best first.
    `words`: `term`, `weight`; above 0 speaks for a work, below 0 against it, strongest first.
    `method`: "margin" where several works were learnt from, "cosine" where it was one.
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
    """The works most like several chosen ones, with the terms that decide.

    A linear support vector machine on TF-IDF parts the chosen works from all others, as
    arxiv-sanity does (Karpathy 2021); `score` is the distance from its line, of use for the order
    alone. From one work nothing can be learnt: then its neighbours are given, `score` being the
    cosine. From none, or from works without text, nothing is recommended. Neither the order of
    works nor that of the chosen matters. `terms` saves finding them again. ValueError for an
    unknown id, or a `count` below 1.
    """
    ids = _check(works, chosen, count)
    terms = terms or key_terms(works)
    among = rows_among(terms, works)
    rows = np.array([terms.row_of(work) for work in ids], dtype=np.int64)
    rows = rows[np.diff(terms.weights.indptr)[rows] > 0]
    method = "margin" if len(rows) > 1 else "cosine"
    decisive, base = _learn(terms, rows, among)
    speaks = (terms.weights @ np.maximum(decisive, 0)).round(DIGITS) > 0
    scores = (terms.weights @ decisive + base).round(DIGITS)
    allowed = speaks & among
    allowed[rows] = False
    best = best_rows(scores, allowed, terms.work_ids, count)
    return Recommendations(
        _table(works, terms, best, scores, decisive), _words(terms, decisive), method
    )


def _check(works: pd.DataFrame, chosen: Sequence[str], count: int) -> list[str]:
    """The chosen ids, each once and sorted."""
    if count < 1:
        raise ValueError(f"count={count}: ask for 1 work or more")
    if isinstance(chosen, str):
        raise ValueError(f"chosen={chosen!r}: give a list of ids, even of one")
    ids = sorted(set(chosen))
    known = set(works.loc[works["id"].isin(ids), "id"])
    if strangers := [work for work in ids if work not in known]:
        raise ValueError(
            f"no work {strangers[0]!r} among the {len(works)} works: take ids of the column id"
        )
    return ids


def _learn(terms: Terms, rows: Longs, among: Flags) -> tuple[Floats, float]:
    """What each term says for (above 0) or against a work, and where the line lies."""
    if len(rows) == 1:
        return terms.weights[rows].toarray().ravel(), 0.0
    if len(rows) in (0, int(among.sum())):
        return np.zeros(terms.weights.shape[1]), 0.0
    is_chosen = np.zeros(len(terms.work_ids), dtype=bool)
    is_chosen[rows] = True
    # The solver draws works in turn: in one order, it draws the same.
    order = np.flatnonzero(among)
    order = order[np.argsort(terms.work_ids[order], kind="stable")]
    return _part(terms.weights[order], is_chosen[order])


def _part(weights: csr_matrix, is_chosen: Flags) -> tuple[Floats, float]:
    from sklearn.svm import LinearSVC

    # The dual has one unknown a work and is solved in a second where the primal takes ten.
    model = LinearSVC(
        C=SOFTNESS, class_weight="balanced", dual=True, random_state=SEED, max_iter=5000
    )
    model.fit(weights, is_chosen)
    return model.coef_.ravel().round(9), float(model.intercept_[0])


def _table(
    works: pd.DataFrame, terms: Terms, best: Sequence[int], scores: Floats, decisive: Floats
) -> pd.DataFrame:
    ids = [str(work) for work in terms.work_ids[list(best)]]
    because = [top_terms(terms, _spoken(terms.weights[[at]], decisive)) for at in best]
    return pd.DataFrame(
        {
            "id": pd.Series(ids, dtype="str"),
            "label": pd.Series(labels_of(works, ids).to_numpy(), dtype="str"),
            "score": pd.Series(scores[list(best)], dtype="float64"),
            "because": pd.Series(because, dtype=object),
        }
    )


def _spoken(own: csr_matrix, decisive: Floats) -> csr_matrix:
    """What each term of one work says for it or against it."""
    spoken = own.copy()
    spoken.data *= decisive[own.indices]
    return spoken


def _words(terms: Terms, decisive: Floats) -> pd.DataFrame:
    """The strongest words of both sides, those that speak for a work first."""
    ranked = np.argsort(-decisive.round(DIGITS), kind="stable")
    speak_for = [at for at in ranked[:SIDE_WORDS] if decisive[at] > 0]
    against = [at for at in ranked[::-1][:SIDE_WORDS] if decisive[at] < 0]
    told = [*speak_for, *reversed(against)]
    return pd.DataFrame(
        {
            "term": terms.table["term"].iloc[told].reset_index(drop=True),
            "weight": pd.Series(decisive[told].round(DIGITS), dtype="float64"),
        }
    )
