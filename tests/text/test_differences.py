"""What differs between two texts, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from litboard.text import differing_spans

TEXTS = st.lists(st.sampled_from(["a", "model", "reads", "models", "2023", "é"]), max_size=8)


def taken(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[first:last] for first, last in spans]


def test_a_changed_word_is_marked_in_both_texts() -> None:
    a, b = "Training deceptive models in 2023", "Training deceptive agents in 2023"
    in_a, in_b = differing_spans(a, b)
    assert taken(a, in_a) == ["models"]
    assert taken(b, in_b) == ["agents"]


def test_words_that_only_one_text_has_are_marked_there_alone() -> None:
    a, b = "Part II of the series", "Part of the series"
    assert [taken(a, differing_spans(a, b)[0]), differing_spans(a, b)[1]] == [["II"], []]


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert differing_spans(text, text) == ([], [])


@given(TEXTS, TEXTS)
def test_what_is_not_marked_is_the_same_in_both(one: list[str], other: list[str]) -> None:
    a, b = " ".join(one), "  ".join(other)
    in_a, in_b = differing_spans(a, b)

    def left(text: str, spans: list[tuple[int, int]]) -> list[str]:
        for first, last in reversed(spans):
            text = text[:first] + text[last:]
        return text.split()

    assert left(a, in_a) == left(b, in_b)
