from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from litboard.analyses.topics.factors import (
    Factors,
    landmark_space,
    make_space,
    word_strengths,
)


def test_a_word_distinguishes_the_topic_that_uses_it_more_than_others_do():
    mix = np.array([[1.0, 0.0], [0.0, 1.0]])
    words = np.array([[0.5, 0.5, 0.0], [0.5, 0.1, 0.4]])
    strengths = word_strengths(Factors(mix, words))
    assert strengths[:, 0].tolist() == [0, 0]  # the same in both
    assert strengths[0].argmax() == 1
    assert strengths[1].argmax() == 2
    assert (strengths >= 0).all()


def test_all_works_of_a_small_corpus_are_landmarks():
    space = make_space(csr_matrix(np.eye(4) + 0.1))
    assert landmark_space(space).weights.shape == (4, 4)
