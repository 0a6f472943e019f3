"""The table of works on the Papers page: order, pages, columns."""

from __future__ import annotations

import pytest

from helpers.pages import open_app
from litboard.corpus.corpus import Corpus
from litboard.dashboard.views.papers.table import _writer
from litboard.exports import Export, all_exports


def test_unknown_values_in_the_url_are_ignored() -> None:
    app = open_app("pages/papers.py", years="soon", page="99", work="nobody", sort="up", count="-3")
    assert not app.exception
    assert len(app.dataframe[0].value) == 20


def test_no_abstract_is_sent_with_the_table() -> None:
    table = open_app("pages/papers.py").dataframe[0].value
    assert max(len(str(cell)) for row in table.itertuples() for cell in row) < 200


def test_the_second_page_holds_the_rest_of_the_works() -> None:
    app = open_app("pages/papers.py", page="2")
    assert len(app.dataframe[0].value) == 5


def test_sorting_by_year_puts_the_newest_first() -> None:
    years = open_app("pages/papers.py", sort="Newest first").dataframe[0].value["Year"].tolist()
    assert years == sorted(years, reverse=True)
    assert years[0] > years[-1]


def test_sorting_by_records_puts_the_work_with_most_records_first(seeds: Corpus) -> None:
    counts = open_app("pages/papers.py", sort="Most records").dataframe[0].value["Records"].tolist()
    assert counts[0] == seeds.works["records"].list.len().max()
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("export", all_exports(), ids=lambda export: export.name)
def test_every_export_is_offered_and_holds_the_works_of_the_view(
    export: Export, seeds: Corpus
) -> None:
    app = open_app("pages/papers.py", text="histone")
    assert export.title in [button.label for button in app.get("download_button")]
    text = _writer(export, seeds.select(text="histone"))().decode()
    assert "DeepChrome 2.0" in text
    assert "Sleeper Agents" not in text
