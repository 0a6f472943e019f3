"""Tables from works: key terms, trends, topics and neighbours, each on its own."""

from litboard.analyses.marks import mark_terms
from litboard.analyses.terms import Terms, key_terms
from litboard.analyses.trends import term_changes, term_shares, term_trend, works_per_year

__all__ = [
    "Terms",
    "key_terms",
    "mark_terms",
    "term_changes",
    "term_shares",
    "term_trend",
    "works_per_year",
]
