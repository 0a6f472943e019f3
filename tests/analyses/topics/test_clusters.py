from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from litboard.analyses.topics.clusters import cluster_works, regroup_by_words, share_works


def test_shares_add_up_and_the_group_of_a_work_has_the_largest():
    vectors = np.random.default_rng(3).normal(size=(60, 5)).astype(np.float32)
    groups, _ = cluster_works(vectors, 4)
    mix = share_works(vectors, groups, 4)
    assert np.allclose(mix.sum(axis=1), 1)
    assert (mix >= 0).all()
    assert mix.argmax(axis=1).tolist() == groups.tolist()


def test_a_work_moves_to_the_group_whose_words_it_uses():
    weights = csr_matrix([[1.0, 0.0]] * 5 + [[0.0, 1.0]] * 5)
    misplaced = np.array([0, 0, 0, 0, 1, 1, 1, 1, 1, 1])
    assert regroup_by_words(weights, misplaced).tolist() == [0] * 5 + [1] * 5
