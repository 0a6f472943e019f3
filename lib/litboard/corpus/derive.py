"""From records and annotations to works: match, then derive the fields of each work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from litboard.annotations.bundle import Annotations
from litboard.corpus.works import derive_works
from litboard.matching import MatchSettings, match_records
from litboard.readers.io.gc_pause import gc_paused

if TYPE_CHECKING:
    from numpy.typing import NDArray


def match_and_derive(
    records: pd.DataFrame, annotations: Annotations, settings: MatchSettings
) -> dict[str, Any]:
    """The fields of a `Corpus` that depend on matching: works, origins, aliases, merged pairs."""
    matching = match_records(records, annotations.decisions, settings=settings)
    derived = derive(records, matching.work_of, annotations)
    return derived | {"merges": matching.merges, "candidate_pairs": matching.candidate_pairs}


def derive(
    records: pd.DataFrame, work_of: NDArray[Any], annotations: Annotations
) -> dict[str, Any]:
    """The works, origins and aliases of records whose works are known.

    `work_of` has the number of the work of each record, one integer a row of `records`.
    """
    with gc_paused():
        works = derive_works(records, work_of, annotations.lookups, annotations.choices)
    return {"works": works.table, "origins": works.origins, "aliases": works.aliases}
