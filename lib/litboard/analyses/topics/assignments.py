"""The main and the second topic of each work, and whether the main one is sure."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from litboard.typing import Flags, Floats

#: The topic of a work without usable text, and of an outlier.
NO_TOPIC = -1

#: An assignment is sure if the main topic has half of the work, and twice the second's share,
SURE_SHARE, SURE_LEAD = 0.5, 2.0

#: and if the work is at least half as near to the others of its topic as the median work is.
LEAST_NEAR = 0.5

#: Smallest share at which a second topic is reported.
LEAST_SECOND = 0.1

#: Digits of shares and weights; further digits depend on the order of works.
SHOWN_DIGITS = 6


def assign_works(works: pd.DataFrame, mix: Floats, near: Flags) -> pd.DataFrame:
    """The topics of each work: `id`, `label`, `topic`, `weight`, `second`, `sure`.

    `mix` (works, topics) holds the shares, in the order of `works`; `near` (works,) is False for
    works that are far from the others of their topic. `topic` and `second` are -1 for none.
    """
    ranked = np.argsort(-mix.round(SHOWN_DIGITS), axis=1, kind="stable")
    # Two empty columns, as there may be fewer than two topics.
    shares = np.hstack([np.take_along_axis(mix, ranked, axis=1), np.zeros((len(mix), 2))])
    ranked = np.hstack([ranked, np.full((len(mix), 2), NO_TOPIC)])
    first, second = shares[:, 0].round(SHOWN_DIGITS), shares[:, 1].round(SHOWN_DIGITS)
    columns: dict[str, Any] = {
        "id": works["id"].to_numpy(),
        "label": works["label"].to_numpy(),
        "topic": np.where(first > 0, ranked[:, 0], NO_TOPIC).astype("int64"),
        "weight": first,
        "second": np.where(second >= LEAST_SECOND, ranked[:, 1], NO_TOPIC).astype("int64"),
        "sure": near & (first >= SURE_SHARE) & (first >= SURE_LEAD * second),
    }
    return pd.DataFrame(columns).astype({"id": "str", "label": "str"})
