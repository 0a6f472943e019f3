from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from litboard.analyses.topics.outliers import (
    FEWEST_TO_JUDGE,
    MOST_TO_JUDGE,
    find_outliers,
    nearness_to_topic,
)


def corpus_with_one_outlier(works: int) -> csr_matrix:
    """Works that share two words, and a last one of words of its own with a trace of the others."""
    rows = np.tile([0.8, 0.6, 0.0], (works, 1))
    rows[-1] = [0.1, 0.0, np.sqrt(0.99)]
    return csr_matrix(rows)


def test_a_work_unlike_all_others_is_an_outlier():
    assert find_outliers(corpus_with_one_outlier(12)).nonzero()[0].tolist() == [11]


@pytest.mark.parametrize("works", [FEWEST_TO_JUDGE - 1, MOST_TO_JUDGE + 1])
def test_very_few_and_very_many_works_have_no_outliers(works):
    assert not find_outliers(corpus_with_one_outlier(works)).any()


def test_works_that_are_equally_unlike_have_no_outlier():
    assert not find_outliers(csr_matrix(np.eye(12))).any()


def test_nearness_is_the_mean_cosine_to_the_other_works_of_the_topic():
    weights = csr_matrix(np.array([[1.0, 0.0], [1.0, 0.0], [0.6, 0.8], [0.0, 1.0]]))
    mix = np.array([[0.9, 0.1], [0.9, 0.1], [0.8, 0.2], [0.0, 1.0]])
    assert nearness_to_topic(weights, mix).tolist() == pytest.approx([0.8, 0.8, 0.6, 1.0])
