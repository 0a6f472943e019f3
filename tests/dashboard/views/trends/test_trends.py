"""The Trends page as Streamlit runs it: what rises, what nobody can tell, venues."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.pages import asked, open_app, open_tab, texts_of
from helpers.paths import ROOT

PAGE = "pages/trends.py"


def write_corpus(folder: Path) -> Path:
    """Sixty works of three years; dark energy rises from none to all."""
    entries = []
    for number in range(60):
        year = 2019 + number // 20
        subject = "dark energy" if number % 20 < 10 * (year - 2019) else "spin glass"
        entries.append(
            f"@article{{k{number}, title={{On the {subject} of star {number}}}, year={{{year}}}, "
            f"author={{Ann Ax{number}}}, journal={{Letters {number % 2}}}, "
            f"abstract={{Of {subject} number {number}: {subject}.}}}}"
        )
    (folder / "made.bib").write_text("\n".join(entries))
    return folder


def test_what_rises_and_falls_is_named(tmp_path: Path) -> None:
    app = open_app(PAGE, write_corpus(tmp_path))
    assert not app.exception
    shown = [one.value for one in app.success]
    assert "Rising, strongest evidence first: dark energy" in shown[0]
    assert "Falling, strongest evidence first: spin glass" in shown[1]
    assert "First appearances" in texts_of(app)


def test_twenty_five_works_rank_nothing() -> None:
    app = open_app(PAGE)
    assert not app.success
    assert any("by chance" in one.value for one in app.info)


def test_terms_are_shown_by_venue(tmp_path: Path) -> None:
    app = open_app(PAGE, write_corpus(tmp_path), by="venue")
    assert not app.exception
    assert "Share of each venue's works" in texts_of(app)
    assert not open_app(PAGE, by="venue").exception


def test_without_years_the_trends_are_by_source_and_say_so(folder: Path) -> None:
    for name in ("000_e348f97d89a5f502.txt", "001_8ff8fec305e0d8e4.txt"):
        (folder / name).write_bytes((ROOT / "seeds" / name).read_bytes())
    app = open_app("pages/trends.py", folder)
    assert not app.exception
    assert any("have no year" in element.value for element in app.caption)


@pytest.mark.parametrize(("by", "tables"), [("year", 5), ("source", 1), ("venue", 1)])
def test_the_tables_behind_the_figures_are_shown(by: str, tables: int, tmp_path: Path) -> None:
    app = open_tab(open_app(PAGE, write_corpus(tmp_path), by=by), "Table")
    assert len(app.dataframe) == tables
    assert all(len(table.value) for table in app.dataframe[:1])


def test_chosen_terms_go_into_the_url_and_are_drawn() -> None:
    app = open_app(PAGE)
    app.multiselect(key="show").set_value(["RLHF", "bias"]).run()
    assert asked(app, "show") == ["RLHF|bias"]
    assert open_app(PAGE, show="RLHF|nonsense").multiselect(key="show").value == ["RLHF"]
