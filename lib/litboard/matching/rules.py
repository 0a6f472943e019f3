"""When two records are one work: rules in order, the first that fits decides.

Evidence against stands before the evidence it overrules. What would be a merge but for a
contradiction is "maybe": a false merge is worse than a miss, and a person can look.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from litboard.matching.fields import Flags, Floats, Rows
from litboard.matching.compare import CUT_LENGTH
from litboard.matching.scores import Scores

Verdict = Literal["same", "maybe", "different"]

#: Shorter abstracts are boiler-plate ("No abstract available") and prove nothing.
TELLING_ABSTRACT = 80
#: Versions of an abstract stay above it; abstracts of sister papers fall below.
SAME_ABSTRACT = 95
#: Below this length one changed name makes another work of an abstract made to a pattern.
PATTERN_ABSTRACT = 300
#: A rewritten abstract: it supports a title but proves nothing alone.
LIKE_ABSTRACT = 80
#: Two English texts on different matters reach 40 to 55.
UNRELATED_ABSTRACT = 56

#: Spelling, hyphens and a lost word stay above it.
SAME_TITLE = 92
LIKE_TITLE = 80
#: Below it, no retouching makes one title out of the other.
OTHER_TITLE = 60
#: Letters of a title that hardly any two works share by chance, when authors are unknown.
TELLING_TITLE = 40

#: Half the shorter list: lists differ by group names, misspelling and "et al.".
SAME_AUTHORS = 50
SURE_AUTHORS = 80
#: Fewer have practically no author in common.
OTHER_AUTHORS = 25

#: Two spellings or abbreviations of one name of a journal stay above it.
SAME_VENUE = 90
#: Below it, two names are of different journals, or one name in two languages.
OTHER_VENUE = 75

#: A preprint, its conference paper and its journal article appear within so many years.
VERSION_YEARS = 3
#: Between catalogues a year slips by one: online and in print.
CATALOGUE_YEARS = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the table: what it says, its verdict, when it fits, what its score rests on.

    `against`: the two records speak against each other, so no work may hold both.
    """

    name: str
    verdict: Verdict
    fits: Callable[[Signs], Flags]
    rests_on: tuple[str, ...]
    against: bool = False


class Signs:
    """The scores of pairs read as yes or no, under the names the rules use."""

    series: Flags
    part: Flags
    title_objects: Flags
    some_id: Flags
    every: Flags

    def __init__(self, scores: Scores) -> None:
        with np.errstate(invalid="ignore"):
            self._read_ids(scores)
            self._read_abstracts(scores)
            self._read_titles(scores)
            self._read_context(scores)
            self._read_places(scores)
        similar = scores.title >= LIKE_TITLE
        self.series = similar & scores.renumbered
        self.part = scores.clashing & ~self.other_title
        #: The title says that this is another work.
        self.title_objects = scores.notice | self.part | self.other_title
        self.some_id = self.same_doi | self.same_arxiv | self.same_pmid
        self.every = np.ones(len(scores), dtype=bool)

    def _read_ids(self, scores: Scores) -> None:
        self.same_doi = scores.doi == 100
        self.same_arxiv = scores.arxiv_id == 100
        self.same_pmid = scores.pmid == 100
        self.other_id = (scores.arxiv_id == 0) | (scores.pmid == 0)
        #: Two published articles; a preprint and its article rightly have two DOIs.
        self.other_doi = (scores.doi == 0) & ~scores.preprint

    def _read_abstracts(self, scores: Scores) -> None:
        telling = scores.length >= TELLING_ABSTRACT
        self.equal_abstract = telling & (scores.abstract == 100) & ~scores.cut
        self.cut_abstract = scores.cut & (scores.length >= CUT_LENGTH)
        near = telling & (scores.abstract >= SAME_ABSTRACT)
        self.near_abstract = near
        self.pattern_abstract = near & (scores.length < PATTERN_ABSTRACT)
        self.like_abstract = telling & (scores.abstract >= LIKE_ABSTRACT)
        long = scores.even & (scores.length >= CUT_LENGTH)
        self.unrelated_abstract = long & (scores.abstract < UNRELATED_ABSTRACT)

    def _read_titles(self, scores: Scores) -> None:
        self.same_title = scores.identical | (
            (scores.title >= SAME_TITLE) & ~scores.otherwise & ~scores.renumbered
        )
        self.like_title = scores.title >= LIKE_TITLE
        self.otherwise = scores.otherwise
        self.notice = scores.notice
        self.generic = scores.generic
        self.periodic = scores.periodic
        self.head = scores.head & ~scores.renumbered
        self.other_title = (scores.title < OTHER_TITLE) & ~scores.head
        self.brief = self.generic | self.periodic | (scores.title_length < TELLING_TITLE)
        self.telling_title = self.same_title & (scores.title_length >= TELLING_TITLE)

    def _read_places(self, scores: Scores) -> None:
        same_volume, other_volume = scores.volume == 100, scores.volume == 0
        same_pages, other_pages = scores.pages == 100, scores.pages == 0
        other_issue = scores.issue == 0
        known_venue = ~np.isnan(scores.venue)
        #: On the same pages of one volume stands one paper.
        self.one_place = (
            same_pages
            & self.near_years
            & ~other_volume
            & (same_volume | scores.span & self.same_venue)
        )
        self.one_span = self.one_place & scores.span
        #: What stands in every issue is told apart by the issue.
        self.one_issue = self.one_place & self.same_venue & self.same_year & ~other_issue
        two_places = (
            (other_volume & ~same_pages & ~(self.same_venue & self.same_year))
            | (other_volume & other_pages)
            | (other_pages & ~same_volume & (self.other_year | known_venue & ~self.same_venue))
            | (other_pages & same_volume & known_venue & ~self.same_venue)
            | (same_volume & self.same_venue & other_issue & ~same_pages)
        )
        named_apart = (scores.venue < OTHER_VENUE) | (
            known_venue & scores.conference & ~self.same_venue
        )
        two_names = (
            named_apart
            & ~same_pages
            & ~same_volume
            & (self.other_year | scores.conference | scores.supplement)
        )
        #: What is printed twice was published twice, as a congress abstract and its article
        #: were; a preprint is not printed, and a review is updated under its title.
        self.two_places = (two_places | two_names) & ~scores.preprint & ~scores.updated
        self.two_places &= ~(scores.ahead & self.same_venue & self.near_years)
        self.other_pages = other_pages

    def _read_context(self, scores: Scores) -> None:
        self.no_authors = np.isnan(scores.authors)
        self.same_authors = scores.authors >= SAME_AUTHORS
        self.sure_authors = scores.authors >= SURE_AUTHORS
        self.other_authors = scores.authors < OTHER_AUTHORS
        self.same_venue = scores.venue >= SAME_VENUE
        self.same_year = scores.years_apart == 0
        self.other_year = scores.years_apart >= 1
        #: Versions of a work appear in different places; no journal prints an article twice.
        self.reprinted = self.same_venue & (scores.years_apart > CATALOGUE_YEARS) & ~scores.updated
        self.far_years = (scores.years_apart > VERSION_YEARS) & ~scores.updated
        self.near_years = ~(scores.years_apart > CATALOGUE_YEARS)


#: In this order; the first that fits decides.
RULES: tuple[Rule, ...] = (
    Rule("one id for a whole issue", "different",
         lambda s: s.some_id & s.other_title & s.other_authors & ~s.like_abstract,
         (), against=True),
    Rule("same id, but one is a notice on the other", "maybe",
         lambda s: s.some_id & s.notice, ("title",), against=True),
    Rule("same id, but other parts of a series", "maybe",
         lambda s: s.some_id & s.part & ~s.near_abstract, ("title",), against=True),
    Rule("same id, but the titles differ", "maybe",
         lambda s: s.some_id & s.other_title & ~s.near_abstract & ~s.cut_abstract,
         ("title",), against=True),
    Rule("same DOI", "same", lambda s: s.same_doi, ("doi",)),
    Rule("same arXiv id", "same", lambda s: s.same_arxiv, ("arxiv_id",)),
    Rule("same PMID", "same", lambda s: s.same_pmid, ("pmid",)),
    Rule("same abstract, but the titles differ", "maybe",
         lambda s: (s.near_abstract | s.cut_abstract) & s.title_objects
         & ~(s.equal_abstract & s.sure_authors & ~s.pattern_abstract & ~s.notice & ~s.part),
         ("abstract", "title"), against=True),
    Rule("same abstract, but different ids", "maybe",
         lambda s: (s.near_abstract | s.cut_abstract) & s.other_id, ("abstract",), against=True),
    Rule("same abstract, but different DOIs and authors", "maybe",
         lambda s: (s.near_abstract | s.cut_abstract) & s.other_doi & s.other_authors,
         ("abstract", "authors"), against=True),
    Rule("same abstract, but a title of every year", "maybe",
         lambda s: (s.near_abstract | s.cut_abstract) & (s.generic | s.periodic) & s.other_year,
         ("abstract", "title"), against=True),
    Rule("same abstract, but printed at two places", "maybe",
         lambda s: (s.near_abstract | s.cut_abstract) & s.two_places,
         ("abstract", "venue", "volume", "pages"), against=True),
    Rule("same abstract", "same", lambda s: s.equal_abstract, ("abstract",)),
    Rule("same abstract, cut short", "same", lambda s: s.cut_abstract, ("abstract",)),
    Rule("short abstracts to one pattern", "maybe",
         lambda s: s.pattern_abstract & ~s.same_title, ("abstract",)),
    Rule("nearly the same abstract, but other words in the title", "maybe",
         lambda s: s.near_abstract & s.otherwise & s.other_doi, ("abstract", "title")),
    Rule("nearly the same abstract", "same", lambda s: s.near_abstract, ("abstract",)),
    Rule("same pages of one volume", "same",
         lambda s: s.one_span & ~s.notice & (~s.generic | s.one_issue) & (s.same_title | s.sure_authors | s.no_authors
         & s.same_venue & ~s.other_title), ("volume", "pages", "authors")),
    Rule("same title on one page", "same",
         lambda s: s.one_place & s.same_title & (~s.generic | s.one_issue), ("volume", "pages", "title")),
    Rule("one is a notice on the other", "different",
         lambda s: s.notice & (s.like_title | s.head), ("title",), against=True),
    Rule("parts of a series", "different", lambda s: s.series, ("title",), against=True),
    Rule("same title, come again", "different",
         lambda s: s.same_title & (s.generic | s.periodic)
         & (s.other_year | s.other_id | s.other_doi | ~(s.no_authors | s.sure_authors)),
         ("title",), against=True),
    Rule("same title, different authors", "different",
         lambda s: s.same_title & s.other_authors & ~s.like_abstract, ("title",), against=True),
    Rule("same general title", "maybe",
         lambda s: s.same_title & (s.generic | s.periodic & ~s.same_year) & s.sure_authors,
         ("title", "authors")),
    Rule("same general title", "different", lambda s: s.same_title & s.generic, ("title",)),
    Rule("same title, but different ids", "maybe",
         lambda s: s.same_title & (s.other_id | s.other_doi) & ~s.like_abstract,
         ("title", "authors"), against=True),
    Rule("same title, but unrelated abstracts", "maybe",
         lambda s: s.same_title & s.unrelated_abstract, ("title", "abstract"), against=True),
    Rule("same title, but years apart", "maybe",
         lambda s: s.same_title & (s.far_years | s.reprinted) & ~s.like_abstract,
         ("title", "year")),
    Rule("same title, but printed at two places", "maybe",
         lambda s: (s.same_title | s.like_title & s.like_abstract) & s.two_places,
         ("title", "venue", "volume", "pages"), against=True),
    Rule("same title and authors", "same",
         lambda s: s.same_title & s.same_authors, ("title", "authors")),
    Rule("same telling title", "same",
         lambda s: s.telling_title & s.no_authors & s.near_years, ("title",)),
    Rule("similar title and abstract", "same",
         lambda s: (s.like_title | s.head) & ~s.otherwise & s.like_abstract & ~s.other_authors,
         ("title", "abstract")),
    Rule("same title but for its end", "same",
         lambda s: s.head & s.sure_authors & s.same_year & s.same_venue & ~s.unrelated_abstract
         & ~s.other_doi & ~s.other_id & ~s.other_pages, ("title", "authors", "venue")),
    Rule("same title", "maybe", lambda s: s.same_title & ~s.other_authors, ("title",)),
    Rule("similar abstract", "maybe",
         lambda s: s.like_abstract & ~s.other_authors, ("abstract",)),
    Rule("one title begins the other", "maybe",
         lambda s: s.head & s.same_authors & ~s.far_years & ~s.other_doi & ~s.unrelated_abstract,
         ("title", "authors")),
    Rule("similar title", "maybe",
         lambda s: s.like_title & s.sure_authors & ~s.far_years & ~s.otherwise & ~s.other_doi
         & ~s.other_id & ~s.unrelated_abstract, ("title", "authors")),
    Rule("different titles", "different", lambda s: s.other_title, ("title",), against=True),
    Rule("nothing speaks for it", "different", lambda s: s.every, ()),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judgement:
    """For each pair, the place of the rule that decided in `RULES`, and its score, 0 to 100."""

    rule: Rows
    score: Floats

    def has(self, verdict: Verdict) -> Flags:
        """Which pairs got this verdict."""
        return np.array([rule.verdict == verdict for rule in RULES])[self.rule]

    @property
    def against(self) -> Flags:
        """Which pairs speak against each other."""
        return np.array([rule.against for rule in RULES])[self.rule]


def judge(scores: Scores) -> Judgement:
    """Decide pairs by the first rule that fits; the score is the mean of what it rests on."""
    signs = Signs(scores)
    rule = np.argmax(np.array([rule.fits(signs) for rule in RULES]), axis=0)
    score = np.zeros(len(scores))
    for place, line in enumerate(RULES):
        pairs = np.flatnonzero(rule == place)
        if len(pairs) and line.rests_on:
            values = np.array([getattr(scores, field)[pairs] for field in line.rests_on])
            known = ~np.isnan(values)
            score[pairs] = np.where(known, values, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    return Judgement(rule.astype(np.int64), score)
