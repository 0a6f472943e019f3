"""The words of all texts as one stream of numbers, each word classified once.

One array for all works lets phrases be found with array operations, in time proportional to the
number of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from litboard.analyses.terms.tokens import BREAK, Token, classify_word, is_acronym, split_words
from litboard.typing import Flags, Ints, Longs


@dataclass(frozen=True, eq=False)
class Stream:
    """The words of all texts, one after another.

    `forms` are the distinct words as written. `token` (tokens,) are positions in `forms`, `row`
    (tokens,) is the row of the work, and `in_title` (tokens,) is True in titles. A token is a
    word, a punctuation mark or the break before each text.
    """

    forms: Sequence[str]
    token: Ints
    row: Ints
    in_title: Flags


def read_stream(texts: Iterable[tuple[int, bool, str]]) -> Stream:
    """One stream from texts: (row of the work, whether it is the title, cleaned text)."""
    number: dict[str, int] = {BREAK: 0}
    tokens: list[int] = []
    sizes, rows, titles = [0], [0], [False]
    for row, is_title, text in texts:
        words = split_words(text)
        tokens.append(0)
        tokens.extend([number.setdefault(word, len(number)) for word in words])
        sizes.append(len(words) + 1)
        rows.append(row)
        titles.append(is_title)
    return Stream(
        list(number),
        np.array(tokens, dtype=np.int32),
        np.repeat(np.array(rows, dtype=np.int32), sizes),
        np.repeat(np.array(titles, dtype=bool), sizes),
    )


@dataclass(frozen=True, eq=False)
class ClassifiedStream:
    """A stream whose forms are classified: `words[stream.token]` is the class of each token.

    `keys` are the distinct keys of the words, and `key` (tokens,) the position of each token's
    key in it.
    """

    stream: Stream
    words: Sequence[Token]
    keys: Sequence[str]
    key: Ints

    def flags(self, name: str) -> Flags:
        """One boolean property of `Token` for every token (tokens,)."""
        by_form = np.fromiter((getattr(word, name) for word in self.words), bool, len(self.words))
        return by_form[self.stream.token]

    def is_ing_form(self) -> Flags:
        """True for words in -ing (tokens,): at the start of a title they are verbs."""
        by_form = np.array([form.lower().endswith("ing") for form in self.stream.forms], bool)
        return by_form[self.stream.token]

    def is_punctuation(self) -> Flags:
        """True for tokens that are no words (tokens,)."""
        by_form = np.array([not form[0].isalnum() for form in self.stream.forms], bool)
        return by_form[self.stream.token]


def classify_stream(stream: Stream, long_forms: Mapping[str, str]) -> ClassifiedStream:
    """Classify every form; an acronym gets the key of its long form, if it has one."""
    words = []
    for form in stream.forms:
        word = classify_word(form)
        # "APPS" may be an acronym where "apps" is not.
        may_be = is_acronym(form) or (form[0].isupper() and not word.breaks)
        meaning = long_forms.get(word.key) if may_be else None
        words.append(Token(meaning) if meaning else word)
    return _numbered(stream, words)


def _numbered(stream: Stream, words: Sequence[Token]) -> ClassifiedStream:
    number: dict[str, int] = {}
    by_form = np.array([number.setdefault(word.key, len(number)) for word in words], np.int32)
    return ClassifiedStream(stream, words, list(number), by_form[stream.token])


def compounds(classified: ClassifiedStream) -> dict[tuple[str, ...], str]:
    """Hyphenated words with a stop word inside: their parts → their key.

    With them, "chain of thought" counts as the "chain-of-thought" of another work.
    """
    keys = {word.key for word in classified.words if not word.breaks}
    split_keys = {tuple(key.split()): key for key in keys if key.count(" ") > 1}
    return {
        words: key
        for words, key in split_keys.items()
        if any(classify_word(word).breaks for word in words[1:-1])
    }


def merge_runs(
    classified: ClassifiedStream, runs: Mapping[tuple[str, ...], str]
) -> ClassifiedStream:
    """Replace each run of words in `runs` by one token with the key it maps to, longest first."""
    number = {key: at for at, key in enumerate(classified.keys)}
    order = np.argsort(classified.key, kind="stable")
    bounds = np.searchsorted(classified.key[order], np.arange(len(classified.keys) + 1))
    taken = np.zeros(len(classified.key), dtype=bool)
    heads: dict[int, tuple[int, str]] = {}
    for run in sorted(runs, key=lambda words: (-len(words), words)):
        wanted = [number.get(word, -1) for word in run]
        if min(wanted) < 0:
            continue
        starts = order[bounds[wanted[0]] : bounds[wanted[0] + 1]]
        for start in _matches(classified.key, starts, wanted, taken):
            taken[start : start + len(run)] = True
            heads[int(start)] = len(run), runs[run]
    return _merged(classified, heads) if heads else classified


def _matches(key: Ints, starts: Longs, wanted: Sequence[int], taken: Flags) -> list[int]:
    """Those of some starts at which a run of keys begins; matches do not overlap."""
    size = len(wanted)
    starts = starts[starts + size <= len(key)]
    for offset, word in enumerate(wanted):
        place = starts + offset
        starts = starts[(key[place] == word) & ~taken[place]]
    matches: list[int] = []
    for start in starts.tolist():
        if not matches or start >= matches[-1] + size:
            matches.append(start)
    return matches


def _merged(classified: ClassifiedStream, heads: Mapping[int, tuple[int, str]]) -> ClassifiedStream:
    stream, words = classified.stream, list(classified.words)
    forms, token = list(stream.forms), stream.token.copy()
    stays = np.ones(len(token), dtype=bool)
    known: dict[tuple[str, str], int] = {}
    for start, (size, key) in heads.items():
        form = " ".join(forms[at] for at in stream.token[start : start + size])
        if (form, key) not in known:
            known[form, key] = len(forms)
            forms.append(form)
            words.append(Token(key))
        token[start] = known[form, key]
        stays[start + 1 : start + size] = False
    merged = Stream(forms, token[stays], stream.row[stays], stream.in_title[stays])
    return _numbered(merged, words)
