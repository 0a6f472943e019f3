from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from helpers.works import planted_works
from litboard.analyses.topics.clusters import cluster_works, regroup_by_words, share_works
from litboard.analyses.topics.document_term_matrix import count_content_words
from litboard.analyses.topics.vectors import MOST_LANDMARKS, choose_landmarks, work_vectors


def test_works_of_one_field_are_nearer_than_works_of_two():
    works, fields = planted_works()
    vectors, _ = work_vectors(count_content_words(works).weights)
    cosines = vectors @ vectors.T
    same = np.array(fields)[:, None] == np.array(fields)[None, :]
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    assert cosines[same].mean() > cosines[~same].mean() + 0.5


def test_landmarks_are_all_works_or_as_many_as_are_enough():
    assert choose_landmarks(7).tolist() == list(range(7))
    many = choose_landmarks(3 * MOST_LANDMARKS)
    assert len(set(many.tolist())) == MOST_LANDMARKS
    assert many.tolist() == sorted(many.tolist())


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
