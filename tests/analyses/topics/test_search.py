from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from litboard.analyses.topics import factors, search, vectors
from litboard.analyses.topics.search import search_topics


def two_fields(each: int = 8) -> csr_matrix:
    """Works of two fields, each with four words of its own."""
    random = np.random.default_rng(3)
    own = random.uniform(0.5, 1, (2 * each, 4))
    weights = np.zeros((2 * each, 8))
    weights[:each, :4], weights[each:, 4:] = own[:each], own[each:]
    return csr_matrix(weights / np.linalg.norm(weights, axis=1, keepdims=True))


def test_the_number_asked_for_is_the_only_one_tried():
    found = search_topics(two_fields(), 2, None)
    assert found.curve["count"].tolist() == [2]
    assert found.curve["chosen"].tolist() == [True]
    groups = found.factors.mix.argmax(axis=1)
    assert len(set(groups[:8])) == len(set(groups[8:])) == 1
    assert groups[0] != groups[8]
    assert found.stability == pytest.approx([1, 1])


def test_there_are_no_more_topics_than_works():
    found = search_topics(two_fields(each=1), 9, None)
    assert found.curve["count"].tolist() == [2]


def test_without_works_there_are_no_topics():
    found = search_topics(csr_matrix((0, 3)), None, None)
    assert found.curve.empty
    assert found.factors.mix.shape == (0, 0)


def test_in_a_large_corpus_the_number_is_chosen_by_the_landmarks(monkeypatch):
    monkeypatch.setattr(vectors, "MOST_LANDMARKS", 12)
    sizes = []
    monkeypatch.setattr(
        search,
        "factorise",
        lambda space, count: (
            sizes.append(space.weights.shape[0]) or factors.factorise(space, count)
        ),
    )
    found = search_topics(two_fields(), 2, None)
    assert sizes == [12, 16]  # the landmarks first, then all works with the best number
    assert found.factors.mix.shape == (16, 2)
