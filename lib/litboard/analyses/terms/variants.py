"""The spellings of each term, and the one to show."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from litboard.analyses.terms.phrases import Judged, Occurrences, bare, write
from litboard.analyses.terms.tokens import is_acronym
from litboard.typing import Longs

#: Longer names read worse than their acronym: "reinforcement learning from human feedback".
LONGEST_SHOWN = 3

Spellings = dict[int, Counter[str]]


def spellings(judged: Judged, found: Occurrences) -> Spellings:
    """For each gram its spellings as they stand inside sentences, with their number."""
    running = ~judged.stream.in_title[found.start]
    case = _Case(judged)
    counted: Spellings = defaultdict(Counter)
    for gram, form, times in _distinct(judged, found, running):
        counted[gram][case.in_text(form)] += times
    for gram, form, times in _distinct(judged, found, ~running):
        in_text = {seen.lower(): seen for seen in _by_use(counted[gram])[::-1]}
        counted[gram][in_text.get(form.lower()) or case.in_title(form)] += times
    return dict(counted)


def shown(counted: Counter[str]) -> str:
    """The spelling to show: the most used long form, or the acronym of one too long to read."""
    ranked = _by_use(counted)
    readable = [form for form in ranked if len(form.split()) <= LONGEST_SHOWN]
    spelled_out = [f for f in readable if not any(is_acronym(word) for word in f.split())]
    return (spelled_out or readable or ranked)[0]


def word_forms(judged: Judged) -> list[str]:
    """For each key of `judged.keys` the form to show, as it stands inside sentences."""
    running = ~judged.stream.in_title
    case = _Case(judged)
    forms = judged.stream.forms
    counted = [Counter[str]() for _ in judged.keys]
    key_of = np.zeros(len(forms), dtype=np.int64)
    key_of[judged.stream.token] = judged.key
    for among, write_small in ((running, case.in_text), (~running, case.in_title)):
        times = np.bincount(judged.stream.token[among], minlength=len(forms))
        for form in np.flatnonzero(times).tolist():
            counted[key_of[form]][write_small(bare(forms[form]))] += int(times[form])
    by_key = zip(counted, judged.keys, strict=True)
    return [shown(times_of) if times_of else key for times_of, key in by_key]


def _distinct(judged: Judged, found: Occurrences, mask: np.ndarray) -> list[tuple[int, str, int]]:
    """(gram, form, times) for each form in which each gram is written."""
    gram, start, size = found.gram[mask], found.start[mask], found.size[mask]
    code = form_numbers(judged, start, size)
    code = np.unique(code, return_inverse=True)[1]
    pairs = gram * (int(code.max(initial=0)) + 1) + code
    _, first, times = np.unique(pairs, return_index=True, return_counts=True)
    return [
        (int(gram[at]), write(judged, int(start[at]), int(size[at])), int(count))
        for at, count in zip(first.tolist(), times.tolist(), strict=True)
    ]


def form_numbers(judged: Judged, start: Longs, size: np.ndarray) -> Longs:
    """A number for each run of forms; runs of one size differ in it if they differ in a form."""
    token = judged.stream.token
    code = token[start].astype(np.int64)
    for offset in range(1, int(size.max(initial=1))):
        code = np.unique(code, return_inverse=True)[1].astype(np.int64)
        longer = size > offset
        inner = np.zeros(len(start), dtype=np.int64)
        inner[longer] = token[start[longer] + offset] + 1
        code = code * (len(judged.stream.forms) + 1) + inner
    return code


def _by_use(counted: Counter[str]) -> list[str]:
    """Most used first; between equals the one with fewer capitals."""
    return sorted(counted, key=lambda form: (-counted[form], sum(map(str.isupper, form)), form))


class _Case:
    """How words are written inside sentences, learned from running text."""

    def __init__(self, judged: Judged) -> None:
        token = judged.stream.token
        inside = ~judged.stream.in_title
        # At the head of a sentence every word has a capital.
        inside[1:] &= (token[1:] != 0) & ~judged.is_punctuation()[:-1]
        times = np.bincount(token[inside], minlength=len(judged.stream.forms))
        self._times = dict(zip(judged.stream.forms, times.tolist(), strict=True))

    def in_text(self, form: str) -> str:
        """A sentence's first word made small; a name ("Constitutional Classifiers") stays."""
        first, *rest = form.split()
        if any(word != word.lower() for word in rest) or not self._is_small(first):
            return form
        return " ".join([first.lower(), *rest])

    def in_title(self, form: str) -> str:
        """A title's words made small, but for those that text writes with a capital."""
        return " ".join(word.lower() if self._is_small(word) else word for word in form.split())

    def _is_small(self, word: str) -> bool:
        capital, small = self._times.get(word, 0), self._times.get(word.lower(), 0)
        return word.istitle() and small >= capital
