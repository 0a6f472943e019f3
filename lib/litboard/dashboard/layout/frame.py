"""The frame around every page: menu, counts, search, filters, chips and the link to share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd
import streamlit as st

from litboard.analyses import (
    EditedTopics,
    Terms,
    Topics,
    WorkMap,
    terms_among,
    themes,
    topics_among,
)
from litboard.corpus.corpus import Corpus
from litboard.corpus.filters import Filters
from litboard.corpus.selection import Selection
from litboard.dashboard.layout.controls import draw_chips, draw_filters, draw_search
from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.layout.progress import draw_progress
from litboard.dashboard.layout.waiting import wait_for
from litboard.dashboard.state import corpus_store
from litboard.dashboard.state.analysis_cache import CorpusAnalyses
from litboard.dashboard.state.background_load import BackgroundLoad
from litboard.dashboard.state.query_params import (
    carried_parameters,
    full_link,
    number_parameter,
    read_selection,
    write_selection,
)
from litboard.dashboard.state.session_sources import given_sources
from litboard.text.plural import pluralise
from litboard.typing import Flags

#: Group → (file, name, icon). A new page joins with its file and one line; an empty group
#: is not drawn.
MENU: dict[str, tuple[tuple[str, str, str], ...]] = {
    "Explore": (
        ("app.py", "Overview", ":material/dashboard:"),
        ("pages/papers.py", "Papers", ":material/article:"),
        ("pages/trends.py", "Trends", ":material/trending_up:"),
        ("pages/topics.py", "Topics", ":material/category:"),
    ),
    "Corpus": (
        ("pages/import.py", "Import", ":material/upload_file:"),
        ("pages/duplicates.py", "Duplicates", ":material/content_copy:"),
        ("pages/vocabulary.py", "Vocabulary", ":material/dictionary:"),
    ),
    "Meet": (),
}

#: Drawn here, because Streamlit would fetch a character or icon from another server.
MARK = Path(__file__).with_name("mark.svg").read_text(encoding="utf-8")

#: Streamlit writes white on the dark theme's bright primary colour, 2.4 to 1; this is 6.3 to 1.
#: And it leaves a tenth of a screen empty above every page.
STYLE = (
    "<style>[data-testid=stMultiSelect] [data-tag] {background: #17677a; color: #fff}"
    " [data-testid=stMainBlockContainer] {padding-top: 4rem}</style>"
)

#: What the slider of the Topics page offers.
TOPIC_COUNTS = range(2, 41)


@dataclass(frozen=True, eq=False)
class Frame:
    """What a page works with: the corpus, the reader's selection, and the works that pass it."""

    shelf: CorpusAnalyses
    selection: Selection
    count: int | None

    @property
    def corpus(self) -> Corpus:
        """The whole corpus."""
        return self.shelf.corpus

    @cached_property
    def filters(self) -> Filters:
        """The filters with terms and topics among them."""
        self._find_topics()
        return self.shelf.filters(self.count, analysed=True)

    @cached_property
    def mask(self) -> Flags:
        """True for every work of the corpus that passes the selection."""
        works = [self.corpus.find(work) or work for work in self.selection.works]
        asked = replace(self.selection, works=tuple(works))
        if asked.terms or asked.topics:
            return self.filters.mask(asked)
        # Terms and topics are not waited for where nobody asks for them.
        return self.shelf.filters(None, analysed=False).mask(asked)

    @cached_property
    def works(self) -> pd.DataFrame:
        """The selected works."""
        return self.corpus.works[self.mask].reset_index(drop=True)

    @cached_property
    def part(self) -> Corpus:
        """The selected works as a corpus of their own."""
        return self.corpus.part(self.mask)

    @cached_property
    def terms(self) -> Terms:
        """The key terms of the whole corpus."""
        self._find_terms()
        return self.shelf.terms

    @cached_property
    def told(self) -> EditedTopics:
        """The topics of the whole corpus as the reader wants them, and what was said of them."""
        self._find_topics()
        return self.shelf.told(self.count)

    @property
    def topics(self) -> Topics:
        """The topics of the whole corpus."""
        return self.told.topics

    @property
    def work_map(self) -> WorkMap:
        """The whole corpus on a map, which takes a while; coloured by its topics."""
        shelf, count = self.shelf, self.count
        return wait_for("Laying out the map …", lambda: shelf.work_map(count))

    @cached_property
    def themes(self) -> pd.DataFrame:
        """The topics of the whole corpus joined to themes; none of few topics."""
        return themes(self.topics, self.terms)

    @cached_property
    def suggested_topics(self) -> Topics:
        """The topics in the number that the data suggest, with the curve of all tried."""
        return self._wait_for_topics("Comparing numbers of topics …", None)

    def _find_terms(self) -> None:
        if not self.shelf.has_terms:
            says = f"finding the key terms of {pluralise(len(self.corpus), 'work')}"
            shelf = self.shelf
            wait_for(f"Step 1 of 2: {says} …", lambda: shelf.terms)

    def _find_topics(self) -> None:
        """Find what is not found yet, and say step by step what a reader of many waits for."""
        if not self.shelf.has_topics(self.count):
            self._find_terms()
            says = f"{self.count} topics" if self.count else "topics, and how many there are"
            self._wait_for_topics(f"Step 2 of 2: finding {says} …", self.count)

    def _wait_for_topics(self, says: str, count: int | None) -> Topics:
        shelf = self.shelf
        return wait_for(says, lambda: shelf.topics(count), compared=lambda: shelf.compared(count))

    @cached_property
    def terms_here(self) -> pd.DataFrame:
        """The key terms of the selected works, most works first."""
        return terms_among(self.terms, self.works["id"])

    @cached_property
    def topics_here(self) -> pd.DataFrame:
        """The topics with their share of the selected works."""
        return topics_among(self.topics, self.works["id"])


def open_page(title: str, says: str, *, filtered: bool = True) -> Frame:
    """Draw the frame and return what the page needs. The first call of every page.

    `says` is one sentence on what the page is for. A page about the corpus as a whole
    (`filtered=False`) shows no filters, but keeps them in the address for the next page.
    """
    st.set_page_config(
        page_title=f"{title} · litboard", page_icon=MARK, layout="wide",
        menu_items={"Get help": None, "Report a bug": None, "About": "litboard"},
    )  # fmt: skip
    st.logo(MARK, size="large")
    # A constant of ours; nothing from papers ever goes this way.
    st.html(STYLE)
    opened = corpus_store.open_shelf()
    shelf = opened.shelf
    _draw_menu(shelf.corpus if shelf else None)
    st.title(title, anchor=False)
    st.markdown(says)
    if opened.opening:
        _draw_opening(opened.opening)
    if shelf is None:
        st.stop()
    corpus = shelf.corpus
    frame = Frame(
        shelf=shelf,
        selection=read_selection(),
        count=number_parameter("count", TOPIC_COUNTS),
    )
    if not len(corpus):
        _say_empty(title)
    elif filtered:
        _draw_bar(frame)
    return frame


def _draw_menu(corpus: Corpus | None) -> None:
    with st.sidebar:
        st.markdown("### litboard")
        query = carried_parameters()
        for group, pages in MENU.items():
            if pages:
                st.caption(group)
            for file, name, icon in pages:
                st.page_link(file, label=name, icon=icon, query_params=query, width="stretch")
        st.divider()
        if corpus is None:
            st.caption("The papers are being read.")
            return
        st.markdown(f"**{escape_markdown(corpus.name)}**")
        st.caption(
            f"{pluralise(len(corpus), 'work')} from {pluralise(len(corpus.records), 'record')} "
            f"in {pluralise(len(corpus.sources), 'source')}"
        )
        if own := len(given_sources()):
            st.caption(f"{pluralise(own, 'source')} of them in your session only")


def _draw_opening(opening: BackgroundLoad[CorpusAnalyses]) -> None:
    """What is read to take the place of what is shown, or why that came to nothing."""
    if opening.error is None:
        draw_progress(opening, lambda: corpus_store.cancel_opening(opening))
        return
    st.error(f"The papers are not up to date: {opening.error}.", icon=":material/error:")
    with st.container(horizontal=True):
        st.button("Read them again", icon=":material/refresh:", on_click=corpus_store.open_again)
        if given_sources():
            st.button(
                "Take back what I added last", icon=":material/undo:",
                on_click=corpus_store.cancel_opening, args=(opening,),
            )  # fmt: skip


def _draw_bar(frame: Frame) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        draw_search(frame.selection)
        draw_filters(frame.selection, lambda: frame.filters)
        with st.popover("Copy link", icon=":material/link:"):
            st.caption("This view, with its filters, for somebody else:")
            st.code(full_link(), language=None, wrap_lines=True)
    draw_chips(frame.selection)
    shown, all_works = int(frame.mask.sum()), len(frame.corpus)
    if frame.selection:
        st.caption(f"{shown:,} of {all_works:,} works match the selection.")
    if not shown:
        st.info("No work matches. Take a filter off to see more.", icon=":material/filter_alt_off:")
        st.button("Clear all filters", on_click=write_selection, args=(Selection(),))
        st.stop()


def _say_empty(title: str) -> None:
    st.info(
        "There are no papers here yet. Put text copied from an author page into the folder of "
        "the corpus, or start litboard on another folder.",
        icon=":material/inbox:",
    )
    if title != "Import":
        st.page_link("pages/import.py", label="See what was read, and what was not")
        st.stop()
