"""Whether two like titles say the same in other spelling, or something else in like words."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

#: Words that may come or go without changing what a title says.
_FUNCTION_WORDS = frozenset("a an and as at by for from in its of on or the to".split())

#: Words one of which on one side only turns a title into its opposite.
_NEGATIONS = frozenset("no non not without lack absence against anti".split())

#: Beginnings that make opposites out of words that look like misspellings of each other.
_OPPOSITES = (("hypo", "hyper"), ("inter", "intra"), ("under", "over"), ("pre", "pro"),
              ("pre", "post"))  # fmt: skip
_OPPOSITE_WORDS = frozenset(
    {("men", "women"), ("female", "male"), ("in", "un"), ("with", "without")}
)

#: A title that is only the beginning of another: enough words to be one's own.
HEAD_LENGTH = 25
#: One that is too short to be one's own, but no other title either.
OPENING_LENGTH = 10

#: British endings and vowels, and the American for them ("tumour", "oedema", "programme").
_BRITISH = tuple(
    (re.compile(british), american)
    for british, american in (
        ("[ao]e", "e"), ("our", "or"), ("is(?=e|ing|ation)", "iz"), ("ys(?=ed|er|ing|e$)", "yz"),
        ("tre$", "ter"), ("ll(?=ed|ing|er|or)", "l"), ("gue$", "g"), ("mme$", "m"), ("ce$", "se"),
    )
)  # fmt: skip

#: Shorter words have no misspellings, only neighbours: "rat" and "cat".
_TYPO_LENGTH = 4
#: Words wrongly parted or joined have so many letters together.
_SLIP_LENGTH = 8

#: Of a beginning with misspelt words so much agrees.
_SAME_HEAD = 95
#: Fewer letters may come of other words, not of fewer: "male" and "female".
_MISSING = 8
#: A badly read word keeps three of four letters.
_MISREAD = 75


def begins(one: str, other: str) -> bool:
    """Whether one title is the beginning of the other, and enough words to be one's own.

    Misspelt, it is so where at least a word or two are missing behind it.
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
    """Whether one title, of two words or more, opens the other, as one without its subtitle."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= OPENING_LENGTH and " " in shorter and longer.startswith(shorter + " ")


def is_truncated(one: str, other: str) -> bool:
    """Whether one title ends within a word of the other, as no title does of itself."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and longer[len(shorter) :][:1].isalnum()


def is_reworded(one: str, other: str) -> bool:
    """Whether two folded, similar titles differ in what they say, not only in how it is spelt.

    True where a word stands in another's place ("in rats", "in mice") or a word like "not"
    on one side; false for misspelling, joined words, and words left out of one title.
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
    """Whether each word that differs looks like one of the other title, and is no opposite.

    Less than a misspelling: "effusing" for "effusions". It tells only what else is known.
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
    """Each list without what stands in both, one for one."""
    rest = list(others)
    left = []
    for word in words:
        if word in rest:
            rest.remove(word)
        else:
            left.append(word)
    return left, rest


def _american(word: str) -> str:
    """A word in the spelling that American and British English share, as far as they can."""
    for british, american in _BRITISH:
        word = british.sub(american, word)
    return word


def _is_slip(one: str, other: str) -> bool:
    """Whether all that differs is one letter, or words wrongly parted, in long enough words."""
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
