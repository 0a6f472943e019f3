"""Thresholds of matching: from which score on two fields count as the same, similar or different.

All scores run from 0 to 100. The defaults were measured on gold-labelled sets; see
docs/matching.md.
"""

from __future__ import annotations

from dataclasses import dataclass

#: The largest score.
LARGEST = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Scores (0 to 100) and years that turn the comparison of two records into yes or no.

    - `same_title`: spelling, hyphens and a lost word stay above it;
    - `similar_title`: candidates for a misspelt, rewritten or longer title stay above it;
    - `different_title`: below it, no rewriting turns one title into the other;
    - `same_abstract`: versions of one abstract stay above it, abstracts of sister papers below;
    - `similar_abstract`: a rewritten abstract, which supports a title but proves nothing alone;
    - `unrelated_abstract`: two English texts on different subjects reach 40 to 55;
    - `same_authors`: the share of the shorter list found in the longer one: lists differ by group
      names, misspellings and "et al."; `sure_authors` for nearly all, `different_authors` for
      practically none;
    - `same_venue`: two spellings or abbreviations of one journal stay above it;
      `different_venue`: below it, two journals, or one name in two languages;
    - `version_years`: preprint, conference paper and journal article appear within so many years;
    - `catalogue_years`: how far two catalogues differ on one paper (online first, then in print).
    """

    same_title: float = 92
    similar_title: float = 80
    different_title: float = 60
    same_abstract: float = 95
    similar_abstract: float = 80
    unrelated_abstract: float = 56
    same_authors: float = 50
    sure_authors: float = 80
    different_authors: float = 25
    same_venue: float = 90
    different_venue: float = 75
    version_years: float = 3
    catalogue_years: float = 1


#: The tested defaults.
DEFAULT_THRESHOLDS = Thresholds()
