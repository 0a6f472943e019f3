"""Vocabulary: join, split, rename and ban key terms, for every page."""

from litboard.dashboard import open_page
from litboard.dashboard.views.vocabulary.vocabulary import draw_vocabulary

frame = open_page(
    "Vocabulary",
    "Which key terms are one, what they are called, and which are none. Every page obeys.",
    filtered=False,
)
draw_vocabulary(frame)
