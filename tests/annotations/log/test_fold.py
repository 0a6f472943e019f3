"""The order, the union and the undoing of events, whatever the order in which they arrive."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from litboard.annotations.log import Event, active_events, new_event, order_events, unite


@st.composite
def logs(draw):
    """Some events, among them undos of earlier and later ones, of undos, and of strangers."""
    size = draw(st.integers(1, 12))
    made = [new_event("tag", f"w{number}") for number in range(size)]
    events: list[Event] = []
    for number, event in enumerate(made):
        target = draw(st.integers(0, size - 1))
        if draw(st.booleans()) and target != number:
            event = Event(event.id, event.time, "Ann", "undo", undoes=made[target].id)
        events.append(event)
    return events


def counting_slowly(events):
    """Which events count, by the definition itself: an event is undone by an undo that counts."""
    undos = {one.id: one for one in events if one.undoes}

    def counts(undo, seen=()):
        if undo.id in seen:
            return None
        above = [counts(one, (*seen, undo.id)) for one in undos.values() if one.undoes == undo.id]
        return None if None in above else not any(above)

    undone = {undo.undoes for undo in undos.values() if counts(undo)}
    return [one for one in sorted(events, key=lambda one: one.order)
            if one.kind != "undo" and one.id not in undone]  # fmt: skip


@given(logs())
def test_what_counts_is_what_the_definition_says(events):
    assert active_events(events) == counting_slowly(events)


@given(logs(), st.randoms())
def test_the_order_of_arrival_does_not_matter(events, random):
    shuffled = [*events, *events[:3]]
    random.shuffle(shuffled)
    assert active_events(shuffled) == active_events(events)
    assert order_events(shuffled) == order_events(events)


@given(logs(), logs(), logs())
def test_the_union_is_commutative_associative_and_idempotent(a, b, c):
    assert unite(a, b) == unite(b, a)
    assert unite(unite(a, b), c) == unite(a, unite(b, c))
    assert unite(a, a) == order_events(a)


def test_an_undo_takes_back_and_an_undo_of_it_restores():
    tag = new_event("tag", "w1", payload={"tag": "method"})
    first = new_event("undo", undoes=tag.id)
    second = new_event("undo", undoes=first.id)
    third = new_event("undo", undoes=second.id)
    assert active_events([tag]) == [tag]
    assert active_events([tag, first]) == []
    assert active_events([tag, first, second]) == [tag]
    assert active_events([tag, first, second, third]) == []


def test_two_people_who_undo_the_same_take_it_back_once():
    tag = new_event("tag", "w1")
    first, second = (new_event("undo", undoes=tag.id) for _ in range(2))
    restored = new_event("undo", undoes=first.id)
    assert active_events([tag, first, second, restored]) == []


def test_a_chain_of_many_undos_is_no_deep_recursion():
    events = [new_event("tag", "w1")]
    for _ in range(20_001):
        events.append(new_event("undo", undoes=events[-1].id))
    assert active_events(events) == []
    assert active_events(events[:-1]) == events[:1]
