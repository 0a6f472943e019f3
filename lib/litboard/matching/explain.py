"""Why two records are one work, may be one, or are two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from litboard.matching.judgement import judge
from litboard.matching.prepared import prepare_records
from litboard.matching.probability import estimate
from litboard.matching.rules import RULES, Verdict
from litboard.matching.scores import Scores, score_pairs
from litboard.matching.settings import DEFAULT, MatchSettings

_SHOWN = {"doi": "DOI", "arxiv_id": "arXiv id", "pmid": "PMID"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rule that decided on a pair of records, and how alike each field is.

    - `rule`, `rule_key`: the rule as a sentence, and its stable key;
    - `score` (0 to 100): the mean score of the fields that the rule rests on;
    - `probability` (0 to 1): how often such pairs are one work;
    - `scores`: the score of each field (0 to 100), None where one record lacks it.
    """

    rule: str
    rule_key: str
    verdict: Verdict
    score: float
    probability: float
    scores: Mapping[str, float | None]

    @property
    def detail(self) -> str:
        """The scores in short, as "abstract 100, title 96"."""
        return format_scores(self.scores)


def explain(
    a: Mapping[str, Any] | pd.Series[Any],
    b: Mapping[str, Any] | pd.Series[Any],
    *,
    settings: MatchSettings = DEFAULT,
) -> Evidence:
    """Why two rows of the records table are one work or not, by the same rules as in bulk."""
    records = prepare_records(pd.DataFrame([dict(a.items()), dict(b.items())]))
    scores = score_pairs(records, np.array([0]), np.array([1]), settings)
    judgement = judge(scores, settings)
    rule = RULES[judgement.rule[0]]
    return Evidence(
        rule=rule.name,
        rule_key=rule.key,
        verdict=rule.verdict,
        score=float(judgement.score[0]),
        probability=float(estimate(scores, judgement)[0]),
        scores=next(scores.by_pair()),
    )


def details(scores: Scores) -> list[str]:
    """The scores of each pair in short."""
    return list(map(format_scores, scores.by_pair()))


def format_scores(scores: Mapping[str, float | None]) -> str:
    """Scores by field in short, as "DOI 100, title 96"; empty where nothing can be compared."""
    return ", ".join(
        f"{_SHOWN.get(field, field)} {round(score)}"
        for field, score in scores.items()
        if score is not None
    )
