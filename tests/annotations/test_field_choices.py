"""A person's choice of the record that a field is taken from: stored, applied, removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litboard.annotations.field_choices import Choice, choose, read_choices, write_choices
from litboard.annotations.json_store import AnnotationFileError

CHOICES = st.lists(st.builds(Choice, st.text(max_size=3), st.text(max_size=3)), max_size=4)


def test_a_choice_replaces_those_for_the_same_field_of_the_work() -> None:
    made = choose((), "title", "a", among=["a", "b"])
    made = choose(made, "year", "a", among=["a", "b"])
    made = choose(made, "title", "z", among=["z"])
    made = choose(made, "title", "b", among=["a", "b"])
    assert made == (Choice("year", "a"), Choice("title", "z"), Choice("title", "b"))


@given(CHOICES)
def test_to_choose_by_rule_again_takes_a_choice_back(made: list[Choice]) -> None:
    among = ["mine"]
    chosen = choose(made, "title", "mine", among=among)
    assert choose(chosen, "title", None, among=among) == choose(made, "title", None, among=among)
    assert set(choose(made, "title", None, among=among)) <= set(made)


@given(made=CHOICES)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, made) -> None:
    path = tmp_path_factory.mktemp("choices") / "choices.json"
    write_choices(path, made)
    assert read_choices(path) == tuple(made)


def test_no_file_is_no_choices(tmp_path: Path) -> None:
    assert read_choices(tmp_path / "none.json") == ()


@pytest.mark.parametrize("entry", ["7", '{"field": "title"}', '{"field": 1, "record": "a"}'])
def test_a_broken_choice_is_named_with_place_and_remedy(tmp_path: Path, entry: str) -> None:
    path = tmp_path / "choices.json"
    path.write_text(f'{{"choices": [{{"field": "year", "record": "a"}}, {entry}]}}')
    with pytest.raises(
        AnnotationFileError, match="choice 2: needs field and record; repair the file"
    ):
        read_choices(path)
