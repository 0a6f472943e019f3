from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from helpers.works import planted_works
from litboard.analyses import key_terms
from litboard.analyses.terms.ranking import best_rows, labels_of, rows_among, top_terms

WORKS, _ = planted_works(each=3)
TERMS = key_terms(WORKS)


@given(
    scores=st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=1, max_size=12),
    count=st.integers(1, 5),
    data=st.data(),
)
def test_the_best_rows_are_those_of_a_full_sort(scores, count, data):
    allowed = data.draw(st.lists(st.booleans(), min_size=len(scores), max_size=len(scores)))
    names = np.array([f"w{at:02d}" for at in range(len(scores))][::-1])
    rows = [row for row, one in enumerate(allowed) if one]
    expected = sorted(rows, key=lambda row: (-scores[row], names[row]))[:count]
    assert best_rows(np.array(scores), np.array(allowed), names, count) == expected


def test_only_rows_of_the_given_works_are_among_them():
    some = WORKS.iloc[[1, 4]]
    assert rows_among(TERMS, some).nonzero()[0].tolist() == [1, 4]
    assert rows_among(TERMS, WORKS).all()


def test_labels_are_in_the_order_of_the_ids():
    assert labels_of(WORKS, ["w004", "w001"]).tolist() == ["work 4", "work 1"]


def test_top_terms_have_positive_values_and_the_largest_first():
    values = np.zeros(len(TERMS.table))
    values[:3] = 0.2, -1.0, 0.7
    names = TERMS.table["term"].tolist()
    assert top_terms(TERMS, csr_matrix(values)) == [names[2], names[0]]
    assert top_terms(TERMS, csr_matrix(values), count=1) == [names[2]]
