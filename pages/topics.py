"""Topics: what the papers fall into, and how sure each assignment is."""

from litboard.dashboard import open_page
from litboard.dashboard.views.topics.topics import draw_topics

frame = open_page("Topics", "Groups of papers that share their terms, found from the texts alone.")
draw_topics(frame)
