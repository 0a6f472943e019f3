"""The probability that two records are one work, calibrated on pairs whose truth is known.

Measured on gold-labelled sets (medical reviews, information systems, computer science citations,
partial abstracts, generated records; each set with the weight of at most 150 pairs). Of pairs that
a rule leaves open ("maybe"): a logistic regression over the rule and over what else agrees, raised
by one constant until predicted and observed shares are equal, both of all judged pairs and of
those in the review queue. Of pairs that a rule joins: the share that is one work. The measured
numbers are in the table `rules.RULES`; docs/matching.md gives the reliability in each
band, which `benchmarks/dedupe_probability.py` measures again.
"""

from __future__ import annotations

import numpy as np

from litboard.matching.judgement import Judgement
from litboard.matching.rules import RULES
from litboard.matching.scores import Scores
from litboard.matching.thresholds import LARGEST
from litboard.typing import Floats

#: What each adds to the log odds: volume and pages that agree or differ; ids that do; how far the
#: titles and the abstracts are above 80, in steps of 20.
_PLACE, _IDS, _TITLE, _ABSTRACT = 0.82, 1.44, 0.69, 0.27

#: Added to the log odds: the review queue shows the strongest pair between two works only, which
#: is likelier one work than the mean of all pairs.
_STRONGEST = 1.1

#: Score from which a title or abstract suggests one work, and the step of its weight.
_NEUTRAL, _STEP = 80, 20

#: Records that a rule would join, while a third record contradicts: 18 of 33 were one work.
KEPT_APART = 0.55
#: Pairs that a rule calls different, or that have nothing in common.
_HARDLY = 0.01

#: Decimals: the calibration supports no more.
_DECIMALS = 3


def estimate(scores: Scores, judgement: Judgement) -> Floats:
    """The probability that each pair is one work, 0 to 1."""
    log_odds = np.array([rule.log_odds or 0.0 for rule in RULES])[judgement.rule]
    shares = np.array([rule.share or 0.0 for rule in RULES])[judgement.rule]
    open_pairs = 1 / (1 + np.exp(-(log_odds + _weigh(scores) + _STRONGEST)))
    matched = np.where(judgement.has("same"), shares, open_pairs)
    probability: Floats = np.where(judgement.has("different"), _HARDLY, matched)
    return np.round(probability, _DECIMALS)


def weigh_agreement(scores: Scores) -> tuple[Floats, Floats, Floats, Floats]:
    """What agrees (positive) and differs (negative) besides the rule.

    Place in print (-2 to 2), ids (-1 to 1), title and abstract (steps of 20 above 80).
    """
    place = _agreement(scores.volume) + _agreement(scores.pages)
    same = (scores.doi == LARGEST) | (scores.pmid == LARGEST) | (scores.arxiv_id == LARGEST)
    ids = same.astype(np.float64) - ((scores.doi == 0) & ~scores.preprint)
    return place, ids, _steps(scores.title), _steps(scores.abstract)


def _weigh(scores: Scores) -> Floats:
    place, ids, title, abstract = weigh_agreement(scores)
    weighed: Floats = _PLACE * place + _IDS * ids + _TITLE * title + _ABSTRACT * abstract
    return weighed


def _steps(score: Floats) -> Floats:
    """How far a score is above the neutral one, in steps; 0 where it is missing."""
    steps: Floats = (np.where(np.isnan(score), _NEUTRAL, score) - _NEUTRAL) / _STEP
    return steps


def _agreement(score: Floats) -> Floats:
    """1 where a field agrees, -1 where it differs, 0 where it is missing."""
    agreed: Floats = (score == LARGEST).astype(np.float64) - (score == 0)
    return agreed
