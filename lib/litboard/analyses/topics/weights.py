"""The terms and words of topics with their weights, as tables and as mappings."""

from __future__ import annotations

import numpy as np
import pandas as pd

from litboard.typing import Floats, Strings

#: Terms of a topic that its table lists, and that the table of weights has for bars.
TABLE_TERMS, BAR_TERMS = 10, 15


def top_weights(strengths: Floats, names: Strings, column: str) -> pd.DataFrame:
    """The strongest terms of each topic, best first: `topic`, `column`, `weight`.

    `strengths` has the shape (topics, terms), `names` (terms,). The weight is the strength
    divided by that of the topic's best term, so 0 to 1. Terms without strength are left out.
    """
    ranked = np.argsort(-strengths, axis=1, kind="stable")[:, :BAR_TERMS]
    rows = [
        (topic, str(names[at]), strengths[topic, at] / strengths[topic].max())
        for topic, row in enumerate(ranked.tolist())
        for at in row
        if strengths[topic, at] > 0
    ]
    table = pd.DataFrame(rows, columns=["topic", column, "weight"])
    return table.astype({"topic": "int64", column: "str", "weight": "float64"})


def weights_by_topic(table: pd.DataFrame, column: str) -> dict[int, dict[str, float]]:
    """`Topics.weights` or `Topics.words` as a mapping: topic → term or word → weight."""
    return {
        int(str(topic)): dict(zip(rows[column], rows["weight"], strict=True))
        for topic, rows in table.groupby("topic")
    }
