"""The rules applied to scored pairs: which rule decides on each pair, and how strongly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from litboard.matching.features import PairFeatures
from litboard.matching.rules import RULES, Verdict
from litboard.matching.scores import Scores
from litboard.matching.settings import DEFAULT, MatchSettings
from litboard.typing import Flags, Floats, Rows


@dataclass(frozen=True, slots=True)
class Judgement:
    """For each pair, the position in `RULES` of the rule that decided, and its score, 0 to 100."""

    rule: Rows
    score: Floats

    def has(self, verdict: Verdict) -> Flags:
        """Which pairs got this verdict."""
        return np.array([rule.verdict == verdict for rule in RULES])[self.rule]

    @property
    def contradicts(self) -> Flags:
        """Which pairs exclude each other, so that no work may hold both records."""
        return np.array([rule.contradicts for rule in RULES])[self.rule]


def judge(scores: Scores, settings: MatchSettings = DEFAULT) -> Judgement:
    """Decide pairs by the first rule that fits; the score is the mean of the fields it rests on."""
    features = PairFeatures(scores, settings)
    never = np.zeros(len(scores), dtype=bool)
    fits = [never if rule.key in settings.disabled_rules else rule.fits(features) for rule in RULES]
    decided_by = np.argmax(np.array(fits), axis=0)
    score = np.zeros(len(scores))
    for position, rule in enumerate(RULES):
        pairs = np.flatnonzero(decided_by == position)
        if len(pairs) and rule.rests_on:
            score[pairs] = _mean_score(scores, rule.rests_on, pairs)
    return Judgement(decided_by.astype(np.int64), score)


def _mean_score(scores: Scores, names: tuple[str, ...], pairs: Rows) -> Floats:
    """The mean over the fields that can be compared; 0 where none can."""
    values = np.array([getattr(scores, name)[pairs] for name in names])
    known = ~np.isnan(values)
    mean: Floats = np.where(known, values, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    return mean
