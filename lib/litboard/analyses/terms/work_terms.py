"""The key phrases of single works: the phrases that an indexer of the work would choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from litboard.analyses.terms.apply_edits import apply_term_edits
from litboard.analyses.terms.documents import read_words
from litboard.analyses.terms.phrases import (
    Occurrences,
    find_phrases,
    is_delimited,
    is_nested,
    join_spellings,
    select_occurrences,
)
from litboard.analyses.terms.stream import ClassifiedStream
from litboard.analyses.terms.variants import count_spellings, display_form
from litboard.annotations.term_edits import TermEdit
from litboard.typing import Flags, Floats, Longs

#: Most words of a phrase; the terms of a whole corpus have fewer, to fit into charts.
MOST_WORDS = 5

#: Digits of scores; further digits depend on the order of works.
SCORE_DIGITS = 6


class Weights(NamedTuple):
    """Coefficients of the log-odds that an indexer chooses a phrase.

    Fitted (logistic regression) to abstracts with key phrases by indexers or by authors, and
    rounded to values that hold for both. Frequencies of words in general English did not improve
    the fit.
    """

    start: float = -2.0
    one_word: float = -1.0  # a single word is too general ("network")
    long: float = -0.3  # four words or more are rarely a term
    alone: float = 1.25  # per e-fold of uses outside longer phrases
    inside: float = 0.3  # per e-fold of uses inside longer phrases
    whole: float = 0.75  # at least once it is between two breaks: no fragment
    place: float = -0.3  # per e-fold of words before it: a work states its subject early
    spread: float = 0.15  # per e-fold of works with the phrase: others use it as a term


WEIGHTS = Weights()


def work_terms(
    works: pd.DataFrame, *, count: int = 8, vocabulary: Sequence[TermEdit] = ()
) -> pd.DataFrame:
    """The key phrases of each work, best first, including those of no other work.

    One row a work and phrase: `id`, `term` (in the most frequent spelling of the corpus), `score`
    (the probability that an indexer of the work would choose it). At most `count` phrases a work;
    works keep their order. `vocabulary` holds a person's edits of terms. `key_terms` gives the
    terms of a corpus as a whole, without such rare phrases.
    """
    classified, _ = read_words(works)
    phrases = join_spellings(classified, find_phrases(classified, max_words=MOST_WORDS))
    phrases, given = apply_term_edits(classified, phrases, vocabulary)
    first, score = _score(classified, phrases, len(works))
    best = _best(classified, phrases, first, score, count)
    first, score = first[best], score[best]
    row, gram = classified.stream.row[phrases.start[first]], phrases.gram[first]
    written = count_spellings(classified, select_occurrences(phrases, np.isin(phrases.gram, gram)))
    names = {one: display_form(forms) for one, forms in written.items()} | given
    ids = works["id"].to_numpy(dtype="str") if len(works) else np.array([], dtype="str")
    return pd.DataFrame(
        {
            "id": pd.Series(ids[row], dtype="str"),
            "term": pd.Series([names[one] for one in gram.tolist()], dtype="str"),
            "score": score.round(SCORE_DIGITS),
        }
    )


def _score(classified: ClassifiedStream, phrases: Occurrences, works: int) -> tuple[Longs, Floats]:
    """For each phrase of each work its first occurrence, and the probability of being chosen."""
    row = classified.stream.row[phrases.start].astype(np.int64)
    grams = int(phrases.gram.max(initial=-1)) + 1
    pair, first, which = np.unique(
        row * grams + phrases.gram, return_index=True, return_inverse=True
    )
    gram = phrases.gram[first]

    def times(mask: Flags) -> Floats:
        return np.bincount(which[mask], minlength=len(pair)).astype(np.float64)

    nested = is_nested(phrases, len(classified.key))
    words = _words(classified, phrases)[first]
    spread = np.bincount(gram, minlength=grams)[gram]
    odds = (
        WEIGHTS.start
        + WEIGHTS.one_word * (words == 1)
        + WEIGHTS.long * (words >= 4)
        + WEIGHTS.alone * np.log1p(times(~nested))
        + WEIGHTS.inside * np.log1p(times(nested))
        + WEIGHTS.whole * (times(is_delimited(classified, phrases)) > 0)
        + WEIGHTS.place * np.log1p(_places(classified, phrases, which, len(pair), works))
        + WEIGHTS.spread * np.log(spread) * (words > 1)
    )
    return first, 1 / (1 + np.exp(-odds))


def _words(classified: ClassifiedStream, phrases: Occurrences) -> Longs:
    """The number of written words of each occurrence; "large-scale" has two (occurrences,)."""
    by_key = np.array([key.count(" ") + 1 for key in classified.keys], dtype=np.int64)
    total = np.concatenate([[0], np.cumsum(by_key[classified.key])])
    words: Longs = total[phrases.start + phrases.size] - total[phrases.start]
    return words


def _places(
    classified: ClassifiedStream, phrases: Occurrences, which: Longs, pairs: int, works: int
) -> Longs:
    """The number of words before the first use of each phrase in its work, title first (pairs,)."""
    row, title = classified.stream.row, classified.stream.in_title
    at = np.arange(len(row))
    began = np.full((2, works), len(row))
    np.minimum.at(began, (np.where(title, 0, 1), row), at)
    titled = np.bincount(row[title], minlength=works)
    start = phrases.start
    in_text = at[start] - began[np.where(title[start], 0, 1), row[start]]
    in_text += np.where(title[start], 0, titled[row[start]])
    places = np.full(pairs, len(row))
    np.minimum.at(places, which, in_text)
    return places


def _best(
    classified: ClassifiedStream, phrases: Occurrences, first: Longs, score: Floats, count: int
) -> Longs:
    """The positions of the `count` best phrases of each work; of equals, the earlier and longer."""
    start = phrases.start[first]
    row = classified.stream.row[start]
    order = np.lexsort((-phrases.size[first], start, -score.round(SCORE_DIGITS), row))
    begins = np.searchsorted(row[order], row[order])
    best: Longs = order[np.arange(len(order)) - begins < count]
    return best
