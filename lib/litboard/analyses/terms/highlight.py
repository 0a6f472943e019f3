"""Find the key terms in a text, for highlighting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from litboard.analyses.terms.terms import Terms
from litboard.analyses.terms.tokens import word_key, word_spans

Span = tuple[int, int, str]


def find_term_spans(text: str, variants_by_term: Terms | Mapping[str, Sequence[str]]) -> list[Span]:
    """The spans (start, end, term) of key terms in a text.

    Spans do not overlap; of two that would, the longer one counts. `variants_by_term` are all
    terms of a corpus, or terms with their spellings, such as those of `Terms.spellings_of`.
    Variants in plural, case or hyphen are found, even those that no listed spelling has.
    """
    term_of = _by_keys(_pairs(variants_by_term))
    longest = max(map(len, term_of), default=0)
    words = word_spans(text)
    keys = [_keys(text[start:end]) for start, end in words]
    spans, at = [], 0
    while at < len(words):
        size, term = _longest_term(keys, at, term_of, longest)
        if size:
            spans.append((words[at][0], words[at + size - 1][1], term))
        at += max(size, 1)
    return spans


def _pairs(terms: Terms | Mapping[str, Sequence[str]]) -> Iterable[tuple[str, Sequence[str]]]:
    if isinstance(terms, Terms):
        return zip(terms.table["term"], terms.table["variants"], strict=True)
    return terms.items()


def _by_keys(pairs: Iterable[tuple[str, Sequence[str]]]) -> dict[tuple[str, ...], str]:
    """The term of each sequence of word keys."""
    term_of: dict[tuple[str, ...], str] = {}
    for term, forms in pairs:
        for form in (term, *forms):
            term_of.setdefault(tuple(key for word in form.split() for key in _keys(word)), term)
    term_of.pop((), None)
    return term_of


def _keys(word: str) -> tuple[str, ...]:
    """The keys of a written word, split at hyphens; a punctuation mark is its own key."""
    return tuple(word_key(word).split()) or (word,)


def _longest_term(
    keys: Sequence[tuple[str, ...]], at: int, term_of: Mapping[tuple[str, ...], str], longest: int
) -> tuple[int, str]:
    """The number of words of the longest term that begins at a word, and the term; 0 for none."""
    match: tuple[int, str] = (0, "")
    run: tuple[str, ...] = ()
    for size, word_keys in enumerate(keys[at : at + longest], start=1):
        run = (*run, *word_keys)
        if run in term_of:
            match = size, term_of[run]
    return match
