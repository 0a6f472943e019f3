"""Import: add papers; what was read, what needs attention, what was repaired."""

from litboard.dashboard import open_page
from litboard.dashboard.views.imports.imports import draw_import

frame = open_page("Import", "Add papers, and check how every source was read.", filtered=False)
draw_import(frame)
