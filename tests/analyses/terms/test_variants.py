from __future__ import annotations

from collections import Counter

import pytest

from litboard.analyses.terms.phrases import find_phrases
from litboard.analyses.terms.stream import classify_stream, read_stream
from litboard.analyses.terms.variants import count_spellings, display_form, word_forms


def read(*texts: tuple[bool, str]):
    stream = read_stream((row, title, text) for row, (title, text) in enumerate(texts))
    return classify_stream(stream, {})


def spellings_of(size: int, *texts: tuple[bool, str]) -> list[dict[str, int]]:
    classified = read(*texts)
    phrases = find_phrases(classified, max_words=size)
    counts = count_spellings(classified, phrases)
    wanted = sorted(set(phrases.gram[phrases.size == size].tolist()))
    return [dict(counts[gram]) for gram in wanted]


def test_a_word_at_the_head_of_a_sentence_is_counted_in_lower_case():
    texts = [(False, "Spin glass. The spin glass."), (False, "A spin glass.")]
    assert spellings_of(2, *texts) == [{"spin glass": 3}]


def test_a_name_keeps_its_capitals_in_titles_too():
    texts = [(True, "Markov Chains"), (False, "A Markov chain, and Markov chains")]
    assert spellings_of(2, *texts) == [{"Markov chain": 1, "Markov chains": 2}]


def test_a_title_in_title_case_is_counted_as_abstracts_write_it():
    assert spellings_of(2, (True, "Spin Glass"), (False, "a spin glass")) == [{"spin glass": 2}]


@pytest.mark.parametrize(
    ("counted", "shown"),
    [
        ({"LLM": 9, "large language model": 2}, "large language model"),
        ({"RLHF": 2, "reinforcement learning from human feedback": 9}, "RLHF"),
        ({"spin glass": 2, "Spin Glass": 2}, "spin glass"),
        ({"one two three four": 1}, "one two three four"),
    ],
)
def test_the_most_used_readable_spelling_is_shown(counted, shown):
    assert display_form(Counter(counted)) == shown


def test_every_key_has_a_form_to_show():
    classified = read((True, "Spin Glasses"), (False, "Of spin glasses and Markov"))
    forms = dict(zip(classified.keys, word_forms(classified), strict=True))
    assert forms["glass"] == "glasses"
    assert forms["markov"] == "Markov"
