"""Tables from works: key terms, trends, topics and neighbours, each on its own."""

from litboard.analyses.similar.recommendations import Recommendations, recommend
from litboard.analyses.similar.similar import similar_works
from litboard.analyses.terms.highlight import find_term_spans
from litboard.analyses.terms.terms import Terms, key_terms
from litboard.analyses.terms.work_terms import work_terms
from litboard.analyses.topics.apply_edits import EditedTopics, apply_topic_edits
from litboard.analyses.topics.bridge_works import bridge_works, linked_topics
from litboard.analyses.topics.themes import themes
from litboard.analyses.topics.topic_shares import topic_shares
from litboard.analyses.topics.topics import Topics, topics
from litboard.analyses.topics.tracking import match_topics
from litboard.analyses.topics.within_selection import border_works, terms_among, topics_among
from litboard.analyses.topics.work_map import WorkMap, work_map
from litboard.analyses.trends.bursts import first_appearances, term_bursts
from litboard.analyses.trends.slopes import term_slopes
from litboard.analyses.trends.smoothing import smooth_trend
from litboard.analyses.trends.trends import term_changes, term_shares, term_trend, works_per_year

__all__ = [
    "EditedTopics",
    "Recommendations",
    "Terms",
    "Topics",
    "WorkMap",
    "apply_topic_edits",
    "border_works",
    "bridge_works",
    "find_term_spans",
    "first_appearances",
    "key_terms",
    "linked_topics",
    "match_topics",
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
