"""What counts as one work: told once, and what the rules really do."""

from __future__ import annotations

import pytest

from helpers.paths import ROOT
from litboard.matching import explain
from litboard.matching.policy import CASES, Case, definition_table


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_rules_decide_as_the_definition_says(case: Case) -> None:
    assert explain(case.a, case.b).verdict == case.ruling
    assert explain(case.b, case.a).verdict == case.ruling


def test_the_documentation_tells_the_definition_word_by_word() -> None:
    assert definition_table() in (ROOT / "docs" / "matching.md").read_text()
