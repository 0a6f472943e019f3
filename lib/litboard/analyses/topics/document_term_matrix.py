"""Works as weights of their content words: the matrix in which topics are sought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from litboard.analyses.terms.documents import read_words
from litboard.analyses.terms.variants import word_forms
from litboard.analyses.terms.weighting import tf_idf
from litboard.typing import Longs, Strings

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

#: A word in a title counts as much as this many in an abstract: titles name the topic.
TITLE_WEIGHT = 2.0

#: A word in a larger share of works than this does not distinguish them.
MOST_SHARE = 0.4

#: A word needs two works, and three in a corpus of 1,000 or more, where two share many words by
#: chance.
FEWEST_WORKS, FEWEST_OF_MANY, MANY_WORKS = 2, 3, 1000

#: The most frequent words that are used; more take time and do not change the topics.
MOST_WORDS = 10_000


@dataclass(frozen=True, eq=False)
class DocumentTermMatrix:
    """TF-IDF weights of the content words of works.

    `weights` (works, words) has its rows in the order of the ids of works, whatever the order of
    the table they came from. A row has length 1, or less where the work has words that no other
    work has. `words` (words,) are the keys of the columns, `display_words` the same as texts
    write them.
    """

    weights: csr_matrix
    words: Strings
    display_words: Strings


def count_content_words(works: pd.DataFrame) -> DocumentTermMatrix:
    """The words of titles and abstracts that can distinguish topics, with their weights.

    The long form of an acronym counts as one word.
    """
    from scipy.sparse import csr_matrix

    classified = read_words(works)[0]
    used = ~classified.flags("breaks")
    value = np.where(classified.stream.in_title[used], TITLE_WEIGHT, 1.0)
    place = classified.stream.row[used], classified.key[used]
    counts = csr_matrix((value, place), shape=(len(works), len(classified.keys)))
    spread = np.bincount(counts.indices, minlength=counts.shape[1])
    keys = np.array(classified.keys, dtype=object)
    usable = np.flatnonzero((spread > 0) & (spread <= max(2, MOST_SHARE * len(works))))
    columns = np.array(sorted(usable.tolist(), key=lambda at: str(keys[at])), dtype=np.int64)
    by_id = np.argsort(works["id"].to_numpy(dtype=object), kind="stable")
    # Weighted before rare words are removed: a work full of them must not look near to others.
    weights = tf_idf(csr_matrix(counts[by_id][:, columns]))
    shared = _shared_words(spread[columns], len(works))
    forms = np.array(word_forms(classified), dtype=object)
    columns = columns[shared]
    weights = csr_matrix(weights[:, shared])
    weights.sort_indices()  # the last digit of sums depends on the order of summands
    return DocumentTermMatrix(weights, keys[columns].astype("str"), forms[columns].astype("str"))


def _shared_words(spread: Longs, works: int) -> Longs:
    """The positions of words that enough works share, given the number of works of each."""
    least = FEWEST_WORKS if works < MANY_WORKS else FEWEST_OF_MANY
    commonest = np.argsort(-spread, kind="stable")[:MOST_WORDS]
    return np.sort(commonest[spread[commonest] >= least])
