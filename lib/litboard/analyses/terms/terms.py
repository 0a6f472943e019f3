"""The key terms of works: phrases of one to three words with their variants, ranked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from litboard.analyses.terms.apply_edits import reword
from litboard.analyses.terms.candidates import select_terms
from litboard.analyses.terms.documents import read_words
from litboard.analyses.terms.phrases import (
    Judged,
    Occurrences,
    find_phrases,
    is_nested,
    join_spellings,
)
from litboard.analyses.terms.variants import Spellings, shown, spellings
from litboard.analyses.terms.weighting import (
    count_matrix,
    inner_terms,
    length_factors,
    term_scores,
    tf_idf,
)
from litboard.annotations.term_edits import TermEdit
from litboard.text import fold
from litboard.typing import Floats, Strings

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

#: What a title says once, an abstract says three times.
TITLE_WEIGHT = 3.0

#: How much an occurrence inside a longer term counts in TF-IDF: the longer term has its own.
NESTED_WEIGHT = 0.25

#: In a corpus so large, a term of a single work is one of too many; each step asks for one more.
WORKS_PER_STEP = 5000


@dataclass(frozen=True, eq=False)
class Terms:
    """The key terms of a corpus, and how much each work has of each.

    `table` has one row a term, best first: `term` (as shown), `variants` (list of spellings),
    `works`, `share` (of all works), `score`. `weights` (TF-IDF, rows of length 1) and `counts`
    (occurrences, those inside longer terms included) are works x terms, in the order of
    `work_ids` and of `table`.

    >>> terms.of_work(corpus.works["id"].iloc[0], count=2)["term"].tolist()
    ['alignment faking', 'harmful queries']
    >>> len(terms.works_with("RLHF"))
    3
    """

    table: pd.DataFrame
    weights: csr_matrix
    counts: csr_matrix
    work_ids: Strings

    def of_work(self, work_id: str, *, count: int = 8) -> pd.DataFrame:
        """The terms that set one work apart: `term`, `score`; KeyError for an unknown id."""
        row = self.weights[[self.row_of(work_id)]]
        order = np.lexsort((row.indices, -row.data))[:count]
        return pd.DataFrame(
            {
                "term": self.table["term"].iloc[row.indices[order]].reset_index(drop=True),
                "score": row.data[order].astype("float64"),
            }
        )

    def works_with(self, term: str) -> list[str]:
        """The ids of the works that use a term, in any of its spellings."""
        column = self.counts[:, [self.find(term)]]
        return [str(work) for work in self.work_ids[np.unique(column.nonzero()[0])]]

    def works_by_term(self) -> dict[str, list[str]]:
        """`works_with` for every term, in one pass."""
        columns = self.counts.tocsc()
        columns.sort_indices()
        ids = self.work_ids.astype(object)[columns.indices]
        spans = zip(columns.indptr[:-1], columns.indptr[1:], strict=True)
        return {
            term: ids[first:last].tolist()
            for term, (first, last) in zip(self.table["term"], spans, strict=True)
        }

    def find(self, term: str) -> int:
        """The row of a term in `table`, by any of its spellings; KeyError says what to do."""
        at = self.place_of(term)
        if at is None:
            raise KeyError(f"no key term {term!r}; see the column 'term' of the terms' table")
        return at

    def place_of(self, term: str) -> int | None:
        """The row of a term in `table`, by any of its spellings; None for no term."""
        # As written first: two terms may differ in a hyphen where a person split them.
        return self._places.get(term, self._places.get(fold(term)))

    def spellings_of(self, work_id: str, *, count: int = 8) -> dict[str, list[str]]:
        """The top terms of a work with their spellings, as `find_term_spans` takes them."""
        top = set(self.of_work(work_id, count=count)["term"])
        rows = self.table[self.table["term"].isin(top)]
        return {
            term: list(forms) for term, forms in zip(rows["term"], rows["variants"], strict=True)
        }

    @cached_property
    def _places(self) -> dict[str, int]:
        places: dict[str, int] = {}
        for at, term in enumerate(self.table["term"]):
            places.setdefault(term, at)
            places.setdefault(fold(term), at)
        for at, forms in enumerate(self.table["variants"]):
            for form in forms:
                places.setdefault(form, at)
                places.setdefault(fold(form), at)
        return places

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {str(work): at for at, work in enumerate(self.work_ids)}

    def row_of(self, work_id: str) -> int:
        """The row of a work in `weights` and `counts`; KeyError for an unknown id."""
        if work_id not in self._rows:
            raise KeyError(f"no work {work_id!r} among the {len(self.work_ids)} works")
        return self._rows[work_id]

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(str(term))}</td><td>{works}</td></tr>"
            for term, works in self.table[["term", "works"]].head(20).itertuples(index=False)
        )
        head = f"{len(self.table):,} key terms of {len(self.work_ids):,} works"
        return f"<p>{head}</p><table><tr><th>term</th><th>works</th></tr>{rows}</table>"


def key_terms(
    works: pd.DataFrame,
    *,
    max_words: int = 3,
    min_works: int | None = None,
    count: int | None = None,
    vocabulary: Sequence[TermEdit] = (),
) -> Terms:
    """The phrases a corpus is about, from titles and abstracts, best first.

    Plurals, hyphens, case and British spelling are joined, and acronyms with the long form a
    bracket introduces ("large language models (LLMs)"). A term must be in `min_works` works; by
    default one in small corpora, growing with the corpus. `count` keeps the best so many;
    `vocabulary` is a person's word on terms. Parts of longer terms count for what they are used by
    themselves, after the C-value of Frantzi, Ananiadou & Mima 2000.
    """
    judged, long_forms = read_words(works)
    found = join_spellings(judged, find_phrases(judged, max_words=max_words))
    wanted = min_works or 1 + len(works) // WORKS_PER_STEP
    found = select_terms(judged, found, units=long_forms, rows=len(works), min_works=wanted)
    found, names = reword(judged, found, vocabulary)
    return _make_terms(works, judged, found, names, long_forms, count)


def _make_terms(
    works: pd.DataFrame,
    judged: Judged,
    found: Occurrences,
    names: Mapping[int, str],
    units: set[str],
    count: int | None,
) -> Terms:
    shape = (len(works), int(found.gram.max(initial=-1)) + 1)
    own = ~is_nested(found, len(judged.key))
    title = judged.stream.in_title[found.start]
    row = judged.stream.row[found.start]
    inner = inner_terms(judged, found, units)
    counts = count_matrix(row, found.gram, np.ones(len(row)), shape)
    counts = counts + counts @ inner
    value = np.where(own, 1.0, NESTED_WEIGHT) * np.where(title, TITLE_WEIGHT, 1.0)
    own_counts = count_matrix(row[own], found.gram[own], value[own], shape)
    weighted = count_matrix(row, found.gram, value, shape)
    weighted = weighted + NESTED_WEIGHT * (weighted @ inner)
    score = term_scores(own_counts) * length_factors(judged, found)
    order, table = _table(counts, score, spellings(judged, found), names)
    order, table = order[:count], table.iloc[:count].reset_index(drop=True)
    ids = works["id"].to_numpy(dtype="str") if len(works) else np.array([], dtype="str")
    return Terms(table, tf_idf(weighted)[:, order], counts[:, order].astype(np.int64), ids)


def _table(
    counts: csr_matrix, score: Floats, written: Spellings, given: Mapping[int, str]
) -> tuple[npt.NDArray[np.intp], pd.DataFrame]:
    names = [given.get(gram) or shown(written[gram]) for gram in range(len(score))]
    order = np.array(sorted(range(len(names)), key=lambda at: (-score[at], names[at])), np.intp)
    spread = np.bincount(counts.indices, minlength=len(names))[order]
    table = pd.DataFrame(
        {
            "term": pd.Series([names[at] for at in order], dtype="str"),
            "variants": pd.Series([_by_use(written[int(at)]) for at in order], dtype=object),
            "works": spread.astype("int64"),
            "share": spread / max(counts.shape[0], 1),
            "score": score[order],
        }
    )
    return order, table


def _by_use(written: Mapping[str, int]) -> list[str]:
    return sorted(written, key=lambda form: (-written[form], form))
