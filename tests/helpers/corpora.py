"""Small corpora for tests, made on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from litboard.corpus.works import WORK_COLUMNS
from litboard.schema.frames import make_table

EMPTY: dict[str, Any] = {
    "label": "",
    "title": None,
    "untitled": False,
    "authors": [],
    "year": None,
    "venue": None,
    "volume": None,
    "issue": None,
    "pages": None,
    "abstract": None,
    "doi": None,
    "arxiv_id": None,
    "pmid": None,
    "url": None,
    "kind": None,
    "keywords": [],
    "notes": [],
    "sources": ["papers.txt"],
    "records": [],
    "ids": [],
    "links": [],
}


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


def doubtful_bibtex() -> str:
    """Three pairs of papers of one title, all near misses.

    Of the first two pairs one paper lacks its authors; they are as likely one work as two. The
    papers of the last lie years apart, and are hardly one.
    """
    north, barley, copper = SUBJECTS
    stated = [
        *(
            {"title": title, **who}
            for title in (north, barley)
            for who in ({"author": "Lee, A"}, {})
        ),
        *({"title": copper, "author": "Lee, Ann", "year": year} for year in (2001, 2012)),
    ]
    return "".join(bibtex_entry(f"k{number}", **fields) for number, fields in enumerate(stated))
