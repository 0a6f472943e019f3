"""Where the key terms stand in a text, for highlighting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from litboard.analyses.terms.terms import Terms
from litboard.analyses.terms.tokens import spans, word_key

Span = tuple[int, int, str]


def find_term_spans(text: str, variants_by_term: Terms | Mapping[str, Sequence[str]]) -> list[Span]:
    """The places (start, end, term) of key terms in a text: none overlap, the longest wins.

    Takes all terms of a corpus, or terms with their spellings, as `Terms.spellings_of` gives them
    for one work. Plurals, case and hyphens are found even where no spelling listed has them.
    """
    known = _by_keys(_pairs(variants_by_term))
    longest = max(map(len, known), default=0)
    places = spans(text)
    keys = [_parts(text[start:end]) for start, end in places]
    found, at = [], 0
    while at < len(places):
        size, term = _longest(keys, at, known, longest)
        if size:
            found.append((places[at][0], places[at + size - 1][1], term))
        at += max(size, 1)
    return found


def _pairs(terms: Terms | Mapping[str, Sequence[str]]) -> Iterable[tuple[str, Sequence[str]]]:
    if isinstance(terms, Terms):
        return zip(terms.table["term"], terms.table["variants"], strict=True)
    return terms.items()


def _by_keys(pairs: Iterable[tuple[str, Sequence[str]]]) -> dict[tuple[str, ...], str]:
    known: dict[tuple[str, ...], str] = {}
    for term, forms in pairs:
        for form in (term, *forms):
            known.setdefault(tuple(key for word in form.split() for key in _parts(word)), term)
    known.pop((), None)
    return known


def _parts(word: str) -> tuple[str, ...]:
    """The keys of a written word, hyphens undone; punctuation has one of its own."""
    return tuple(word_key(word).split()) or (word,)


def _longest(
    keys: Sequence[tuple[str, ...]], at: int, known: Mapping[tuple[str, ...], str], longest: int
) -> tuple[int, str]:
    """How many words from here on are a term, and which; 0 where none begins."""
    found: tuple[int, str] = (0, "")
    run: tuple[str, ...] = ()
    for size, parts in enumerate(keys[at : at + longest], start=1):
        run = (*run, *parts)
        if run in known:
            found = size, known[run]
    return found
