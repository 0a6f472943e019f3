"""Trends: how often terms occur, by year and by source, and how certain that is."""

from litboard.dashboard import open_page
from litboard.dashboard.views.trends.trends import draw_trends

frame = open_page("Trends", "The share of works that mention a term, by year, source or venue.")
draw_trends(frame)
