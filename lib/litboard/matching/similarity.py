"""Columns of pairs compared at once: what `scores` is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from rapidfuzz import fuzz, process

from litboard.matching.prepared import PreparedRecords
from litboard.typing import Flags, Floats, Rows, Texts

#: Below it, a common beginning of two abstracts may be a phrase of the trade.
CUT_LENGTH = 160
#: A shorter beginning may still support a title, if it is no phrase of two words.
CUT_SUPPORTS = 80
#: What lacks less has not been cut but spelt in another way.
CUT_PART = 0.95
#: Of a beginning that was cut off nothing but the last word may differ.
CUT_SCORE = 97

#: The part of the longer abstract that the shorter has at least, for a low score to mean other
#: words and not only fewer.
EVEN_LENGTHS = 0.6


def ratios(one: Texts, other: Texts, *, least: float = 0) -> Floats:
    """The Levenshtein ratio of each pair of texts; NaN where one is missing, 0 below the least."""
    score = np.full(len(one), np.nan)
    both = np.flatnonzero((one != "") & (other != ""))
    if len(both):
        score[both] = process.cpdist(
            one[both], other[both], scorer=fuzz.ratio, score_cutoff=least, dtype=np.float64
        )
    return score


def compare_abstracts(
    one: Texts, other: Texts, *, least: float = 0
) -> tuple[Floats, Rows, Flags, Flags]:
    """Scores, lengths of the shorter; which agree up to where one was cut; which are even.

    Scores below the least are not found out, which is quicker.
    """
    length = shorter_length(one, other)
    score = ratios(one, other, least=least)
    cut = np.zeros(len(score), dtype=bool)
    longest = np.fromiter(map(max, map(len, one), map(len, other)), np.int64, len(one))
    uneven = np.flatnonzero((length >= CUT_SUPPORTS) & (length < CUT_PART * longest))
    heads = [
        (a[:size], b[:size])
        for a, b, size in zip(one[uneven], other[uneven], length[uneven], strict=True)
    ]
    if heads:
        ours, theirs = zip(*heads, strict=True)
        likeness = process.cpdist(
            ours, theirs, scorer=fuzz.ratio, score_cutoff=CUT_SCORE, dtype=np.float64
        )
        cut[uneven] = likeness >= CUT_SCORE
        sure = cut[uneven] & (length[uneven] >= CUT_LENGTH)
        score[uneven] = np.where(sure, np.maximum(score[uneven], likeness), score[uneven])
    return score, length, cut, length >= EVEN_LENGTHS * longest


def pair_titles(records: PreparedRecords, left: Rows, right: Rows) -> tuple[Texts, Texts]:
    """The titles of pairs; of a record that gives two, the one more like the other record's."""
    one, other = records.title[left], records.title[right]
    two = records.second_title != ""
    sides = ((one, other, left, right), (other, one, right, left)) if two.any() else ()
    for mine, theirs, rows, others in sides:
        # Of two second titles neither tells: they may name the series that two works stand in.
        places = np.flatnonzero(two[rows] & ~two[others])
        second, whole = records.second_title[rows[places]], theirs[places]
        better = ratios(second, whole) > ratios(mine[places], whole)
        mine[places[better]] = second[better]
    return one, other


def replace_titles(records: PreparedRecords, titles: Texts) -> PreparedRecords:
    """Records with other titles, as `pair_titles` chose them."""
    changed = np.flatnonzero(records.title != titles)
    if not len(changed):
        return records
    keys = records.title_key.copy()
    for row in changed:
        keys[row] = titles[row].replace(" ", "")
    return replace(records, title=titles, title_key=keys)


def compare_pages(one: PreparedRecords, other: PreparedRecords) -> Floats:
    """Whether pairs begin on one page; NaN where that is not known.

    The number of an article in one catalogue is no contradiction to the page in another.
    """
    score = equal_numbers(one.first_page, other.first_page)
    unlike = (score == 0) & (one.article ^ other.article)
    return np.where(unlike, np.nan, score)


def find_ahead(one: PreparedRecords, other: PreparedRecords) -> Flags:
    """Which pairs have as many pages, on one side counted from 1 and in no volume."""
    extent, others = one.last_page - one.first_page, other.last_page - other.first_page
    early = (one.first_page == 1) & np.isnan(one.volume)
    early ^= (other.first_page == 1) & np.isnan(other.volume)
    ahead: Flags = (extent == others) & early
    return ahead


def equal_texts(one: Texts, other: Texts) -> Floats:
    """100 for equal texts, 0 for others; NaN where one is missing."""
    both = (one != "") & (other != "")
    return np.where(both, np.where(one == other, 100.0, 0.0), np.nan)


def equal_numbers(one: Floats, other: Floats) -> Floats:
    """100 for equal numbers, 0 for others; NaN where one is missing."""
    return np.where(np.isnan(one) | np.isnan(other), np.nan, np.where(one == other, 100.0, 0.0))


def shorter_length(one: Texts, other: Texts) -> Rows:
    """The letters of the shorter text of each pair."""
    return np.fromiter(map(min, map(len, one), map(len, other)), np.int64, len(one))


def compare_each(compare: Callable[[str, str], float], one: Texts, other: Texts) -> Floats:
    """A comparison pair by pair; NaN where a text is missing."""
    score = np.full(len(one), np.nan)
    both = np.flatnonzero((one != "") & (other != ""))
    found = map(compare, one[both].tolist(), other[both].tolist())
    score[both] = np.fromiter(found, np.float64, len(both))
    return score


def holds(question: Callable[[str, str], bool], one: Texts, other: Texts, where: Flags) -> Flags:
    """The answer to a question pair by pair; no where it is not asked."""
    found = np.zeros(len(one), dtype=bool)
    asked = np.flatnonzero(where)
    answers = map(question, one[asked].tolist(), other[asked].tolist())
    found[asked] = np.fromiter(answers, bool, len(asked))
    return found
