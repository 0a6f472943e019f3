"""The terms and topics of a corpus, counted in a selection of its works."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from litboard.analyses.terms.terms import Terms
from litboard.analyses.topics.topics import Topics


def terms_among(terms: Terms, work_ids: Iterable[str]) -> pd.DataFrame:
    """The terms that some works use: `term`, `variants`, `works`, `share`, `score`.

    The terms are those of the whole corpus, counted in these works, so that they keep their names.
    The term of most works comes first. `share` is that of these works.
    """
    chosen = np.isin(terms.work_ids, list(work_ids))
    counts = np.asarray((terms.counts[chosen] > 0).sum(axis=0)).ravel()
    table = terms.table.assign(works=counts, share=counts / max(int(chosen.sum()), 1))
    table = table[table["works"] > 0]
    return table.sort_values(
        ["works", "score", "term"], ascending=[False, False, True]
    ).reset_index(drop=True)


def topics_among(topics: Topics, work_ids: Iterable[str]) -> pd.DataFrame:
    """The table of topics with the number and share of some works; names and order stay.

    `share` is that of those works that are in a topic.
    """
    rows = topics.assignments[topics.assignments["id"].isin(list(work_ids))]
    counts = topics.table["topic"].map(rows["topic"].value_counts()).fillna(0).astype("int64")
    return topics.table.assign(works=counts, share=counts / max(int(counts.sum()), 1))


def border_works(topics: Topics, topic: int, *, count: int = 3) -> pd.DataFrame:
    """Works between this topic and another, the least sure first: `id`, `label`, `weight`.

    `weight` is the share of the work's main topic.
    """
    near = topics.assignments[~topics.assignments["sure"]]
    near = near[(near["topic"] == topic) | (near["second"] == topic)]
    ranked = near.sort_values(["weight", "id"])[["id", "label", "weight"]]
    return ranked.head(count).reset_index(drop=True)
