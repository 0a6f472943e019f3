"""Strongest links first, never two that speak against each other, and a person's word above all."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from helpers.papers import abstract, partition, table
from litboard.matching import Decisions, match_records
from litboard.matching.clustering import Clusters, cluster, connect

ROWS = 7
PAIRS = st.tuples(st.integers(0, ROWS - 1), st.integers(0, ROWS - 1)).filter(
    lambda pair: pair[0] != pair[1]
)


@given(st.lists(PAIRS, max_size=12), st.lists(PAIRS, max_size=6))
def test_a_link_joins_unless_any_two_of_its_works_contradict(
    links: list[tuple[int, int]], contradictions: list[tuple[int, int]]
) -> None:
    works = [{row} for row in range(ROWS)]
    apart = {frozenset(pair) for pair in contradictions}
    for a, b in links:
        one = next(work for work in works if a in work)
        other = next(work for work in works if b in work)
        if one is not other and not any(frozenset((x, y)) in apart for x in one for y in other):
            works.remove(other)
            one |= other
    # A pair that is both linked and contradicted does not come from the rules.
    told = [pair for pair in contradictions if pair not in links and pair[::-1] not in links]
    if len(told) == len(contradictions):
        numbers, _, _ = cluster(ROWS, verdicts=[], links=links, contradictions=told)
        found = {frozenset(r for r in range(ROWS) if numbers[r] == n) for n in set(numbers)}
        assert found == {frozenset(work) for work in works}


@given(st.lists(PAIRS, max_size=12))
def test_connected_rows_share_a_number(links: list[tuple[int, int]]) -> None:
    numbers = connect(ROWS, links)
    assert all(numbers[a] == numbers[b] for a, b in links)
    assert len(set(numbers)) >= ROWS - len(links)


def works(numbers: np.ndarray) -> list[list[int]]:
    """The rows of each work."""
    return [np.flatnonzero(numbers == number).tolist() for number in np.unique(numbers)]


def test_the_strongest_link_joins_and_a_weaker_one_that_contradicts_does_not() -> None:
    numbers, decisive, joining = cluster(
        4, verdicts=[], links=[(0, 1), (1, 2), (2, 3)], contradictions=[(0, 2)]
    )
    assert works(numbers) == [[0, 1], [2, 3]]
    assert (decisive, joining) == ([], [0, 2])


def test_rows_are_connected_through_others() -> None:
    assert works(connect(5, [(0, 1), (3, 2), (1, 3)])) == [[0, 1, 2, 3], [4]]


def test_the_newest_verdict_is_applied_first_and_only_those_that_join_are_decisive() -> None:
    verdicts = [(0, 1, True), (0, 2, False), (1, 2, True), (1, 2, True)]
    numbers, decisive, _ = cluster(3, verdicts=verdicts, links=[], contradictions=[])
    assert works(numbers) == [[0], [1, 2]]
    assert decisive == [3]


def test_who_joins_two_records_joins_their_copies() -> None:
    # 2 is a copy of 0, and 3 of 1; the rules call every record of one pair a contradiction to
    # every record of the other.
    apart = [(0, 1), (0, 3), (1, 2), (2, 3)]
    links = [(0, 2), (1, 3)]
    numbers, _, _ = cluster(4, verdicts=[], links=links, contradictions=apart)
    assert works(numbers) == [[0, 2], [1, 3]]
    numbers, _, joining = cluster(4, verdicts=[(0, 1, True)], links=links, contradictions=apart)
    assert works(numbers) == [[0, 1, 2, 3]]
    assert joining == [0, 1]


def test_a_work_joined_by_a_person_still_rejects_what_contradicts_it() -> None:
    # 2 is only linked to a record that is linked to the work, so that it is no copy.
    numbers, _, _ = cluster(
        4, verdicts=[(0, 1, True)], links=[(0, 3), (3, 2)], contradictions=[(0, 2)]
    )
    assert works(numbers) == [[0, 1, 3], [2]]


def test_copies_of_two_works_that_a_person_joined_are_not_joined_with_each_other() -> None:
    numbers, _, _ = cluster(
        6,
        verdicts=[(0, 1, True), (2, 3, True)],
        links=[(0, 4), (2, 5), (4, 5)],
        contradictions=[(4, 5)],
    )
    assert works(numbers) == [[0, 1, 4], [2, 3, 5]]


def test_the_larger_cluster_takes_in_the_smaller_with_what_it_must_not_be_joined_with() -> None:
    clusters = Clusters(5)
    assert clusters.separate(0, 4)
    assert clusters.join(1, 2)
    assert clusters.join(0, 1)
    assert (clusters.members(0), clusters.members(3)) == (3, 1)
    assert clusters.find(0) == clusters.find(1)
    assert not clusters.join(2, 4)
    assert not clusters.join(4, 1)
    assert not clusters.join(0, 2)
    assert not clusters.separate(0, 2)
    assert works(clusters.numbers()) == [[0, 1, 2], [3], [4]]


def test_the_larger_cluster_keeps_its_representative_and_of_equal_ones_the_first() -> None:
    # Else chains of parents would grow with the rows, and time with their square.
    clusters = Clusters(4)
    clusters.join(1, 2)
    assert clusters.find(2) == 1
    clusters.join(0, 1)
    assert clusters.find(0) == 1
    clusters.join(2, 3)
    assert clusters.find(3) == 1


def test_what_must_not_be_joined_stays_so_when_both_sides_grow() -> None:
    clusters = Clusters(6)
    assert clusters.separate(0, 1)
    assert clusters.join(2, 3)
    assert clusters.join(0, 2)
    assert clusters.join(4, 5)
    assert clusters.join(1, 4)
    assert not clusters.join(3, 5)


TEXT = abstract(1)
COPIES = table(*({"id": name, "abstract": TEXT} for name in "abc"))


def works_of(*words: tuple[str, str, str]) -> set[str]:
    """The works of three copies of one abstract under decisions, as joined names."""
    decisions = Decisions()
    for a, b, verdict in words:
        decisions = decisions.decide(a, b, verdict=verdict)  # type: ignore[arg-type]
    works = partition(COPIES["id"], match_records(COPIES, decisions))
    return {"".join(sorted(work)) for work in works}


def test_copies_are_one_work_without_decisions() -> None:
    assert works_of() == {"abc"}


def test_different_parts_two_records_that_a_third_links() -> None:
    assert works_of(("a", "c", "different")) in ({"ab", "c"}, {"a", "bc"})


def test_different_twice_leaves_no_way_around() -> None:
    assert works_of(("a", "c", "different"), ("a", "b", "different")) == {"a", "bc"}


def test_the_third_record_goes_with_the_stronger_link() -> None:
    near = TEXT.replace("measured", "counted", 1)
    records = table(
        {"id": "a", "abstract": near}, {"id": "b", "abstract": TEXT}, {"id": "c", "abstract": TEXT}
    )
    decisions = Decisions().decide("a", "c", verdict="different")
    matching = match_records(records, decisions)
    assert partition(records["id"], matching) == {frozenset("a"), frozenset("bc")}
    assert matching.candidate_pairs["rule"].to_list() == ["kept apart by a person's verdict"]


def test_the_later_decision_wins_around_a_ring() -> None:
    ring = [("a", "b", "same"), ("b", "c", "same"), ("a", "c", "different")]
    assert works_of(*ring) == {"a", "bc"}
    assert works_of(*ring[2:], *ring[:2]) == {"abc"}


def test_the_later_decision_wins_on_one_pair() -> None:
    assert works_of(("a", "b", "different"), ("a", "b", "same")) == {"abc"}


def test_same_joins_records_that_have_nothing_in_common() -> None:
    records = table({"id": "a", "title": "Parts of a whole, Part I"}, {"id": "b", "abstract": TEXT})
    matching = match_records(records, Decisions().decide("b", "a", verdict="same"))
    assert len(set(matching.work_of)) == 1
    assert matching.merges.iloc[0].to_list() == [
        "a",
        "b",
        "a person's verdict",
        "verdict-same",
        100.0,
        1.0,
        "",
    ]


def test_same_joins_what_the_rules_hold_apart_and_takes_copies_along() -> None:
    one = {"title": "Beetles of northern meadows, Part I", "authors": ("Moreau, L.",)}
    two = one | {"title": "Beetles of northern meadows, Part II"}
    records = table(one | {"id": "a"}, one | {"id": "a2"}, two | {"id": "b"}, two | {"id": "b2"})
    assert len(set(match_records(records).work_of)) == 2
    assert (
        len(set(match_records(records, Decisions().decide("a", "b", verdict="same")).work_of)) == 1
    )


def test_a_verdict_on_records_joins_copies_that_another_catalogue_states_otherwise() -> None:
    one = {"title": "Beetles of northern meadows, Part I", "authors": ("Moreau, L.",)}
    two = one | {"title": "Beetles of northern meadows, Part II"}
    other = {"year": 2019, "venue": "Journal of Meadows"}
    records = table(
        one | {"id": "a"}, one | other | {"id": "a2"}, two | {"id": "b"}, two | other | {"id": "b2"}
    )
    alone = partition(records["id"], match_records(records))
    assert alone == {frozenset({"a", "a2"}), frozenset({"b", "b2"})}
    for pair in (("a", "b"), ("a2", "b2"), ("a", "b2")):
        decisions = Decisions().decide(*pair, verdict="same")
        assert len(set(match_records(records, decisions).work_of)) == 1


def test_decisions_on_absent_records_do_nothing() -> None:
    assert works_of(("a", "gone", "different"), ("gone", "lost", "same")) == {"abc"}


def test_a_decision_taken_back_leaves_no_trace() -> None:
    decided = (
        Decisions().decide("a", "b", verdict="different").decide("b", "c", verdict="different")
    )
    before, after = match_records(COPIES), match_records(COPIES, decided.undo().undo())
    assert partition(COPIES["id"], before) == partition(COPIES["id"], after)
    assert before.merges.equals(after.merges)
    assert before.candidate_pairs.equals(after.candidate_pairs)
