"""The dashboard: pages that show a corpus and save what people decide about it.

Three rooms; each imports only from those below it:

- `views`: one folder a page. A page reads from its `Frame` and draws; no page imports another.
- `layout`: what all pages share: the frame, menu, filters, figures, messages.
- `state`: what the server and a session keep; the only room that loads a corpus or saves edits.

From the URL to a figure: a file of `pages/` calls `layout.page.open_page`, which loads the corpus
(`state.load_corpus`), reads the selection from the URL (`state.query_params`) and returns a
`layout.frame.Frame`. The view asks the frame for works, terms or topics; `state.analysis_cache`
computes each once with `litboard.analyses`. The view passes the table to `litboard.figures`, and
`layout.charts` draws the figure.

From a click to the saved verdict and back: the view calls `state.save_annotations`, which reads,
changes and writes the annotation file (`litboard.annotations`). When the page runs again,
`state.load_corpus` sees that the file has changed and applies it to the records in memory
(`Corpus.with_annotations`), without reading a source again; the frame holds the new works.
"""

from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.page import open_page

__all__ = ["Frame", "open_page"]
