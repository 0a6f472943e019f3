"""The stream of words → every phrase that could be a key term, with the places where it stands.

Phrases are runs of words between stop words and punctuation, and the parts of such runs that may
open and end a term: chunking without a tagger, as Rose et al. 2010 ("RAKE") do it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from litboard.analyses.terms.tokens import Stream, Token, is_acronym, judge
from litboard.typing import Flags, Ints, Longs


@dataclass(frozen=True, eq=False)
class Judged:
    """A stream whose forms are judged: `words[stream.token]` says what may be done with each.

    `key` is the number of each token's key among `keys`.
    """

    stream: Stream
    words: Sequence[Token]
    keys: Sequence[str]
    key: Ints

    def flags(self, name: str) -> Flags:
        """One property of `Token` for every token; shape (tokens,)."""
        by_form = np.fromiter((getattr(word, name) for word in self.words), bool, len(self.words))
        return by_form[self.stream.token]

    def is_doing(self) -> Flags:
        """True for words in -ing: at the head of a title they are verbs ("Training agents")."""
        by_form = np.array([form.lower().endswith("ing") for form in self.stream.forms], bool)
        return by_form[self.stream.token]

    def is_punctuation(self) -> Flags:
        """True for tokens without a letter or digit."""
        by_form = np.array([not form[0].isalnum() for form in self.stream.forms], bool)
        return by_form[self.stream.token]


class Occurrences(NamedTuple):
    """Where phrases stand: `gram` (which), `start` (its first token), `size` (words)."""

    gram: Longs
    start: Longs
    size: Ints


def judge_stream(stream: Stream, long_forms: Mapping[str, str]) -> Judged:
    """Every form judged; an acronym takes the key of its long form."""
    words = []
    for form in stream.forms:
        word = judge(form)
        # "APPS" may be an acronym where "apps" is not.
        may_be = is_acronym(form) or (form[0].isupper() and not word.breaks)
        meaning = long_forms.get(word.key) if may_be else None
        words.append(Token(meaning) if meaning else word)
    return _numbered(stream, words)


def _numbered(stream: Stream, words: Sequence[Token]) -> Judged:
    number: dict[str, int] = {}
    by_form = np.array([number.setdefault(word.key, len(number)) for word in words], np.int32)
    return Judged(stream, words, list(number), by_form[stream.token])


def compounds(judged: Judged) -> dict[tuple[str, ...], str]:
    """Hyphenated words with a stop word inside, as the words they have when written with spaces.

    So "chain of thought" is found where another work writes "chain-of-thought".
    """
    keys = {word.key for word in judged.words if not word.breaks}
    split_keys = {tuple(key.split()): key for key in keys if key.count(" ") > 1}
    return {
        words: key
        for words, key in split_keys.items()
        if any(judge(word).breaks for word in words[1:-1])
    }


def join_units(judged: Judged, units: Mapping[tuple[str, ...], str]) -> Judged:
    """Each run of words that is a unit becomes one token with the unit's key, longest first."""
    number = {key: at for at, key in enumerate(judged.keys)}
    order = np.argsort(judged.key, kind="stable")
    bounds = np.searchsorted(judged.key[order], np.arange(len(judged.keys) + 1))
    taken = np.zeros(len(judged.key), dtype=bool)
    heads: dict[int, tuple[int, str]] = {}
    for unit in sorted(units, key=lambda words: (-len(words), words)):
        wanted = [number.get(word, -1) for word in unit]
        if min(wanted) < 0:
            continue
        starts = order[bounds[wanted[0]] : bounds[wanted[0] + 1]]
        for start in _matches(judged.key, starts, wanted, taken):
            taken[start : start + len(unit)] = True
            heads[int(start)] = len(unit), units[unit]
    return _merged(judged, heads) if heads else judged


def _matches(key: Ints, starts: Longs, wanted: Sequence[int], taken: Flags) -> list[int]:
    size = len(wanted)
    starts = starts[starts + size <= len(key)]
    for offset, word in enumerate(wanted):
        place = starts + offset
        starts = starts[(key[place] == word) & ~taken[place]]
    kept: list[int] = []
    for start in starts.tolist():
        if not kept or start >= kept[-1] + size:
            kept.append(start)
    return kept


def _merged(judged: Judged, heads: Mapping[int, tuple[int, str]]) -> Judged:
    stream, words = judged.stream, list(judged.words)
    forms, token = list(stream.forms), stream.token.copy()
    keep = np.ones(len(token), dtype=bool)
    known: dict[tuple[str, str], int] = {}
    for start, (size, key) in heads.items():
        form = " ".join(forms[at] for at in stream.token[start : start + size])
        if (form, key) not in known:
            known[form, key] = len(forms)
            forms.append(form)
            words.append(Token(key))
        token[start] = known[form, key]
        keep[start + 1 : start + size] = False
    joined = Stream(forms, token[keep], stream.row[keep], stream.in_title[keep])
    return _numbered(joined, words)


def find_phrases(judged: Judged, *, max_words: int) -> Occurrences:
    """Every phrase of one to `max_words` words that may be a term, nested ones included."""
    breaks, opens, ends = (judged.flags(name) for name in ("breaks", "opens", "ends"))
    first = judged.flags("alone") & ~breaks
    found, total = [], 0
    run = ~breaks
    for size in range(1, max_words + 1):
        if size > 1:
            run = run[:-1] & ~breaks[size - 1 :]
            first = run & opens[: len(run)] & ends[size - 1 :]
        start = np.flatnonzero(first)
        gram = _numbers(judged.key, start, size, len(judged.keys))
        found.append(Occurrences(gram + total, start, np.full(len(start), size, np.int32)))
        total += int(gram.max(initial=-1)) + 1
    return Occurrences(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _numbers(key: Ints, start: Longs, size: int, keys: int) -> Longs:
    """A number for each run of keys, from 0; equal runs have equal numbers."""
    code = key[start].astype(np.int64)
    for offset in range(1, size):
        code = np.unique(code, return_inverse=True)[1] * keys + key[start + offset]
    return np.unique(code, return_inverse=True)[1].astype(np.int64)


def spell(judged: Judged, start: int, size: int) -> str:
    """The key of the phrase that stands there."""
    return " ".join(judged.keys[key] for key in judged.key[start : start + size])


def write(judged: Judged, start: int, size: int) -> str:
    """The phrase as the text writes it, without possessives."""
    tokens = judged.stream.token[start : start + size]
    return " ".join(bare(judged.stream.forms[at]) for at in tokens)


def bare(form: str) -> str:
    """A word as written, without its possessive ending."""
    return form.removesuffix("'s").removesuffix("’s")


def join_spellings(judged: Judged, found: Occurrences) -> Occurrences:
    """Occurrences numbered anew, so that phrases that differ in hyphens or spaces are one.

    "fine-tuning", "fine tuning" and "finetuning" have the same letters in the same order.
    """
    grams, first = np.unique(found.gram, return_index=True)
    number: dict[str, int] = {}
    joined = np.zeros(int(grams.max(initial=-1)) + 1, dtype=np.int64)
    for gram, at in zip(grams.tolist(), first.tolist(), strict=True):
        letters = spell(judged, int(found.start[at]), int(found.size[at])).replace(" ", "")
        joined[gram] = number.setdefault(letters, len(number))
    return found._replace(gram=joined[found.gram])


def is_nested(found: Occurrences, tokens: int) -> Flags:
    """True for each occurrence inside a longer one of those given; shape (occurrences,)."""
    nested = np.zeros(len(found.start), dtype=bool)
    sizes = sorted({int(size) for size in np.unique(found.size)})
    for at, longer in enumerate(sizes):
        covers = np.zeros(tokens + longer, dtype=bool)
        covers[found.start[found.size == longer]] = True
        for shorter in sizes[:at]:
            inner = np.flatnonzero(found.size == shorter)
            for shift in range(longer - shorter + 1):
                place = found.start[inner] - shift
                nested[inner] |= covers[np.maximum(place, 0)] & (place >= 0)
    return nested


def is_whole(judged: Judged, found: Occurrences) -> Flags:
    """True for each occurrence that fills the room between two breaks: surely no fragment."""
    before = judged.flags("breaks")[found.start - 1]
    return before & closes(judged, found)


def closes(judged: Judged, found: Occurrences) -> Flags:
    """True for each occurrence with a break behind it; adjectives seldom have one."""
    after: Flags = np.append(judged.flags("breaks"), True)[found.start + found.size]
    return after


def keep(found: Occurrences, mask: Flags) -> Occurrences:
    """The occurrences where the mask is true."""
    return Occurrences(found.gram[mask], found.start[mask], found.size[mask])
