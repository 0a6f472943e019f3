"""Import: what was read, what was not, what was repaired and what is missing."""

from litboard.dashboard import open_page
from litboard.dashboard.views.imports.imports import draw_import

frame = open_page("Import", "Every line of every source is accounted for here.", filtered=False)
draw_import(frame)
