from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from litboard.analyses.terms.phrases import find_phrases
from litboard.analyses.terms.stream import classify_stream, read_stream
from litboard.analyses.terms.weighting import (
    count_matrix,
    inner_runs,
    inner_terms,
    length_factors,
    term_scores,
    tf_idf,
)


def test_values_of_one_row_and_column_are_added_up():
    matrix = count_matrix([0, 0, 1], [1, 1, 0], [1.0, 2.0, 4.0], (2, 2))
    assert matrix.toarray().tolist() == [[0, 3], [4, 0]]


def test_inner_runs_are_all_shorter_runs():
    assert inner_runs(["a", "b", "c"]) == {"a", "b", "c", "a b", "b c"}
    assert inner_runs(["a"]) == set()


def test_a_long_form_contains_the_terms_inside_it():
    stream = read_stream([(0, False, "LLM. language model")])
    classified = classify_stream(stream, {"llm": "large language model"})
    phrases = find_phrases(classified, max_words=2)
    inner = inner_terms(classified, phrases, {"large language model"}).toarray()
    (outer,) = set(phrases.gram[phrases.start == 1].tolist())
    (pair,) = phrases.gram[phrases.size == 2].tolist()
    assert inner[outer, pair] == 1
    assert inner[pair].sum() == 0


def test_use_in_many_works_scores_higher_than_many_uses_in_one():
    counts = csr_matrix(np.array([[1.0, 4.0], [1.0, 0.0], [1.0, 0.0], [1.0, 0.0]]))
    many, one = term_scores(counts)
    assert many > one


def test_longer_terms_have_larger_factors_up_to_three_words():
    stream = read_stream([(0, False, "neutron star merger rate")])
    classified = classify_stream(stream, {})
    phrases = find_phrases(classified, max_words=4)
    by_size = {
        int(size): float(length_factors(classified, phrases)[gram])
        for gram, size in zip(phrases.gram, phrases.size, strict=True)
    }
    assert by_size[1] == pytest.approx(1)
    assert by_size[2] == pytest.approx(np.log2(3))
    assert by_size[3] == by_size[4] == pytest.approx(2)


def test_tf_idf_has_rows_of_length_one_and_prefers_rare_terms():
    weights = tf_idf(csr_matrix(np.array([[1.0, 1.0], [1.0, 0.0], [0.0, 0.0]]))).toarray()
    assert np.linalg.norm(weights, axis=1) == pytest.approx([1, 1, 0])
    assert weights[0, 1] > weights[0, 0] > 0
    # log(1 + 1) times log((1 + works) / (1 + works with the term)) + 1
    common, rare = np.log(4 / 3) + 1, np.log(4 / 2) + 1
    assert weights[0] == pytest.approx(np.array([common, rare]) / np.hypot(common, rare))
