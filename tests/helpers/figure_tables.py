"""Small tables in the shape the analyses give, with a name of the test's choice in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import plotly.graph_objects as go

from litboard import figures

TREND = ["term", "year", "works", "of", "share", "low", "high"]
SHARES = ["group", "term", "works", "of", "share", "low", "high"]
CHANGES = [
    *("term", "early", "late", "early_works", "early_of", "late_works", "late_of"),
    *("difference", "low", "high", "clear"),
]
TOPICS = ["topic", "name", "terms", "works", "share", "stability"]
ASSIGNED = ["id", "label", "topic", "weight", "second", "sure"]


def years() -> pd.DataFrame:
    return pd.DataFrame({"year": [2019, 2021, 2022], "works": [1, 2, 5]})


def terms(name: str = "red team") -> pd.DataFrame:
    rows = [(name, 3, 0.3, 9.0), ("model", 7, 0.7, 5.0), ("probe", 3, 0.3, 4.0)]
    return pd.DataFrame(rows, columns=["term", "works", "share", "score"])


def trend(name: str = "red team") -> pd.DataFrame:
    rows = [
        (name, 2021, 3, 8, 3 / 8, 0.14, 0.69),
        (name, 2022, 0, 0, float("nan"), 0.0, 1.0),
        (name, 2023, 1, 2, 0.5, 0.09, 0.91),
        ("model", 2021, 2, 8, 0.25, 0.07, 0.59),
    ]
    return pd.DataFrame(rows, columns=TREND)


def shares(name: str = "red team") -> pd.DataFrame:
    rows = [
        ("a.bib", name, 3, 8, 3 / 8, 0.14, 0.69),
        ("a.bib", "model", 2, 8, 0.25, 0.07, 0.59),
        (f"{name}.ris", "model", 4, 5, 0.8, 0.38, 0.96),
    ]
    return pd.DataFrame(rows, columns=SHARES)


def changes(name: str = "red team") -> pd.DataFrame:
    rows = [
        ("model", 0.5, 0.4, 5, 10, 6, 15, -0.1, -0.4, 0.25, False),
        (name, 0.2, 0.8, 2, 10, 12, 15, 0.6, 0.3, 0.8, True),
        ("probe", 0.8, 0.2, 8, 10, 3, 15, -0.6, -0.8, -0.3, True),
    ]
    return pd.DataFrame(rows, columns=CHANGES)


def topics(name: str = "red team, attack") -> pd.DataFrame:
    rows = [
        (0, "probes", "probe, model", 2, 0.25, 0.8),
        (1, name, [name, "attack"], 6, 0.75, float("nan")),
    ]
    return pd.DataFrame(rows, columns=TOPICS)


def weights(name: str = "red team") -> pd.DataFrame:
    rows = [(0, "probe", 1.0), (1, "attack", 2.0), (1, name, 4.0), (1, "unused", 0.0)]
    return pd.DataFrame(rows, columns=["topic", "term", "weight"])


def curve() -> pd.DataFrame:
    rows = [
        (2, 0.9, 0.2, 0.1, 0.4, False),
        (3, 0.8, 0.5, 0.4, 0.57, True),
        (4, 0.5, 0.4, 0.4, 0.43, False),
    ]
    columns = ["count", "stability", "separation", "coherence", "score", "chosen"]
    return pd.DataFrame(rows, columns=columns)


def assigned(name: str = "A title") -> pd.DataFrame:
    rows = [("w1", "Probes", 1, 0.6, 0, False), ("w2", name, 0, 0.9, 1, True)]
    return pd.DataFrame(rows, columns=ASSIGNED)


def mix() -> pd.DataFrame:
    return pd.DataFrame([[0.4, 0.6], [0.9, 0.1]], columns=[0, 1])


def places(name: str = "red team", *, label: str = "A title") -> pd.DataFrame:
    rows = [
        ("w1", label, 1, name, -1.0, -0.5),
        ("w2", "Probes", 1, name, -0.8, -0.4),
        ("w3", "More probes", 0, "probes", 1.0, 0.6),
        ("w4", "Histones", -1, None, float("nan"), float("nan")),
    ]
    return pd.DataFrame(rows, columns=["id", "label", "topic", "name", "x", "y"])


def topic_groups(name: str = "red team") -> pd.DataFrame:
    rows = [
        (0, name, 2021, 3, 8, 3 / 8, 0.14, 0.69),
        (0, name, 2022, 1, 2, 0.5, 0.09, 0.91),
        (1, "probes", 2021, 5, 8, 5 / 8, 0.31, 0.86),
    ]
    return pd.DataFrame(
        rows, columns=["topic", "name", "group", "works", "of", "share", "low", "high"]
    )


def themes(name: str = "red team") -> pd.DataFrame:
    return pd.DataFrame({"theme": [0], "name": [name], "topics": [[1, 0]], "works": [8]})


def overlap(name: str = "b.ris") -> pd.DataFrame:
    rows = [("a.bib", "a.bib", 9), ("a.bib", name, 4), (name, "a.bib", 4), (name, name, 7)]
    return pd.DataFrame(rows, columns=["source", "other", "works"])


#: Every figure, drawn from tables that hold the given text wherever a paper's or source's text is.
DRAWN: Mapping[str, Callable[[str], go.Figure]] = {
    "works_per_year": lambda name: figures.works_per_year(years()),
    "term_bars": lambda name: figures.term_bars(terms(name)),
    "term_trend": lambda name: figures.term_trend(trend(name)),
    "term_shares": lambda name: figures.term_shares(shares(name)),
    "term_changes": lambda name: figures.term_changes(changes(name)),
    "topic_shares": lambda name: figures.topic_shares(topics(name)),
    "topic_terms": lambda name: figures.topic_terms(weights(name), 1),
    "topic_curve": lambda name: figures.topic_curve(curve()),
    "topic_map": lambda name: figures.topic_map(places(name, label=name)),
    "topic_trend": lambda name: figures.topic_trend(topic_groups(name)),
    "topic_groups": lambda name: figures.topic_groups(topic_groups(name).assign(group=name)),
    "topic_tree": lambda name: figures.topic_tree(themes(name), topics(name)),
    "topic_mix": lambda name: figures.topic_mix(assigned(name), mix(), names={0: name}),
    "source_overlap": lambda name: figures.source_overlap(overlap(name)),
}

#: Every figure, drawn from a table without rows.
EMPTY: Mapping[str, Callable[[], go.Figure]] = {
    "works_per_year": lambda: figures.works_per_year(years()[:0]),
    "term_bars": lambda: figures.term_bars(terms()[:0]),
    "term_trend": lambda: figures.term_trend(trend()[:0]),
    "term_shares": lambda: figures.term_shares(shares()[:0]),
    "term_changes": lambda: figures.term_changes(changes()[:0]),
    "topic_shares": lambda: figures.topic_shares(topics()[:0]),
    "topic_terms": lambda: figures.topic_terms(weights(), 7),
    "topic_curve": lambda: figures.topic_curve(curve()[:0]),
    "topic_map": lambda: figures.topic_map(places()[:0]),
    "topic_trend": lambda: figures.topic_trend(topic_groups()[:0]),
    "topic_groups": lambda: figures.topic_groups(topic_groups()[:0]),
    "topic_tree": lambda: figures.topic_tree(themes()[:0], topics()),
    "topic_mix": lambda: figures.topic_mix(assigned()[:0], mix()[:0]),
    "source_overlap": lambda: figures.source_overlap(overlap()[:0]),
}


def ids(trace: object) -> list[list[object]]:
    """The ids that a click on each mark of a trace selects."""
    return [list(row) for row in trace.customdata]  # type: ignore[attr-defined]
