"""Tables from works: key terms, trends, topics and neighbours, each on its own."""

from litboard.analyses.bridges import bridge_works, linked_topics
from litboard.analyses.bursts import first_appearances, term_bursts
from litboard.analyses.identity import match_topics
from litboard.analyses.layout import WorkMap, work_map
from litboard.analyses.marks import mark_terms
from litboard.analyses.obeying import Told, apply_words, obey
from litboard.analyses.parts import border_works, terms_among, topics_among
from litboard.analyses.recommendations import Recommendations, recommend
from litboard.analyses.similar import similar_works
from litboard.analyses.slopes import term_slopes
from litboard.analyses.smoothing import smooth_trend
from litboard.analyses.terms import Terms, key_terms
from litboard.analyses.themes import themes
from litboard.analyses.topic_shares import topic_shares
from litboard.analyses.topics import Topics, topics
from litboard.analyses.trends import term_changes, term_shares, term_trend, works_per_year
from litboard.analyses.work_terms import work_terms

__all__ = [
    "Recommendations",
    "Terms",
    "Told",
    "Topics",
    "WorkMap",
    "apply_words",
    "border_works",
    "bridge_works",
    "first_appearances",
    "key_terms",
    "linked_topics",
    "mark_terms",
    "match_topics",
    "obey",
    "recommend",
    "similar_works",
    "smooth_trend",
    "term_bursts",
    "term_changes",
    "term_shares",
    "term_slopes",
    "term_trend",
    "terms_among",
    "themes",
    "topic_shares",
    "topics",
    "topics_among",
    "work_map",
    "work_terms",
    "works_per_year",
]
