"""The check of words names what to write instead, and leaves other words alone."""

from __future__ import annotations

import pytest

from check_words import BETTER, complaints


@pytest.mark.parametrize("words", BETTER)
def test_each_unwanted_word_is_named_with_a_better_one(words: str) -> None:
    for word in words.split():
        assert list(complaints(f"fine\nthe_{word}(x)")) == [(2, f'"{word}": write {BETTER[words]}')]


def test_a_capital_does_not_hide_a_word() -> None:
    assert [number for number, _ in complaints("Obey the rule.")] == [1]


def test_a_longer_word_is_another_word() -> None:
    assert not list(complaints("disobey estrangers"))
