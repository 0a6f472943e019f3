"""Whether two similar titles differ in spelling only, or in content."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

#: Words that can be added or left out without changing the content of a title.
_FUNCTION_WORDS = frozenset("a an and as at by for from in its of on or the to".split())

#: Words that, in one title only, reverse its content.
_NEGATIONS = frozenset("no non not without lack absence against anti".split())

#: Prefixes of words with opposite meanings that look like misspellings of each other.
_OPPOSITES = (("hypo", "hyper"), ("inter", "intra"), ("under", "over"), ("pre", "pro"),
              ("pre", "post"))  # fmt: skip
_OPPOSITE_WORDS = frozenset(
    {("men", "women"), ("female", "male"), ("in", "un"), ("with", "without")}
)

#: Letters from which a title that begins another is distinctive.
HEAD_LENGTH = 25
#: Letters from which a title of two words or more that begins another is not a different one.
OPENING_LENGTH = 10

#: British endings and vowels, and the American for them ("tumour", "oedema", "programme").
_BRITISH = tuple(
    (re.compile(british), american)
    for british, american in (
        ("[ao]e", "e"), ("our", "or"), ("is(?=e|ing|ation)", "iz"), ("ys(?=ed|er|ing|e$)", "yz"),
        ("tre$", "ter"), ("ll(?=ed|ing|er|or)", "l"), ("gue$", "g"), ("mme$", "m"), ("ce$", "se"),
    )
)  # fmt: skip

#: Letters of words from which one changed letter is a misspelling: "rat" and "cat" are two words.
_TYPO_LENGTH = 4
#: Letters from which a difference in spaces ("sea water") is a misspelling.
_SLIP_LENGTH = 8

#: Ratio (0 to 100) of a misspelt title and the prefix of the other.
_SAME_HEAD = 95
#: Letters that the longer title must have more: fewer may come of another word ("female", "male").
_MISSING = 8
#: Ratio (0 to 100) of a word and its misreading.
_MISREAD = 75


def begins(one: str, other: str) -> bool:
    """Whether one title is a distinctive prefix of the other.

    A misspelt prefix counts if at least a word or two follow it.
    """
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < HEAD_LENGTH or len(shorter) == len(longer):
        return False
    if longer.startswith(shorter):
        return True
    head = longer[: len(shorter)]
    alike = len(longer) >= len(shorter) + _MISSING and fuzz.ratio(shorter, head) >= _SAME_HEAD
    return alike and not is_reworded(shorter, head)


def opens(one: str, other: str) -> bool:
    """Whether one title, of two words or more, is the other without its last words (subtitle)."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= OPENING_LENGTH and " " in shorter and longer.startswith(shorter + " ")


def is_truncated(one: str, other: str) -> bool:
    """Whether one title ends within a word of the other, as only a truncated one does."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and longer[len(shorter) :][:1].isalnum()


def is_reworded(one: str, other: str) -> bool:
    """Whether two folded, similar titles differ in content, not only in spelling.

    True where a word replaces another ("in rats", "in mice") or only one title has a word like
    "not"; false for misspellings, joined words, and words left out of one title.
    """
    left, right = _differing(one, other)
    if any(word in _NEGATIONS for word in left + right):
        return True
    left = [word for word in left if word not in _FUNCTION_WORDS]
    right = [word for word in right if word not in _FUNCTION_WORDS]
    if not left or not right or "".join(left) == "".join(right) or _is_slip(one, other):
        return False
    unmatched_left = [word for word in left if not any(_misspelt(word, twin) for twin in right)]
    unmatched_right = [word for word in right if not any(_misspelt(word, twin) for twin in left)]
    return bool(unmatched_left) and bool(unmatched_right)


def looks_misread(one: str, other: str) -> bool:
    """Whether each word that differs is similar to one of the other title, and no opposite.

    Weaker than a misspelling ("effusing" for "effusions"): it supports other evidence only.
    """
    left, right = _differing(one, other)
    return all(
        any(fuzz.ratio(word, twin) >= _MISREAD and not _opposed(word, twin) for twin in twins)
        for words, twins in ((left, right), (right, left))
        for word in words
    )


@lru_cache(maxsize=1_000)
def _differing(one: str, other: str) -> tuple[list[str], list[str]]:
    """The words of each title that the other lacks, as often as it lacks them."""
    left, right = _less(one.split(), other.split())
    if left and right:
        left, right = _less(list(map(_american, left)), list(map(_american, right)))
    return left, right


def _less(words: list[str], others: list[str]) -> tuple[list[str], list[str]]:
    """Each list without the words of both, one for one."""
    rest = list(others)
    left = []
    for word in words:
        if word in rest:
            rest.remove(word)
        else:
            left.append(word)
    return left, rest


def _american(word: str) -> str:
    """A word in American spelling."""
    for british, american in _BRITISH:
        word = british.sub(american, word)
    return word


def _is_slip(one: str, other: str) -> bool:
    """Whether only one letter or a space differs, in long enough words."""
    ours, theirs = one.split(), other.split()
    while ours and theirs and ours[0] == theirs[0]:
        del ours[0], theirs[0]
    while ours and theirs and ours[-1] == theirs[-1]:
        del ours[-1], theirs[-1]
    if len(ours) == len(theirs) == 1:
        return False
    a, b = "".join(ours), "".join(theirs)
    return min(len(a), len(b)) >= _SLIP_LENGTH and DamerauLevenshtein.distance(a, b) <= 1


def _misspelt(one: str, other: str) -> bool:
    if _opposed(one, other):
        return False
    # One letter, and not the first: two make "prednisone" of "prednisolone", the first makes
    # "ethyl" of "methyl". A short word may only have lost one: "rat" and "cat" are neighbours.
    shortest = min(len(one), len(other))
    long = shortest >= _TYPO_LENGTH or (shortest == _TYPO_LENGTH - 1 and len(one) != len(other))
    return long and one[0] == other[0] and DamerauLevenshtein.distance(one, other) <= 1


def _opposed(one: str, other: str) -> bool:
    if (min(one, other), max(one, other)) in _OPPOSITE_WORDS:
        return True
    return any(
        (one.startswith(this) and other.startswith(that))
        or (one.startswith(that) and other.startswith(this))
        for this, that in _OPPOSITES
    )
