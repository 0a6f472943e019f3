"""The share of each topic in years, sources or venues, with confidence intervals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from litboard.analyses.topics.topics import Topics
from litboard.analyses.trends.intervals import jeffreys


def topic_shares(works: pd.DataFrame, topics: Topics, *, by: str = "year") -> pd.DataFrame:
    """For each group of works, the share of works whose main topic each topic is.

    `by` names a column of works: "year", "venue", or one that holds lists, such as "sources",
    where a work counts in each group of its list. One row a topic and group: `topic`, `name`,
    `group`, `works`, `of` (works of the group that are in a topic), `share`, `low`, `high` (the
    95 % interval, see `jeffreys`); groups in ascending order. `attrs["ungrouped"]` is the number
    of works without a group, `attrs["outside"]` of works in no topic. Raises KeyError for an
    unknown column.
    """
    main = topics.assignments.set_index("id")["topic"].reindex(works["id"]).to_numpy()
    groups = [_groups(value) for value in works[by]]
    pairs = pd.DataFrame(
        [(group, topic) for own, topic in zip(groups, main, strict=True) for group in own],
        columns=["group", "topic"],
    )
    pairs = pairs[pairs["topic"] >= 0]
    counts = pd.crosstab(pairs["topic"], pairs["group"])
    named = zip(topics.table["topic"], topics.table["name"], strict=True)
    of = counts.sum(axis=0)
    table = pd.DataFrame(
        [
            (topic, name, group, counts[group].get(topic, 0), of[group])
            for topic, name in named
            for group in sorted(of.index)
        ],
        columns=["topic", "name", "group", "works", "of"],
    ).astype({"topic": "int64", "name": "str", "works": "int64", "of": "int64"})
    table["share"] = table["works"] / table["of"]
    table["low"], table["high"] = jeffreys(table["works"], table["of"])
    table.attrs["ungrouped"] = sum(not own for own in groups)
    table.attrs["outside"] = int((main < 0).sum())
    return table


def _groups(value: Any) -> list[Any]:
    """The groups of a work, each once: the members of a list, or a single value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Iterable):
        return list(dict.fromkeys(value))
    return [] if pd.isna(value) else [int(value) if isinstance(value, float) else value]
