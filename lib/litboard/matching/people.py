"""Authors as they are compared: lists cut by "et al.", misspelt, abbreviated, first name first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from litboard.text import fold

#: What stands among authors without being one.
_NOBODY = frozenset("al anon anonymous and author available et jr no others sr unknown".split())

#: Surnames this alike are one name, misspelt or damaged.
_SAME_NAME = 80
#: A surname shared by two people with different initials is half a name.
_NAMESAKE = 0.4

#: Surnames that agree less than this may be first names; but two words in common, a surname and
#: a frequent first name, may be chance.
_SURE_NAMES = 80
_SWAPPED_WORDS = 3


#: An author: surname and first initial ("" where unknown), and all words of the name. A name
#: without comma gives every word for the surname, as any may be.
Person = tuple[dict[str, str], frozenset[str]]


def read_people(authors: Sequence[Any]) -> list[list[Person]]:
    """For each list of names its people; an empty list where it is missing."""
    known: dict[str, Person] = {}
    rows = []
    for names in authors:
        present: Iterable[str] = [] if missing(names) else names
        for name in present:
            if name not in known:
                known[name] = _read_person(name)
        rows.append([known[name] for name in present])
    return rows


def missing(value: object) -> bool:
    """Whether a cell of a table holds nothing: None, NaN or NA."""
    return value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value))


def _read_person(name: str) -> Person:
    last, comma, first = name.partition(",")
    words = [word for word in fold(name).split() if len(word) > 1 and word not in _NOBODY]
    surname = fold(last).replace(" ", "")
    if comma and surname:
        return {surname: fold(first)[:1]}, frozenset(words)
    return dict.fromkeys(words, ""), frozenset(words)


def join_surnames(people: list[Person]) -> dict[str, str]:
    """The surnames of a list of authors, each with its initials, as relatives write together."""
    joined: dict[str, str] = {}
    for person, _ in people:
        for surname, initial in person.items():
            joined[surname] = joined.get(surname, "") + initial
    return joined


def compare_authors(
    one: dict[str, str], other: dict[str, str], names: frozenset[str], others: frozenset[str]
) -> float:
    """The part of the shorter list of authors that is found in the longer, 0 to 100.

    By surname and initial; where that fails, by all words of the names (the last two
    arguments), as some sources take first names for last. NaN where a list is empty.
    """
    score = _compare_surnames(one, other)
    shared = len(names & others)
    if score < _SURE_NAMES and shared >= _SWAPPED_WORDS:
        return max(score, 100.0 * shared / min(len(names), len(others)))
    return score


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
