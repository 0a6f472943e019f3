from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.planted import planted_terms
from helpers.works import works_table
from litboard.analyses import recommend, similar_works

WORKS, FIELDS, TERMS = planted_terms(8)
FIELD_OF = dict(zip(WORKS["id"], FIELDS, strict=True))


def of_field(field: str) -> list[str]:
    return [work for work, of in FIELD_OF.items() if of == field]


@pytest.mark.parametrize("field", sorted(set(FIELDS)))
def test_more_works_of_a_field_are_found_from_three(field):
    chosen = of_field(field)[:3]
    found = recommend(WORKS, chosen, terms=TERMS, count=5)
    assert {FIELD_OF[work] for work in found.works["id"]} == {field}
    assert not set(found.works["id"]) & set(chosen)
    assert found.works["score"].is_monotonic_decreasing
    assert found.method == "margin"


def test_the_terms_that_decide_are_listed_for_all_and_for_each():
    chosen = of_field("galaxies")[:3]
    found = recommend(WORKS, chosen, terms=TERMS)
    used = {term for work in chosen for term in TERMS.of_work(work)["term"]}
    weights = found.words.set_index("term")["weight"]
    assert set(weights[weights > 0].index) <= used
    assert not set(weights[weights < 0].index) & used
    assert weights.is_monotonic_decreasing
    for work, because in found.works[["id", "because"]].itertuples(index=False):
        assert because
        assert set(because) <= set(TERMS.of_work(work, count=99)["term"]) & used


@settings(max_examples=12, deadline=None)
@given(order=st.permutations(range(len(WORKS))), chosen=st.sets(st.sampled_from(list(FIELD_OF))))
def test_no_order_matters(order, chosen):
    mixed = WORKS.iloc[order].reset_index(drop=True)
    one = recommend(WORKS, sorted(chosen))
    other = recommend(mixed, sorted(chosen, reverse=True))
    pd.testing.assert_frame_equal(one.works, other.works)
    pd.testing.assert_frame_equal(one.words, other.words)


def test_one_work_is_recommended_its_neighbours():
    found = recommend(WORKS, ["w003"], terms=TERMS, count=4)
    near = similar_works(WORKS, "w003", terms=TERMS, count=4)
    assert found.method == "cosine"
    assert found.works["id"].tolist() == near["id"].tolist()
    assert found.works["score"].tolist() == pytest.approx(near["score"].tolist(), abs=1e-6)
    assert found.works["because"].tolist() == near["shared"].tolist()


def test_a_work_chosen_twice_is_one_work():
    twice, once = recommend(WORKS, ["w003", "w003"]), recommend(WORKS, ["w003"])
    pd.testing.assert_frame_equal(twice.works, once.works)


@pytest.mark.parametrize("chosen", [[], ["w000"], ["w000", "w001", "w002"]])
def test_from_works_without_text_nothing_is_recommended(chosen):
    texts = [None, None, "Dark matter and dark matter."]
    found = recommend(works_table(texts), chosen)
    assert found.works.empty
    assert list(found.works.columns) == ["id", "label", "score", "because"]
    assert found.words["term"].tolist() == (["dark matter"] if "w002" in chosen else [])


def test_when_all_works_are_chosen_none_is_left():
    assert recommend(WORKS, list(FIELD_OF)).works.empty


def test_only_the_works_given_are_recommended_though_terms_know_more():
    some = WORKS.head(10)
    found = recommend(some, ["w000", "w001"], terms=TERMS, count=99)
    assert set(found.works["id"]) <= set(some["id"])


@pytest.mark.parametrize(
    ("chosen", "count", "says"),
    [
        (["w9"], 5, "no work 'w9' among the 24 works: take ids"),
        ("w000", 5, "give a list of ids"),
        (["w000"], 0, "ask for 1 work or more"),
    ],
)
def test_nonsense_is_refused_with_a_remedy(chosen, count, says):
    with pytest.raises(ValueError, match=says):
        recommend(WORKS, chosen, count=count, terms=TERMS)
