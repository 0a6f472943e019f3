"""The evidence on pairs read as yes or no, under the names the rules use."""

from __future__ import annotations

import numpy as np

from litboard.matching.scores import Scores
from litboard.matching.similarity import CUT_LENGTH
from litboard.typing import Flags

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
TELLING_TITLE = 25

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


class PairFeatures:
    """What speaks for a pair being one work, and what against it, one entry a pair."""

    def __init__(self, scores: Scores) -> None:
        with np.errstate(invalid="ignore"):
            self._read_ids(scores)
            self._read_abstracts(scores)
            self._read_titles(scores)
            self._read_people(scores)
            self._read_years(scores)
            self._read_places(scores)
        self.preprint = scores.preprint
        self.every = np.ones(len(scores), dtype=bool)

    def _read_ids(self, scores: Scores) -> None:
        self.same_doi: Flags = scores.doi == 100
        self.same_arxiv: Flags = scores.arxiv_id == 100
        self.same_pmid: Flags = scores.pmid == 100
        self.some_id: Flags = self.same_doi | self.same_arxiv | self.same_pmid
        self.other_id: Flags = (scores.arxiv_id == 0) | (scores.pmid == 0)
        #: Two published articles; a preprint and its article rightly have two DOIs.
        self.other_doi: Flags = (scores.doi == 0) & ~scores.preprint

    def _read_abstracts(self, scores: Scores) -> None:
        telling = scores.length >= TELLING_ABSTRACT
        near: Flags = telling & (scores.abstract >= SAME_ABSTRACT)
        self.equal_abstract: Flags = telling & (scores.abstract == 100) & ~scores.cut
        self.cut_abstract: Flags = scores.cut & (scores.length >= CUT_LENGTH)
        self.near_abstract = near
        #: The same words, or their beginning.
        self.same_abstract: Flags = near | self.cut_abstract
        self.pattern_abstract: Flags = near & (scores.length < PATTERN_ABSTRACT)
        self.like_abstract: Flags = telling & (scores.abstract >= LIKE_ABSTRACT)
        self.begun_abstract = scores.cut
        long = scores.even & (scores.length >= CUT_LENGTH)
        self.unrelated_abstract: Flags = long & (scores.abstract < UNRELATED_ABSTRACT)

    def _read_titles(self, scores: Scores) -> None:
        self.same_title: Flags = scores.identical | (
            (scores.title >= SAME_TITLE) & ~scores.otherwise & ~scores.renumbered
        )
        self.like_title: Flags = scores.title >= LIKE_TITLE
        self.otherwise = scores.otherwise
        #: Words stand in the place of others, but as a reading machine might take them.
        self.misread: Flags = (scores.title >= SAME_TITLE) & scores.misread & ~scores.renumbered
        self.notice = scores.notice
        self.generic = scores.generic
        self.periodic = scores.periodic
        self.head: Flags = scores.head & ~scores.renumbered
        self.severed: Flags = self.head & scores.severed
        self.opening: Flags = scores.opening & ~scores.renumbered
        self.other_title: Flags = (scores.title < OTHER_TITLE) & ~scores.head & ~scores.opening
        telling = scores.title_length >= TELLING_TITLE
        self.telling_title: Flags = telling & (self.same_title | self.severed)
        self.series: Flags = self.like_title & scores.renumbered
        self.part: Flags = scores.clashing & ~self.other_title
        #: The title says that this is another work.
        self.title_objects: Flags = scores.notice | self.part | self.other_title

    def _read_people(self, scores: Scores) -> None:
        self.no_authors: Flags = np.isnan(scores.authors)
        self.same_authors: Flags = scores.authors >= SAME_AUTHORS
        self.sure_authors: Flags = scores.authors >= SURE_AUTHORS
        self.other_authors: Flags = scores.authors < OTHER_AUTHORS

    def _read_years(self, scores: Scores) -> None:
        self.same_year: Flags = scores.years_apart == 0
        self.other_year: Flags = scores.years_apart >= 1
        self.near_years: Flags = ~(scores.years_apart > CATALOGUE_YEARS)
        self.far_years: Flags = (scores.years_apart > VERSION_YEARS) & ~scores.updated

    def _read_places(self, scores: Scores) -> None:
        same_volume, other_volume = scores.volume == 100, scores.volume == 0
        same_pages = scores.pages == 100
        self.other_pages: Flags = scores.pages == 0
        self.same_venue: Flags = scores.venue >= SAME_VENUE
        #: Versions of a work appear in different places; no journal prints an article twice.
        self.reprinted: Flags = self.same_venue & ~self.near_years & ~scores.updated
        self.acquainted: Flags = self.same_venue | self.sure_authors
        #: On the same pages of one volume stands one paper.
        self.one_place: Flags = same_pages & self.near_years & ~other_volume
        self.one_place &= same_volume | (scores.span & self.acquainted)
        self.one_span: Flags = self.one_place & scores.span
        #: What stands in every issue is told apart by the issue.
        self.one_issue: Flags = self.one_place & same_volume & self.same_year
        self.one_issue &= self.acquainted & ~(scores.issue == 0)
        self._find_reprints(scores)

    def _find_reprints(self, scores: Scores) -> None:
        """What is printed twice was published twice, as a congress abstract and its article were.

        A preprint is not printed; a review is updated under its title; and a journal that seems
        to print a paper twice did so anew, or a catalogue erred.
        """
        once = scores.preprint | scores.updated | (scores.pages == 100)
        once |= scores.ahead & self.same_venue & self.near_years
        anew = scores.identical & self.equal_abstract & self.sure_authors & self.same_venue
        once |= anew & self.near_years & ~self.generic & ~self.periodic
        self.two_numbers: Flags = self._numbers_clash(scores) & ~once
        self.two_places: Flags = self.two_numbers | (self._names_clash(scores) & ~once)

    def _numbers_clash(self, scores: Scores) -> Flags:
        """Another volume, other pages, or another issue of one volume."""
        same_volume, other_volume = scores.volume == 100, scores.volume == 0
        other_venue = ~np.isnan(scores.venue) & ~self.same_venue
        clash: Flags = other_volume & ~(self.same_venue & self.same_year & ~self.other_pages)
        clash |= self.other_pages & ~same_volume & (self.other_year | other_venue)
        clash |= self.other_pages & same_volume & other_venue
        clash |= same_volume & self.same_venue & (scores.issue == 0)
        return clash

    def _names_clash(self, scores: Scores) -> Flags:
        """Two journals, or a journal and a conference, that no number brings together."""
        unlike: Flags = scores.venue < OTHER_VENUE
        unlike &= self.other_year | scores.supplement | scores.conference
        unlike |= scores.conference & (scores.venue < SAME_VENUE)
        # Of no known place, another year later or earlier: perhaps the journal version.
        nowhere = np.isnan(scores.venue) & self.other_year & ~self.like_abstract
        unlike |= scores.conference & nowhere & ~self.begun_abstract
        unlike &= ~(scores.volume == 100)
        return unlike
