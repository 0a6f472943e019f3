from __future__ import annotations

import numpy as np

from helpers.works import works_table
from litboard.analyses.topics.document_term_matrix import (
    MANY_WORKS,
    _shared_words,
    count_content_words,
)


def test_only_words_that_works_share_are_columns_and_common_ones_are_not():
    abstracts = [f"model {word}" for word in ("halo", "halo", "orbit", "orbit", "comet", "quasar")]
    matrix = count_content_words(works_table(abstracts))
    assert matrix.words.tolist() == ["halo", "orbit"]
    assert matrix.weights.shape == (6, 2)


def test_rows_are_in_the_order_of_ids_whatever_that_of_the_table():
    works = works_table(["halo", "orbit", "halo", "orbit", "comet"])
    mixed = works.iloc[[3, 0, 4, 2, 1]].reset_index(drop=True)
    one, other = count_content_words(works), count_content_words(mixed)
    assert np.array_equal(one.weights.toarray(), other.weights.toarray())
    assert one.weights.toarray()[:, 0].nonzero()[0].tolist() == [0, 2]


def test_a_work_with_words_of_its_own_has_a_row_shorter_than_one():
    works = works_table(["halo", "halo comet", "orbit", "orbit", "quasar"])
    lengths = np.linalg.norm(count_content_words(works).weights.toarray(), axis=1)
    assert lengths[0] == 1
    assert 0 < lengths[1] < 0.9


def test_words_are_shown_as_works_write_them():
    works = works_table(["The Kepler halos", "Of Kepler halos", "orbits", "orbits", "comet"])
    matrix = count_content_words(works)
    shown = dict(zip(matrix.words, matrix.display_words, strict=True))
    assert shown == {"halo": "halos", "kepler": "Kepler", "orbit": "orbits"}


def test_in_a_large_corpus_a_word_needs_three_works():
    spread = np.array([1, 2, 3])
    assert _shared_words(spread, MANY_WORKS - 1).tolist() == [1, 2]
    assert _shared_words(spread, MANY_WORKS).tolist() == [2]
