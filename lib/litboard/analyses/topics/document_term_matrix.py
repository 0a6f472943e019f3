"""Works as weights of their content words: what topics are found in."""

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

#: A title names the topic in few words.
TITLE_WEIGHT = 2.0

#: A word of most works tells none apart.
MOST_SHARE = 0.4

#: A word of one work joins no works; a word of two of many works joins them by chance.
FEWEST_WORKS, FEWEST_OF_MANY, MANY_WORKS = 2, 3, 1000

#: More words than these add time and no topic.
MOST_WORDS = 10_000


@dataclass(frozen=True, eq=False)
class Content:
    """`weights` is works x words, TF-IDF; `words` names the columns, `shown` as texts write them.

    Rows have length 1, or less where a work has words that no other has; they are in the order
    of the works' ids, whatever the order of the table.
    """

    weights: csr_matrix
    words: Strings
    shown: Strings


def content_words(works: pd.DataFrame) -> Content:
    """The words that can tell topics apart; joined long forms count as one word."""
    from scipy.sparse import csr_matrix

    judged = read_words(works)[0]
    used = ~judged.flags("breaks")
    value = np.where(judged.stream.in_title[used], TITLE_WEIGHT, 1.0)
    place = judged.stream.row[used], judged.key[used]
    counts = csr_matrix((value, place), shape=(len(works), len(judged.keys)))
    spread = np.bincount(counts.indices, minlength=counts.shape[1])
    keys = np.array(judged.keys, dtype=object)
    usable = np.flatnonzero((spread > 0) & (spread <= max(2, MOST_SHARE * len(works))))
    columns = np.array(sorted(usable.tolist(), key=lambda at: str(keys[at])), dtype=np.int64)
    by_id = np.argsort(works["id"].to_numpy(dtype=object), kind="stable")
    # Weighed before words of its own are left out: a work full of them is near to nobody.
    weights = tf_idf(csr_matrix(counts[by_id][:, columns]))
    joining = _joining(spread[columns], len(works))
    shown = np.array(word_forms(judged), dtype=object)
    kept = columns[joining]
    weights = csr_matrix(weights[:, joining])
    weights.sort_indices()  # or sums differ in their last digit with the order of works
    return Content(weights, keys[kept].astype("str"), shown[kept].astype("str"))


def _joining(spread: Longs, works: int) -> Longs:
    """The words, of those used in so many works, that join works otherwise than by chance."""
    least = FEWEST_WORKS if works < MANY_WORKS else FEWEST_OF_MANY
    commonest = np.argsort(-spread, kind="stable")[:MOST_WORDS]
    return np.sort(commonest[spread[commonest] >= least])
