"""What the pages share: frame, cached corpus, filters, charts. Only here is Streamlit known."""

from litboard.dashboard.layout.frame import Frame, open_page

__all__ = ["Frame", "open_page"]
