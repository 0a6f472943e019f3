"""How alike two records are, field by field: 0 to 100, or nothing where nothing can be compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from litboard.matching.fields import Fields, Flags, Floats, Rows, Texts
from litboard.matching.people import compare_authors
from litboard.matching.titles import marks_clash, marks_differ, says_otherwise

#: The scored fields, in the order in which they are told.
SCORED = ("doi", "arxiv_id", "pmid", "abstract", "title", "authors", "year", "venue")

#: Below it, a common beginning of two abstracts may be a phrase of the trade.
CUT_LENGTH = 200
#: What lacks less has not been cut but spelt in another way.
CUT_PART = 0.95
#: Of a beginning that was cut off nothing but the last word may differ.
CUT_SCORE = 97

#: The part of the longer abstract that the shorter has at least, for a low score to mean other
#: words and not only fewer.
EVEN_LENGTHS = 0.6

#: A title that is only the beginning of another: enough words to be one's own.
HEAD_LENGTH = 25

#: Titles less alike than this need not be looked at word by word.
_WORTH_READING = 80

#: What each year between two records costs.
_YEAR_COST = 20


@dataclass(frozen=True, slots=True)
class Scores:
    """The evidence on pairs of records, one entry a pair; NaN where a field cannot be compared.

    Next to the scores: `length`, the letters of the shorter abstract; `cut`, one abstract is
    the beginning of the other; `even`, the abstracts are of like length; `years_apart`;
    `title_length`, the letters of the shorter title; `identical`, the titles are equal letter
    by letter; `head`, one title begins the other; `otherwise`, the titles are alike but say
    different things; `renumbered` and `clashing`, their numbers differ, or exclude each other;
    `notice`, one title announces a notice and the other does not; `generic`, the titles could
    stand over many works; `periodic`, over one every year; `preprint`, one or both are preprints.
    """

    doi: Floats
    arxiv_id: Floats
    pmid: Floats
    abstract: Floats
    title: Floats
    authors: Floats
    year: Floats
    venue: Floats
    length: Rows
    title_length: Rows
    years_apart: Floats
    cut: Flags
    even: Flags
    identical: Flags
    head: Flags
    otherwise: Flags
    renumbered: Flags
    clashing: Flags
    notice: Flags
    generic: Flags
    periodic: Flags
    preprint: Flags

    def __len__(self) -> int:
        return len(self.title)

    def join(self, more: Scores) -> Scores:
        """These pairs and then more."""
        names = [field.name for field in fields(self)]
        return Scores(*(np.concatenate([getattr(self, n), getattr(more, n)]) for n in names))

    def total(self) -> Floats:
        """The sum of the scores of each pair: more evidence, greater sum."""
        sums = np.nansum([getattr(self, field) for field in SCORED], axis=0)
        return np.asarray(sums, dtype=np.float64)

    def of(self, pair: int) -> dict[str, float | None]:
        """The scores of one pair by field, None where nothing can be compared."""
        values = {field: float(getattr(self, field)[pair]) for field in SCORED}
        return {field: None if np.isnan(value) else value for field, value in values.items()}


def score_pairs(records: Fields, left: Rows, right: Rows) -> Scores:
    """Compare rows of a table with other rows, pair by pair (Levenshtein ratios by RapidFuzz)."""
    one, other = records.take(left), records.take(right)
    title = _ratios(one.title, other.title)
    abstract, length, cut, even = _compare_abstracts(one.abstract, other.abstract)
    identical = ~np.isnan(title) & (one.title_key == other.title_key)
    years_apart = np.abs(one.year - other.year)
    worth = ~identical & (title >= _WORTH_READING)
    return Scores(
        doi=_equal(one.doi, other.doi),
        arxiv_id=_equal(one.arxiv_id, other.arxiv_id),
        pmid=_equal(one.pmid, other.pmid),
        abstract=abstract,
        title=np.where(identical, 100.0, title),
        authors=_compare_authors(one, other),
        year=np.maximum(100.0 - _YEAR_COST * years_apart, 0.0),
        venue=_ratios(one.venue, other.venue, fuzz.token_set_ratio),
        length=length,
        title_length=_shorter(one.title_key, other.title_key),
        years_apart=years_apart,
        cut=cut,
        even=even,
        identical=identical,
        head=_each(_begins, one.title, other.title, np.bool_),
        otherwise=_each(says_otherwise, one.title, other.title, np.bool_, where=worth),
        renumbered=_each(marks_differ, one.marks, other.marks, np.bool_, where=~identical),
        clashing=_each(marks_clash, one.marks, other.marks, np.bool_, where=~identical),
        notice=~np.isnan(title) & (one.notice != other.notice),
        generic=~np.isnan(title) & (one.generic | other.generic),
        periodic=~np.isnan(title) & (one.periodic | other.periodic),
        preprint=one.preprint | other.preprint,
    )


def _compare_authors(one: Fields, other: Fields) -> Floats:
    lists = zip(one.people, other.people, one.names, other.names, strict=True)
    return np.fromiter((compare_authors(*pair) for pair in lists), np.float64, len(one))


def _compare_abstracts(one: Texts, other: Texts) -> tuple[Floats, Rows, Flags, Flags]:
    """Scores, lengths of the shorter; which agree up to where one was cut; which are even."""
    length = _shorter(one, other)
    score = _ratios(one, other)
    cut = np.zeros(len(score), dtype=bool)
    longest = np.fromiter(map(max, map(len, one), map(len, other)), np.int64, len(one))
    uneven = np.flatnonzero((length >= CUT_LENGTH) & (length < CUT_PART * longest))
    heads = [
        (a[:size], b[:size])
        for a, b, size in zip(one[uneven], other[uneven], length[uneven], strict=True)
    ]
    if heads:
        ours, theirs = zip(*heads, strict=True)
        likeness = process.cpdist(ours, theirs, scorer=fuzz.ratio, dtype=np.float64)
        cut[uneven] = likeness >= CUT_SCORE
        score[uneven] = np.where(cut[uneven], np.maximum(score[uneven], likeness), score[uneven])
    return score, length, cut, length >= EVEN_LENGTHS * longest


def _ratios(one: Texts, other: Texts, scorer: Callable[..., float] = fuzz.ratio) -> Floats:
    score = np.full(len(one), np.nan)
    both = np.flatnonzero((one != "") & (other != ""))
    if len(both):
        score[both] = process.cpdist(one[both], other[both], scorer=scorer, dtype=np.float64)
    return score


def _equal(one: Texts, other: Texts) -> Floats:
    both = (one != "") & (other != "")
    return np.where(both, np.where(one == other, 100.0, 0.0), np.nan)


def _shorter(one: Texts, other: Texts) -> Rows:
    return np.fromiter(map(min, map(len, one), map(len, other)), np.int64, len(one))


def _begins(one: str, other: str) -> bool:
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    return len(shorter) >= HEAD_LENGTH and longer.startswith(shorter) and shorter != longer


def _each(
    compare: Callable[..., object],
    one: Texts,
    other: Texts,
    dtype: Any,
    *,
    where: Flags | None = None,
) -> npt.NDArray[Any]:
    """A comparison pair by pair; where it is not wanted, nothing is found."""
    found = np.zeros(len(one), dtype=dtype)
    wanted = range(len(one)) if where is None else np.flatnonzero(where)
    for pair in wanted:
        found[pair] = compare(one[pair], other[pair])
    return found
