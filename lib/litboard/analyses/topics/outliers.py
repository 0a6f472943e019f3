"""Works that resemble no other work, and how near each work is to the others of its topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from litboard.typing import Flags, Floats

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

#: An outlier is less than half as near to its three nearest works as the median work is.
NEAREST, OUTLIER_RATIO = 3, 0.5
#: Outliers are removed only for 10 to 500 works: fewer give no baseline; in more, one outlier
#: does not distort a topic.
FEWEST_TO_JUDGE, MOST_TO_JUDGE = 10, 500


def nearness_to_topic(weights: csr_matrix, mix: Floats) -> Floats:
    """The mean cosine of each work to the other works of its main topic (works,), 0 to 1.

    `weights` (works, words) has rows of length 1 or less, `mix` (works, topics) the shares. A
    factor includes every work that shares one word with it, even a work that shares nothing else
    with the rest of the topic; this measure reveals such works. 1 for a work alone in its topic.
    """
    from scipy.sparse import csr_matrix

    main = mix.argmax(axis=1)
    member = csr_matrix((np.ones(len(main)), (np.arange(len(main)), main)), shape=mix.shape)
    to_all = np.asarray((weights @ (weights.T @ member))[np.arange(len(main)), main]).ravel()
    to_itself = np.asarray(weights.multiply(weights).sum(axis=1)).ravel()
    others = np.bincount(main, minlength=mix.shape[1])[main] - 1
    cosines: Floats = np.where(others > 0, (to_all - to_itself) / np.maximum(others, 1), 1.0)
    return cosines.round(9)


def find_outliers(weights: csr_matrix) -> Flags:
    """True for works that resemble no other (works,); they are left out of the search for topics.

    A work is judged by its mean cosine to the three nearest works, compared with the median of
    the corpus. `weights` (works, words) has rows of length 1 or less.
    """
    works = weights.shape[0]
    if not FEWEST_TO_JUDGE <= works <= MOST_TO_JUDGE:
        return np.zeros(works, dtype=bool)
    cosines = (weights @ weights.T).toarray()
    np.fill_diagonal(cosines, 0.0)
    nearness = np.sort(cosines, axis=1)[:, -NEAREST:].mean(axis=1).round(9)
    is_outlier: Flags = nearness < OUTLIER_RATIO * np.median(nearness)
    return is_outlier
