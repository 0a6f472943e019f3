from __future__ import annotations

import numpy as np
import pytest

from helpers.works import planted_works, works_table
from litboard.analyses import key_terms, similar_works


def test_neighbours_are_of_the_same_field():
    works, fields = planted_works(each=5)
    field_of = dict(zip(works["id"], fields, strict=True))
    for work in works["id"]:
        near = similar_works(works, work)
        assert {field_of[other] for other in near["id"]} == {field_of[work]}
        assert work not in near["id"].tolist()
        assert near["score"].is_monotonic_decreasing
        assert near["score"].between(0, 1).all()


def test_scores_are_the_cosines():
    works, _ = planted_works(each=3)
    weights = key_terms(works).weights.toarray()
    near = similar_works(works, "w000", count=99).set_index("id")["score"]
    for row, work in enumerate(works["id"]):
        if work in near.index:
            assert near[work] == pytest.approx(weights[row] @ weights[0])


def test_shared_terms_say_why():
    works = works_table(
        ["Dark matter, dark matter, spin glass.", "Dark matter and spin glass.", "Red giant."]
    )
    near = similar_works(works, "w000")
    assert near["id"].tolist() == ["w001"]
    assert near["shared"].tolist() == [["dark matter", "spin glass"]]
    assert near["label"].tolist() == ["work 1"]


def test_a_work_without_text_has_no_neighbours():
    works = works_table([None, "Dark matter and dark matter."])
    near = similar_works(works, "w000")
    assert near.empty
    assert list(near.columns) == ["id", "label", "score", "shared"]


def test_an_unknown_work_is_named():
    with pytest.raises(KeyError, match="no work 'w9' among the 1 works"):
        similar_works(works_table(["Dark matter."]), "w9")


def test_equals_come_in_the_order_of_their_ids():
    works = works_table(["Dark matter and dark matter."] * 5).sample(frac=1, random_state=2)
    near = similar_works(works.reset_index(drop=True), "w002", count=3)
    assert near["id"].tolist() == ["w000", "w001", "w003"]
    assert np.allclose(near["score"], 1)


def test_only_the_works_given_are_neighbours_though_terms_know_more():
    works = works_table(["Dark matter and dark matter."] * 5)
    near = similar_works(works.head(2), "w000", terms=key_terms(works))
    assert near["id"].tolist() == ["w001"]
