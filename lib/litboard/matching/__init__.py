"""Records → works: which records state the same paper, why, and what a person said on it."""

from litboard.matching.decisions import (
    Decision,
    Decisions,
    DecisionsError,
    read_decisions,
    write_decisions,
)
from litboard.matching.evidence import Evidence, explain
from litboard.matching.match import Matching, match_records

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
