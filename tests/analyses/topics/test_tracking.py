from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from helpers.topics import topics_of
from litboard.analyses import match_topics
from litboard.analyses.topics.tracking import (
    Profile,
    assign_stable_ids,
    compare_profiles,
    make_profiles,
)

TERMS = [f"term {letter}" for letter in "abcdefgh"]


@st.composite
def plain_topics(draw, prefix="w"):
    """A few topics: each work in one of them, none without works."""
    sizes = draw(st.lists(st.integers(1, 5), min_size=1, max_size=5))
    names = iter(range(100))
    return [
        (
            [f"{prefix}{next(names):02d}" for _ in range(size)],
            draw(st.dictionaries(st.sampled_from(TERMS), st.floats(0.1, 1), min_size=1)),
        )
        for size in sizes
    ]


def compared(before, after) -> pd.DataFrame:
    """`match_topics` without the tables that topics have besides."""
    return compare_profiles(
        *([Profile(frozenset(w), t) for w, t in one] for one in (before, after))
    )


def listed(table: pd.DataFrame) -> dict[int, tuple[object, ...]]:
    rows = table[table["topic"] >= 0].to_dict(orient="records")
    return {row.pop("topic"): tuple(map(str, row.values())) for row in rows}


@given(plain=plain_topics())
def test_topics_are_the_same_as_themselves(plain):
    table = compared(plain, plain)
    assert set(table["verdict"]) == {"same"}
    assert table["before"].tolist() == [[topic] for topic in table["topic"]]
    assert (table["likeness"] > 0.999).all()
    assert not any(table[["came", "left", "terms_came", "terms_left"]].map(bool).to_numpy().ravel())


@given(before=plain_topics(), after=plain_topics(), data=st.data())
def test_the_numbers_of_topics_have_no_influence(before, after, data):
    order = data.draw(st.permutations(range(len(after))))
    table = listed(compared(before, after))
    turned = listed(compared(before, [after[at] for at in order]))
    assert {old: table[old] for old in order} == {old: turned[new] for new, old in enumerate(order)}


@given(before=plain_topics(), after=plain_topics(), new=plain_topics(prefix="z"))
def test_unrelated_works_change_nothing_but_their_own_topics(before, after, new):
    new = [
        (works, {f"other {term}": weight for term, weight in terms.items()}) for works, terms in new
    ]
    table = listed(compared(before, after))
    more = listed(compared(before, after + new))
    assert {topic: more[topic] for topic in table} == table
    assert {more[topic][1] for topic in more.keys() - table.keys()} == {"new"}


@given(before=plain_topics(), after=plain_topics())
def test_every_topic_has_a_row_and_every_work_that_moved_is_listed(before, after):
    table = compared(before, after)
    assert sorted(table.loc[table["topic"] >= 0, "topic"]) == list(range(len(after)))
    assert {old for olds in table["before"] for old in olds} == set(range(len(before)))
    assert table["likeness"].between(0, 1).all()
    for row in table.to_dict(orient="records"):
        was = {work for old in row["before"] for work in before[old][0]}
        now = set(after[row["topic"]][0]) if row["topic"] >= 0 else set()
        assert (was | set(row["came"])) - set(row["left"]) == now


A, B, C = ({"a": 1.0, "x": 0.5}, {"b": 1.0, "y": 0.5}, {"c": 1.0})


def verdicts(before, after):
    table = compared(before, after)
    return list(table[["topic", "before", "verdict"]].itertuples(index=False, name=None))


def test_a_grown_topic_is_the_same_with_what_came():
    table = match_topics(topics_of([("12345", A)]), topics_of([("1245678", A | {"z": 0.2})]))
    row = table.iloc[0]
    assert row["verdict"] == "same"
    assert (row["came"], row["left"]) == (["6", "7", "8"], ["3"])
    assert (row["terms_came"], row["terms_left"]) == (["z"], [])


def test_a_topic_in_two_parts_is_split():
    assert verdicts([("123456", A), ("789", B)], [("123", A), ("456", C), ("789", B)]) == [
        (0, [0], "split"),
        (1, [0], "split"),
        (2, [1], "same"),
    ]


def test_two_topics_in_one_are_merged():
    assert verdicts([("123", A), ("456", B), ("789", C)], [("123456", A | B), ("789", C)]) == [
        (0, [0, 1], "merged"),
        (1, [2], "same"),
    ]


def test_a_topic_without_its_works_and_terms_is_gone_and_another_new():
    assert verdicts([("123", A), ("456", B)], [("123", A), ("789", C)]) == [
        (0, [0], "same"),
        (1, [], "new"),
        (-1, [1], "gone"),
    ]


def test_one_work_in_a_new_topic_splits_none():
    after = [("12345", A), ("6xyz", B)]
    assert verdicts([("123456", A)], after) == [(0, [0], "same"), (1, [], "new")]


def test_profiles_hold_the_works_and_terms_of_each_topic():
    first, second = make_profiles(topics_of([("123", A), ("45", B)]))
    assert first == Profile(frozenset("123"), A)
    assert second == Profile(frozenset("45"), B)


def profile(works: str, terms: dict[str, float]) -> Profile:
    return Profile(frozenset(works), terms)


def test_a_topic_keeps_its_id_and_a_new_one_gets_an_id_of_its_own():
    before = [profile("123", A), profile("456", B)]
    ids = assign_stable_ids(before, ["one", "two"], [profile("4567", B), profile("89", C)])
    assert ids[0] == "two"
    assert ids[1] not in {"one", "two"}
    assert ids == assign_stable_ids(before, ["one", "two"], [profile("4567", B), profile("89", C)])


def test_what_was_merged_of_two_equals_is_neither_of_them():
    before = [profile("123", A), profile("456", B)]
    (merged,) = assign_stable_ids(before, ["one", "two"], [profile("123456", A | B)])
    assert merged not in {"one", "two"}


def test_a_topic_that_took_a_small_one_keeps_its_id():
    before = [profile("12345678", A), profile("9", A)]
    (same,) = assign_stable_ids(before, ["one", "two"], [profile("123456789", A)])
    assert same == "one"


def test_topics_of_equal_content_get_different_ids():
    ids = assign_stable_ids([], [], [profile("", {}), profile("", {})])
    assert len(set(ids)) == 2
