"""Versions, identifiers and links of a work."""

from __future__ import annotations

from pathlib import Path

from helpers.corpora import bibtex_entry
from helpers.pages import open_app, texts_of
from litboard.corpus.loading import load


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
    shown = texts_of(app)
    assert "**preprint** · arXiv · 2021 · [DOI 10" in shown
    assert "**published** · Acoustics · 2022 · [DOI 10" in shown
    assert "](https://doi.org/10.1000/x%281%29)" in shown
    assert "](https://a.org/%28x%29)" in shown
