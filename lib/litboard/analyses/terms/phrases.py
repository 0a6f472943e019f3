"""Find every phrase that could be a key term, with the places where it occurs.

Phrases are runs of words between stop words and punctuation, and the parts of such runs that may
begin and end a term: chunking without a part-of-speech tagger, as in RAKE (Rose et al. 2010).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from litboard.analyses.terms.stream import ClassifiedStream
from litboard.typing import Flags, Ints, Longs


class Occurrences(NamedTuple):
    """Occurrences of phrases, each array (occurrences,).

    `gram` is the number of the phrase, `start` its first token, `size` its number of tokens.
    """

    gram: Longs
    start: Longs
    size: Ints


def find_phrases(classified: ClassifiedStream, *, max_words: int) -> Occurrences:
    """Every phrase of one to `max_words` tokens that may be a term, nested ones included."""
    breaks, opens, ends = (classified.flags(name) for name in ("breaks", "opens", "ends"))
    first = classified.flags("alone") & ~breaks
    phrases, total = [], 0
    run = ~breaks
    for size in range(1, max_words + 1):
        if size > 1:
            run = run[:-1] & ~breaks[size - 1 :]
            first = run & opens[: len(run)] & ends[size - 1 :]
        start = np.flatnonzero(first)
        gram = _number_runs(classified.key, start, size, len(classified.keys))
        phrases.append(Occurrences(gram + total, start, np.full(len(start), size, np.int32)))
        total += int(gram.max(initial=-1)) + 1
    return Occurrences(*(np.concatenate(column) for column in zip(*phrases, strict=True)))


def _number_runs(key: Ints, start: Longs, size: int, keys: int) -> Longs:
    """A number for each run of `size` keys, from 0; equal runs have equal numbers."""
    code = key[start].astype(np.int64)
    for offset in range(1, size):
        code = np.unique(code, return_inverse=True)[1] * keys + key[start + offset]
    return np.unique(code, return_inverse=True)[1].astype(np.int64)


def phrase_key(classified: ClassifiedStream, start: int, size: int) -> str:
    """The key of the phrase at some place of the stream."""
    return " ".join(classified.keys[key] for key in classified.key[start : start + size])


def written_form(classified: ClassifiedStream, start: int, size: int) -> str:
    """The phrase at some place of the stream as the text writes it, without possessives."""
    tokens = classified.stream.token[start : start + size]
    return " ".join(strip_possessive(classified.stream.forms[at]) for at in tokens)


def strip_possessive(form: str) -> str:
    """A word as written, without its possessive ending."""
    return form.removesuffix("'s").removesuffix("’s")


def join_spellings(classified: ClassifiedStream, phrases: Occurrences) -> Occurrences:
    """Give phrases that differ only in hyphens or spaces the same number.

    "fine-tuning", "fine tuning" and "finetuning" have the same letters in the same order.
    """
    grams, first = np.unique(phrases.gram, return_index=True)
    number: dict[str, int] = {}
    joined = np.zeros(int(grams.max(initial=-1)) + 1, dtype=np.int64)
    for gram, at in zip(grams.tolist(), first.tolist(), strict=True):
        key = phrase_key(classified, int(phrases.start[at]), int(phrases.size[at]))
        letters = key.replace(" ", "")
        joined[gram] = number.setdefault(letters, len(number))
    return phrases._replace(gram=joined[phrases.gram])


def is_nested(phrases: Occurrences, tokens: int) -> Flags:
    """True for occurrences inside a longer one (occurrences,), in a stream of so many tokens."""
    nested = np.zeros(len(phrases.start), dtype=bool)
    sizes = sorted({int(size) for size in np.unique(phrases.size)})
    for at, longer in enumerate(sizes):
        covers = np.zeros(tokens + longer, dtype=bool)
        covers[phrases.start[phrases.size == longer]] = True
        for shorter in sizes[:at]:
            inner = np.flatnonzero(phrases.size == shorter)
            for shift in range(longer - shorter + 1):
                place = phrases.start[inner] - shift
                nested[inner] |= covers[np.maximum(place, 0)] & (place >= 0)
    return nested


def is_delimited(classified: ClassifiedStream, phrases: Occurrences) -> Flags:
    """True for occurrences between two breaks (occurrences,): they are no fragments of phrases."""
    before = classified.flags("breaks")[phrases.start - 1]
    return before & ends_run(classified, phrases)


def ends_run(classified: ClassifiedStream, phrases: Occurrences) -> Flags:
    """True for occurrences with a break behind them (occurrences,); adjectives rarely have one."""
    after: Flags = np.append(classified.flags("breaks"), True)[phrases.start + phrases.size]
    return after


def select_occurrences(phrases: Occurrences, mask: Flags) -> Occurrences:
    """The occurrences where the mask (occurrences,) is True."""
    return Occurrences(phrases.gram[mask], phrases.start[mask], phrases.size[mask])
