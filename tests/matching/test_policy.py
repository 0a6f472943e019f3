"""What counts as one work: the definition, and what the rules really decide."""

from __future__ import annotations

import pytest

from helpers.paths import ROOT
from litboard.matching import explain
from litboard.matching.pipeline import JOINED_BY_PERSON, KEPT_APART, KEPT_APART_BY_PERSON
from litboard.matching.policy import CASES, Case, definition_table, rule_table

DOCUMENTATION = (ROOT / "docs" / "matching.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_rules_decide_as_the_definition_says(case: Case) -> None:
    assert explain(case.a, case.b).verdict == case.ruling
    assert explain(case.b, case.a).verdict == case.ruling


def test_the_documentation_has_the_definition_and_every_rule_with_its_key() -> None:
    assert definition_table() in DOCUMENTATION
    assert rule_table() in DOCUMENTATION


@pytest.mark.parametrize("reason", [JOINED_BY_PERSON, KEPT_APART, KEPT_APART_BY_PERSON])
def test_the_documentation_names_the_keys_that_are_no_rules(reason) -> None:
    assert f"`{reason.key}`" in DOCUMENTATION


def test_an_example_names_title_place_year_and_doi_of_both_records() -> None:
    one = {"title": "Tides", "year": 2020}
    other = {"title": "Tides", "venue": "Sea", "year": 2021, "doi": "10.1000/t"}
    case = Case("name", "same", "why", one, other)
    assert case.example == "Tides (2020) / Tides (Sea, 2021, 10.1000/t)"
