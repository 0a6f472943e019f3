"""A person's words: kept, taken back, written and read without loss."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litboard.matching import (
    Decision,
    Decisions,
    DecisionsError,
    read_decisions,
    write_decisions,
)

DECISIONS = st.builds(
    lambda made: Decisions(tuple(made)),
    st.lists(
        st.builds(
            Decision,
            st.text(max_size=3).map("a".__add__),
            st.text(max_size=3).map("b".__add__),
            st.sampled_from(["same", "different"]),
            st.none() | st.just("2024-03-01T12:00:00+00:00"),
        ),
        max_size=4,
    ),
)


@given(DECISIONS, st.sampled_from(["same", "different"]))
def test_undo_takes_back_the_last_word(decisions: Decisions, verdict: str) -> None:
    assert decisions.decide("x", "y", verdict=verdict).undo() == decisions  # type: ignore[arg-type]


def test_nothing_decided_nothing_undone() -> None:
    assert Decisions().undo() == Decisions()


def test_undo_brings_back_what_was_said_before() -> None:
    decisions = Decisions().decide("x", "y", verdict="same").decide("y", "x", verdict="different")
    assert decisions.verdict_on("x", "y") == "different"
    assert decisions.undo().verdict_on("y", "x") == "same"
    assert decisions.verdict_on("x", "z") is None


def test_to_forget_a_pair_is_to_forget_all_said_on_it() -> None:
    decisions = Decisions().decide("x", "y", verdict="same").decide("x", "z", verdict="same")
    decisions = decisions.decide("y", "x", verdict="different")
    assert [(one.a, one.b) for one in decisions.forget("y", "x").made] == [("x", "z")]


def test_a_decision_names_two_records_and_one_of_two_words() -> None:
    with pytest.raises(ValueError, match="name two records"):
        Decisions().decide("x", "x", verdict="same")
    with pytest.raises(ValueError, match='say "same" or "different"'):
        Decisions().decide("x", "y", verdict="maybe")  # type: ignore[arg-type]


def test_a_decision_knows_its_time() -> None:
    when = Decisions().decide("x", "y", verdict="same").made[0].when
    assert when is not None
    assert when.endswith("+00:00")


@given(decisions=DECISIONS)
def test_what_is_written_is_read_in_the_order_made(
    tmp_path_factory: pytest.TempPathFactory, decisions: Decisions
) -> None:
    path = tmp_path_factory.mktemp("decisions") / "decisions.json"
    write_decisions(path, decisions)
    assert read_decisions(path) == decisions
    assert [each.name for each in path.parent.iterdir()] == ["decisions.json"]


def test_a_file_of_decisions_shows_one_a_line(tmp_path: Path) -> None:
    write_decisions(tmp_path / "d.json", Decisions((Decision("é", "b", "same"),)))
    assert (tmp_path / "d.json").read_text(encoding="utf-8").splitlines() == [
        '{"decisions": [',
        '{"a": "b", "b": "é", "verdict": "same", "when": null}',
        "]}",
    ]


def test_no_file_is_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "none.json") == Decisions()


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ('{"decisions": [', "line 1: not JSON"),
        ("", "line 1: not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", 'holds no list "decisions"'),
        ('{"decisions": {}}', 'holds no list "decisions"'),
        ('{"decisions": [7]}', "decision 1: not an object"),
        ('{"decisions": [{"a": "x", "verdict": "same"}]}', 'decision 1: no text "b"'),
        ('{"decisions": [{"a": "x", "b": "y", "verdict": "no"}]}', "decision 1: verdict 'no'"),
        ('{"decisions": [{"a": "x", "b": "x", "verdict": "same"}]}', "on both sides"),
        ('{"decisions": [{"a": "x", "b": "y", "verdict": "same", "when": 1}]}', '"when"'),
    ],
)
def test_a_broken_file_is_named_with_place_and_remedy_and_left_as_it_is(
    tmp_path: Path, content: str, place: str
) -> None:
    path = tmp_path / "decisions.json"
    path.write_text(content)
    with pytest.raises(DecisionsError) as caught:
        read_decisions(path)
    assert str(path) in str(caught.value)
    assert place in str(caught.value)
    assert "repair the file or move it away" in str(caught.value)
    assert path.read_text() == content


def test_bytes_that_are_no_text_are_a_broken_file(tmp_path: Path) -> None:
    (tmp_path / "d.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DecisionsError, match="cannot be read"):
        read_decisions(tmp_path / "d.json")


def test_a_failed_write_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "d.json"
    write_decisions(path, Decisions((Decision("a", "b", "same"),)))

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_decisions(path, Decisions())
    assert len(json.loads(path.read_text())["decisions"]) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["d.json"]


def test_a_word_on_several_records_is_taken_back_in_one_go() -> None:
    before = Decisions().decide("x", "y", verdict="same")
    after = before.decide("x", "a", "b", "c", verdict="different")
    assert len(after) == 4
    assert after.undo() == before
    assert before.undo() == Decisions()
    assert Decisions().undo() == Decisions()


def test_many_pairs_in_one_go_are_one_step() -> None:
    before = Decisions().decide("x", "y", verdict="same")
    after = before.decide_pairs([("a", "b"), ("d", "c")], verdict="same")
    assert [(one.a, one.b) for one in after.last_step()] == [("a", "b"), ("c", "d")]
    assert after.undo() == before
    assert before.decide_pairs([], verdict="same") == before


def test_without_times_every_decision_is_a_step() -> None:
    decisions = Decisions((Decision("a", "b", "same"), Decision("c", "d", "same")))
    assert decisions.last_step() == decisions.made[1:]
    assert decisions.undo() == Decisions(decisions.made[:1])
    assert Decisions().last_step() == ()


def test_an_earlier_step_is_taken_back_without_those_of_others() -> None:
    mine = Decisions().decide("a", "b", "c", verdict="same")
    both = mine.decide("x", "y", verdict="different")
    step = mine.made[-1].when
    assert both.undo(step).made == both.made[2:]


@given(DECISIONS)
def test_the_last_verdicts_are_those_on_each_pair(decisions: Decisions) -> None:
    verdicts = decisions.last_verdicts()
    assert verdicts == {
        (one.a, one.b): decisions.verdict_on(one.a, one.b) for one in decisions.made
    }
