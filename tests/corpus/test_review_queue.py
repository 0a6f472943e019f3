"""The queue of near misses: in the order of doubt, decided one by one or many at once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.corpora import SUBJECTS, bibtex_entry, doubtful_bibtex
from litboard.annotations.bundle import Annotations
from litboard.corpus.build import build
from litboard.corpus.corpus import Corpus
from litboard.corpus.ingest import read_sources
from litboard.corpus.review_queue import CandidatePair, Review, begin_review, near_misses, next_open
from litboard.matching import Decisions
from litboard.schema.records import Source


def doubtful() -> Corpus:
    """A corpus in which pairs of works have one title, but lie years apart."""
    source = Source.from_text(doubtful_bibtex(), "doubts.bib")
    return build(read_sources([source]), name="doubts")


def doubt(a: str, b: str, probability: float = 0.5) -> CandidatePair:
    return CandidatePair(a, b, "same title", "same-title", probability, "title 100", (a,), (b,))


def partition(corpus: Corpus) -> set[frozenset[str]]:
    return {frozenset(records) for records in corpus.works["records"]}


def test_every_near_miss_stands_in_the_queue_with_the_records_of_both_works():
    corpus = doubtful()
    review = begin_review(corpus)
    assert len(review.pairs) == 3
    assert {frozenset(one.records_a) for one in review.pairs} <= partition(corpus)
    assert all(one.a in one.records_a and one.b in one.records_b for one in review.pairs)
    assert all(0 <= one.probability <= 1 for one in review.pairs)


def test_the_most_doubtful_stands_first():
    distances = [abs(one.probability - 0.5) for one in begin_review(doubtful()).pairs]
    assert distances == sorted(distances)
    assert near_misses(doubtful())["title_a"].iloc[-1] == SUBJECTS[2]


@pytest.mark.parametrize("word", ["same", "different"])
def test_a_decided_pair_is_closed_at_once_and_gone_from_the_next_queue(word):
    corpus = doubtful()
    review = begin_review(corpus)
    decisions = review.decide(corpus.decisions, 1, word)
    assert review.verdicts(decisions) == [None, word, None]
    assert len(begin_review(corpus.with_decisions(decisions)).pairs) == 2
    assert review.verdicts(decisions.undo()) == [None] * 3


def test_a_queue_knows_what_was_decided_since_the_corpus_was_matched():
    corpus = doubtful()
    decisions = begin_review(corpus).decide(corpus.decisions, 0, "same")
    assert len(begin_review(corpus, decisions).pairs) == 2


def test_what_follows_from_other_decisions_is_not_asked():
    review = Review((doubt("a", "b"), doubt("b", "c"), doubt("a", "c")))
    same = review.decide(review.decide(Decisions(), 0, "same"), 1, "same")
    assert review.verdicts(same) == ["same", "same", "same"]
    apart = review.decide(review.decide(Decisions(), 0, "same"), 1, "different")
    assert review.verdicts(apart) == ["same", "different", "different"]
    both = review.decide(review.decide(Decisions(), 0, "different"), 1, "different")
    assert review.verdicts(both) == ["different", "different", None]


def test_different_is_said_of_all_records_of_both_works():
    review = Review(
        (CandidatePair("a", "b", "same title", "same-title", 0.5, "", ("a", "x"), ("b", "y")),)
    )
    made = review.decide(Decisions(), 0, "different")
    assert set(made.last_verdicts()) == {("a", "b"), ("a", "y"), ("b", "x"), ("x", "y")}
    assert made.undo() == Decisions()


def test_all_above_a_threshold_are_accepted_in_one_step():
    review = Review((doubt("a", "b", 0.5), doubt("c", "d", 0.8), doubt("e", "f", 0.9)))
    decided = review.decide(Decisions(), 2, "different")
    assert review.above(decided, 0.5) == [0, 1]
    assert review.above(decided, 0.8) == [1]
    accepted = review.accept(decided, 0.5)
    assert review.verdicts(accepted) == ["same", "same", "different"]
    assert accepted.undo() == decided
    assert review.accept(decided, 0.95) == decided


@pytest.mark.parametrize(
    ("words", "place", "then"),
    [
        ([None, None, None], 0, 1), ([None, "same", None], 0, 2), ([None, "same", "same"], 2, 0),
        (["same", None], 1, 1), (["same", "different"], 0, None), ([None], 0, 0), ([], -1, None),
        ([None, None], -1, 0),
    ],
)  # fmt: skip
def test_the_next_pair_is_the_next_open_one_from_the_beginning_again(words, place, then):
    assert next_open(words, place) == then


def test_near_misses_are_a_table_with_both_titles():
    table = near_misses(doubtful())
    assert set(table["title_a"]) == set(table["title_b"]) == set(SUBJECTS)
    assert table.columns.tolist() == [
        "a", "b", "probability", "rule", "rule_key", "detail", "title_a", "title_b",
    ]  # fmt: skip


def test_a_corpus_without_doubts_has_an_empty_queue(seeds):
    assert begin_review(seeds).pairs == ()
    assert len(near_misses(seeds)) == 0


CORPUS = doubtful()
IDS = sorted(CORPUS.records["id"])
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["same", "different"]),
        st.lists(st.sampled_from(IDS), min_size=2, max_size=4, unique=True),
    ),
    max_size=4,
)


@settings(max_examples=12, deadline=None)
@given(STEPS)
def test_deciding_and_undoing_gives_back_the_same_works(steps):
    decisions = Decisions()
    for word, (first, *others) in steps:
        decisions = decisions.decide(first, *others, verdict=word)
    decided = CORPUS.with_decisions(decisions)
    assert sorted(one for work in partition(decided) for one in work) == IDS
    for _ in steps:
        decided = decided.undo()
    assert partition(decided) == partition(CORPUS)
    assert decided.works.equals(CORPUS.works)
    assert decided.candidate_pairs.equals(CORPUS.candidate_pairs)


#: Each title again, in three more records of any year: more to cluster around a decided pair.
MORE = [
    bibtex_entry(f"m{number}{year}", title=title, author="Lee, Ann", year=year)
    for number, title in enumerate(SUBJECTS)
    for year in (2001, 2006, 2012)
]


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.sampled_from(IDS), min_size=2, max_size=2, unique=True),
    st.sampled_from(["same", "different"]),
    st.lists(st.sampled_from(MORE), unique=True),
)
def test_a_persons_word_wins_against_clusters_that_form_later(pair, word, added):
    sources = [Source.from_text(doubtful_bibtex(), "doubts.bib")]
    sources += [Source.from_text(entry, f"{place}.bib") for place, entry in enumerate(added)]
    decisions = Decisions().decide(*pair, verdict=word)
    later = build(read_sources(sources), name="later", annotations=Annotations(decisions=decisions))
    together = any(set(pair) <= work for work in partition(later))
    assert together == (word == "same")
    assert sorted(one for work in partition(later) for one in work) == sorted(later.records["id"])
