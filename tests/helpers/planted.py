"""Topics of the planted works, computed once for all tests that only read them."""

from __future__ import annotations

from functools import cache

import pandas as pd

from helpers.works import planted_works
from litboard.analyses import Terms, Topics, key_terms, topics


@cache
def planted_terms(each: int = 12) -> tuple[pd.DataFrame, list[str], Terms]:
    """Planted works, the field of each, and their terms; a test that changes them copies first."""
    works, fields = planted_works(each)
    return works, fields, key_terms(works)


@cache
def planted_topics(count: int = 3, *, each: int = 12) -> Topics:
    """So many topics of `planted_terms`."""
    works, _, terms = planted_terms(each)
    return topics(works, count=count, terms=terms)
