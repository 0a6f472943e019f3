"""Works as weights of their content words: what topics are found in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from litboard.analyses.phrases import Judged
from litboard.analyses.reading import read_words
from litboard.analyses.tokens import Flags
from litboard.analyses.weighting import inner_runs, tf_idf

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

#: A title names the topic in few words.
TITLE_WEIGHT = 2.0

#: What words weigh that say little alone ("response", "large"), where a term weighs 1.
PLAIN_WEIGHT = 0.6

#: A word of most works tells none apart.
MOST_SHARE = 0.4

#: Below so many works, words of a single work count too: an outlier must be able to stand alone.
SMALL_CORPUS = 60

#: More words than these add time and no topic.
MOST_WORDS = 10_000


@dataclass(frozen=True, eq=False)
class Content:
    """`weights` is works x words, TF-IDF with rows of length 1; `words` names the columns.

    Rows are in the order of the works' ids, whatever the order of the table.
    """

    weights: csr_matrix
    words: npt.NDArray[np.str_]


def content_words(works: pd.DataFrame) -> Content:
    """The words that can tell topics apart; joined long forms count as one word."""
    from scipy.sparse import csr_matrix

    judged = read_words(works)[0]
    used = ~judged.flags("breaks")
    value = np.where(judged.stream.in_title[used], TITLE_WEIGHT, 1.0)
    value = value * np.where(judged.flags("alone")[used], 1.0, PLAIN_WEIGHT)
    place = judged.stream.row[used], judged.key[used]
    counts = csr_matrix((value, place), shape=(len(works), len(judged.keys)))
    counts = csr_matrix(counts + counts @ _inner_words(judged, used))
    spread = np.bincount(counts.indices, minlength=counts.shape[1])
    least = 1 if len(works) < SMALL_CORPUS else 2
    most = max(2, MOST_SHARE * len(works))
    kept = np.flatnonzero((spread >= least) & (spread <= most))
    keys = np.array(judged.keys, dtype=object)
    ranked = sorted(kept.tolist(), key=lambda at: (-spread[at], keys[at]))[:MOST_WORDS]
    columns = sorted(ranked, key=lambda at: str(keys[at]))
    by_id = np.argsort(works["id"].to_numpy(dtype=object), kind="stable")
    return Content(tf_idf(csr_matrix(counts[by_id][:, columns])), keys[columns].astype("str"))


def _inner_words(judged: Judged, used: Flags) -> csr_matrix:
    """words x words: 1 where the column is a part of the row, as "language model" is of "LLM".

    Otherwise works that write "LLM" and works that write "language model" look like two fields.
    """
    from scipy.sparse import csr_matrix

    number = {judged.keys[key]: int(key) for key in np.unique(judged.key[used])}
    pairs = [
        (at, number[part])
        for key, at in number.items()
        if " " in key
        for part in sorted(inner_runs(key.split()))
        if part in number
    ]
    outer, inner = zip(*pairs, strict=True) if pairs else ((), ())
    size = len(judged.keys)
    return csr_matrix((np.ones(len(pairs)), (outer, inner)), shape=(size, size))
