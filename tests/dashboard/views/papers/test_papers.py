"""The Papers page as a whole: table, open work, works like the marked ones."""

from __future__ import annotations

from helpers.pages import open_app, texts_of
from litboard.corpus.corpus import Corpus


def test_without_an_open_work_the_page_says_how_to_open_one() -> None:
    app = open_app("pages/papers.py")
    assert "Select a row to see the work here." in texts_of(app)
    assert len(app.dataframe) == 1


def test_table_work_and_recommendations_follow_each_other(seeds: Corpus) -> None:
    first, second = seeds.works["id"].iloc[:2]
    app = open_app("pages/papers.py", work=first, like=second)
    assert len(app.dataframe) == 2
    assert [heading.value for heading in app.subheader][-1] == "More like these"
