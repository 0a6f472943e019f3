"""The open work on the Papers page: text, terms, origins and records."""

from __future__ import annotations

from helpers.pages import asked, open_app, press, texts_of
from litboard.corpus.corpus import Corpus

PAGE = "pages/papers.py"


def work_called(seeds: Corpus, title: str) -> str:
    """The id of the work whose label begins so."""
    works = seeds.works
    return str(works.loc[works["label"].str.startswith(title), "id"].iloc[0])


def test_an_open_work_shows_its_abstract_with_its_terms_highlighted(seeds: Corpus) -> None:
    work = seeds.select(text="sycophancy subterfuge").works["id"].iloc[0]
    shown = texts_of(open_app(PAGE, work=work))
    assert "Sycophancy to Subterfuge" in shown.replace("\\", "")
    assert ":primary-background[" in shown
    assert "No source states the authors." in shown


def test_a_work_shows_the_origin_of_each_field(seeds: Corpus) -> None:
    app = open_app(PAGE, work=work_called(seeds, "Sleeper Agents"))
    origins = app.dataframe[1].value.set_index("field")
    assert origins.loc["year", "origin"] == "arxiv 2401.05566"
    assert origins.loc["authors", "origin"] == "000_e348f97d89a5f502.txt, entry 3"


def test_a_work_shows_the_original_text_of_its_records(seeds: Corpus) -> None:
    work = work_called(seeds, "Sleeper Agents")
    raw = set(seeds.records_of(work)["raw"])
    assert raw <= {code.value for code in open_app(PAGE, work=work).code}


def test_a_similar_work_opens_with_a_click(seeds: Corpus) -> None:
    work = work_called(seeds, "Sleeper Agents")
    app = open_app(PAGE, work=work)
    similar = next(button for button in app.button if (button.key or "").startswith("similar "))
    similar.click().run()
    assert asked(app, "work") == [similar.key.removeprefix("similar ")]
    assert asked(app, "work") != [work]


def test_an_open_work_is_closed(seeds: Corpus) -> None:
    app = open_app(PAGE, work=work_called(seeds, "Sleeper Agents"))
    press(app, "Close")
    assert asked(app, "work") == []


def test_a_link_to_a_work_that_is_gone_says_so() -> None:
    app = open_app(PAGE, work="nobody")
    assert "not in the corpus any more" in app.warning[0].value
