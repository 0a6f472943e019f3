"""How alike two records are, field by field: 0 to 100, or NaN where a field cannot be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import partial
from math import isnan

import numpy as np

from litboard.matching.authors import compare_authors
from litboard.matching.prepared import BETWEEN_AUTHORS, PreparedRecords
from litboard.matching.similarity import (
    compare_abstracts,
    compare_each,
    compare_pages,
    equal_numbers,
    equal_texts,
    find_ahead,
    holds,
    pair_titles,
    ratios,
    replace_titles,
    shorter_length,
)
from litboard.matching.thresholds import DEFAULT_THRESHOLDS, Thresholds
from litboard.matching.title_similarity import (
    begins,
    is_reworded,
    is_truncated,
    looks_misread,
    opens,
)
from litboard.matching.titles import (
    is_generic,
    is_periodic,
    marks_clash,
    marks_differ,
    notices_differ,
)
from litboard.matching.venues import compare_venues, is_conference, is_updated
from litboard.typing import Flags, Floats, Rows

#: The scored fields, in the order in which they are shown.
SCORED = (
    "doi", "arxiv_id", "pmid", "abstract", "title", "authors", "year", "venue", "volume", "issue",
    "pages",
)  # fmt: skip

#: Titles less alike than this are not compared word by word, which costs most.
_WORD_BY_WORD = 80

#: No generic title ("Editorial", "Annual report 2019") has more letters.
_LONGEST_GENERIC = 80

#: What each year between two records takes from the score of their years.
_YEAR_COST = 20


@dataclass(frozen=True, slots=True)
class Scores:
    """The comparison of pairs of records: arrays with one entry a pair, scores from 0 to 100.

    A score is NaN where a record lacks the field. Besides the scores:

    - abstracts: `abstract_length` (letters of the shorter); `abstract_prefix` (one is the
      beginning of the other); `similar_length`;
    - titles: `title_length` (letters of the shorter); `identical_title` (letter by letter);
      `title_prefix` (one begins the other), `short_title_prefix` (even with few words),
      `truncated_title` (because an export cut it off); `reworded` (alike, but with other words),
      `misread` (as by errors of text recognition); `renumbered` and `conflicting_numbers` (their
      numbers differ, or exclude each other); `notice` (only one announces a notice, such as an
      erratum); `generic` (many works have such a title), `periodic` (one a year has);
    - publication: `years_apart`; `preprint` (at least one is); `same_page_range` (first to last
      page); `supplement` and `conference` (exactly one is in a supplement, at a conference);
      `updated_review` (both in a library that updates its reviews); `ahead_of_print` (as many
      pages, but one counts from 1 and has no volume).
    """

    doi: Floats
    arxiv_id: Floats
    pmid: Floats
    abstract: Floats
    title: Floats
    authors: Floats
    year: Floats
    venue: Floats
    volume: Floats
    issue: Floats
    pages: Floats
    abstract_length: Rows
    title_length: Rows
    years_apart: Floats
    abstract_prefix: Flags
    similar_length: Flags
    identical_title: Flags
    title_prefix: Flags
    short_title_prefix: Flags
    truncated_title: Flags
    reworded: Flags
    misread: Flags
    renumbered: Flags
    conflicting_numbers: Flags
    notice: Flags
    generic: Flags
    periodic: Flags
    preprint: Flags
    same_page_range: Flags
    supplement: Flags
    conference: Flags
    updated_review: Flags
    ahead_of_print: Flags

    def __len__(self) -> int:
        return len(self.title)

    def take(self, pairs: Rows) -> Scores:
        """The comparison of some of the pairs, in the order given."""
        return Scores(*(getattr(self, field.name)[pairs] for field in fields(self)))

    def total(self) -> Floats:
        """The sum of all scores of each pair: the more evidence, the greater."""
        sums = np.nansum([getattr(self, field) for field in SCORED], axis=0)
        return np.asarray(sums, dtype=np.float64)

    def by_pair(self) -> Iterator[dict[str, float | None]]:
        """The scores of each pair by field, None where a record lacks it."""
        for values in zip(*(getattr(self, field).tolist() for field in SCORED), strict=True):
            known = (None if isnan(value) else value for value in values)
            yield dict(zip(SCORED, known, strict=True))


def join_scores(parts: list[Scores]) -> Scores:
    """Several comparisons as one, one after the other."""
    names = [field.name for field in fields(Scores)]
    return Scores(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def score_pairs(
    records: PreparedRecords, left: Rows, right: Rows, limits: Thresholds = DEFAULT_THRESHOLDS
) -> Scores:
    """Compare rows with other rows, pair by pair (Levenshtein ratios by RapidFuzz)."""
    sides = zip((left, right), pair_titles(records, left, right), strict=True)
    one, other = (replace_titles(records.take(rows), titles) for rows, titles in sides)
    title = ratios(one.title, other.title)
    abstract, length, cut, even = compare_abstracts(one.abstract, other.abstract)
    identical = ~np.isnan(title) & (one.title_key == other.title_key)
    years_apart = np.abs(one.year - other.year)
    pages = compare_pages(one, other)
    both_venues = (one.venue != "") & (other.venue != "")
    any_venue = (one.venue != "") | (other.venue != "")
    by_name = partial(compare_authors, between=BETWEEN_AUTHORS)
    return Scores(
        doi=equal_texts(one.doi, other.doi),
        arxiv_id=equal_texts(one.arxiv_id, other.arxiv_id),
        pmid=equal_texts(one.pmid, other.pmid),
        abstract=abstract,
        title=np.where(identical, 100.0, title),
        authors=compare_each(by_name, one.authors, other.authors),
        year=np.maximum(100.0 - _YEAR_COST * years_apart, 0.0),
        venue=compare_each(compare_venues, one.venue, other.venue),
        volume=equal_numbers(one.volume, other.volume),
        issue=equal_numbers(one.issue, other.issue),
        pages=pages,
        abstract_length=length,
        title_length=shorter_length(one.title_key, other.title_key),
        years_apart=years_apart,
        abstract_prefix=cut,
        similar_length=even,
        identical_title=identical,
        **_compare_titles(one, other, title, min(limits.similar_title, _WORD_BY_WORD)),
        preprint=one.preprint | other.preprint,
        same_page_range=(pages == 100)
        & (one.last_page == other.last_page)
        & (one.last_page > one.first_page),
        supplement=one.supplement ^ other.supplement,
        conference=holds(_one_is_conference, one.venue, other.venue, any_venue),
        ahead_of_print=find_ahead(one, other),
        updated_review=holds(_both_are_updated, one.venue, other.venue, both_venues),
    )


def _one_is_conference(one: str, other: str) -> bool:
    return is_conference(one) != is_conference(other)


def _both_are_updated(one: str, other: str) -> bool:
    return is_updated(one) and is_updated(other)


def _compare_titles(
    one: PreparedRecords, other: PreparedRecords, title: Floats, word_by_word: float
) -> dict[str, Flags]:
    """The flags of `Scores` on titles; word by word only where the score is high enough."""
    both = ~np.isnan(title)
    differ = both & (one.title_key != other.title_key)

    def ask(question: Callable[[str, str], bool], where: Flags) -> Flags:
        return holds(question, one.title, other.title, where)

    prefix = ask(begins, differ)
    reworded = ask(is_reworded, differ & (title >= word_by_word))
    renumbered = ask(marks_differ, differ)
    short = both & (shorter_length(one.title, other.title) <= _LONGEST_GENERIC)
    return {
        "title_prefix": prefix,
        "short_title_prefix": ask(opens, differ),
        "truncated_title": ask(is_truncated, prefix) | (prefix & (one.cut | other.cut)),
        "reworded": reworded,
        "misread": ask(looks_misread, reworded),
        "renumbered": renumbered,
        "conflicting_numbers": ask(marks_clash, renumbered),
        "notice": ask(notices_differ, differ),
        "generic": ask(lambda a, b: is_generic(a) or is_generic(b), short),
        "periodic": ask(lambda a, b: is_periodic(a) or is_periodic(b), both),
    }
