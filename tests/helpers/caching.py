"""Analyses of the same texts, computed once in a test run: they depend on nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from litboard.analyses import Terms


def once_for_the_same_texts(function: Callable[..., Any]) -> Callable[..., Any]:
    """An analysis of works that computes nothing twice for equal texts and equal options.

    The order of works counts as a part of the texts, and so does every term that is passed.
    """
    known: dict[object, Any] = {}

    def compute_once(works: pd.DataFrame, **options: Any) -> Any:
        texts = works[["id", "label", "title", "abstract"]].to_csv()
        key = (texts, *((name, _key(options[name])) for name in sorted(options)))
        if key not in known:
            known[key] = function(works, **options)
        return known[key]

    return compute_once


def _key(value: object) -> object:
    if isinstance(value, Terms):
        return tuple(value.table["term"])
    return None if callable(value) else value
