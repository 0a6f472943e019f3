"""Vocabulary: join, split, rename and ban key terms, for every page."""

from litboard.dashboard import open_page
from litboard.dashboard.views.vocabulary.vocabulary import draw_vocabulary

frame = open_page(
    "Vocabulary",
    "Join, rename, split or ban key terms. Your edits apply on every page.",
    filtered=False,
)
draw_vocabulary(frame)
