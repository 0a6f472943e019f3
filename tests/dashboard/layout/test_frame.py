"""The frame computes what a page reads, and nothing else."""

from __future__ import annotations

import pytest

from litboard.corpus.corpus import Corpus
from litboard.corpus.selection import Selection
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.state.analysis_cache import CorpusAnalyses


def frame_of(corpus: Corpus, selection: Selection) -> Frame:
    """A frame in which nothing is computed yet."""
    return Frame(CorpusAnalyses(corpus), selection, None)


@pytest.mark.parametrize(
    "selection", [Selection(), Selection(text="harm*"), Selection(years=(2022, 2023))]
)
def test_a_page_that_shows_works_computes_no_terms_and_topics(
    selection: Selection, seeds: Corpus
) -> None:
    frame = frame_of(seeds, selection)
    assert 0 < len(frame.works) <= len(seeds)
    assert not frame.analyses.has_terms
    assert not frame.analyses.has_topics(None)


def test_a_filter_by_term_keeps_the_works_with_that_term(seeds: Corpus) -> None:
    frame = frame_of(seeds, Selection(terms=("RLHF",)))
    terms = frame.terms
    assert set(frame.works["id"]) == set(terms.works_by_term()["RLHF"])
    assert len(frame.works) == len(frame.part) == 3


def test_a_filter_by_topic_uses_the_names_that_are_shown(seeds: Corpus) -> None:
    topics = frame_of(seeds, Selection()).topics
    frame = frame_of(seeds, Selection(topics=(str(topics.table["name"].iloc[1]),)))
    assert set(frame.works["id"]) == set(topics.works_of(1))
    assert frame.topics_here.set_index("topic").loc[1, "works"] == len(frame.works)


def test_a_chosen_work_that_was_joined_with_another_is_still_shown(seeds: Corpus) -> None:
    one, other = seeds.works["id"].iloc[:2]
    first, second = (seeds.records_of(work)["id"].iloc[0] for work in (one, other))
    joined = seeds.decide(first, second, verdict="same")
    frame = frame_of(joined, Selection(works=(one, other, "nobody")))
    assert frame.works["id"].tolist() == [joined.find(one)] == [joined.find(other)]
