"""Topics: groups of works, and how certain each assignment is."""

from litboard.dashboard import open_page
from litboard.dashboard.views.topics.topics import draw_topics

frame = open_page("Topics", "Groups of papers with similar words, found automatically.")
draw_topics(frame)
