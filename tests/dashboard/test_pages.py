"""Every page, run as Streamlit runs it, on the seeds and on corpora that have little or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from helpers.corpora import bibtex_entry
from helpers.pages import FILTERED, PAGES, asked, open_app, press, texts_of
from helpers.paths import ROOT
from litboard.corpus.loading import load

HOSTILE = (
    'Abstract:<img src=x onerror="alert(1)"> ![pixel](https://tracker.example/p.png) '
    "[click](javascript:alert(1)) :material/home: $x$ <script>alert(2)</script> =HYPERLINK(1) "
    "an abstract that is long enough to be one, on models that read models.\n"
    "Abstract:A second abstract on models that read what other models wrote, also long enough.\n"
)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_the_seeds(page: str) -> None:
    app = open_app(page)
    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_the_corpus_and_its_counts(page: str) -> None:
    sidebar = [element.value for element in open_app(page).sidebar.caption]
    assert "25 works from 40 records in 4 sources" in sidebar


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_an_empty_folder_and_says_what_to_do(page: str, folder: Path) -> None:
    app = open_app(page, folder)
    assert not app.exception
    assert any("no papers here yet" in element.value for element in app.info)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_a_single_abstract(page: str, folder: Path) -> None:
    (folder / "one.txt").write_text("Abstract:" + "Some models read other models. " * 5)
    assert not open_app(page, folder).exception


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_where_nothing_could_be_read(page: str, folder: Path) -> None:
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 20)
    assert not open_app(page, folder).exception


@pytest.mark.parametrize("page", PAGES)
def test_text_from_papers_is_never_markup(page: str, folder: Path) -> None:
    (folder / "hostile.txt").write_text(HOSTILE)
    app = open_app(page, folder)
    assert not app.exception
    said = texts_of(app)
    assert "![pixel](" not in said
    assert "](javascript:" not in said
    assert "<img" not in said
    assert "<script" not in said


@pytest.mark.parametrize("page", FILTERED)
def test_the_address_restores_the_selection(page: str) -> None:
    app = open_app(page, text="histone")
    assert not app.exception
    assert "1 of 25 works match the selection." in texts_of(app)
    assert any("search: histone" in button.label for button in app.button)


@pytest.mark.parametrize("page", FILTERED)
def test_a_selection_that_nothing_passes_is_explained_and_can_be_cleared(page: str) -> None:
    app = open_app(page, text="xylophone")
    assert any("No work matches" in element.value for element in app.info)
    next(button for button in app.button if button.label == "Clear all filters").click().run()
    assert "text" not in app.query_params
    assert not app.exception


def test_a_chip_takes_its_filter_off() -> None:
    app = open_app("pages/papers.py", text="harm*", authors=["Askell, Amanda"])
    next(button for button in app.button if button.label.startswith("author")).click().run()
    assert "authors" not in app.query_params
    assert asked(app, "text") == ["harm*"]


def test_a_search_goes_into_the_address() -> None:
    app = open_app("pages/papers.py")
    app.text_input(key="search").set_value("histone").run()
    assert asked(app, "text") == ["histone"]
    assert app.dataframe[0].value["Title"].tolist() == [
        "DeepChrome 2.0: Investigating and Improving Architectures, Visualizations, & Experiments"
    ]


def test_a_filter_goes_into_the_address() -> None:
    app = open_app("pages/papers.py")
    # Closed, the popover draws no filters; a browser opens it with a click.
    app.session_state["filters"] = True
    app.run()
    app.multiselect(key="filter authors").set_value(["Askell, Amanda"]).run()
    assert asked(app, "authors") == ["Askell, Amanda"]
    assert "10 of 25 works match the selection." in texts_of(app)


def test_nonsense_in_the_address_is_passed_over() -> None:
    app = open_app("pages/papers.py", years="soon", page="99", work="nobody", sort="up", count="-3")
    assert not app.exception
    assert len(app.dataframe[0].value) == 20


def test_no_abstract_travels_with_the_table() -> None:
    table = open_app("pages/papers.py").dataframe[0].value
    assert max(len(str(cell)) for row in table.itertuples() for cell in row) < 200


def test_the_second_page_holds_the_rest_of_the_works() -> None:
    app = open_app("pages/papers.py", page="2")
    assert len(app.dataframe[0].value) == 5


def test_sorting_by_year_puts_the_newest_first() -> None:
    years = open_app("pages/papers.py", sort="Newest first").dataframe[0].value["Year"].tolist()
    assert years == sorted(years, reverse=True)


def test_a_chosen_work_shows_its_abstract_with_its_terms_marked() -> None:
    titles = open_app("pages/papers.py", text="sycophancy subterfuge")
    work = next(iter(_works(titles)))
    app = open_app("pages/papers.py", work=work)
    said = texts_of(app)
    assert "Sycophancy to Subterfuge" in said.replace("\\", "")
    assert ":primary-background[" in said
    assert "No source states the authors." in said


def test_a_work_says_where_each_field_came_from() -> None:
    app = open_app("pages/papers.py", work=_work_called("Sleeper Agents"))
    origins = app.dataframe[1].value.set_index("field")
    assert origins.loc["year", "origin"] == "arxiv 2401.05566"
    assert origins.loc["authors", "origin"] == "000_e348f97d89a5f502.txt, entry 3"


def test_a_work_shows_its_versions_and_all_ids_and_links(folder: Path) -> None:
    title = "Copper in the strings of old violins"
    stated = [
        {"doi": "10.48550/arXiv.2101.00001", "year": 2021, "journal": "arXiv"},
        {"doi": "10.1000/x(1)", "year": 2022, "journal": "Acoustics", "url": "https://a.org/(x)"},
    ]
    entries = [
        bibtex_entry(f"k{n}", title=title, author="Lee, Ann and Oduya, Bola", **fields)
        for n, fields in enumerate(stated)
    ]
    (folder / "papers.bib").write_text("".join(entries))
    app = open_app("pages/papers.py", folder, work=load(folder).works["id"].iloc[0])
    assert not app.exception
    said = texts_of(app)
    assert "**preprint** · arXiv · 2021 · [DOI 10" in said
    assert "**published** · Acoustics · 2022 · [DOI 10" in said
    assert "](https://doi.org/10.1000/x%281%29)" in said
    assert "](https://a.org/%28x%29)" in said


def test_without_years_the_trends_are_by_source_and_say_so(folder: Path) -> None:
    for name in ("000_e348f97d89a5f502.txt", "001_8ff8fec305e0d8e4.txt"):
        (folder / name).write_bytes((ROOT / "seeds" / name).read_bytes())
    app = open_app("pages/trends.py", folder)
    assert not app.exception
    assert any("have no year" in element.value for element in app.caption)


def test_the_number_of_topics_comes_from_the_address() -> None:
    app = open_app("pages/topics.py", count="3")
    assert not app.exception
    assert len([one for one in app.expander if one.label[0].isdigit()]) == 3


def test_the_import_page_lists_repairs_before_and_after() -> None:
    app = open_app("pages/import.py")
    repairs = next(one.value for one in app.dataframe if "before" in one.value)
    rows = dict(zip(repairs["before"], repairs["after"], strict=True))
    assert rows["Mindermann, Sรถren"] == "Mindermann, Sören"


def test_a_problem_is_shown_with_its_place_and_remedy(folder: Path) -> None:
    (folder / "good.txt").write_text("Abstract:" + "Some models read other models. " * 5)
    (folder / "empty.txt").write_bytes(b"")
    said = texts_of(open_app("pages/import.py", folder)).replace("\\", "")
    assert "empty.txt" in said
    assert "the file is empty" in said
    assert "What to do" in said


def _works(app: AppTest) -> list[str]:
    from litboard.corpus.loading import load

    titles = set(app.dataframe[0].value["Title"])
    works = load(ROOT / "seeds").works
    return works.loc[works["label"].isin(titles), "id"].tolist()


def _work_called(opening: str) -> str:
    from litboard.corpus.loading import load

    works = load(ROOT / "seeds").works
    return str(works.loc[works["label"].str.startswith(opening), "id"].iloc[0])


PASTED = "Abstract:" + "A new abstract on quite another matter, long enough to be one. " * 3


def test_pasted_text_is_shown_before_it_is_added_and_can_be_removed_again() -> None:
    app = open_app("pages/import.py")
    app.text_area(key="text 0").set_value(PASTED).run()
    assert "1 found, 1 read, 0 need attention" in texts_of(app)
    assert "25 works from 40 records in 4 sources" in [one.value for one in app.sidebar.caption]
    press(app, "Add 1 record to the corpus")
    assert "26 works from 41 records in 5 sources" in [one.value for one in app.sidebar.caption]
    press(app, "Remove")
    assert "25 works from 40 records in 4 sources" in [one.value for one in app.sidebar.caption]


def test_what_one_visitor_adds_no_other_visitor_sees() -> None:
    app = open_app("pages/import.py")
    app.text_area(key="text 0").set_value(PASTED).run()
    press(app, "Add 1 record to the corpus")
    other = open_app("pages/papers.py", text="quite another matter")
    assert any("No work matches" in element.value for element in other.info)


def test_pasted_text_that_cannot_be_read_is_not_added() -> None:
    app = open_app("pages/import.py")
    app.text_area(key="text 0").set_value("Hello, world.").run()
    assert not app.exception
    assert "no format recognised" in texts_of(app)
    button = next(one for one in app.button if one.label == "Add 0 records to the corpus")
    assert button.disabled


def test_a_piece_that_could_not_be_read_is_put_right_on_the_spot(folder: Path) -> None:
    source = f"{PASTED}\nAbstract:\n"
    (folder / "a.txt").write_text(source)
    app = open_app("pages/import.py", folder)
    box = next(one for one in app.text_area if one.label.startswith("Corrected text"))
    box.set_value("Abstract:" + "This abstract had been left out when the page was copied. " * 3)
    press(app, "Use this text")
    assert not app.exception
    assert "2 works from 2 records in 1 source" in [one.value for one in app.sidebar.caption]
    assert (folder / "a.txt").read_text() == source
