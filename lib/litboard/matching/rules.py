"""When two records are one work: a table of rules in order, of which the first that fits decides.

Rules against a match come before the rules that they overrule. What would be a match but for a
contradiction is "maybe": a false merge is worse than a missed one, and a person can decide.

Every rule carries its calibration, measured on pairs whose truth is known (see `probability`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from litboard.matching.features import PairFeatures
from litboard.typing import Flags

Verdict = Literal["same", "maybe", "different"]

#: Share of the pairs joined by a rule that are one work, where too few were measured to differ
#: from the mean of all rules.
USUAL_SHARE = 0.99


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the table.

    - `key`: stable name for programs, settings and exported tables; `name`: a sentence for people;
    - `verdict`: what it decides; `fits`: the pairs it holds for;
    - `rests_on`: the fields whose mean score is the score of the pair;
    - `contradicts`: the two records exclude each other, so that no work may hold both;
    - `share`: of a rule that joins, the share of its pairs that are one work (0 to 1);
    - `log_odds`: of a "maybe" rule, the log odds of one work before the weights of `probability`.
    """

    key: str
    name: str
    verdict: Verdict
    fits: Callable[[PairFeatures], Flags]
    rests_on: tuple[str, ...] = ()
    contradicts: bool = False
    share: float | None = None
    log_odds: float | None = None

    def __post_init__(self) -> None:
        needs = {"same": "share", "maybe": "log_odds", "different": None}[self.verdict]
        given = [name for name in ("share", "log_odds") if getattr(self, name) is not None]
        if given != [needs][: needs is not None]:
            wanted = needs or "neither share nor log_odds"
            raise ValueError(f'rule {self.key}: a rule for "{self.verdict}" takes {wanted}')


#: In this order; the first that fits decides.
RULES: tuple[Rule, ...] = (
    Rule(
        key="issue-id", name="one id for a whole issue", verdict="different", contradicts=True,
        fits=lambda s: (
            s.shared_id & s.different_title & s.different_authors & ~s.similar_abstract
        ),
    ),
    Rule(
        key="same-id-notice", name="same id, but one is a notice on the other",
        verdict="maybe", contradicts=True, log_odds=-2.24, rests_on=("title",),
        fits=lambda s: s.shared_id & s.notice,
    ),
    Rule(
        key="same-id-different-parts", name="same id, but different parts of a series",
        verdict="maybe", contradicts=True, log_odds=-3.6, rests_on=("title",),
        fits=lambda s: s.shared_id & s.conflicting_numbers & ~s.near_abstract,
    ),
    Rule(
        key="same-id-different-titles", name="same id, but the titles differ",
        verdict="maybe", contradicts=True, log_odds=-3.63, rests_on=("title",),
        fits=lambda s: (
            s.shared_id & s.different_title & ~s.same_abstract
            & ~(s.same_page_range & s.sure_authors)
        ),
    ),
    Rule(
        key="same-doi", name="same DOI", verdict="same", share=0.996, rests_on=("doi",),
        fits=lambda s: s.same_doi,
    ),
    Rule(
        key="same-arxiv-id", name="same arXiv id", verdict="same", share=USUAL_SHARE,
        rests_on=("arxiv_id",), fits=lambda s: s.same_arxiv,
    ),
    Rule(
        key="same-pmid", name="same PMID", verdict="same", share=USUAL_SHARE, rests_on=("pmid",),
        fits=lambda s: s.same_pmid,
    ),
    Rule(
        key="same-abstract-different-titles", name="same abstract, but the titles differ",
        verdict="maybe", contradicts=True, log_odds=-3.37, rests_on=("abstract", "title"),
        fits=lambda s: (
            s.same_abstract & s.conflicting_title
            & ~(
                s.equal_abstract & s.sure_authors & ~s.template_abstract & ~s.notice
                & ~s.conflicting_numbers
            )
        ),
    ),
    Rule(
        key="same-abstract-different-ids", name="same abstract, but different ids",
        verdict="maybe", contradicts=True, log_odds=-2.82, rests_on=("abstract",),
        fits=lambda s: s.same_abstract & s.different_id,
    ),
    Rule(
        key="same-abstract-different-dois-authors",
        name="same abstract, but different DOIs and authors",
        verdict="maybe", contradicts=True, log_odds=-2.82, rests_on=("abstract", "authors"),
        fits=lambda s: s.same_abstract & s.different_doi & s.different_authors,
    ),
    Rule(
        key="same-abstract-recurring-title",
        name="same abstract, but a recurring title in different years",
        verdict="maybe", contradicts=True, log_odds=-2.98, rests_on=("abstract", "title"),
        fits=lambda s: s.same_abstract & (s.generic | s.periodic) & s.different_year,
    ),
    Rule(
        key="same-abstract-different-places",
        name="same abstract, but published in different places",
        verdict="maybe", contradicts=True, log_odds=-3.13,
        rests_on=("abstract", "venue", "volume", "pages"),
        fits=lambda s: s.same_abstract & s.different_places,
    ),
    Rule(
        key="same-abstract", name="same abstract", verdict="same", share=0.997,
        rests_on=("abstract",), fits=lambda s: s.equal_abstract,
    ),
    Rule(
        key="truncated-abstract", name="same abstract, one truncated", verdict="same",
        share=0.994, rests_on=("abstract",), fits=lambda s: s.truncated_abstract,
    ),
    Rule(
        key="template-abstract", name="short abstracts that follow one template",
        verdict="maybe", log_odds=-2.0, rests_on=("abstract",),
        fits=lambda s: s.template_abstract & ~s.same_title,
    ),
    Rule(
        key="near-abstract-reworded-title",
        name="nearly the same abstract, but other words in the title",
        verdict="maybe", log_odds=-2.0, rests_on=("abstract", "title"),
        fits=lambda s: s.near_abstract & s.reworded & s.different_doi,
    ),
    Rule(
        key="near-abstract", name="nearly the same abstract", verdict="same", share=USUAL_SHARE,
        rests_on=("abstract",), fits=lambda s: s.near_abstract,
    ),
    Rule(
        key="same-page-range", name="same pages of one volume", verdict="same",
        share=USUAL_SHARE, rests_on=("volume", "pages", "authors"),
        fits=lambda s: (
            s.same_page_range & ~s.notice & (~s.generic | s.same_issue)
            & (
                s.same_title | s.sure_authors
                | s.unknown_authors & s.same_venue & ~s.different_title
            )
        ),
    ),
    Rule(
        key="same-title-same-page", name="same title on one page", verdict="same",
        share=USUAL_SHARE, rests_on=("volume", "pages", "title"),
        fits=lambda s: (
            s.same_first_page & (~s.generic | s.same_issue) & ~s.notice
            & (
                s.same_title
                | (s.title_prefix | s.short_title_prefix | s.misread) & s.sure_authors
            )
        ),
    ),
    Rule(
        key="notice", name="one is a notice on the other", verdict="different",
        contradicts=True, rests_on=("title",),
        fits=lambda s: s.notice & (s.similar_title | s.title_prefix),
    ),
    Rule(
        key="numbered-series", name="parts of a series", verdict="different", contradicts=True,
        rests_on=("title",), fits=lambda s: s.numbered_series,
    ),
    Rule(
        key="recurring-title", name="a recurring title, such as that of a yearly report",
        verdict="different", contradicts=True, rests_on=("title",),
        fits=lambda s: (
            s.same_title & (s.generic | s.periodic)
            & (
                s.different_year | s.different_id | s.different_doi
                | ~(s.unknown_authors | s.sure_authors)
            )
        ),
    ),
    Rule(
        key="same-title-different-authors", name="same title, but different authors",
        verdict="different", contradicts=True, rests_on=("title",),
        fits=lambda s: s.same_title & s.different_authors & ~s.similar_abstract,
    ),
    Rule(
        key="generic-title-same-authors", name="same generic title and authors",
        verdict="maybe", log_odds=-3.76, rests_on=("title", "authors"),
        fits=lambda s: (
            s.same_title & (s.generic | s.periodic & ~s.same_year) & s.sure_authors
        ),
    ),
    Rule(
        key="generic-title", name="same generic title", verdict="different", rests_on=("title",),
        fits=lambda s: s.same_title & s.generic,
    ),
    Rule(
        key="same-title-different-ids", name="same title, but different ids",
        verdict="maybe", contradicts=True, log_odds=-4.35, rests_on=("title", "authors"),
        fits=lambda s: (
            s.same_title & (s.different_id | s.different_doi) & ~s.similar_abstract
        ),
    ),
    Rule(
        key="same-title-same-place-unrelated-abstracts",
        name="same title, authors, venue and year, but unrelated abstracts",
        verdict="maybe", log_odds=0.09, rests_on=("title", "abstract"),
        fits=lambda s: (
            s.same_title & s.unrelated_abstract & s.sure_authors & s.same_venue & s.same_year
        ),
    ),
    Rule(
        key="same-title-unrelated-abstracts", name="same title, but unrelated abstracts",
        verdict="maybe", contradicts=True, log_odds=-3.35, rests_on=("title", "abstract"),
        fits=lambda s: s.same_title & s.unrelated_abstract,
    ),
    Rule(
        key="same-title-distant-years", name="same title, but years apart",
        verdict="maybe", log_odds=-3.04, rests_on=("title", "year"),
        fits=lambda s: s.same_title & (s.distant_years | s.reprinted) & ~s.similar_abstract,
    ),
    Rule(
        key="same-title-different-places", name="same title, but published in different places",
        verdict="maybe", contradicts=True, log_odds=-3.26,
        rests_on=("title", "venue", "volume", "pages"),
        fits=lambda s: (
            (s.same_title | (s.similar_title | s.title_prefix) & s.similar_abstract)
            & s.different_numbers
        ),
    ),
    Rule(
        key="same-title-different-venues", name="same title, but different venues",
        verdict="maybe", log_odds=-2.66, rests_on=("title", "venue"),
        fits=lambda s: (
            (s.same_title | (s.similar_title | s.title_prefix) & s.similar_abstract)
            & s.different_places
        ),
    ),
    Rule(
        key="same-title-authors", name="same title and authors", verdict="same", share=0.97,
        rests_on=("title", "authors"), fits=lambda s: s.same_title & s.same_authors,
    ),
    Rule(
        key="distinctive-title", name="same distinctive title, authors unknown",
        verdict="same", share=0.96, rests_on=("title",),
        fits=lambda s: (
            s.distinctive_title & s.same_title & s.unknown_authors & s.close_years
        ),
    ),
    Rule(
        key="similar-title-abstract", name="similar title and abstract", verdict="same",
        share=0.89, rests_on=("title", "abstract"),
        fits=lambda s: (
            (s.same_title | (s.similar_title | s.title_prefix) & ~s.reworded)
            & (s.similar_abstract | s.abstract_prefix) & ~s.different_authors
        ),
    ),
    Rule(
        key="retitled-preprint", name="preprint published under a changed title",
        verdict="same", share=0.83, rests_on=("title", "abstract", "authors"),
        fits=lambda s: (
            s.preprint & s.similar_title & s.similar_abstract & s.sure_authors & ~s.distant_years
        ),
    ),
    Rule(
        key="truncated-title", name="same title, one truncated", verdict="same", share=0.97,
        rests_on=("title", "authors"),
        fits=lambda s: (
            s.truncated_title & (s.sure_authors | s.unknown_authors) & s.close_years
            & ~s.different_places & ~s.different_doi & ~s.different_id & ~s.different_pages
            & ~s.unrelated_abstract
        ),
    ),
    Rule(
        key="title-without-subtitle", name="same title, one without its end", verdict="same",
        share=0.8, rests_on=("title", "authors", "venue"),
        fits=lambda s: (
            s.title_prefix & s.sure_authors & s.same_year & s.same_venue & ~s.unrelated_abstract
            & ~s.different_doi & ~s.different_id & ~s.different_pages
        ),
    ),
    Rule(
        key="same-title", name="same title", verdict="maybe", log_odds=-0.63,
        rests_on=("title",), fits=lambda s: s.same_title & ~s.different_authors,
    ),
    Rule(
        key="similar-abstract", name="similar abstract", verdict="maybe", log_odds=-1.61,
        rests_on=("abstract",), fits=lambda s: s.similar_abstract & ~s.different_authors,
    ),
    Rule(
        key="title-prefix", name="one title begins the other", verdict="maybe",
        log_odds=-0.81, rests_on=("title", "authors"),
        fits=lambda s: (
            s.title_prefix & s.same_authors & ~s.distant_years & ~s.different_doi
            & ~s.unrelated_abstract
        ),
    ),
    Rule(
        key="misread-title", name="similar title, misspelt or misread", verdict="maybe",
        log_odds=-1.45, rests_on=("title", "authors"),
        fits=lambda s: (
            s.misread & s.sure_authors & s.close_years & ~s.different_doi & ~s.different_id
            & ~s.unrelated_abstract
        ),
    ),
    Rule(
        key="similar-title", name="similar title", verdict="maybe", log_odds=-3.13,
        rests_on=("title", "authors"),
        fits=lambda s: (
            s.similar_title & s.sure_authors & ~s.distant_years & ~s.reworded & ~s.different_doi
            & ~s.different_id & ~s.unrelated_abstract
        ),
    ),
    Rule(
        key="different-titles", name="different titles", verdict="different", contradicts=True,
        rests_on=("title",), fits=lambda s: s.different_title,
    ),
    Rule(
        key="no-evidence", name="no evidence for one work", verdict="different",
        fits=lambda s: s.always,
    ),
)  # fmt: skip

#: Decides where no other rule fits, and cannot be switched off.
LAST_RULE = RULES[-1].key

#: Each rule by its key.
RULE_OF: dict[str, Rule] = {rule.key: rule for rule in RULES}
