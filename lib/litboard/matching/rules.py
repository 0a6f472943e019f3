"""When two records are one work: rules in order, the first that fits decides.

Evidence against stands before the evidence it overrules. What would be a merge but for a
contradiction is "maybe": a false merge is worse than a miss, and a person can look.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from litboard.matching.features import PairFeatures
from litboard.matching.scores import Scores
from litboard.typing import Flags, Floats, Rows

Verdict = Literal["same", "maybe", "different"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the table: what it says, its verdict, when it fits, what its score rests on.

    `against`: the two records speak against each other, so no work may hold both.
    """

    name: str
    verdict: Verdict
    fits: Callable[[PairFeatures], Flags]
    rests_on: tuple[str, ...]
    against: bool = False


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
         lambda s: s.some_id & s.other_title & ~s.same_abstract
         & ~(s.one_span & s.sure_authors), ("title",), against=True),
    Rule("same DOI", "same", lambda s: s.same_doi, ("doi",)),
    Rule("same arXiv id", "same", lambda s: s.same_arxiv, ("arxiv_id",)),
    Rule("same PMID", "same", lambda s: s.same_pmid, ("pmid",)),
    Rule("same abstract, but the titles differ", "maybe",
         lambda s: s.same_abstract & s.title_objects
         & ~(s.equal_abstract & s.sure_authors & ~s.pattern_abstract & ~s.notice & ~s.part),
         ("abstract", "title"), against=True),
    Rule("same abstract, but different ids", "maybe",
         lambda s: s.same_abstract & s.other_id, ("abstract",), against=True),
    Rule("same abstract, but different DOIs and authors", "maybe",
         lambda s: s.same_abstract & s.other_doi & s.other_authors,
         ("abstract", "authors"), against=True),
    Rule("same abstract, but a title of every year", "maybe",
         lambda s: s.same_abstract & (s.generic | s.periodic) & s.other_year,
         ("abstract", "title"), against=True),
    Rule("same abstract, but printed at two places", "maybe",
         lambda s: s.same_abstract & s.two_places,
         ("abstract", "venue", "volume", "pages"), against=True),
    Rule("same abstract", "same", lambda s: s.equal_abstract, ("abstract",)),
    Rule("same abstract, cut short", "same", lambda s: s.cut_abstract, ("abstract",)),
    Rule("short abstracts to one pattern", "maybe",
         lambda s: s.pattern_abstract & ~s.same_title, ("abstract",)),
    Rule("nearly the same abstract, but other words in the title", "maybe",
         lambda s: s.near_abstract & s.otherwise & s.other_doi, ("abstract", "title")),
    Rule("nearly the same abstract", "same", lambda s: s.near_abstract, ("abstract",)),
    Rule("same pages of one volume", "same",
         lambda s: s.one_span & ~s.notice & (~s.generic | s.one_issue)
         & (s.same_title | s.sure_authors | s.no_authors & s.same_venue & ~s.other_title),
         ("volume", "pages", "authors")),
    Rule("same title on one page", "same",
         lambda s: s.one_place & (~s.generic | s.one_issue) & ~s.notice
         & (s.same_title | (s.head | s.opening | s.misread) & s.sure_authors),
         ("volume", "pages", "title")),
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
    Rule("same title and place, but unrelated abstracts", "maybe",
         lambda s: s.same_title & s.unrelated_abstract & s.sure_authors & s.same_venue
         & s.same_year, ("title", "abstract")),
    Rule("same title, but unrelated abstracts", "maybe",
         lambda s: s.same_title & s.unrelated_abstract, ("title", "abstract"), against=True),
    Rule("same title, but years apart", "maybe",
         lambda s: s.same_title & (s.far_years | s.reprinted) & ~s.like_abstract,
         ("title", "year")),
    Rule("same title, but printed at two places", "maybe",
         lambda s: (s.same_title | (s.like_title | s.head) & s.like_abstract) & s.two_numbers,
         ("title", "venue", "volume", "pages"), against=True),
    Rule("same title, but other journals", "maybe",
         lambda s: (s.same_title | (s.like_title | s.head) & s.like_abstract) & s.two_places,
         ("title", "venue")),
    Rule("same title and authors", "same",
         lambda s: s.same_title & s.same_authors, ("title", "authors")),
    Rule("same telling title", "same",
         lambda s: s.telling_title & s.same_title & s.no_authors & s.near_years, ("title",)),
    Rule("similar title and abstract", "same",
         lambda s: (s.same_title | (s.like_title | s.head) & ~s.otherwise)
         & (s.like_abstract | s.begun_abstract) & ~s.other_authors, ("title", "abstract")),
    Rule("retitled when printed", "same",
         lambda s: s.preprint & s.like_title & s.like_abstract & s.sure_authors & ~s.far_years,
         ("title", "abstract", "authors")),
    Rule("same title, cut off", "same",
         lambda s: s.severed & (s.sure_authors | s.no_authors) & s.near_years & ~s.two_places
         & ~s.other_doi & ~s.other_id & ~s.other_pages & ~s.unrelated_abstract,
         ("title", "authors")),
    Rule("same title but for its end", "same",
         lambda s: s.head & s.sure_authors & s.same_year & s.same_venue & ~s.unrelated_abstract
         & ~s.other_doi & ~s.other_id & ~s.other_pages, ("title", "authors", "venue")),
    Rule("same title", "maybe", lambda s: s.same_title & ~s.other_authors, ("title",)),
    Rule("similar abstract", "maybe",
         lambda s: s.like_abstract & ~s.other_authors, ("abstract",)),
    Rule("one title begins the other", "maybe",
         lambda s: s.head & s.same_authors & ~s.far_years & ~s.other_doi & ~s.unrelated_abstract,
         ("title", "authors")),
    Rule("similar title, misspelt or misread", "maybe",
         lambda s: s.misread & s.sure_authors & s.near_years & ~s.other_doi & ~s.other_id
         & ~s.unrelated_abstract, ("title", "authors")),
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
    signs = PairFeatures(scores)
    rule = np.argmax(np.array([rule.fits(signs) for rule in RULES]), axis=0)
    score = np.zeros(len(scores))
    for place, line in enumerate(RULES):
        pairs = np.flatnonzero(rule == place)
        if len(pairs) and line.rests_on:
            values = np.array([getattr(scores, field)[pairs] for field in line.rests_on])
            known = ~np.isnan(values)
            score[pairs] = np.where(known, values, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    return Judgement(rule.astype(np.int64), score)
