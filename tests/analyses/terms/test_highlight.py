from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from litboard.analyses import find_term_spans


def test_marks_take_the_longest_term_and_every_form():
    text = "Large language models beat language-models; one LLM."
    known = {"LLM": ["large language model", "LLM"], "language model": ["language models"]}
    marked = [(text[start:end], term) for start, end, term in find_term_spans(text, known)]
    assert marked == [
        ("Large language models", "LLM"),
        ("language-models", "language model"),
        ("LLM", "LLM"),
    ]


@given(st.text(alphabet="ab LM.s-'", max_size=60))
def test_marks_never_overlap_and_quote_the_text(text):
    known = {"a": ["a", "a b"], "LM": ["LM", "LMs"], "b": ["b-a"]}
    end = 0
    for start, stop, term in find_term_spans(text, known):
        assert end <= start < stop <= len(text)
        assert term in known
        end = stop
