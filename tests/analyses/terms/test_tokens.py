from __future__ import annotations

import pytest

from litboard.analyses.terms.tokens import classify_word, clean_text, split_words, word_key


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("analyses", "analysis"),
        ("biases", "bias"),
        ("LLMs", "llm"),
        ("Bayes's", "bayes"),
        ("studies", "study"),
        ("classes", "class"),
        ("semantics", "semantics"),
        ("naïve", "naive"),
    ],
)
def test_words_share_a_key_with_their_plural(word, key):
    assert word_key(word) == key


def test_adjectives_open_terms_and_never_end_them():
    assert not any(
        classify_word(word).ends for word in ("harmful", "supervised", "domain-specific")
    )
    assert classify_word("signal").ends
    assert classify_word("harmful").opens


def test_cleaning_leaves_words_to_be_read():
    assert split_words(clean_text("see https://a.b/c_d, <i>gene</i> \\textbf{x} a_b c")) == (
        "see . . gene . . { x } . c".split()
    )
