"""Count the spellings of each term, and choose the one to show."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from litboard.analyses.terms.phrases import Occurrences, strip_possessive, written_form
from litboard.analyses.terms.stream import ClassifiedStream
from litboard.analyses.terms.tokens import is_acronym
from litboard.typing import Flags, Ints, Longs

#: Most words of a spelling that is shown; for a longer one its acronym reads better.
LONGEST_SHOWN = 3

Spellings = dict[int, Counter[str]]


def count_spellings(classified: ClassifiedStream, phrases: Occurrences) -> Spellings:
    """For each phrase the number of each of its spellings, as written inside a sentence."""
    running = ~classified.stream.in_title[phrases.start]
    case = _Case(classified)
    counted: Spellings = defaultdict(Counter)
    for gram, form, times in _distinct(classified, phrases, running):
        counted[gram][case.in_text(form)] += times
    for gram, form, times in _distinct(classified, phrases, ~running):
        in_text = {one.lower(): one for one in _by_use(counted[gram])[::-1]}
        counted[gram][in_text.get(form.lower()) or case.in_title(form)] += times
    return dict(counted)


def display_form(counted: Counter[str]) -> str:
    """The spelling to show: the most frequent long form, or the acronym of one that is too long."""
    ranked = _by_use(counted)
    readable = [form for form in ranked if len(form.split()) <= LONGEST_SHOWN]
    spelled_out = [f for f in readable if not any(is_acronym(word) for word in f.split())]
    return (spelled_out or readable or ranked)[0]


def word_forms(classified: ClassifiedStream) -> list[str]:
    """For each key of `judged.keys` the form to show, as written in a sentence."""
    running = ~classified.stream.in_title
    case = _Case(classified)
    forms = classified.stream.forms
    counted = [Counter[str]() for _ in classified.keys]
    key_of = np.zeros(len(forms), dtype=np.int64)
    key_of[classified.stream.token] = classified.key
    for among, change_case in ((running, case.in_text), (~running, case.in_title)):
        times = np.bincount(classified.stream.token[among], minlength=len(forms))
        for form in np.flatnonzero(times).tolist():
            counted[key_of[form]][change_case(strip_possessive(forms[form]))] += int(times[form])
    by_key = zip(counted, classified.keys, strict=True)
    return [display_form(times_of) if times_of else key for times_of, key in by_key]


def _distinct(
    classified: ClassifiedStream, phrases: Occurrences, mask: Flags
) -> list[tuple[int, str, int]]:
    """(number of the phrase, form, times) for each form in which each phrase is written."""
    gram, start, size = phrases.gram[mask], phrases.start[mask], phrases.size[mask]
    code = form_numbers(classified, start, size)
    code = np.unique(code, return_inverse=True)[1]
    pairs = gram * (int(code.max(initial=0)) + 1) + code
    _, first, times = np.unique(pairs, return_index=True, return_counts=True)
    return [
        (int(gram[at]), written_form(classified, int(start[at]), int(size[at])), int(count))
        for at, count in zip(first.tolist(), times.tolist(), strict=True)
    ]


def form_numbers(classified: ClassifiedStream, start: Longs, size: Ints) -> Longs:
    """A number for each run of forms: equal for equal runs, different for others of its size."""
    token = classified.stream.token
    code = token[start].astype(np.int64)
    for offset in range(1, int(size.max(initial=1))):
        code = np.unique(code, return_inverse=True)[1].astype(np.int64)
        longer = size > offset
        inner = np.zeros(len(start), dtype=np.int64)
        inner[longer] = token[start[longer] + offset] + 1
        code = code * (len(classified.stream.forms) + 1) + inner
    return code


def _by_use(counted: Counter[str]) -> list[str]:
    """The most frequent form first; of equals, the one with fewer capitals."""
    return sorted(counted, key=lambda form: (-counted[form], sum(map(str.isupper, form)), form))


class _Case:
    """The case in which words are written inside sentences, learned from abstracts."""

    def __init__(self, classified: ClassifiedStream) -> None:
        token = classified.stream.token
        inside = ~classified.stream.in_title
        # The first word of a sentence always has a capital.
        inside[1:] &= (token[1:] != 0) & ~classified.is_punctuation()[:-1]
        times = np.bincount(token[inside], minlength=len(classified.stream.forms))
        self._times = dict(zip(classified.stream.forms, times.tolist(), strict=True))

    def in_text(self, form: str) -> str:
        """A form with its first word in lower case; a name such as "Deep Blue" stays."""
        first, *rest = form.split()
        if any(word != word.lower() for word in rest) or not self._is_lower_case(first):
            return form
        return " ".join([first.lower(), *rest])

    def in_title(self, form: str) -> str:
        """A form with its words in lower case, except those that abstracts write with a capital."""
        return " ".join(
            word.lower() if self._is_lower_case(word) else word for word in form.split()
        )

    def _is_lower_case(self, word: str) -> bool:
        capital, small = self._times.get(word, 0), self._times.get(word.lower(), 0)
        return word.istitle() and small >= capital
