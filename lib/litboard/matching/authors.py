"""Authors as they are compared: lists cut by "et al.", misspelt, abbreviated, first name first."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from litboard.text import fold

#: What stands among authors without being one.
_NOBODY = frozenset("al anon anonymous and author available et jr no others sr unknown".split())

#: A group that signs in place of people, or beside them: it says nothing about who they are.
_GROUP = re.compile(
    r"\b(?:collaborat(?:ion|ors)|consortium|groups?|investigators|committee|task force|network"
    r"|stud(?:y|ies)|trial|team|society|association|program(?:me)?|working party|organi[sz]ation"
    r"|institute|university|department|cent(?:er|re))\b",
    re.IGNORECASE,
)

#: Surnames this alike are one name, misspelt or damaged.
_SAME_NAME = 80
#: A surname shared by two people with different initials is half a name.
_NAMESAKE = 0.4

#: Surnames that agree less than this may be first names; but two words in common, a surname and
#: a frequent first name, may be chance.
_SURE_NAMES = 80
_SWAPPED_WORDS = 3

#: First names taken for last: so much of the shorter list must turn around.
_TURNED = 60

#: "Adeli K.Lewis G. F.": names that an export wrote together, without what parted them.
_RUN_TOGETHER = re.compile(r"(?<=[^\W\d_]\.)(?=[^\W\d_]{2})")

#: A surname, and what stands for the first name ("" where unknown).
Person = tuple[str, str]
#: All people of a record, and each surname with its initials. A name without comma brings every
#: word for a surname, as any may be.
People = tuple[tuple[Person, ...], dict[str, str]]


@lru_cache(maxsize=20_000)
def read_people(authors: str, between: str) -> People:
    """The people in a list of authors; relatives with one surname write it together."""
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
    together = _RUN_TOGETHER.split(name)
    if len(together) > 1:
        return tuple(one for each in together for one in _read_initialled(each))
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
    """The part of the shorter list of authors that is found in the longer, 0 to 100.

    By surname and initial; where that fails, by all words of the names, or turned around, as
    some sources take first names for last. NaN where a list is empty.
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
    if shared >= _SWAPPED_WORDS:
        score = max(score, 100.0 * shared / min(len(words), len(other_words)))
    turned = max(_turn(people, others), _turn(others, people))
    return max(score, turned) if turned >= _TURNED else score


def _turn(people: tuple[Person, ...], others: tuple[Person, ...]) -> float:
    """The part of the people whose surname is another's first name ("Andrea, C.")."""
    known = {(given.replace(" ", ""), surname[:1]) for surname, given in others}
    found = sum((surname, given[:1]) in known for surname, given in people if given)
    return 100.0 * found / min(len(people), len(others)) if found > 1 else 0.0


def _compare_surnames(one: dict[str, str], other: dict[str, str]) -> float:
    # An absent name is sought among those left by likeness: names are misspelt or damaged.
    if not one or not other:
        return float("nan")
    shorter, longer = sorted((one, other), key=lambda people: (len(people), list(people)))
    found = sum(_agree(shorter[name], longer[name]) for name in shorter if name in longer)
    rest = [name for name in longer if name not in shorter]
    for name in shorter:
        if name not in longer and rest:
            twin, score, place = process.extractOne(name, rest, scorer=fuzz.ratio)
            if score >= _SAME_NAME:
                found += _agree(shorter[name], longer[twin])
                rest.pop(place)
    return 100.0 * found / len(shorter)


def _agree(initials: str, others: str) -> float:
    unknown = not initials or not others
    return 1.0 if unknown or set(initials) & set(others) else _NAMESAKE
