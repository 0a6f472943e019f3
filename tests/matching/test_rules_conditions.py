"""The table of rules: what each asks for, in normal form, and what every row must have."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from helpers.papers import table
from helpers.paths import ROOT
from litboard.matching import RULES, Rule
from litboard.matching.features import PairFeatures
from litboard.matching.policy import rule_table
from litboard.matching.prepared import prepare_records
from litboard.matching.rules import LAST_RULE, RULE_OF
from litboard.matching.scores import SCORED, score_pairs
from litboard.matching.thresholds import DEFAULT_THRESHOLDS

#: For each rule the alternatives, of which one must hold: features that are true, and with "-"
#: those that are false.
NOT_PRINTED_ELSEWHERE = "-different_doi -different_id -different_pages -unrelated_abstract"
CONDITIONS = {
    "issue-id": ["shared_id different_title different_authors -similar_abstract"],
    "same-id-notice": ["shared_id notice"],
    "same-id-different-parts": ["shared_id conflicting_numbers -near_abstract"],
    "same-id-different-titles": [
        "shared_id different_title -same_abstract -same_page_range",
        "shared_id different_title -same_abstract -sure_authors",
    ],
    "same-doi": ["same_doi"],
    "same-arxiv-id": ["same_arxiv"],
    "same-pmid": ["same_pmid"],
    "same-abstract-different-titles": [
        f"same_abstract conflicting_title {doubt}"
        for doubt in (
            "-equal_abstract", "-sure_authors", "template_abstract", "notice",
            "conflicting_numbers",
        )
    ],
    "same-abstract-different-ids": ["same_abstract different_id"],
    "same-abstract-different-dois-authors": ["same_abstract different_doi different_authors"],
    "same-abstract-recurring-title": [
        "same_abstract different_year generic", "same_abstract different_year periodic",
    ],
    "same-abstract-different-places": ["same_abstract different_places"],
    "same-abstract": ["equal_abstract"],
    "truncated-abstract": ["truncated_abstract"],
    "template-abstract": ["template_abstract -same_title"],
    "near-abstract-reworded-title": ["near_abstract reworded different_doi"],
    "near-abstract": ["near_abstract"],
    "same-page-range": [
        f"same_page_range -notice {issue} {paper}"
        for issue in ("-generic", "same_issue")
        for paper in ("same_title", "sure_authors", "unknown_authors same_venue -different_title")
    ],
    "same-title-same-page": [
        f"same_first_page -notice {issue} {title}"
        for issue in ("-generic", "same_issue")
        for title in (
            "same_title", "sure_authors title_prefix", "sure_authors short_title_prefix",
            "sure_authors misread",
        )
    ],
    "notice": ["notice similar_title", "notice title_prefix"],
    "numbered-series": ["numbered_series"],
    "recurring-title": [
        f"same_title {kind} {difference}"
        for kind in ("generic", "periodic")
        for difference in (
            "different_year", "different_id", "different_doi", "-unknown_authors -sure_authors",
        )
    ],
    "same-title-different-authors": ["same_title different_authors -similar_abstract"],
    "generic-title-same-authors": [
        "same_title sure_authors generic", "same_title sure_authors periodic -same_year",
    ],
    "generic-title": ["same_title generic"],
    "same-title-different-ids": [
        "same_title different_id -similar_abstract", "same_title different_doi -similar_abstract",
    ],
    "same-title-same-place-unrelated-abstracts": [
        "same_title unrelated_abstract sure_authors same_venue same_year"
    ],
    "same-title-unrelated-abstracts": ["same_title unrelated_abstract"],
    "same-title-distant-years": [
        "same_title distant_years -similar_abstract", "same_title reprinted -similar_abstract",
    ],
    "same-title-different-places": [
        "different_numbers same_title", "different_numbers similar_title similar_abstract",
        "different_numbers title_prefix similar_abstract",
    ],
    "same-title-different-venues": [
        "different_places same_title", "different_places similar_title similar_abstract",
        "different_places title_prefix similar_abstract",
    ],
    "same-title-authors": ["same_title same_authors"],
    "distinctive-title": ["distinctive_title same_title unknown_authors close_years"],
    "similar-title-abstract": [
        f"-different_authors {title} {text}"
        for title in ("same_title", "similar_title -reworded", "title_prefix -reworded")
        for text in ("similar_abstract", "abstract_prefix")
    ],
    "retitled-preprint": [
        "preprint similar_title similar_abstract sure_authors -distant_years"
    ],
    "truncated-title": [
        f"truncated_title {authors} close_years -different_places {NOT_PRINTED_ELSEWHERE}"
        for authors in ("sure_authors", "unknown_authors")
    ],
    "title-without-subtitle": [
        f"title_prefix sure_authors same_year same_venue {NOT_PRINTED_ELSEWHERE}"
    ],
    "same-title": ["same_title -different_authors"],
    "similar-abstract": ["similar_abstract -different_authors"],
    "title-prefix": [
        "title_prefix same_authors -distant_years -different_doi -unrelated_abstract"
    ],
    "misread-title": [
        "misread sure_authors close_years -different_doi -different_id -unrelated_abstract"
    ],
    "similar-title": [
        "similar_title sure_authors -distant_years -reworded -different_doi -different_id"
        " -unrelated_abstract"
    ],
    "different-titles": ["different_title"],
    "no-evidence": ["always"],
}  # fmt: skip

ONE = prepare_records(table({}, {}))
FEATURES = sorted(
    vars(PairFeatures(score_pairs(ONE, np.array([0]), np.array([1])), DEFAULT_THRESHOLDS))
)


def test_every_rule_is_described_here_in_its_order() -> None:
    assert list(CONDITIONS) == [rule.key for rule in RULES] == list(RULE_OF)
    assert LAST_RULE == "no-evidence"


@pytest.mark.parametrize("rest", [False, True], ids=["all else false", "all else true"])
@pytest.mark.parametrize("key", CONDITIONS)
def test_a_rule_fits_if_one_of_its_alternatives_holds_and_else_not(key: str, rest: bool) -> None:
    literals = [alternative.split() for alternative in CONDITIONS[key]]
    asked = sorted({word.removeprefix("-") for words in literals for word in words})
    cases = np.array(list(product([False, True], repeat=len(asked))))
    features: dict[str, Any] = {name: np.full(len(cases), rest) for name in FEATURES}
    assert set(asked) <= set(features)
    features |= {name: cases[:, column] for column, name in enumerate(asked)}
    expected = np.zeros(len(cases), dtype=bool)
    for words in literals:
        holds = np.ones(len(cases), dtype=bool)
        for word in words:
            holds &= features[word.removeprefix("-")] != word.startswith("-")
        expected |= holds
    fits = RULE_OF[key].fits(SimpleNamespace(**features))  # type: ignore[arg-type]
    assert fits.tolist() == expected.tolist()


def test_keys_and_names_are_distinct_and_scores_rest_on_scored_fields() -> None:
    assert len({rule.key for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    assert {field for rule in RULES for field in rule.rests_on} <= set(SCORED)


def test_the_documentation_lists_every_rule_with_what_was_measured() -> None:
    assert rule_table() in (ROOT / "docs" / "matching.md").read_text(encoding="utf-8")


def test_the_shares_of_rules_that_join_are_near_one_and_the_others_are_log_odds() -> None:
    assert all(0.5 < rule.share <= 1 for rule in RULES if rule.share is not None)
    assert all(-5 < rule.log_odds < 1 for rule in RULES if rule.log_odds is not None)


@pytest.mark.parametrize(
    ("verdict", "numbers", "wanted"),
    [
        ("same", {}, "share"),
        ("same", {"log_odds": 0.0}, "share"),
        ("same", {"share": 0.9, "log_odds": 0.0}, "share"),
        ("maybe", {}, "log_odds"),
        ("maybe", {"share": 0.9}, "log_odds"),
        ("different", {"share": 0.9}, "neither share nor log_odds"),
        ("different", {"log_odds": 0.0}, "neither share nor log_odds"),
    ],
)
def test_a_rule_without_the_number_that_its_verdict_needs_is_refused(
    verdict: Any, numbers: dict[str, float], wanted: str
) -> None:
    with pytest.raises(ValueError, match=f'rule new: a rule for "{verdict}" takes {wanted}'):
        Rule(key="new", name="new", verdict=verdict, fits=lambda s: s.always, **numbers)


@pytest.mark.parametrize(
    ("verdict", "numbers"),
    [("same", {"share": 0.0}), ("maybe", {"log_odds": 0.0}), ("different", {})],
)
def test_a_rule_with_the_number_that_its_verdict_needs_is_accepted(
    verdict: Any, numbers: dict[str, float]
) -> None:
    rule = Rule(key="new", name="new", verdict=verdict, fits=lambda s: s.always, **numbers)
    assert not rule.contradicts
