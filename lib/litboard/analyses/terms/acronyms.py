"""Acronyms, and the long forms that texts define them by: "large language models (LLMs)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from litboard.analyses.terms.tokens import is_acronym, split_words, word_key

#: Most words of a long form (Schwartz & Hearst allow length + 5, or twice the length).
MOST_WORDS = 8

#: Most characters of a long form.
MOST_CHARACTERS = 200

#: Least share of definitions that must agree; otherwise an acronym is ambiguous and not joined.
CLEAR_SHARE = 0.8

_BRACKET = re.compile(r"\(\s*([A-Za-z][\w-]{1,9}|[A-Z][a-z]+ (?:[\w-]+ ){1,6}[\w-]+)\s*\)")
_LAST_CLAUSE = re.compile(r"[.,;:!?()\[\]](?:\s|$)")

LongForm = tuple[str, ...]


@dataclass
class Definitions:
    """Counts of the definitions in texts: key of the acronym → long form → number."""

    counts: dict[str, Counter[LongForm]] = field(default_factory=dict)

    def extract(self, text: str) -> str:
        """Count the definitions in a text; returns the text without their brackets.

        "language models (LMs) scale" becomes "language models scale", so that the bracket does not
        split a phrase.
        """
        if "(" not in text:
            return text
        parts, start = [], 0
        for match in _BRACKET.finditer(text):
            before = text[max(start, match.start() - MOST_CHARACTERS) : match.start()]
            if self._record(before, match[1]):
                parts.append(text[start : match.start()])
                start = match.end()
        return "".join([*parts, text[start:]])

    def _record(self, before: str, inside: str) -> bool:
        clause = _LAST_CLAUSE.split(before)[-1]
        words = split_words(clause)
        if is_acronym(inside) and (long := long_form(inside, words)):
            self.counts.setdefault(word_key(inside), Counter())[long] += 1
            return True
        inner = split_words(inside)
        if words and len(inner) > 2 and (long := long_form(words[-1], inner)) == _keys(inner):
            self.counts.setdefault(word_key(words[-1]), Counter())[long] += 1
            return True
        return False


def long_form(acronym: str, words: list[str]) -> LongForm:
    """The keys of the words before a bracket that spell out an acronym; empty if none do.

    The shortest run of words that contains its letters in order, the first of them at the start
    of a word (Schwartz & Hearst 2003: "A simple algorithm for identifying abbreviation
    definitions").
    """
    letters = re.sub(r"[^a-z]", "", acronym.removesuffix("s").lower())
    window = words[-min(MOST_WORDS, len(letters) + 5, len(letters) * 2) :]
    if len(letters) < 2 or not window:
        return ()
    text = " ".join(window).lower()
    place = len(text)
    for index in range(len(letters) - 1, -1, -1):
        place = text.rfind(letters[index], 0, place)
        while index == 0 and place > 0 and text[place - 1].isalnum():
            place = text.rfind(letters[0], 0, place)
        if place < 0:
            return ()
    keys = _keys(window[text[:place].count(" ") :])
    # One word is abbreviated by its beginning, "calibration (cal)", and has no acronym.
    return keys if len(" ".join(keys).split()) > 1 else ()


def resolve_acronyms(
    definitions: Mapping[str, Counter[LongForm]],
) -> dict[str, tuple[str, list[LongForm]]]:
    """Acronym key → (key of its long form, all variants of it), where the definitions agree.

    Variants are compared with the acronyms inside them spelled out, so that "RL from human
    feedback" and "reinforcement learning from human feedback" agree.
    """
    clear: dict[str, tuple[str, list[LongForm]]] = {}
    for acronym, variants in sorted(definitions.items()):
        meanings: Counter[str] = Counter()
        for variant, times in variants.items():
            meanings[_spelled_out(variant, acronym, definitions)] += times
        meaning, times = min(meanings.items(), key=lambda pair: (-pair[1], pair[0]))
        if times >= CLEAR_SHARE * meanings.total():
            agreeing = (
                one for one in variants if _spelled_out(one, acronym, definitions) == meaning
            )
            clear[acronym] = meaning, sorted(agreeing)
    return clear


def _spelled_out(
    variant: LongForm, acronym: str, definitions: Mapping[str, Counter[LongForm]]
) -> str:
    words: list[str] = []
    for word in variant:
        inner = definitions.get(word) if word != acronym else None
        most = min(inner.items(), key=lambda pair: (-pair[1], pair[0]))[0] if inner else (word,)
        words.extend(most)
    return " ".join(words)


def _keys(words: Iterable[str]) -> LongForm:
    """The keys of words, split at hyphens: "large-language model" has three."""
    return tuple(part for word in words for part in word_key(word).split())
