"""What in a title tells works apart that otherwise look alike: numbers, notices, swapped words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

_ROMAN = {
    roman: str(number)
    for number, roman in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), 1
    )
}
_SPELT = {
    word: str(number)
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}

#: After these, and at the end of a title, a single letter numbers a series.
_SERIES_WORDS = frozenset(
    "part parts type phase volume vol chapter paper section study series book stage class".split()
)

#: Letters that stand alone without telling anything: the article, a possessive.
_IDLE_LETTERS = frozenset("as")

#: A work on another work, by how its title begins.
_NOTICE_OPENINGS = {
    "erratum": "correction", "errata": "correction", "correction": "correction",
    "corrections": "correction", "corrigendum": "correction", "corrigenda": "correction",
    "addendum": "correction", "retraction": "retraction", "retracted": "retraction",
    "withdrawn": "retraction", "comment": "comment", "comments": "comment",
    "commentary": "comment", "reply": "reply", "response": "reply", "rejoinder": "reply",
    "author reply": "reply", "authors reply": "reply", "author s reply": "reply",
    "discussion of": "comment", "review of": "review", "letter": "letter",
    "editorial": "editorial", "supplement": "supplement", "supplementary": "supplement",
    "supplemental": "supplement", "supporting information": "supplement",
    "appendix": "supplement", "expression of concern": "retraction",
}  # fmt: skip

#: The same, wherever in the title it stands.
_NOTICE_PHRASES = {
    "erratum": "correction", "corrigendum": "correction", "a comment on": "comment",
    "a reply to": "reply", "a response to": "reply", "reply to": "reply",
    "authors reply": "reply", "author reply": "reply", "retracted article": "retraction",
    "supplementary material": "supplement", "supporting information": "supplement",
}  # fmt: skip

_OPENING = re.compile(rf"(?:{'|'.join(sorted(_NOTICE_OPENINGS, key=len, reverse=True))})(?!\S)")
_PHRASE = re.compile(rf"(?<!\S)(?:{'|'.join(_NOTICE_PHRASES)})(?!\S)")

#: Titles that many works bear. A title with no other words than these names no work.
_GENERIC_WORDS = frozenset(
    "a about abstract abstracts acknowledgement acknowledgements acknowledgment acknowledgments"
    " and annual announcement announcements bibliography book chairs conclusion conclusions"
    " contents contributors correspondence discussion editor editorial editors foreword forward"
    " from general guest index introduction introductory issue letter letters list message news"
    " note notes of on our overview page preface proceedings program programme references remarks"
    " report reports review reviewers reviews section special summary table thanks the this to"
    " volume welcome yearly year calendar journal conference workshop symposium session".split()
)

#: Words that may come or go without changing what a title says.
_SMALL_WORDS = frozenset("a an and as at by for from in its of on or the to".split())

#: A language or form that some catalogues append to a title.
_APPENDED = re.compile(
    r"\s*[\[(](?:in )?(?:review|abstract|article|chinese|czech|danish|dutch|english|french|german"
    r"|hungarian|italian|japanese|korean|norwegian|polish|portuguese|russian|spanish|swedish"
    r"|turkish)[\])][\s.]*$",
    re.IGNORECASE,
)

#: Words one of which on one side only turns a title into its opposite.
_TURNING = frozenset("no non not without lack absence against anti".split())

#: Beginnings that make opposites out of words that look like misspellings of each other.
_OPPOSITES = (("hypo", "hyper"), ("inter", "intra"), ("under", "over"), ("pre", "pro"))
_OPPOSITE_WORDS = frozenset(
    {("men", "women"), ("female", "male"), ("in", "un"), ("with", "without")}
)

#: Letters two spellings of a word may differ by, by the length of the word: a typing error
#: or a plural, never a change of a short word.
_TYPO_LENGTHS = ((4, 1), (8, 2))


def strip_appended(title: str) -> str:
    """A title without the "[Chinese]" or "(Review)" that only some catalogues put behind it."""
    return _APPENDED.sub("", title)


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers and single letters of a title, which tell a series of works apart."""

    numbers: tuple[str, ...] = ()
    letters: frozenset[str] = frozenset()


def read_marks(title: str) -> Marks:
    """Digits, Roman numerals and spelt numbers alike, so that "Part II" is "part 2".

    Takes a folded title. A single letter that numbers ("Part A", "Vitamin D") is kept apart.
    """
    words = title.split()
    numbers: list[str] = []
    letters: set[str] = set()
    for place, word in enumerate(words):
        after = place > 0 and words[place - 1] in _SERIES_WORDS
        numbering = after or place == len(words) - 1
        if word in _SPELT:
            numbers.append(_SPELT[word])
        elif word in _ROMAN and (len(word) > 1 or numbering):
            numbers.append(_ROMAN[word])
        elif len(word) == 1 and word.isalpha():
            if after or word not in _IDLE_LETTERS:
                letters.add(word)
        elif not word.isalpha():
            numbers += [digits.lstrip("0") or "0" for digits in re.findall(r"\d+", word)]
    return Marks(tuple(numbers), frozenset(letters))


def marks_differ(one: Marks, other: Marks) -> bool:
    """Whether the titles number different works: not "CO 2" and "CO2", but "2019" and "2020"."""
    if "".join(one.numbers) != "".join(other.numbers) and set(one.numbers) != set(other.numbers):
        return True
    return bool(one.letters - other.letters) and bool(other.letters - one.letters)


def marks_clash(one: Marks, other: Marks) -> bool:
    """Whether each title has a mark that the other lacks, which no shortening explains."""
    numbers, others = set(one.numbers), set(other.numbers)
    if "".join(one.numbers) != "".join(other.numbers) and numbers - others and others - numbers:
        return True
    return bool(one.letters - other.letters) and bool(other.letters - one.letters)


def read_notice(title: str) -> str:
    """What kind of notice on another work a folded title announces; empty for none."""
    opening = _OPENING.match(title)
    if opening:
        return _NOTICE_OPENINGS[opening[0]]
    phrase = _PHRASE.search(title)
    return _NOTICE_PHRASES[phrase[0]] if phrase else ""


def is_generic(title: str) -> bool:
    """Whether a folded title could stand over many works: "Editorial", "Annual report 2019"."""
    return all(word in _GENERIC_WORDS or word.isdigit() for word in title.split())


def says_otherwise(one: str, other: str) -> bool:
    """Whether two folded, similar titles differ in what they say, not only in how it is spelt.

    True where a word stands in another's place ("in rats", "in mice") or a word like "not"
    on one side; false for misspelling, joined words, and words left out of one title.
    """
    ours, theirs = Counter(one.split()), Counter(other.split())
    left, right = list((ours - theirs).elements()), list((theirs - ours).elements())
    if any(word in _TURNING for word in left + right):
        return True
    left = [word for word in left if word not in _SMALL_WORDS]
    right = [word for word in right if word not in _SMALL_WORDS]
    if not left or not right or "".join(left) == "".join(right):
        return False
    unmatched = [word for word in left if not any(_misspelt(word, twin) for twin in right)]
    strangers = [word for word in right if not any(_misspelt(word, twin) for twin in left)]
    return bool(unmatched) and bool(strangers)


def _misspelt(one: str, other: str) -> bool:
    if (min(one, other), max(one, other)) in _OPPOSITE_WORDS:
        return False
    for this, that in _OPPOSITES:
        if (one.startswith(this) and other.startswith(that)) or (
            one.startswith(that) and other.startswith(this)
        ):
            return False
    shorter = min(len(one), len(other))
    allowed = max((letters for length, letters in _TYPO_LENGTHS if shorter >= length), default=0)
    return allowed > 0 and DamerauLevenshtein.distance(one, other) <= allowed
