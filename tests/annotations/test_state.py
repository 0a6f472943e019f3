"""What a log means: each kind by itself, and what they have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.events import event, undo
from litboard.annotations.kinds import KINDS
from litboard.annotations.log import EventError, new_event
from litboard.annotations.state import fold

WORKS = st.sampled_from(["w1", "w2", "w3"])
PEOPLE = st.sampled_from(["Ann", "Бен", "陳"])


@st.composite
def logs(draw):
    """Events of all kinds on three works by three people, some of them undone."""
    made = []
    for _ in range(draw(st.integers(0, 15))):
        kind, payload = draw(
            st.one_of(
                st.tuples(st.just("tag"), st.fixed_dictionaries(
                    {"tag": st.sampled_from(["method", "Method", "#αβ"]), "on": st.booleans()})),
                st.tuples(st.just("star"), st.fixed_dictionaries({"on": st.booleans()})),
                st.tuples(st.just("hidden"), st.fixed_dictionaries({"hidden": st.booleans()})),
                st.tuples(st.just("reading-status"), st.fixed_dictionaries(
                    {"status": st.sampled_from(["to read", "read", None])})),
                st.tuples(st.just("field-edit"), st.fixed_dictionaries(
                    {"field": st.just("year"), "value": st.integers(1990, 1995)})),
                st.tuples(st.just("note"), st.fixed_dictionaries(
                    {"text": st.just("good"), "replaces": st.none()})),
            )
        )  # fmt: skip
        made.append(event(kind, draw(WORKS), by=draw(PEOPLE), **payload))
        if draw(st.integers(0, 3)) == 0:
            made.append(undo(draw(st.sampled_from(made))))
    return made


@given(logs(), st.randoms())
def test_state_does_not_depend_on_the_order_of_arrival(events, random):
    shuffled = [*events, *events[:4]]
    random.shuffle(shuffled)
    assert fold(shuffled) == fold(events)


@given(logs())
def test_undoing_everything_leaves_nothing_and_undoing_that_gives_it_back(events):
    undos = [undo(one) for one in events if one.kind != "undo"]
    assert not any(fold([*events, *undos]).states.values())
    assert fold([*events, *undos, *map(undo, undos)]).states == fold(events).states


def test_a_tag_is_put_on_and_taken_off_by_anybody_in_any_case():
    first = [event("tag", "w1", tag="#Method ", on=True), event("tag", "w1", tag="data", on=True)]
    assert fold(first).of("tag") == {"w1": ("data", "Method")}
    later = [*first, event("tag", "w1", by="Ben", tag="METHOD", on=False)]
    assert fold(later).of("tag") == {"w1": ("data",)}


def test_the_latest_status_counts_and_none_takes_it_away():
    events = [event("reading-status", "w1", status="to read"),
              event("reading-status", "w2", status="reading"),
              event("reading-status", "w1", by="Ben", status="discussed"),
              event("reading-status", "w2", status=None)]  # fmt: skip
    assert fold(events).of("reading-status") == {"w1": "discussed"}


def test_a_star_is_each_persons_own():
    events = [event("star", "w1", by="Zoë", on=True), event("star", "w1", by="Ann", on=True),
              event("star", "w2", on=True), event("star", "w2", on=False)]  # fmt: skip
    assert fold(events).of("star") == {"w1": ("Ann", "Zoë")}


def test_a_hidden_work_is_shown_again():
    events = [event("hidden", "w1", hidden=True), event("hidden", "w2", hidden=True)]
    assert fold(events).of("hidden") == {"w1", "w2"}
    assert fold([*events, event("hidden", "w1", hidden=False)]).of("hidden") == {"w2"}


def test_a_note_is_edited_in_its_place_and_removed_by_undo():
    first = event("note", "w1", text="Reed this", replaces=None)
    second = event("note", "w1", by="Ben", text="I agree", replaces=None)
    edit = event("note", "w1", text="Read this", replaces=first.id)
    notes = fold([first, second, edit]).of("note")["w1"]
    assert [(one.id, one.text) for one in notes] == [
        (first.id, "Read this"),
        (second.id, "I agree"),
    ]
    assert [one.text for one in fold([first, second, edit, undo(edit)]).of("note")["w1"]] == [
        "Reed this", "I agree",
    ]  # fmt: skip


def test_a_corrected_field_is_the_latest_and_says_whose_it_is():
    events = [event("field-edit", "w1", field="year", value=1989),
              event("field-edit", "w1", by="Ben", field="year", value=1998),
              event("field-edit", "w1", field="venue", value=None)]  # fmt: skip
    edits = fold(events).of("field-edit")["w1"]
    assert (edits["year"].value, edits["year"].author) == (1998, "Ben")
    assert edits["venue"].value is None
    assert fold([*events, undo(events[1])]).of("field-edit")["w1"]["year"].value == 1989


def test_what_is_stated_of_two_works_holds_when_they_become_one():
    events = [event("tag", "old", tag="a", on=True), event("tag", "new", tag="b", on=True),
              event("note", "old", text="x", replaces=None),
              event("star", "gone", on=True)]  # fmt: skip
    state = fold(events, find={"old": "new", "new": "new"}.get)
    assert state.of("tag") == {"new": ("a", "b")}
    assert [one.text for one in state.of("note")["new"]] == ["x"]
    assert state.of("star") == {"gone": ("Ann",)}


def test_events_of_a_newer_litboard_are_kept_and_wait():
    newer = [event("vote", "w1", value=1), new_event("tag", "w1", version=2, payload={"x": 1})]
    state = fold([*newer, event("star", "w1", on=True)])
    assert set(state.unknown) == set(newer)
    assert state.of("star") == {"w1": ("Ann",)}


REFUSED = [
    ("tag", ["w1"], {"tag": " # ", "on": True}), ("tag", ["w1"], {"tag": "a"}),
    ("tag", [], {"tag": "a", "on": True}), ("tag", ["w1"], {"tag": "a", "on": True, "x": 1}),
    ("reading-status", ["w1"], {"status": "skimmed"}), ("star", ["w1"], {"on": 1}),
    ("hidden", ["w1", "w2"], {"hidden": True}), ("note", ["w1"], {"text": " ", "replaces": None}),
    ("field-edit", ["w1"], {"field": "year", "value": "1999"}),
    ("field-edit", ["w1"], {"field": "year", "value": True}),
    ("field-edit", ["w1"], {"field": "year", "value": 19999}),
    ("field-edit", ["w1"], {"field": "authors", "value": "Lee, Ann"}),
    ("field-edit", ["w1"], {"field": "raw", "value": "x"}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "subject", "payload"), REFUSED)
def test_an_event_that_does_not_fit_its_kind_is_refused_and_costs_no_other(kind, subject, payload):
    bad = event(kind, *subject, **payload)
    with pytest.raises(EventError, match=kind.split("-")[0]):
        KINDS[kind].check(bad)
    state = fold([bad, event("star", "w9", on=True)])
    assert [one for one, _ in state.refused] == [bad]
    assert state.of("star") == {"w9": ("Ann",)}
