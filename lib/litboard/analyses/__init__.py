"""Tables from works: key terms, trends, topics and neighbours, each on its own."""

from litboard.analyses.marks import mark_terms
from litboard.analyses.terms import Terms, key_terms

__all__ = ["Terms", "key_terms", "mark_terms"]
