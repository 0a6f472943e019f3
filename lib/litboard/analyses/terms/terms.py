"""Key terms: the phrases of one to three words that works are about, ranked, with spellings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from litboard.analyses.terms.apply_edits import apply_term_edits
from litboard.analyses.terms.candidates import select_terms
from litboard.analyses.terms.documents import read_words
from litboard.analyses.terms.phrases import Occurrences, find_phrases, is_nested, join_spellings
from litboard.analyses.terms.stream import ClassifiedStream
from litboard.analyses.terms.variants import Spellings, count_spellings, display_form
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

#: An occurrence in a title counts as much as this many in an abstract.
TITLE_WEIGHT = 3.0

#: Weight in TF-IDF of an occurrence inside a longer term, which counts by itself.
NESTED_WEIGHT = 0.25

#: The number of works that a term needs grows by one with each so many works of the corpus.
WORKS_PER_STEP = 5000


@dataclass(frozen=True, eq=False)
class Terms:
    """The key terms of a corpus, and their weight in each work.

    `table` has one row a term, best first: `term` (as shown), `variants` (list of spellings),
    `works` (number of works that use it), `share` (of all works), `score`. `weights` (works,
    terms) is TF-IDF with rows of length 1; `counts` (works, terms) are occurrences, those inside
    longer terms included. Rows are in the order of `work_ids`, columns in that of `table`.

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
        """The terms with the largest weight in a work: `term`, `score`.

        Raises KeyError for an unknown id.
        """
        row = self.weights[[self.row_of(work_id)]]
        order = np.lexsort((row.indices, -row.data))[:count]
        return pd.DataFrame(
            {
                "term": self.table["term"].iloc[row.indices[order]].reset_index(drop=True),
                "score": row.data[order].astype("float64"),
            }
        )

    def works_with(self, term: str) -> list[str]:
        """The ids of the works that use a term, in any of its spellings.

        Raises KeyError for an unknown term.
        """
        column = self.counts[:, [self.find(term)]]
        return [str(work) for work in self.work_ids[np.unique(column.nonzero()[0])]]

    def works_by_term(self) -> dict[str, list[str]]:
        """The ids of the works that use each term (see `works_with`)."""
        columns = self.counts.tocsc()
        columns.sort_indices()
        ids = self.work_ids.astype(object)[columns.indices]
        spans = zip(columns.indptr[:-1], columns.indptr[1:], strict=True)
        return {
            term: ids[first:last].tolist()
            for term, (first, last) in zip(self.table["term"], spans, strict=True)
        }

    def find(self, term: str) -> int:
        """The row of a term in `table`, by any of its spellings.

        Raises KeyError for an unknown term.
        """
        at = self.place_of(term)
        if at is None:
            raise KeyError(f"no key term {term!r}; see the column 'term' of the terms' table")
        return at

    def place_of(self, term: str) -> int | None:
        """The row of a term in `table`, by any of its spellings; None for an unknown term."""
        # Exact spelling first: two terms may differ only in a hyphen where a person split them.
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
        """The row of a work in `weights` and `counts`. Raises KeyError for an unknown id."""
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

    Variants in plural, hyphen, case and British spelling are one term, and so are an acronym and
    the long form before its bracket ("large language models (LLMs)"). A term must be used by
    `min_works` works: by default one, and one more for every 5,000 works. `count` is the largest
    number of terms. `vocabulary` holds a person's edits of terms. A part of longer terms is ranked
    by its uses outside of them, after the C-value of Frantzi, Ananiadou & Mima (2000).
    """
    classified, long_forms = read_words(works)
    phrases = join_spellings(classified, find_phrases(classified, max_words=max_words))
    wanted = min_works or 1 + len(works) // WORKS_PER_STEP
    phrases = select_terms(classified, phrases, units=long_forms, rows=len(works), min_works=wanted)
    phrases, names = apply_term_edits(classified, phrases, vocabulary)
    return _make_terms(works, classified, phrases, names, long_forms, count)


def _make_terms(
    works: pd.DataFrame,
    classified: ClassifiedStream,
    phrases: Occurrences,
    names: Mapping[int, str],
    units: set[str],
    count: int | None,
) -> Terms:
    shape = (len(works), int(phrases.gram.max(initial=-1)) + 1)
    own = ~is_nested(phrases, len(classified.key))
    title = classified.stream.in_title[phrases.start]
    row = classified.stream.row[phrases.start]
    inner = inner_terms(classified, phrases, units)
    counts = count_matrix(row, phrases.gram, np.ones(len(row)), shape)
    counts = counts + counts @ inner
    value = np.where(own, 1.0, NESTED_WEIGHT) * np.where(title, TITLE_WEIGHT, 1.0)
    own_counts = count_matrix(row[own], phrases.gram[own], value[own], shape)
    weighted = count_matrix(row, phrases.gram, value, shape)
    weighted = weighted + NESTED_WEIGHT * (weighted @ inner)
    score = term_scores(own_counts) * length_factors(classified, phrases)
    order, table = _table(counts, score, count_spellings(classified, phrases), names)
    order, table = order[:count], table.iloc[:count].reset_index(drop=True)
    ids = works["id"].to_numpy(dtype="str") if len(works) else np.array([], dtype="str")
    return Terms(table, tf_idf(weighted)[:, order], counts[:, order].astype(np.int64), ids)


def _table(
    counts: csr_matrix, score: Floats, written: Spellings, given: Mapping[int, str]
) -> tuple[npt.NDArray[np.intp], pd.DataFrame]:
    names = [given.get(gram) or display_form(written[gram]) for gram in range(len(score))]
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
