"""Why two records are, may be or are not one work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from litboard.matching.prepared import read_fields
from litboard.matching.probability import estimate
from litboard.matching.rules import RULES, Verdict, judge
from litboard.matching.scores import Scores, score_pairs

_SHOWN = {"doi": "DOI", "arxiv_id": "arXiv id", "pmid": "PMID"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rule that decided on a pair, and what every field says.

    `score` (0 to 100) is how strongly the fields that the rule rests on agree; `probability` (0
    to 1), how often such pairs are one work. `scores` holds each field's, None where a record
    lacks it.
    """

    rule: str
    verdict: Verdict
    score: float
    probability: float
    scores: Mapping[str, float | None]

    @property
    def detail(self) -> str:
        """The scores in short, as "abstract 100, title 96"."""
        return tell(self.scores)


def explain(
    a: Mapping[str, Any] | pd.Series[Any], b: Mapping[str, Any] | pd.Series[Any]
) -> Evidence:
    """Why two rows of the records table are one work or not, by the rules that match in bulk."""
    fields = read_fields(pd.DataFrame([dict(a.items()), dict(b.items())]))
    scores = score_pairs(fields, np.array([0]), np.array([1]))
    judgement = judge(scores)
    rule = RULES[judgement.rule[0]]
    chance = float(estimate(scores, judgement)[0])
    return Evidence(
        rule.name, rule.verdict, float(judgement.score[0]), chance, next(scores.by_pair())
    )


def details(scores: Scores) -> list[str]:
    """The scores of each pair in short."""
    return list(map(tell, scores.by_pair()))


def tell(scores: Mapping[str, float | None]) -> str:
    """Scores by field in short; empty where nothing could be compared."""
    return ", ".join(
        f"{_SHOWN.get(field, field)} {round(score)}"
        for field, score in scores.items()
        if score is not None
    )
