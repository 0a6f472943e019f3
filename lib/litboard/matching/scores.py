"""How alike two records are, field by field: 0 to 100, or nothing where nothing can be compared."""

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
    put_titles,
    ratios,
    shorter_length,
)
from litboard.matching.title_similarity import (
    begins,
    is_severed,
    looks_misread,
    opens,
    says_otherwise,
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

#: The scored fields, in the order in which they are told.
SCORED = (
    "doi", "arxiv_id", "pmid", "abstract", "title", "authors", "year", "venue", "volume", "issue",
    "pages",
)  # fmt: skip

#: Titles less alike than this need not be looked at word by word.
_WORTH_READING = 80

#: No title that could stand over any work is longer.
_LONGEST_GENERIC = 80

#: What each year between two records costs.
_YEAR_COST = 20


@dataclass(frozen=True, slots=True)
class Scores:
    """The evidence on pairs of records, one entry a pair; NaN where a field cannot be compared.

    Next to the scores, on the abstracts: `length`, the letters of the shorter; `cut`, one is the
    beginning of the other; `even`, they are of like length. On the titles: `title_length`, the
    letters of the shorter; `identical`, letter by letter; `head`, one begins the other, `opening`
    even in a few words, `severed` because it was cut off; `otherwise`, they are alike but say
    different things, `misread` as if a machine had read one badly; `renumbered` and `clashing`,
    their numbers differ, or exclude each other; `notice`, one announces a notice and the other
    does not; `generic`, they could stand over many works, `periodic` over one every year. On
    where it appeared: `years_apart`; `preprint`, one or both are preprints; `span`, both stand on
    the same pages from first to last; `supplement`, one of them in a supplement; `conference`,
    one of them at a conference; `updated`, both in a library that updates its reviews; `ahead`,
    one has as many pages as the other, but counted from 1 and in no volume, as papers ahead of
    print have.
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
    length: Rows
    title_length: Rows
    years_apart: Floats
    cut: Flags
    even: Flags
    identical: Flags
    head: Flags
    opening: Flags
    severed: Flags
    otherwise: Flags
    misread: Flags
    renumbered: Flags
    clashing: Flags
    notice: Flags
    generic: Flags
    periodic: Flags
    preprint: Flags
    span: Flags
    supplement: Flags
    conference: Flags
    updated: Flags
    ahead: Flags

    def __len__(self) -> int:
        return len(self.title)

    def take(self, pairs: Rows) -> Scores:
        """The evidence on some of the pairs."""
        return Scores(*(getattr(self, field.name)[pairs] for field in fields(self)))

    def total(self) -> Floats:
        """The sum of the scores of each pair: more evidence, greater sum."""
        sums = np.nansum([getattr(self, field) for field in SCORED], axis=0)
        return np.asarray(sums, dtype=np.float64)

    def by_pair(self) -> Iterator[dict[str, float | None]]:
        """The scores of each pair by field, None where nothing can be compared."""
        for values in zip(*(getattr(self, field).tolist() for field in SCORED), strict=True):
            told = (None if isnan(value) else value for value in values)
            yield dict(zip(SCORED, told, strict=True))


def join_scores(parts: list[Scores]) -> Scores:
    """Several tables of evidence as one."""
    names = [field.name for field in fields(Scores)]
    return Scores(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def score_pairs(records: PreparedRecords, left: Rows, right: Rows) -> Scores:
    """Compare rows of a table with other rows, pair by pair (Levenshtein ratios by RapidFuzz)."""
    sides = zip((left, right), pair_titles(records, left, right), strict=True)
    one, other = (put_titles(records.take(rows), titles) for rows, titles in sides)
    title = ratios(one.title, other.title)
    abstract, length, cut, even = compare_abstracts(one.abstract, other.abstract)
    identical = ~np.isnan(title) & (one.title_key == other.title_key)
    years_apart = np.abs(one.year - other.year)
    pages = compare_pages(one, other)
    placed = (one.venue != "") & (other.venue != "")
    somewhere = (one.venue != "") | (other.venue != "")
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
        length=length,
        title_length=shorter_length(one.title_key, other.title_key),
        years_apart=years_apart,
        cut=cut,
        even=even,
        identical=identical,
        **_read_titles(one, other, identical, title),
        preprint=one.preprint | other.preprint,
        span=(pages == 100) & (one.last_page == other.last_page) & (one.last_page > one.first_page),
        supplement=one.supplement ^ other.supplement,
        conference=holds(_one_is_conference, one.venue, other.venue, somewhere),
        ahead=find_ahead(one, other),
        updated=holds(_both_are_updated, one.venue, other.venue, placed),
    )


def _one_is_conference(one: str, other: str) -> bool:
    return is_conference(one) != is_conference(other)


def _both_are_updated(one: str, other: str) -> bool:
    return is_updated(one) and is_updated(other)


def _read_titles(
    one: PreparedRecords, other: PreparedRecords, identical: Flags, title: Floats
) -> dict[str, Flags]:
    """What the titles of pairs say, beyond how alike they are."""
    told = ~np.isnan(title)
    differ = told & ~identical
    # Titles that nobody would take for each other are not looked at for what they say.
    alike = differ & (title >= _WORTH_READING)

    def ask(question: Callable[[str, str], bool], where: Flags) -> Flags:
        return holds(question, one.title, other.title, where)

    head = ask(begins, differ)
    otherwise = ask(says_otherwise, alike)
    renumbered = ask(marks_differ, differ)
    short = told & (shorter_length(one.title, other.title) <= _LONGEST_GENERIC)
    return {
        "head": head,
        "opening": ask(opens, differ),
        "severed": ask(is_severed, head) | (head & (one.cut | other.cut)),
        "otherwise": otherwise,
        "misread": ask(looks_misread, otherwise),
        "renumbered": renumbered,
        "clashing": ask(marks_clash, renumbered),
        "notice": ask(notices_differ, differ),
        "generic": ask(lambda a, b: is_generic(a) or is_generic(b), short),
        "periodic": ask(lambda a, b: is_periodic(a) or is_periodic(b), told),
    }
