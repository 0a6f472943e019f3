"""Select key terms from phrases: those used often enough, and outside of longer phrases."""

from __future__ import annotations

from collections.abc import Set

import numpy as np

from litboard.analyses.terms.phrases import (
    Occurrences,
    ends_run,
    is_delimited,
    is_nested,
    select_occurrences,
)
from litboard.analyses.terms.stream import ClassifiedStream
from litboard.typing import Flags

#: Least share of occurrences outside of longer terms; below it, a phrase is only a part of them.
OWN_SHARE = 0.25

#: Least share of occurrences with a break behind; "nonlinear" and "neural" rarely have one.
CLOSING_SHARE = 0.25

#: Fewer occurrences than these are too few to judge a phrase by its use.
FEW = 4

#: A single word in more than this share of works is too general ("model").
COMMON_SHARE = 0.4


def select_terms(
    classified: ClassifiedStream,
    phrases: Occurrences,
    *,
    units: Set[str],
    rows: int,
    min_works: int,
) -> Occurrences:
    """The occurrences of the phrases that are terms, numbered from 0.

    `units` are the keys of acronyms' long forms, `rows` is the number of works, and `min_works`
    the number of works that a term needs.
    """
    frequent = _is_established(classified, phrases, units, rows, min_works)
    phrases = _number_densely(select_occurrences(phrases, frequent[phrases.gram]))
    own = ~is_nested(phrases, len(classified.key))
    grams = int(phrases.gram.max(initial=-1)) + 1
    alone = np.bincount(phrases.gram[own], minlength=grams)
    total = np.bincount(phrases.gram, minlength=grams)
    return _number_densely(select_occurrences(phrases, (alone >= OWN_SHARE * total)[phrases.gram]))


def _is_established(
    classified: ClassifiedStream, phrases: Occurrences, units: Set[str], rows: int, min_works: int
) -> Flags:
    """True for phrases used often enough, and at least once not as a fragment (phrases,)."""
    grams = int(phrases.gram.max(initial=-1)) + 1
    row, title = classified.stream.row[phrases.start], classified.stream.in_title[phrases.start]
    total = np.bincount(phrases.gram, minlength=grams)
    whole = np.bincount(phrases.gram[is_delimited(classified, phrases)], minlength=grams) > 0
    headline = title & is_delimited(classified, phrases) & ~classified.is_ing_form()[phrases.start]
    headline = np.bincount(phrases.gram[headline], minlength=grams) > 0
    spread = np.bincount(np.unique(phrases.gram * rows + row) // max(rows, 1), minlength=grams)
    size = np.zeros(grams, dtype=np.int64)
    size[phrases.gram] = phrases.size
    common = (size == 1) & (spread > max(2, COMMON_SHARE * rows))
    unit = np.zeros(grams, dtype=bool)
    unit[phrases.gram[_is_unit(classified, phrases, units)]] = True
    often = (total > 1) | headline
    closing = np.bincount(phrases.gram[ends_run(classified, phrases)], minlength=grams)
    ends = (total < FEW) | (closing >= CLOSING_SHARE * total)
    sound = often & ends & (whole | (spread > 2)) & ~common
    is_term: Flags = (spread >= min_works) & (sound | unit)
    return is_term


def _is_unit(classified: ClassifiedStream, phrases: Occurrences, units: Set[str]) -> Flags:
    """True for occurrences of long forms (occurrences,): a phrase with an acronym is a term."""
    unit = np.array([key in units for key in classified.keys], dtype=bool)
    is_unit: Flags = (phrases.size == 1) & unit[classified.key[phrases.start]]
    return is_unit


def _number_densely(phrases: Occurrences) -> Occurrences:
    return phrases._replace(gram=np.unique(phrases.gram, return_inverse=True)[1].astype(np.int64))
