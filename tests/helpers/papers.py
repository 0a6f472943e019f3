"""Small made-up papers for the tests of matching."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from litboard.matching import Matching

TEXTS = (
    "title",
    "abstract",
    "venue",
    "volume",
    "issue",
    "pages",
    "doi",
    "arxiv_id",
    "pmid",
    "kind",
    "url",
)

WORDS = (
    "tides lanterns glaciers barley sparrows harbours copper violins lichens orchards comets"
    " ferns granite rivers beetles meadows thunder salmon willows amber dunes herons cedar moss"
).split()


def table(*papers: dict[str, Any]) -> pd.DataFrame:
    """Records with the columns and types that readers give; ids are r000, r001 if not given."""
    rows = [{"id": f"r{number:03}"} | paper for number, paper in enumerate(papers)]
    columns: dict[str, Any] = {
        name: pd.Series([row.get(name) for row in rows], dtype="str")
        for name in ("id", "source", *TEXTS, "raw")
    }
    columns["entry"] = pd.Series(range(1, len(rows) + 1), dtype="int64")
    columns["year"] = pd.Series([row.get("year") for row in rows], dtype="Int64")
    columns["authors"] = pd.Series(
        [list(row.get("authors", ())) for row in rows], dtype=pd.ArrowDtype(pa.list_(pa.string()))
    )
    return pd.DataFrame(columns)


def abstract(seed: int, sentences: int = 6) -> str:
    """A text of its own for each seed, some 90 letters a sentence."""
    generator = np.random.default_rng(seed)
    told = []
    for _ in range(sentences):
        words = generator.choice(WORDS, 9)
        told.append(
            f"We measured {words[0]} and {words[1]} near {words[2]}, where {words[3]} of "
            f"{words[4]} {words[5]} met {words[6]} {words[7]} and no {words[8]}."
        )
    return " ".join(told)


def partition(ids: pd.Series, matching: Matching) -> set[frozenset[str]]:
    """The works as sets of record ids."""
    works: dict[int, set[str]] = {}
    for record, work in zip(ids, matching.work_of, strict=True):
        works.setdefault(int(work), set()).add(record)
    return {frozenset(work) for work in works.values()}
