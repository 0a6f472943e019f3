from __future__ import annotations

import numpy as np

from helpers.works import planted_works
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
