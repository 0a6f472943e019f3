"""Small corpora for tests, made on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from litboard.tables import make_table
from litboard.works import WORK_COLUMNS

EMPTY: dict[str, Any] = {
    "label": "", "title": None, "untitled": False, "authors": [], "year": None, "venue": None,
    "volume": None, "issue": None, "pages": None,
    "abstract": None, "doi": None, "arxiv_id": None, "pmid": None, "url": None, "kind": None,
    "keywords": [], "sources": ["papers.txt"], "records": [],
    "ids": [], "links": [],
}  # fmt: skip


def works_of(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """A works table from what matters to a test; ids are w0, w1, … unless given."""
    full = [
        {"id": f"w{number}"} | EMPTY | {"label": row.get("title") or "untitled"} | row
        for number, row in enumerate(rows)
    ]
    return make_table(([row[name] for name in WORK_COLUMNS] for row in full), WORK_COLUMNS)


def bibtex_entry(key: str, **fields: Any) -> str:
    """A BibTeX entry."""
    stated = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@article{{{key},\n{stated}}}\n"


SUBJECTS = ("Lanterns of the north", "Barley and its sparrows", "Copper in violins of old")


def doubtful_bibtex(count: int = 3) -> str:
    """Pairs of papers of one title that lie years apart: nobody can tell them from the text."""
    return "".join(
        bibtex_entry(
            f"{key}{number}", title=f"{title}, a field study", author="Lee, Ann", year=year
        )
        for number, title in enumerate(SUBJECTS[:count])
        for key, year in (("a", 2001), ("b", 2012))
    )
