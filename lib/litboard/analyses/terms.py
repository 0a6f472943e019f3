"""The key terms of works: phrases of one to three words with their variants, ranked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from litboard.analyses.acronyms import Definitions, joined
from litboard.analyses.phrases import (
    Judged,
    Occurrences,
    closes,
    compounds,
    find_phrases,
    is_nested,
    is_whole,
    join_spellings,
    join_units,
    judge_stream,
    keep,
    spell,
)
from litboard.analyses.tokens import Flags, clean, read_stream
from litboard.analyses.variants import Spellings, shown, spellings
from litboard.text import fold

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = npt.NDArray[np.float64]

#: What a title says once, an abstract says three times.
TITLE_WEIGHT = 3.0

#: How much an occurrence inside a longer term counts in TF-IDF: the longer term has its own.
NESTED_WEIGHT = 0.25

#: A phrase that stands by itself less often than this is a part of longer terms, no term.
OWN_SHARE = 0.25

#: In a corpus so large, a term of a single work is one of too many; each step asks for one more.
WORKS_PER_STEP = 5000

#: A phrase ends its run of words at least so often; "nonlinear" and "neural" hardly ever do.
CLOSING_SHARE = 0.25

#: So many digits survive another order of works.
SCORE_DIGITS = 9

#: Too few occurrences to judge a phrase by how it is used.
FEW = 4

#: A single word in more than this share of the works is the field's small talk ("model").
COMMON_SHARE = 0.4


@dataclass(frozen=True, eq=False)
class Terms:
    """The key terms of a corpus, and how much each work has of each.

    `table` has one row a term, best first: `term` (as shown), `variants` (list of spellings),
    `works`, `share` (of all works), `score`. `weights` (TF-IDF, rows of length 1) and `counts`
    (occurrences, those inside longer terms included) are works x terms, in the order of
    `work_ids` and of `table`.
    """

    table: pd.DataFrame
    weights: csr_matrix
    counts: csr_matrix
    work_ids: npt.NDArray[np.str_]

    def of_work(self, work_id: str, *, count: int = 8) -> pd.DataFrame:
        """The terms that set one work apart: `term`, `score`; KeyError for an unknown id."""
        row = self.weights[[self._row(work_id)]]
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

    def find(self, term: str) -> int:
        """The row of a term in `table`, by any of its spellings; KeyError says what to do."""
        at = self._places.get(fold(term))
        if at is None:
            raise KeyError(f"no key term {term!r}; see the column 'term' of the terms' table")
        return at

    def spellings_of(self, work_id: str, *, count: int = 8) -> dict[str, list[str]]:
        """The top terms of a work with their spellings, as `mark_terms` takes them."""
        top = set(self.of_work(work_id, count=count)["term"])
        rows = self.table[self.table["term"].isin(top)]
        return {
            term: list(forms) for term, forms in zip(rows["term"], rows["variants"], strict=True)
        }

    @cached_property
    def _places(self) -> dict[str, int]:
        places: dict[str, int] = {}
        for at, term in enumerate(self.table["term"]):
            places.setdefault(fold(term), at)
        for at, forms in enumerate(self.table["variants"]):
            for form in forms:
                places.setdefault(fold(form), at)
        return places

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {str(work): at for at, work in enumerate(self.work_ids)}

    def _row(self, work_id: str) -> int:
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
) -> Terms:
    """The phrases a corpus is about, from titles and abstracts, best first.

    Plurals, hyphens, case and British spelling are joined, and acronyms with the long form a
    bracket introduces ("large language models (LLMs)"). A term must be in `min_works` works; by
    default one in small corpora, growing with the corpus. `count` keeps the best so many. Parts
    of longer terms count for what they are used by themselves, after the C-value of Frantzi,
    Ananiadou & Mima 2000.
    """
    judged, long_forms = _read_words(works)
    found = join_spellings(judged, find_phrases(judged, max_words=max_words))
    wanted = min_works or 1 + len(works) // WORKS_PER_STEP
    found = _select(judged, found, rows=len(works), min_works=wanted)
    return _make_terms(works, judged, found, long_forms, count)


def read_words(works: pd.DataFrame) -> Judged:
    """The words of titles and abstracts in a row, long forms and their acronyms joined."""
    return _read_words(works)[0]


def _read_words(works: pd.DataFrame) -> tuple[Judged, set[str]]:
    texts, long_forms, phrasings = _read(works)
    judged = judge_stream(read_stream(texts), long_forms)
    return join_units(judged, phrasings | compounds(judged)), set(long_forms.values())


Text = tuple[int, bool, str]


def _read(
    works: pd.DataFrame,
) -> tuple[list[Text], dict[str, str], dict[tuple[str, ...], str]]:
    """Cleaned texts, the long form of each acronym, and the wordings of each long form."""
    definitions = Definitions()
    texts = [
        (row, column == "title", definitions.take(clean(text)))
        for column in ("title", "abstract")
        for row, text in enumerate(works[column])
        if isinstance(text, str)
    ]
    meanings = joined(definitions.found)
    long_forms = {short: long for short, (long, _) in meanings.items()}
    phrasings = {
        # By then "RL" in "RL from human feedback" goes by its own long form.
        tuple(long_forms.get(word, word) for word in words): long
        for long, wordings in meanings.values()
        for words in wordings
    }
    return texts, long_forms, phrasings


def _select(judged: Judged, found: Occurrences, *, rows: int, min_works: int) -> Occurrences:
    """The occurrences of those phrases that are terms."""
    found = _number_densely(keep(found, _is_frequent(judged, found, rows, min_works)[found.gram]))
    own = ~is_nested(found, len(judged.key))
    grams = int(found.gram.max(initial=-1)) + 1
    alone = np.bincount(found.gram[own], minlength=grams)
    total = np.bincount(found.gram, minlength=grams)
    return _number_densely(keep(found, (alone >= OWN_SHARE * total)[found.gram]))


def _is_frequent(judged: Judged, found: Occurrences, rows: int, min_works: int) -> Flags:
    """True for each gram met often enough, and once at least as a whole: no accident of words."""
    grams = int(found.gram.max(initial=-1)) + 1
    row, title = judged.stream.row[found.start], judged.stream.in_title[found.start]
    total = np.bincount(found.gram, minlength=grams)
    whole = np.bincount(found.gram[is_whole(judged, found)], minlength=grams) > 0
    headline = title & is_whole(judged, found) & ~judged.is_doing()[found.start]
    headline = np.bincount(found.gram[headline], minlength=grams) > 0
    spread = np.bincount(np.unique(found.gram * rows + row) // max(rows, 1), minlength=grams)
    size = np.zeros(grams, dtype=np.int64)
    size[found.gram] = found.size
    common = (size == 1) & (spread > max(2, COMMON_SHARE * rows))
    units = np.zeros(grams, dtype=bool)
    units[found.gram[_is_unit(judged, found)]] = True
    often = (total > 1) | headline
    closing = np.bincount(found.gram[closes(judged, found)], minlength=grams)
    ends = (total < FEW) | (closing >= CLOSING_SHARE * total)
    sound = often & ends & (whole | (spread > 2)) & ~common
    kept: Flags = (spread >= min_works) & (sound | units)
    return kept


def _is_unit(judged: Judged, found: Occurrences) -> Flags:
    """True where one token stands for several words."""
    several = np.array([" " in key for key in judged.keys], dtype=bool)
    unit: Flags = (found.size == 1) & several[judged.key[found.start]]
    return unit


def _number_densely(found: Occurrences) -> Occurrences:
    return found._replace(gram=np.unique(found.gram, return_inverse=True)[1].astype(np.int64))


def _make_terms(
    works: pd.DataFrame,
    judged: Judged,
    found: Occurrences,
    units: set[str],
    count: int | None,
) -> Terms:
    shape = (len(works), int(found.gram.max(initial=-1)) + 1)
    own = ~is_nested(found, len(judged.key))
    title = judged.stream.in_title[found.start]
    row = judged.stream.row[found.start]
    inner = _inner_terms(judged, found, units)
    counts = _matrix(row, found.gram, np.ones(len(row)), shape)
    counts = counts + counts @ inner
    value = np.where(own, 1.0, NESTED_WEIGHT) * np.where(title, TITLE_WEIGHT, 1.0)
    own_counts = _matrix(row[own], found.gram[own], value[own], shape)
    weighted = _matrix(row, found.gram, value, shape)
    weighted = weighted + NESTED_WEIGHT * (weighted @ inner)
    score = _scores(own_counts) * _lengths(judged, found)
    order, table = _table(counts, score, spellings(judged, found))
    order, table = order[:count], table.iloc[:count].reset_index(drop=True)
    ids = works["id"].to_numpy(dtype="str") if len(works) else np.array([], dtype="str")
    return Terms(table, tf_idf(weighted)[:, order], counts[:, order].astype(np.int64), ids)


def _matrix(row: Any, column: Any, value: Any, shape: tuple[int, int]) -> csr_matrix:
    from scipy.sparse import csr_matrix

    matrix = csr_matrix((value, (row, column)), shape=shape, dtype=np.float64)
    matrix.sum_duplicates()
    return matrix


def _inner_terms(judged: Judged, found: Occurrences, units: set[str]) -> csr_matrix:
    """terms x terms: 1 where the column's words stand inside the row's long form.

    A unit is one token, so that "language model" is not met inside "large language model".
    """
    from scipy.sparse import csr_matrix

    grams, first = np.unique(found.gram, return_index=True)
    names = [spell(judged, int(found.start[at]), int(found.size[at])) for at in first]
    number = {name: int(gram) for name, gram in zip(names, grams, strict=True)}
    pairs = [
        (number[unit], number[inner])
        for unit in sorted(units & number.keys())
        for inner in parts(unit.split())
        if inner in number
    ]
    outer, nested = zip(*pairs, strict=True) if pairs else ((), ())
    return csr_matrix((np.ones(len(pairs)), (outer, nested)), shape=(len(number), len(number)))


def parts(words: Sequence[str]) -> set[str]:
    """All shorter runs of some words."""
    spans = ((a, b) for a in range(len(words)) for b in range(a + 1, len(words) + 1))
    return {" ".join(words[a:b]) for a, b in spans if b - a < len(words)}


def _scores(own_counts: csr_matrix) -> Floats:
    """How much a corpus is about each term: many works weigh more than many words in one."""
    works = np.maximum(own_counts.shape[0], 1)
    spread = np.bincount(own_counts.indices, minlength=own_counts.shape[1])
    damped = own_counts.copy()
    damped.data = np.sqrt(np.log2(1 + damped.data))
    rarity = np.log(1 + works / np.maximum(spread, 1))
    scores: Floats = np.asarray(damped.sum(axis=0)).ravel() * np.sqrt(rarity)
    return scores.round(SCORE_DIGITS)


def _lengths(judged: Judged, found: Occurrences) -> Floats:
    """What the C-value grants longer terms, log2 of their words, softened so that words count."""
    grams, first = np.unique(found.gram, return_index=True)
    words = [len(spell(judged, int(found.start[at]), int(found.size[at])).split()) for at in first]
    return (
        np.log2(1 + np.minimum(np.array(words, dtype=np.float64), 3)) if len(grams) else np.ones(0)
    )


def tf_idf(counts: csr_matrix) -> csr_matrix:
    """Rows of length 1: damped counts times the rarity of the term, as smoothed by scikit-learn."""
    from scipy.sparse import csr_matrix

    works = counts.shape[0]
    spread = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.log((1 + works) / (1 + spread)) + 1
    weights = counts.copy()
    weights.data = np.log1p(weights.data) * rarity[weights.indices]
    norms = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
    weights.data /= np.repeat(np.maximum(norms, 1e-12), np.diff(weights.indptr))
    weights.data = weights.data.round(SCORE_DIGITS)
    return csr_matrix(weights)


def _table(
    counts: csr_matrix, score: Floats, written: Spellings
) -> tuple[npt.NDArray[np.intp], pd.DataFrame]:
    names = [shown(written[gram]) for gram in range(len(score))]
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
