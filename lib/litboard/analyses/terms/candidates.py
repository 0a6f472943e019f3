"""Every phrase that could be a term → those that are: met often enough, and by themselves."""

from __future__ import annotations

from collections.abc import Set

import numpy as np

from litboard.analyses.terms.phrases import Judged, Occurrences, closes, is_nested, is_whole, keep
from litboard.typing import Flags

#: A phrase that stands by itself less often than this is a part of longer terms, no term.
OWN_SHARE = 0.25

#: A phrase ends its run of words at least so often; "nonlinear" and "neural" hardly ever do.
CLOSING_SHARE = 0.25

#: Too few occurrences to judge a phrase by how it is used.
FEW = 4

#: A single word in more than this share of the works is the field's small talk ("model").
COMMON_SHARE = 0.4


def select_terms(
    judged: Judged, found: Occurrences, *, units: Set[str], rows: int, min_works: int
) -> Occurrences:
    """The occurrences of those phrases that are terms; `units` are long forms of acronyms."""
    frequent = _is_frequent(judged, found, units, rows, min_works)
    found = _number_densely(keep(found, frequent[found.gram]))
    own = ~is_nested(found, len(judged.key))
    grams = int(found.gram.max(initial=-1)) + 1
    alone = np.bincount(found.gram[own], minlength=grams)
    total = np.bincount(found.gram, minlength=grams)
    return _number_densely(keep(found, (alone >= OWN_SHARE * total)[found.gram]))


def _is_frequent(
    judged: Judged, found: Occurrences, units: Set[str], rows: int, min_works: int
) -> Flags:
    """True for each gram met often enough, and once at least as a whole: no accident of words."""
    grams = int(found.gram.max(initial=-1)) + 1
    row, title = judged.stream.row[found.start], judged.stream.in_title[found.start]
    total = np.bincount(found.gram, minlength=grams)
    whole = np.bincount(found.gram[is_whole(judged, found)], minlength=grams) > 0
    headline = title & is_whole(judged, found) & ~judged.is_doing()[found.start]
    headline = np.bincount(found.gram[headline], minlength=grams) > 0
    spread = np.bincount(np.unique(found.gram * rows + row) // max(rows, 1), minlength=grams)
    size = np.zeros(grams, dtype=np.int64)
    size[found.gram] = found.size
    common = (size == 1) & (spread > max(2, COMMON_SHARE * rows))
    unit = np.zeros(grams, dtype=bool)
    unit[found.gram[_is_unit(judged, found, units)]] = True
    often = (total > 1) | headline
    closing = np.bincount(found.gram[closes(judged, found)], minlength=grams)
    ends = (total < FEW) | (closing >= CLOSING_SHARE * total)
    sound = often & ends & (whole | (spread > 2)) & ~common
    kept: Flags = (spread >= min_works) & (sound | unit)
    return kept


def _is_unit(judged: Judged, found: Occurrences, units: Set[str]) -> Flags:
    """True where a long form stands: whoever gives a phrase an acronym means a term."""
    unit = np.array([key in units for key in judged.keys], dtype=bool)
    stands: Flags = (found.size == 1) & unit[judged.key[found.start]]
    return stands


def _number_densely(found: Occurrences) -> Occurrences:
    return found._replace(gram=np.unique(found.gram, return_inverse=True)[1].astype(np.int64))
