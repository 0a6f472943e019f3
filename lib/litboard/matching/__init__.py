"""Records → works: which records are the same paper, why, and what a person decided on them."""

from litboard.annotations.decisions import (
    Decision,
    Decisions,
    DecisionsError,
    read_decisions,
    write_decisions,
)
from litboard.matching.explain import Evidence, explain
from litboard.matching.pipeline import Matching, match_records
from litboard.matching.rules import RULES, Rule
from litboard.matching.settings import MatchSettings

__all__ = [
    "RULES",
    "Decision",
    "Decisions",
    "DecisionsError",
    "Evidence",
    "MatchSettings",
    "Matching",
    "Rule",
    "explain",
    "match_records",
    "read_decisions",
    "write_decisions",
]
