"""How likely a pair is one work: calibrated on pairs whose truth is known.

Measured on gold-labelled sets (medical reviews, information systems, computer science citations,
partial abstracts, made records; each set with the weight of at most 150 pairs): a logistic
regression over the rule that decided and what else agrees, on the pairs that rules found but did
not join, then raised by one constant until it said what was found, both of all judged pairs and of
those put to a person. Pairs that a rule joins were one work in the part given for it below. What
was found in each band stands in docs/matching.md; `benchmarks/dedupe_chances.py` tells it anew.
"""

from __future__ import annotations

import numpy as np

from litboard.matching.rules import RULES, Judgement
from litboard.matching.scores import Scores
from litboard.typing import Floats

#: Log odds where a rule only doubts, before the weights below.
_DOUBTS = {
    "one title begins the other": -0.81,
    "same abstract, but a title of every year": -2.98,
    "same abstract, but different DOIs and authors": -2.82,
    "same abstract, but different ids": -2.82,
    "same abstract, but printed at two places": -3.13,
    "same abstract, but the titles differ": -3.37,
    "nearly the same abstract, but other words in the title": -2.0,
    "short abstracts to one pattern": -2.0,
    "same general title": -3.76,
    "same id, but one is a notice on the other": -2.24,
    "same id, but other parts of a series": -3.6,
    "same id, but the titles differ": -3.63,
    "same title": -0.63,
    "same title and place, but unrelated abstracts": 0.09,
    "same title, but different ids": -4.35,
    "same title, but other journals": -2.66,
    "same title, but printed at two places": -3.26,
    "same title, but unrelated abstracts": -3.35,
    "same title, but years apart": -3.04,
    "similar abstract": -1.61,
    "similar title": -3.13,
    "similar title, misspelt or misread": -1.45,
}
#: What each adds to the log odds: volume and pages that agree or not; ids that do; how far the
#: titles and the abstracts are above 80, in steps of 20.
_PLACE, _IDS, _TITLE, _ABSTRACT = 0.82, 1.44, 0.69, 0.27

#: The strongest pair between two works is likelier than any such pair: it was what is told.
_STILL_OPEN = 1.1

#: The part of the pairs joined by a rule that were one work; of few pairs, as Laplace's rule of
#: succession has it: 4 of 4 say no more than 5 of 6.
_JOINED = {
    "same title but for its end": 0.8,
    "retitled when printed": 0.83,
    "similar title and abstract": 0.89,
    "same title and authors": 0.97,
    "same title, cut off": 0.97,
    "same telling title": 0.96,
    "same abstract, cut short": 0.994,
    "same abstract": 0.997,
    "same DOI": 0.996,
}
_SURELY = 0.99
#: Records that a rule would join, but a third speaks against it: 18 of 33 were one work.
KEPT_APART = 0.55
#: Pairs that nothing speaks for.
_HARDLY = 0.01


def estimate(scores: Scores, judgement: Judgement) -> Floats:
    """The probability that each pair is one work, 0 to 1."""
    bases = np.array([_DOUBTS.get(rule.name, 0.0) for rule in RULES])
    odds = bases[judgement.rule] + _weigh(scores) + _STILL_OPEN
    joined = np.array([_JOINED.get(rule.name, _SURELY) for rule in RULES])[judgement.rule]
    chance = np.where(judgement.has("same"), joined, 1 / (1 + np.exp(-odds)))
    told: Floats = np.where(judgement.has("different"), _HARDLY, chance)
    return np.round(told, 3)


def weigh_agreement(scores: Scores) -> tuple[Floats, Floats, Floats, Floats]:
    """What agrees and disagrees beside the rule: place, ids, title and abstract."""
    place = _agreement(scores.volume) + _agreement(scores.pages)
    same = (scores.doi == 100) | (scores.pmid == 100) | (scores.arxiv_id == 100)
    ids = same.astype(np.float64) - ((scores.doi == 0) & ~scores.preprint)
    title = (np.where(np.isnan(scores.title), 80, scores.title) - 80) / 20
    abstract = (np.where(np.isnan(scores.abstract), 80, scores.abstract) - 80) / 20
    return place, ids, title, abstract


def _weigh(scores: Scores) -> Floats:
    place, ids, title, abstract = weigh_agreement(scores)
    weighed: Floats = _PLACE * place + _IDS * ids + _TITLE * title + _ABSTRACT * abstract
    return weighed


def _agreement(score: Floats) -> Floats:
    """1 where a field agrees, -1 where it does not, 0 where nobody knows."""
    agreed: Floats = (score == 100).astype(np.float64) - (score == 0)
    return agreed
