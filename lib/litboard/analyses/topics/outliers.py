"""Works that are like no other, and works that are like few of their topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from litboard.typing import Flags, Floats

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


#: A work is a stranger if it is less than half as near to its nearest works as is usual.
NEAREST, STRANGER = 3, 0.5
#: Of fewer works nobody can say what is usual; among more a stranger bends no topic.
FEWEST_TO_JUDGE, MOST_TO_JUDGE = 10, 500


def belonging(weights: csr_matrix, mix: Floats) -> Floats:
    """How near each work is to the others of its main topic: the mean cosine to them.

    A factor takes in any work that shares one word with it, and all of that work if it shares
    none with the rest; what is near to nobody is seen here. 1 for a work alone in its topic.
    """
    from scipy.sparse import csr_matrix

    main = mix.argmax(axis=1)
    member = csr_matrix((np.ones(len(main)), (np.arange(len(main)), main)), shape=mix.shape)
    near = np.asarray((weights @ (weights.T @ member))[np.arange(len(main)), main]).ravel()
    own = np.asarray(weights.multiply(weights).sum(axis=1)).ravel()
    others = np.bincount(main, minlength=mix.shape[1])[main] - 1
    cosines: Floats = np.where(others > 0, (near - own) / np.maximum(others, 1), 1.0)
    return cosines.round(9)


def find_outliers(weights: csr_matrix) -> Flags:
    """True for works that are like no other: to be left out before topics are sought.

    Judged by the mean cosine to the nearest works, against what is usual in this corpus. Among
    few works one stranger bends a topic towards itself; among many it does no harm, and is not
    looked for.
    """
    size = weights.shape[0]
    if not FEWEST_TO_JUDGE <= size <= MOST_TO_JUDGE:
        return np.zeros(size, dtype=bool)
    cosines = (weights @ weights.T).toarray()
    np.fill_diagonal(cosines, 0.0)
    nearness = np.sort(cosines, axis=1)[:, -NEAREST:].mean(axis=1).round(9)
    apart: Flags = nearness < STRANGER * np.median(nearness)
    return apart
