"""Papers: find, filter, read and export."""

from litboard.dashboard import open_page
from litboard.dashboard.views.papers.papers import draw_table, draw_work
from litboard.dashboard.views.papers.recommendations import draw_recommendations

frame = open_page("Papers", "Find a paper, read it with its key terms marked, take it with you.")
draw_table(frame)
draw_work(frame)
draw_recommendations(frame)
