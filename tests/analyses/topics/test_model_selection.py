from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from helpers.works import planted_works
from litboard.analyses.topics import model_selection
from litboard.analyses.topics.document_term_matrix import count_content_words
from litboard.analyses.topics.factors import (
    Factors,
    factorise,
    make_space,
)
from litboard.analyses.topics.model_selection import (
    Quality,
    _npmi,
    candidate_counts,
    choose_best,
    measure_quality,
)


@pytest.fixture(scope="module")
def planted_space():
    works, fields = planted_works(each=8)
    by_id = np.argsort(works["id"].to_numpy(dtype=object), kind="stable")
    return make_space(count_content_words(works).weights), np.array(fields)[by_id]


def quality(score: float) -> Quality:
    return Quality(score, score, score, np.zeros(1))


def test_the_best_number_of_topics_is_chosen_and_of_equals_the_smallest():
    assert choose_best([quality(0.2), quality(0.5), quality(0.6)]) == 2
    assert choose_best([quality(0.2), quality(0.598), quality(0.6)]) == 1


def test_true_groups_are_better_than_halves_of_them_and_than_mixtures(planted_space, monkeypatch):
    monkeypatch.setattr(model_selection, "SAMPLES", 5)
    space, fields = planted_space
    count = len(set(fields))
    true, finer = (measure_quality(space, factorise(space, k)) for k in (count, 2 * count))
    coarser = measure_quality(space, factorise(space, count - 1))
    assert true.score > finer.score
    assert true.score > coarser.score
    assert true.stability == pytest.approx(1, abs=0.02)


def test_random_groups_are_neither_stable_nor_separated(planted_space):
    space, fields = planted_space
    random = np.eye(3)[np.random.default_rng(2).integers(3, size=len(fields))]
    true = factorise(space, 3)
    quality = measure_quality(space, Factors(random, true.words))
    assert quality.stability < 0.2
    assert quality.separation < 0.05


@pytest.mark.parametrize("works", [0, 1, 2, 5, 25, 60, 400, 100_000])
def test_candidates_leave_works_for_each_topic(works):
    tried = candidate_counts(works)
    assert tried == sorted(set(tried))
    assert tried[0] >= 1
    assert tried[-1] <= max(1, works / 4)
    assert len(tried) <= 18


def test_coherence_is_high_for_words_that_meet_and_low_for_words_that_do_not():

    together = csr_matrix([[1, 1], [1, 1], [0, 0], [0, 0]], dtype=float)
    separate = csr_matrix([[1, 0], [0, 1], [1, 0], [0, 1]], dtype=float)
    by_chance = csr_matrix([[1, 1], [1, 0], [0, 1], [0, 0]], dtype=float)
    assert [_npmi(m) for m in (together, separate, by_chance)] == [1, -1, 0]
