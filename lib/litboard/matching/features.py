"""Features of record pairs: scores turned into yes or no, under the names the rules use."""

from __future__ import annotations

import numpy as np

from litboard.matching.scores import Scores
from litboard.matching.similarity import CUT_LENGTH
from litboard.matching.thresholds import LARGEST, Thresholds
from litboard.typing import Flags

#: Letters of an abstract: shorter ones are boilerplate ("No abstract available").
MEANINGFUL_ABSTRACT = 80
#: Letters of an abstract: shorter ones may follow a template in which only a name changes.
TEMPLATE_ABSTRACT = 300
#: Letters of a title that hardly any two works share by chance, when authors are unknown.
DISTINCTIVE_TITLE = 25


class PairFeatures:
    """What suggests that two records are one work, and what suggests that they are not.

    Every attribute is an array of booleans with one entry a pair. A comparison with a missing
    field (a score of NaN) is false, so "not different" does not mean "same".
    """

    def __init__(self, scores: Scores, limits: Thresholds) -> None:
        with np.errstate(invalid="ignore"):
            self._compare_ids(scores)
            self._compare_abstracts(scores, limits)
            self._compare_titles(scores, limits)
            self._compare_authors(scores, limits)
            self._compare_years(scores, limits)
            self._compare_places(scores, limits)
        self.preprint = scores.preprint
        self.always = np.ones(len(scores), dtype=bool)

    def _compare_ids(self, scores: Scores) -> None:
        self.same_doi: Flags = scores.doi == LARGEST
        self.same_arxiv: Flags = scores.arxiv_id == LARGEST
        self.same_pmid: Flags = scores.pmid == LARGEST
        self.shared_id: Flags = self.same_doi | self.same_arxiv | self.same_pmid
        self.different_id: Flags = (scores.arxiv_id == 0) | (scores.pmid == 0)
        #: Two published articles; a preprint and its article rightly have two DOIs.
        self.different_doi: Flags = (scores.doi == 0) & ~scores.preprint

    def _compare_abstracts(self, scores: Scores, limits: Thresholds) -> None:
        meaningful = scores.abstract_length >= MEANINGFUL_ABSTRACT
        long_enough = scores.abstract_length >= CUT_LENGTH
        self.abstract_prefix = scores.abstract_prefix
        self.equal_abstract: Flags = meaningful & (scores.abstract == LARGEST)
        self.equal_abstract &= ~scores.abstract_prefix
        self.near_abstract: Flags = meaningful & (scores.abstract >= limits.same_abstract)
        self.truncated_abstract: Flags = long_enough & scores.abstract_prefix
        #: The same words, or their beginning.
        self.same_abstract: Flags = self.near_abstract | self.truncated_abstract
        self.template_abstract: Flags = self.near_abstract & (
            scores.abstract_length < TEMPLATE_ABSTRACT
        )
        self.similar_abstract: Flags = meaningful & (scores.abstract >= limits.similar_abstract)
        self.unrelated_abstract: Flags = long_enough & scores.similar_length
        self.unrelated_abstract &= scores.abstract < limits.unrelated_abstract

    def _compare_titles(self, scores: Scores, limits: Thresholds) -> None:
        close: Flags = (scores.title >= limits.same_title) & ~scores.renumbered
        self.notice = scores.notice
        self.generic = scores.generic
        self.periodic = scores.periodic
        self.reworded = scores.reworded
        self.same_title: Flags = scores.identical_title | (close & ~scores.reworded)
        #: Words replace others, but look like errors of text recognition.
        self.misread: Flags = close & scores.misread
        self.similar_title: Flags = scores.title >= limits.similar_title
        self.title_prefix: Flags = scores.title_prefix & ~scores.renumbered
        self.truncated_title: Flags = self.title_prefix & scores.truncated_title
        self.short_title_prefix: Flags = scores.short_title_prefix & ~scores.renumbered
        self.different_title: Flags = scores.title < limits.different_title
        self.different_title &= ~(scores.title_prefix | scores.short_title_prefix)
        self.distinctive_title: Flags = scores.title_length >= DISTINCTIVE_TITLE
        self.numbered_series: Flags = self.similar_title & scores.renumbered
        self.conflicting_numbers: Flags = scores.conflicting_numbers & ~self.different_title
        #: The titles say that these are two works.
        self.conflicting_title: Flags = (
            scores.notice | self.conflicting_numbers | self.different_title
        )

    def _compare_authors(self, scores: Scores, limits: Thresholds) -> None:
        self.unknown_authors: Flags = np.isnan(scores.authors)
        self.same_authors: Flags = scores.authors >= limits.same_authors
        self.sure_authors: Flags = scores.authors >= limits.sure_authors
        self.different_authors: Flags = scores.authors < limits.different_authors

    def _compare_years(self, scores: Scores, limits: Thresholds) -> None:
        self.same_year: Flags = scores.years_apart == 0
        self.different_year: Flags = scores.years_apart > 0
        self.close_years: Flags = ~(scores.years_apart > limits.catalogue_years)
        self.distant_years: Flags = scores.years_apart > limits.version_years
        self.distant_years &= ~scores.updated_review

    def _compare_places(self, scores: Scores, limits: Thresholds) -> None:
        same_volume, different_volume = scores.volume == LARGEST, scores.volume == 0
        self.different_pages: Flags = scores.pages == 0
        self.same_venue: Flags = scores.venue >= limits.same_venue
        #: Versions of a work appear in different places; no journal prints an article twice.
        self.reprinted: Flags = self.same_venue & ~self.close_years & ~scores.updated_review
        venue_or_authors: Flags = self.same_venue | self.sure_authors
        # Only one paper begins on a page of a volume.
        self.same_first_page: Flags = (scores.pages == LARGEST) & self.close_years
        self.same_first_page &= ~different_volume
        self.same_first_page &= same_volume | (scores.same_page_range & venue_or_authors)
        self.same_page_range: Flags = self.same_first_page & scores.same_page_range
        #: Titles that every issue has (editorials) are distinguished by it.
        self.same_issue: Flags = self.same_first_page & same_volume & self.same_year
        self.same_issue &= venue_or_authors & ~(scores.issue == 0)
        self._find_reprints(scores, limits)

    def _find_reprints(self, scores: Scores, limits: Thresholds) -> None:
        """Two places in print mean two publications, as of a congress abstract and its article.

        Exceptions: a preprint is not in print, a review is updated under its title, and where
        one journal seems to print a paper twice, a catalogue made an error.
        """
        once = scores.preprint | scores.updated_review | (scores.pages == LARGEST)
        once |= scores.ahead_of_print & self.same_venue & self.close_years
        twice = scores.identical_title & self.equal_abstract & self.sure_authors & self.same_venue
        once |= twice & self.close_years & ~self.generic & ~self.periodic
        self.different_numbers: Flags = self._numbers_differ(scores, limits) & ~once
        names_differ = self._names_differ(scores, limits) & ~once
        self.different_places: Flags = self.different_numbers | names_differ

    def _numbers_differ(self, scores: Scores, limits: Thresholds) -> Flags:
        """Another volume, other pages, or another issue of one volume."""
        same_volume = scores.volume == LARGEST
        different_venue = scores.venue < limits.same_venue
        # One catalogue may misprint the volume if venue, year and pages do not differ.
        misprint = self.same_venue & self.same_year & ~self.different_pages
        differ: Flags = (scores.volume == 0) & ~misprint
        differ |= self.different_pages & (different_venue | (self.different_year & ~same_volume))
        differ |= same_volume & self.same_venue & (scores.issue == 0)
        return differ

    def _names_differ(self, scores: Scores, limits: Thresholds) -> Flags:
        """Two journals, or a journal and a conference, where the volume is not the same."""
        differ: Flags = scores.venue < limits.different_venue
        differ &= self.different_year | scores.supplement
        differ |= scores.conference & (scores.venue < limits.same_venue)
        # One record names no venue and another year: perhaps the journal version.
        unnamed = np.isnan(scores.venue) & self.different_year
        unnamed &= ~self.similar_abstract & ~self.abstract_prefix
        differ |= scores.conference & unnamed
        differ &= ~(scores.volume == LARGEST)
        return differ
