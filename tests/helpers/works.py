"""Small works tables, as the corpus hands them over."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa

from litboard.analyses import Terms, key_terms

LIST = pd.ArrowDtype(pa.list_(pa.string()))


def works_table(
    abstracts: Sequence[str | None],
    *,
    titles: Sequence[str | None] | None = None,
    years: Sequence[int | None] | None = None,
    sources: Sequence[Sequence[str]] | None = None,
) -> pd.DataFrame:
    """Works w000, w001, … with these abstracts."""
    size = len(abstracts)
    titles = titles or [None] * size
    return pd.DataFrame(
        {
            "id": pd.Series([f"w{at:03d}" for at in range(size)], dtype="str"),
            "label": pd.Series([t or f"work {at}" for at, t in enumerate(titles)], dtype="str"),
            "title": pd.Series(list(titles), dtype="str"),
            "abstract": pd.Series(list(abstracts), dtype="str"),
            "year": pd.Series(list(years or [None] * size), dtype="Int64"),
            "venue": pd.Series([None] * size, dtype="str"),
            "sources": pd.Series([list(s) for s in sources or [["a"]] * size], dtype=LIST),
        }
    )


PLANTED = {
    "galaxies": "dark matter, galaxy cluster, redshift survey, gravity lensing, star formation",
    "proteins": "protein folding, amino acid, crystal lattice, enzyme kinetics, ligand binding",
    "markets": "stock market, interest rate, monetary policy, inflation shock, exchange rate",
}


def planted_works(each: int = 12, *, seed: int = 5) -> tuple[pd.DataFrame, list[str]]:
    """Works of three fields that share no phrase, with the field of each."""
    random = np.random.default_rng(seed)
    fields = [field for field in PLANTED for _ in range(each)]
    abstracts = []
    for field in fields:
        phrases = random.choice(PLANTED[field].split(", "), size=8)
        abstracts.append(" ".join(f"We study the {phrase} of them." for phrase in phrases))
    return works_table(abstracts), fields


#: Texts with and without the key term "dark energy".
WITH, WITHOUT = "Dark energy and dark energy.", "Of nothing."


def works_by_year(counts: dict[int, tuple[int, int]]) -> tuple[pd.DataFrame, Terms]:
    """Works and key terms from counts: for each year, works with "dark energy", and all works."""
    years: list[int | None] = []
    texts: list[str] = []
    for year, (uses, of) in counts.items():
        years += [year] * of
        texts += [WITH] * uses + [WITHOUT] * (of - uses)
    works = works_table(texts, years=years)
    return works, key_terms(works)
