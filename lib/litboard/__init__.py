"""litboard: parse, deduplicate and explore the papers of a reading group.

>>> import litboard
>>> corpus = litboard.load("papers")
>>> terms = litboard.key_terms(corpus)
>>> topics = litboard.topics(corpus.select(text='"red team*"'))
"""

from litboard import figures
from litboard.analyses import Terms, Topics
from litboard.api import key_terms, term_shares, term_trend, topics, works_per_year
from litboard.corpus import Corpus, load, read_text
from litboard.records import Problem, Record, Source
from litboard.selection import Selection

__all__ = [
    "Corpus",
    "Problem",
    "Record",
    "Selection",
    "Source",
    "Terms",
    "Topics",
    "figures",
    "key_terms",
    "load",
    "read_text",
    "term_shares",
    "term_trend",
    "topics",
    "works_per_year",
]
