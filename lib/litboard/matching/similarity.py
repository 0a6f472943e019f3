"""Comparison of whole columns of pairs: the functions behind `scores`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from rapidfuzz import fuzz, process

from litboard.matching.prepared import PreparedRecords
from litboard.typing import Flags, Floats, Rows, Texts

#: Letters of a common prefix from which it identifies an abstract: a shorter one may be a phrase
#: of the field.
CUT_LENGTH = 160
#: Letters of a common prefix from which it at least supports a title.
CUT_SUPPORTS = 80
#: Share of the longer abstract below which the shorter is truncated; above it, the two only
#: differ in spelling.
CUT_PART = 0.95
#: Ratio (0 to 100) of a truncated abstract and the prefix of the other: only the last word may
#: differ.
CUT_SCORE = 97

#: Share of the longer abstract that the shorter must have, so that a low score means other words
#: and not only fewer.
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
    """Scores, letters of the shorter abstract, whether one is a prefix, whether of similar length.

    One entry a pair. Scores below `least` are 0, which saves time.
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
        # Where both records have a second title, it may be that of a series: not compared.
        places = np.flatnonzero(two[rows] & ~two[others])
        second, whole = records.second_title[rows[places]], theirs[places]
        better = ratios(second, whole) > ratios(mine[places], whole)
        mine[places[better]] = second[better]
    return one, other


def replace_titles(records: PreparedRecords, titles: Texts) -> PreparedRecords:
    """Records with the titles that `pair_titles` chose."""
    changed = np.flatnonzero(records.title != titles)
    if not len(changed):
        return records
    keys = records.title_key.copy()
    for row in changed:
        keys[row] = titles[row].replace(" ", "")
    return replace(records, title=titles, title_key=keys)


def compare_pages(one: PreparedRecords, other: PreparedRecords) -> Floats:
    """100 where two records have the same first page, 0 where not; NaN where one is missing.

    An article number in one catalogue does not contradict a page in the other.
    """
    score = equal_numbers(one.first_page, other.first_page)
    unlike = (score == 0) & (one.article ^ other.article)
    return np.where(unlike, np.nan, score)


def find_ahead(one: PreparedRecords, other: PreparedRecords) -> Flags:
    """Which pairs have as many pages, but one record counts from 1 and has no volume."""
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
    scores = map(compare, one[both].tolist(), other[both].tolist())
    score[both] = np.fromiter(scores, np.float64, len(both))
    return score


def holds(question: Callable[[str, str], bool], one: Texts, other: Texts, where: Flags) -> Flags:
    """The answer to a question pair by pair; False where `where` is."""
    holding = np.zeros(len(one), dtype=bool)
    asked = np.flatnonzero(where)
    answers = map(question, one[asked].tolist(), other[asked].tolist())
    holding[asked] = np.fromiter(answers, bool, len(asked))
    return holding
