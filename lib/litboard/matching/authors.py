"""Comparison of lists of authors: truncated, misspelt, abbreviated, or with first names first."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from litboard.text import fold

#: Words in lists of authors that are no names.
_NOBODY = frozenset("al anon anonymous and author available et jr no others sr unknown".split())

#: Names of groups, listed instead of people or with them: they do not identify the people.
_GROUP = re.compile(
    r"\b(?:collaborat(?:ion|ors)|consortium|groups?|investigators|committee|task force|network"
    r"|stud(?:y|ies)|trial|team|society|association|program(?:me)?|working party|organi[sz]ation"
    r"|institute|university|department|cent(?:er|re))\b",
    re.IGNORECASE,
)

#: Ratio (0 to 100) from which two surnames are one, misspelt or damaged.
_SAME_NAME = 80
#: What a shared surname with different initials counts, where a person counts 1.
_NAMESAKE = 0.4

#: Below this score of surnames, all words of the names are compared: surnames may be first names.
_SURE_NAMES = 80
#: Words that must be shared then: a surname and a frequent first name may agree by chance.
_SHARED_WORDS = 3

#: Share of the shorter list (0 to 100) that must match with first and last names swapped.
_SWAPPED = 60

#: Where an export lost the separator between two names: "Adeli K.Lewis G. F.".
_RUN_TOGETHER = re.compile(r"(?<=[^\W\d_]\.)(?=[^\W\d_]{2})")

#: Surname and first name or initials ("" where unknown), both folded.
Person = tuple[str, str]
#: All people of a record, and the initials of each surname. Every word of a name without a comma
#: counts as a surname, as any of them may be.
People = tuple[tuple[Person, ...], dict[str, str]]


@lru_cache(maxsize=20_000)
def read_people(authors: str, between: str) -> People:
    """The people in a list of authors; relatives with one surname share one entry of initials."""
    people = tuple(person for name in authors.split(between) for person in _read_name(name))
    surnames: dict[str, str] = {}
    for surname, given in people:
        surnames[surname] = surnames.get(surname, "") + given[:1]
    return people, surnames


def _words(authors: str) -> frozenset[str]:
    words = fold(authors).split()
    return frozenset(word for word in words if len(word) > 1 and word not in _NOBODY)


@lru_cache(maxsize=50_000)
def _read_name(name: str) -> tuple[Person, ...]:
    if _GROUP.search(name):
        return ()
    names = _RUN_TOGETHER.split(name)
    if len(names) > 1:
        return tuple(person for one in names for person in _read_initialled(one))
    last, comma, first = name.partition(",")
    surname = fold(last).replace(" ", "")
    if comma and surname:
        return ((surname, fold(first)),) if surname not in _NOBODY else ()
    return _read_initialled(name)


def _read_initialled(name: str) -> tuple[Person, ...]:
    """ "Lewis G. F." is Lewis, G.; of a name without initials each word may be the surname."""
    words = fold(name).split()
    known = [word for word in words if len(word) > 1 and word not in _NOBODY]
    if known and known == words[: len(known)] and len(words[-1]) == 1:
        return (("".join(known), words[len(known)]),)
    return tuple((word, "") for word in known)


def compare_authors(one: str, other: str, between: str) -> float:
    """The share of the shorter list of authors that is in the longer one, 0 to 100.

    Compared by surname and initials; where that fails, by all words of the names, or with first
    and last names swapped, as some sources do. NaN where a list names no people.
    """
    people, surnames = read_people(one, between)
    if one == other:
        return 100.0 if people else float("nan")
    others, other_surnames = read_people(other, between)
    score = _compare_surnames(surnames, other_surnames)
    if not score < _SURE_NAMES:
        return score
    words, other_words = _words(one), _words(other)
    shared = len(words & other_words)
    if shared >= _SHARED_WORDS:
        score = max(score, 100.0 * shared / min(len(words), len(other_words)))
    swapped = max(_swapped_share(people, others), _swapped_share(others, people))
    return max(score, swapped) if swapped >= _SWAPPED else score


def _swapped_share(people: tuple[Person, ...], others: tuple[Person, ...]) -> float:
    """The share of the people whose surname is another's first name ("Andrea, C."), 0 to 100."""
    known = {(given.replace(" ", ""), surname[:1]) for surname, given in others}
    count = sum((surname, given[:1]) in known for surname, given in people if given)
    # One match may be chance.
    return 100.0 * count / min(len(people), len(others)) if count > 1 else 0.0


def _compare_surnames(one: dict[str, str], other: dict[str, str]) -> float:
    if not one or not other:
        return float("nan")
    shorter, longer = sorted((one, other), key=lambda people: (len(people), list(people)))
    shared = sum(_agree(shorter[name], longer[name]) for name in shorter if name in longer)
    rest = [name for name in longer if name not in shorter]
    for name in shorter:
        if name not in longer and rest:
            # Names are misspelt or damaged: the most similar of the rest may be meant.
            twin, score, place = process.extractOne(name, rest, scorer=fuzz.ratio)
            if score >= _SAME_NAME:
                shared += _agree(shorter[name], longer[twin])
                rest.pop(place)
    return 100.0 * shared / len(shorter)


def _agree(initials: str, others: str) -> float:
    unknown = not initials or not others
    return 1.0 if unknown or set(initials) & set(others) else _NAMESAKE
