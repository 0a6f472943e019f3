"""The share of works of each topic, by year and by source or venue."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from litboard.figures.term_shares import term_shares
from litboard.figures.term_trend import term_trend


def topic_trend(table: pd.DataFrame) -> go.Figure:
    """The share of works of each topic by year, a small panel a topic, all on one scale.

    From a table `name, group, works, of, share, low, high` whose groups are years; topics from 0
    on, so that each has its colour. `customdata`: `[name, year]`.
    """
    named = table[["name", "group", "works", "of", "share", "low", "high"]]
    return term_trend(named.rename(columns={"name": "term", "group": "year"}), noun="topic")


def topic_groups(table: pd.DataFrame) -> go.Figure:
    """Dots with intervals: the share of works of each topic, a row a group, a colour a topic.

    From a table `name, group, works, of, share, low, high`; topics from 0 on. `customdata`:
    `[group, name]`.
    """
    return term_shares(table.rename(columns={"name": "term"}), noun="topic")
