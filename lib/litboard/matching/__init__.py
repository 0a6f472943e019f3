"""Records → works: which records state the same paper, why, and what a person said on it."""

from litboard.annotations.decisions import (
    Decision,
    Decisions,
    DecisionsError,
    read_decisions,
    write_decisions,
)
from litboard.matching.explain import Evidence, explain
from litboard.matching.pipeline import Matching, match_records

__all__ = [
    "Decision",
    "Decisions",
    "DecisionsError",
    "Evidence",
    "Matching",
    "explain",
    "match_records",
    "read_decisions",
    "write_decisions",
]
