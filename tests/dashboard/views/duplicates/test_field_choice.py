"""Choosing the record from which a work takes a field."""

from __future__ import annotations

import json
from pathlib import Path

from helpers.corpora import bibtex_entry
from helpers.pages import open_app
from litboard.corpus.loading import load

PAGE = "pages/duplicates.py"


def test_a_title_is_taken_from_a_chosen_record_until_the_rule_decides_again(tmp_path: Path) -> None:
    titles = ["Copper in violins", "Copper in violins of old, with barley"]
    entries = [
        bibtex_entry(f"k{n}", title=title, doi="10.1000/1") for n, title in enumerate(titles)
    ]
    (tmp_path / "papers.bib").write_text("".join(entries))
    app = open_app(PAGE, tmp_path)
    assert app.subheader[0].value == f"{titles[1]}".replace(",", "\\,")
    # Closed, the popover draws no menus; a browser opens it with a click.
    app.session_state[f"choose {load(tmp_path).works['id'].iloc[0]}"] = True
    app.run()
    menu = next(one for one in app.selectbox if one.label == "Title")
    assert menu.value == "automatic"
    menu.select(next(one for one in menu.options if one.endswith(titles[0]))).run()
    assert not app.exception
    assert app.subheader[0].value == titles[0]
    assert json.loads((tmp_path / "choices.json").read_text())["choices"][0]["field"] == "title"
    next(one for one in app.selectbox if one.label == "Title").select_index(0).run()
    assert app.subheader[0].value != titles[0]
