"""Themes: groups of similar topics, which give an overview of many topics."""

from __future__ import annotations

import numpy as np
import pandas as pd

from litboard.analyses.terms.terms import Terms
from litboard.analyses.topics.labels import JOINER, name_topics, term_strengths
from litboard.analyses.topics.topics import Topics
from litboard.typing import Floats, Longs

#: Fewer topics need no overview.
FEWEST_TOPICS = 5

#: Bounds on the number of themes, relative to the square root of the number of topics, so that
#: both levels are short.
LEAST_OF_ROOT, MOST_OF_ROOT = 0.7, 1.5

COLUMNS = ["theme", "name", "topics", "works", "share"]


def themes(topics: Topics, terms: Terms, *, count: int | None = None) -> pd.DataFrame:
    """Topics in themes, largest first: `theme` (from 0), `name`, `topics`, `works`, `share`.

    Topics whose works are near to each other are joined step by step (Ward 1963). Without `count`,
    the number of themes is that with the largest gap between one join and the next, of numbers
    near the square root of the number of topics. Each topic is in one theme. A theme of one topic
    has the topic's name; others are named by terms that name no topic, as far as there are any.
    Fewer than five topics have no themes: the table is empty. Raises ValueError for a `count`
    below 1.

    >>> litboard.themes(topics, terms)["topics"].tolist()
    [[0, 2], [3, 4], [1], [5]]
    """
    if count is not None and count < 1:
        raise ValueError(f"count={count}: ask for 1 theme or more, or leave it out")
    if len(topics.table) < FEWEST_TOPICS:
        return _table([], [], [], 0)
    from scipy.cluster.hierarchy import fcluster, linkage

    joins = linkage(_centres(topics), method="ward")
    wanted = count or _count_by_largest_gap(joins[:, 2], len(topics.table))
    theme_of = fcluster(joins, wanted, criterion="maxclust")
    sizes = topics.table["works"].to_numpy()
    groups = [np.flatnonzero(theme_of == theme) for theme in np.unique(theme_of)]
    groups.sort(key=lambda group: (-int(sizes[group].sum()), int(group[0])))
    return _table(
        [topics.table["topic"].to_numpy()[group].tolist() for group in groups],
        _names(topics, terms, groups),
        [int(sizes[group].sum()) for group in groups],
        int(sizes.sum()),
    )


def _centres(topics: Topics) -> Floats:
    """The mean vector of each topic's works, of length 1 (topics, dimensions)."""
    main, vectors = topics.assignments["topic"].to_numpy(), topics.vectors.astype(np.float64)
    centres = np.array([vectors[main == topic].sum(axis=0) for topic in topics.table["topic"]])
    length = np.linalg.norm(centres, axis=1, keepdims=True)
    unit: Floats = (centres / np.maximum(length, 1e-9)).round(6)
    return unit


def _count_by_largest_gap(heights: Floats, topics: int) -> int:
    """The number of themes at which the next join is farthest; of equals, the smaller.

    `heights` (topics - 1,) are the distances of the joins, ascending.
    """
    root = topics**0.5
    least, most = max(2, round(LEAST_OF_ROOT * root)), min(topics - 1, round(MOST_OF_ROOT * root))
    gap = {
        wanted: heights[topics - wanted] - heights[topics - wanted - 1]
        for wanted in range(least, most + 1)
    }
    return max(gap, key=lambda wanted: (round(gap[wanted], 6), -wanted))


def _names(topics: Topics, terms: Terms, groups: list[Longs]) -> list[str]:
    shared = np.column_stack([topics.mix[:, group].sum(axis=1) for group in groups])
    strengths = term_strengths(terms, topics.assignments["id"], shared)
    topic_names = topics.table["name"].tolist()
    used = {term for name in topic_names for term in name.split(JOINER)}
    strengths[:, terms.table["term"].isin(used).to_numpy()] = 0.0
    return [
        topic_names[group[0]] if len(group) == 1 else name
        for name, group in zip(name_topics(strengths, terms), groups, strict=True)
    ]


def _table(groups: list[list[int]], names: list[str], works: list[int], of: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "theme": np.arange(len(groups), dtype="int64"),
            "name": pd.Series(names, dtype="str"),
            "topics": pd.Series(groups, dtype=object),
            "works": np.array(works, dtype="int64"),
            "share": np.array(works, dtype="float64") / max(of, 1),
        },
        columns=COLUMNS,
    )
