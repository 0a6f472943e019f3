"""Acronyms and the long forms that introduce them in brackets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from litboard.analyses.terms.tokens import is_acronym, split, word_key

#: Long forms are looked for this far before the bracket (Schwartz & Hearst: length + 5, or twice).
MOST_WORDS = 8

#: No long form is longer than so many characters.
FAR = 200

#: So much of all definitions must agree; below it an acronym means several things and joins none.
CLEAR_SHARE = 0.8

_BRACKET = re.compile(r"\(\s*([A-Za-z][\w-]{1,9}|[A-Z][a-z]+ (?:[\w-]+ ){1,6}[\w-]+)\s*\)")
_LAST_CLAUSE = re.compile(r"[.,;:!?()\[\]](?:\s|$)")

LongForm = tuple[str, ...]


@dataclass
class Definitions:
    """The definitions met while texts are read: acronym key → long form → how often."""

    found: dict[str, Counter[LongForm]] = field(default_factory=dict)

    def take(self, text: str) -> str:
        """Note the definitions of a text; returns the text without their brackets.

        "language models (LMs) scale" is read as "language models scale", so that a bracket does
        not cut a phrase in two.
        """
        if "(" not in text:
            return text
        pieces, start = [], 0
        for match in _BRACKET.finditer(text):
            before = text[max(start, match.start() - FAR) : match.start()]
            if self._note(before, match[1]):
                pieces.append(text[start : match.start()])
                start = match.end()
        return "".join([*pieces, text[start:]])

    def _note(self, before: str, inside: str) -> bool:
        clause = _LAST_CLAUSE.split(before)[-1]
        words = split(clause)
        if is_acronym(inside) and (long := long_form(inside, words)):
            self.found.setdefault(word_key(inside), Counter())[long] += 1
            return True
        inner = split(inside)
        if words and len(inner) > 2 and (long := long_form(words[-1], inner)) == _keys(inner):
            self.found.setdefault(word_key(words[-1]), Counter())[long] += 1
            return True
        return False


def long_form(acronym: str, words: list[str]) -> LongForm:
    """The keys of the words before a bracket that spell out the acronym; empty if none do.

    The shortest run that holds its letters in order, the first of them opening a word
    (Schwartz & Hearst 2003, "A simple algorithm for identifying abbreviation definitions").
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
    found = _keys(window[text[:place].count(" ") :])
    # A word is no long form of its own beginning: "calibration (cal)".
    return found if len(" ".join(found).split()) > 1 else ()


def joined(definitions: Mapping[str, Counter[LongForm]]) -> dict[str, tuple[str, list[LongForm]]]:
    """Acronym key → (key of its long form, all wordings of it), where the definitions agree.

    Wordings are compared with the acronyms inside them spelled out, so that "RL from human
    feedback" and "reinforcement learning from human feedback" agree.
    """
    clear: dict[str, tuple[str, list[LongForm]]] = {}
    for acronym, wordings in sorted(definitions.items()):
        meanings: Counter[str] = Counter()
        for wording, times in wordings.items():
            meanings[_spelled_out(wording, acronym, definitions)] += times
        meaning, times = min(meanings.items(), key=lambda pair: (-pair[1], pair[0]))
        if times >= CLEAR_SHARE * meanings.total():
            agreeing = (w for w in wordings if _spelled_out(w, acronym, definitions) == meaning)
            clear[acronym] = meaning, sorted(agreeing)
    return clear


def _spelled_out(
    wording: LongForm, acronym: str, definitions: Mapping[str, Counter[LongForm]]
) -> str:
    words: list[str] = []
    for word in wording:
        inner = definitions.get(word) if word != acronym else None
        most = min(inner.items(), key=lambda pair: (-pair[1], pair[0]))[0] if inner else (word,)
        words.extend(most)
    return " ".join(words)


def _keys(words: Iterable[str]) -> LongForm:
    """Word keys with hyphens undone: "large-language model" has three."""
    return tuple(part for word in words for part in word_key(word).split())
