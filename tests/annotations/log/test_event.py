"""Events are values that any store can keep and give back unchanged."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litboard.annotations.log import Event, EventError, new_event, parse_event

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
NAMES = TEXTS.filter(str.strip)


@given(st.lists(NAMES, max_size=3), NAMES, st.dictionaries(TEXTS, VALUES, max_size=3))
def test_an_event_written_as_a_line_is_read_as_it_was(subject, author, payload):
    event = new_event("note", *subject, author=author, payload=payload)
    line = event.to_json()
    assert "\n" not in line
    assert parse_event(line) == event
    assert dict(parse_event(line).payload) == payload


def test_ids_and_times_sort_in_the_order_in_which_events_are_made():
    events = [new_event("tag", f"w{number}") for number in range(500)]
    assert [one.id for one in events] == sorted({one.id for one in events})
    assert [one.order for one in events] == sorted(one.order for one in events)


GOOD = json.loads(new_event("verdict", "a", "b", payload={"verdict": "same"}).to_json())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": "7"}, "id '7': not a UUID"),
        ({"id": GOOD["id"].upper()}, "not a UUID in lower case"),
        ({"time": "2026-11-28 10:00"}, "time"),
        ({"author": " "}, "author"),
        ({"author": 3}, "author"),
        ({"kind": "Verdict"}, "kind"),
        ({"version": 0}, "version"),
        ({"version": "1"}, "version"),
        ({"subject": "a"}, "subject: not a list"),
        ({"subject": ["a" * 201]}, "too long"),
        ({"payload": []}, "payload: not an object"),
        ({"undoes": GOOD["id"]}, "undoes: needed for"),
        ({"kind": "undo"}, "undoes: needed for"),
        ({"surprise": 1}, "unknown field 'surprise'"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_field(change, reason):
    with pytest.raises(EventError, match=reason):
        parse_event(json.dumps(GOOD | change))


@pytest.mark.parametrize("name", ["id", "time", "author", "kind"])
def test_what_is_missing_is_named(name):
    with pytest.raises(EventError, match=f"no {name}"):
        parse_event(json.dumps({key: value for key, value in GOOD.items() if key != name}))


@pytest.mark.parametrize(
    "payload",
    [
        "1" * 6_000,
        "[" * 30 + "]" * 30,
        "[" * 100_000,
        "Infinity",
        "NaN",
        str(2**63),
        '"\\ud83d"',
        "1e999",
    ],
)
def test_hostile_numbers_depths_and_half_characters_are_an_error_and_no_crash(payload):
    line = (
        new_event("note", "w1").to_json().replace('"payload": {}', f'"payload": {{"x": {payload}}}')
    )
    with pytest.raises(EventError):
        parse_event(line)


@given(st.text(max_size=60))
def test_any_other_line_is_an_error_and_no_crash(line):
    with pytest.raises(EventError):
        parse_event(line)


def test_an_event_cannot_be_changed():
    with pytest.raises(AttributeError):
        new_event("star", "w1").kind = "note"  # type: ignore[misc]
    assert Event.__slots__[0] == "id"
