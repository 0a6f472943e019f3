"""Two texts side by side: which words differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

Span = tuple[int, int]

WORD = re.compile(r"\S+")


def differing_spans(a: str, b: str) -> tuple[list[Span], list[Span]]:
    """The stretches of words in each text that the other does not have in that place.

    Compared word by word after Ratcliff and Obershelp (difflib); spans are (start, end) in
    characters, in order, and do not overlap.
    """
    words_a, words_b = list(WORD.finditer(a)), list(WORD.finditer(b))
    matcher = SequenceMatcher(
        None, [word[0] for word in words_a], [word[0] for word in words_b], autojunk=False
    )
    spans_a: list[Span] = []
    spans_b: list[Span] = []
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind != "equal":
            spans_a += _span(words_a[a1:a2])
            spans_b += _span(words_b[b1:b2])
    return spans_a, spans_b


def _span(words: list[re.Match[str]]) -> list[Span]:
    return [(words[0].start(), words[-1].end())] if words else []
