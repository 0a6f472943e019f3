"""Topics of given works and terms, as an analysis would hand them over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

import numpy as np
import pandas as pd

from litboard.analyses import Topics

#: A topic by the ids of its works and its terms with their weights.
Plain = tuple[Sequence[str], Mapping[str, float]]


def topics_of(plain: Sequence[Plain]) -> Topics:
    """Topics numbered as listed, each work wholly in its own."""
    place = {work: at for at, (works, _) in enumerate(plain) for work in works}
    ids = sorted(place)
    main = np.array([place[work] for work in ids], dtype=np.int64)
    mix = np.eye(len(plain))[main] if ids else np.zeros((0, len(plain)))
    sizes = np.bincount(main, minlength=len(plain))
    parts: dict[str, Any] = {
        "table": pd.DataFrame(
            {
                "topic": np.arange(len(plain), dtype="int64"),
                "name": pd.Series([f"topic {at}" for at in range(len(plain))], dtype="str"),
                "terms": pd.Series([list(terms)[:10] for _, terms in plain], dtype=object),
                "works": sizes.astype("int64"),
                "share": sizes / max(len(ids), 1),
                "stability": np.ones(len(plain)),
            }
        ),
        "weights": pd.DataFrame(
            [
                (at, term, weight)
                for at, (_, terms) in enumerate(plain)
                for term, weight in terms.items()
            ],
            columns=["topic", "term", "weight"],
        ).astype({"topic": "int64", "term": "str", "weight": "float64"}),
        "words": pd.DataFrame({"topic": [], "word": [], "weight": []}),
        "assignments": pd.DataFrame(
            {
                "id": pd.Series(ids, dtype="str"),
                "label": pd.Series(ids, dtype="str"),
                "topic": main,
                "weight": np.ones(len(ids)),
                "second": np.full(len(ids), -1, dtype=np.int64),
                "sure": np.ones(len(ids), dtype=bool),
            }
        ),
        "mix": mix,
        "curve": pd.DataFrame(
            columns=["count", "stability", "separation", "coherence", "score", "chosen"]
        ),
        "count": len(plain),
        "vectors": np.zeros((len(ids), 0), dtype=np.float32),
    }
    return Topics(**{field.name: parts[field.name] for field in fields(Topics)})
