"""What each work is about in its own words: the phrases a reader of that work would note down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from litboard.analyses.terms.apply_edits import reword
from litboard.analyses.terms.documents import read_words
from litboard.analyses.terms.phrases import (
    Judged,
    Occurrences,
    find_phrases,
    is_nested,
    is_whole,
    join_spellings,
    keep,
)
from litboard.analyses.terms.variants import shown, spellings
from litboard.annotations.term_edits import TermEdit
from litboard.typing import Flags, Floats, Longs

#: A work may be about a phrase that is too long for a chart of the corpus.
MOST_WORDS = 5

#: So many digits survive another order of works.
SCORE_DIGITS = 6


class Weights(NamedTuple):
    """How the odds of being noted down change, in logarithms.

    Fitted (logistic regression) to abstracts whose key phrases indexers or authors chose, and
    rounded to what held for both. Background frequencies of English words added nothing to them.
    """

    start: float = -2.0
    one_word: float = -1.0  # a word alone says little ("network")
    long: float = -0.3  # four words or more are seldom a name
    alone: float = 1.25  # per e-fold of uses outside longer phrases
    inside: float = 0.3  # per e-fold of uses inside longer phrases
    whole: float = 0.75  # at least once it fills the room between two breaks: no fragment
    place: float = -0.3  # per e-fold of words before it: what a work is about, it says early
    spread: float = 0.15  # per e-fold of works with the phrase: others know it, so it is a term


WEIGHTS = Weights()


def work_terms(
    works: pd.DataFrame, *, count: int = 8, vocabulary: Sequence[TermEdit] = ()
) -> pd.DataFrame:
    """The phrases each work is about, best first, those of no other work included.

    One row a work and term: `id`, `term` (in the corpus' most used spelling), `score` (the chance
    that an indexer of the work would choose it, from how often, where and how it is used). The
    works keep their order. Terms of a corpus as a whole, without such rare phrases, are in
    `key_terms`. `vocabulary` is a person's word on terms.
    """
    judged, _ = read_words(works)
    found = join_spellings(judged, find_phrases(judged, max_words=MOST_WORDS))
    found, given = reword(judged, found, vocabulary)
    first, score = _score(judged, found, len(works))
    best = _best(judged, found, first, score, count)
    first, score = first[best], score[best]
    row, gram = judged.stream.row[found.start[first]], found.gram[first]
    written = spellings(judged, keep(found, np.isin(found.gram, gram)))
    names = {one: shown(forms) for one, forms in written.items()} | given
    ids = works["id"].to_numpy(dtype="str") if len(works) else np.array([], dtype="str")
    return pd.DataFrame(
        {
            "id": pd.Series(ids[row], dtype="str"),
            "term": pd.Series([names[one] for one in gram.tolist()], dtype="str"),
            "score": score.round(SCORE_DIGITS),
        }
    )


def _score(judged: Judged, found: Occurrences, works: int) -> tuple[Longs, Floats]:
    """The first use and the chance of each phrase of each work."""
    row = judged.stream.row[found.start].astype(np.int64)
    grams = int(found.gram.max(initial=-1)) + 1
    pair, first, which = np.unique(row * grams + found.gram, return_index=True, return_inverse=True)
    gram = found.gram[first]

    def times(mask: Flags) -> Floats:
        return np.bincount(which[mask], minlength=len(pair)).astype(np.float64)

    nested = is_nested(found, len(judged.key))
    words = _words(judged, found)[first]
    spread = np.bincount(gram, minlength=grams)[gram]
    odds = (
        WEIGHTS.start
        + WEIGHTS.one_word * (words == 1)
        + WEIGHTS.long * (words >= 4)
        + WEIGHTS.alone * np.log1p(times(~nested))
        + WEIGHTS.inside * np.log1p(times(nested))
        + WEIGHTS.whole * (times(is_whole(judged, found)) > 0)
        + WEIGHTS.place * np.log1p(_places(judged, found, which, len(pair), works))
        + WEIGHTS.spread * np.log(spread) * (words > 1)
    )
    return first, 1 / (1 + np.exp(-odds))


def _words(judged: Judged, found: Occurrences) -> Longs:
    """Words of each occurrence; "large-scale" and a long form have as many as are written."""
    by_key = np.array([key.count(" ") + 1 for key in judged.keys], dtype=np.int64)
    total = np.concatenate([[0], np.cumsum(by_key[judged.key])])
    words: Longs = total[found.start + found.size] - total[found.start]
    return words


def _places(judged: Judged, found: Occurrences, which: Longs, pairs: int, works: int) -> Longs:
    """Words before the first use of each phrase in its work, the title read first."""
    row, title = judged.stream.row, judged.stream.in_title
    at = np.arange(len(row))
    began = np.full((2, works), len(row))
    np.minimum.at(began, (np.where(title, 0, 1), row), at)
    titled = np.bincount(row[title], minlength=works)
    start = found.start
    in_text = at[start] - began[np.where(title[start], 0, 1), row[start]]
    in_text += np.where(title[start], 0, titled[row[start]])
    places = np.full(pairs, len(row))
    np.minimum.at(places, which, in_text)
    return places


def _best(judged: Judged, found: Occurrences, first: Longs, score: Floats, count: int) -> Longs:
    """The places of the `count` best phrases of each work; of equals, the earlier and longer."""
    start = found.start[first]
    row = judged.stream.row[start]
    order = np.lexsort((-found.size[first], start, -score.round(SCORE_DIGITS), row))
    begins = np.searchsorted(row[order], row[order])
    best: Longs = order[np.arange(len(order)) - begins < count]
    return best
