"""Topics by year and by source."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from helpers.pages import open_app, open_tab, texts_of
from helpers.paths import ROOT
from litboard.corpus.loading import load
from litboard.dashboard.views.topics.groups import MOST_DOTS, MOST_SOURCES, _largest


def test_works_without_a_year_are_counted_where_topics_are_by_year() -> None:
    undated = int(load(ROOT / "seeds").works["year"].isna().sum())
    shown = texts_of(open_app("pages/topics.py", view="groups"))
    assert f"{undated} of 25 works have no year" in shown if undated else "no year" not in shown


def test_a_trend_of_topics_needs_two_years(tmp_path: Path) -> None:
    for name in ("000_e348f97d89a5f502.txt", "001_8ff8fec305e0d8e4.txt"):
        (tmp_path / name).write_bytes((ROOT / "seeds" / name).read_bytes())
    app = open_app("pages/topics.py", tmp_path, view="groups")
    assert not app.exception
    assert any("at least two years" in element.value for element in app.info)


def test_the_figure_shows_the_largest_topics_in_the_largest_sources() -> None:
    shares = pd.DataFrame(
        [
            {"topic": topic, "group": f"source {source}", "of": source}
            for source in range(1, MOST_SOURCES + 3)
            for topic in range(MOST_DOTS + 2)
        ]
    )
    shown = _largest(shares)
    assert set(shown["topic"]) == set(range(MOST_DOTS))
    assert shown["group"].nunique() == MOST_SOURCES
    assert shown["of"].min() == 3


def test_the_tables_hold_every_topic_by_year_and_by_source() -> None:
    by_year, by_source = open_tab(open_app("pages/topics.py", view="groups"), "Table").dataframe
    assert by_source.value["group"].nunique() == 4
    assert set(by_year.value["topic"]) == set(by_source.value["topic"])
