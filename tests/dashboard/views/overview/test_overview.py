"""The Overview page: counts of the selection, and four figures with alternative texts."""

from __future__ import annotations

from pathlib import Path

from helpers.pages import metric_of, open_app, texts_of
from litboard.corpus.corpus import Corpus


def test_the_counts_are_those_of_the_selection(seeds: Corpus) -> None:
    part = seeds.select(text="histone")
    app = open_app("app.py", text="histone")
    assert metric_of(app, "Works") == str(len(part)) == "1"
    assert metric_of(app, "Records") == str(len(part.records))
    assert metric_of(app, "Duplicates joined") == str(len(part.records) - 1)


def test_every_figure_has_an_alternative_text() -> None:
    figures = open_app("app.py").get("plotly_chart")
    assert len(figures) == 4
    assert all(len(figure.proto.alt) > 20 for figure in figures)


def test_works_without_a_year_are_counted_with_a_link_to_missing_fields(folder: Path) -> None:
    (folder / "a.bib").write_text(
        "@misc{a, title={Copper in violins}, year=2020}\n@misc{b, title={Tides of the moon}}\n"
    )
    app = open_app("app.py", folder)
    assert "1 of 2 works have no year:" in texts_of(app)
    assert "Show missing fields" in [link.label for link in app.main.get("page_link")]
