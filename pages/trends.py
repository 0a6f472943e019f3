"""Trends: how often terms occur, by year and by source, and how sure that is."""

from litboard.dashboard import open_page
from litboard.dashboard.views.trends.trends import draw_trends

frame = open_page("Trends", "How much of the reading each term makes up, by year or by source.")
draw_trends(frame)
