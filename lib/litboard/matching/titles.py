"""What in a title tells works apart that otherwise look alike: numbers, notices, swapped words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from rapidfuzz.distance import DamerauLevenshtein

from litboard.text import fold

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

_PART_LETTER = re.compile(rf"\b(?:{'|'.join(sorted(_SERIES_WORDS))}) ([a-z])\b")

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
    " from general guest in index introduction introductory issue letter letters list message news"
    " note notes of on our overview page preface proceedings program programme references remarks"
    " report reports review reviewers reviews section special summary table thanks the this to"
    " volume welcome yearly year calendar journal conference workshop symposium session s reply"
    " response comment comments commentary erratum corrigendum correction corrections author"
    " authors".split()
)

#: Words that may come or go without changing what a title says.
_SMALL_WORDS = frozenset("a an and as at by for from in its of on or the to".split())

#: What catalogues append in brackets: a language or form, the number of references, and the
#: links PubMed sets to what was published on the paper ("[Erratum appears in ...]").
_APPENDED = re.compile(
    r"\s*(?:[\[(](?:in )?(?:review|abstract|article|corrected|see comments?|chinese|czech|danish"
    r"|dutch|english|french|german|hungarian|italian|japanese|korean|norwegian|polish|portuguese"
    r"|russian|spanish|swedish|turkish|\d+ ref(?:s|erences)?)[\])]"
    r"|\[(?:published )?(?:erratum|comment|correction|retraction|summary)"
    r" (?:appears |for patients )?in\b.*)[\s.]*$",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"</?[a-z][^<>]{0,40}>", re.IGNORECASE)

#: Titles that come again every year or so, with the same words over other content.
_PERIODIC = re.compile(
    r"\b(?:annual|yearly|biennial|quarterly|monthly|weekly)\b.{0,20}\b(?:report|review|survey"
    r"|meeting|conference|statistics|update|index|bulletin)\b"
    r"|^(?:proceedings|statistics|minutes|transactions|yearbook|abstracts) of\b|\byearbook\b"
)

#: Words one of which on one side only turns a title into its opposite.
_TURNING = frozenset("no non not without lack absence against anti".split())

#: Beginnings that make opposites out of words that look like misspellings of each other.
_OPPOSITES = (("hypo", "hyper"), ("inter", "intra"), ("under", "over"), ("pre", "pro"))
_OPPOSITE_WORDS = frozenset(
    {("men", "women"), ("female", "male"), ("in", "un"), ("with", "without")}
)

#: A title that is only the beginning of another: enough words to be one's own.
HEAD_LENGTH = 25

#: Shorter words have no misspellings, only neighbours: "rat" and "cat".
_TYPO_LENGTH = 4


def fold_title(title: str) -> str:
    """A title as it is compared: undressed, folded, its numbers in digits."""
    return write_numbers(fold(strip_appended(title)))


def strip_appended(title: str) -> str:
    """A title without the "[Chinese]" or "(Review)" that only some catalogues put behind it.

    Markup, too, goes: one source italicises a species that the other does not.
    """
    if "<" in title:
        title = _MARKUP.sub("", title)
    if "&" in title:
        title = unescape(title)
    while ("[" in title or "(" in title) and (shorter := _APPENDED.sub("", title)) != title:
        title = shorter
    return title


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers and single letters of a title, which tell a series of works apart."""

    numbers: tuple[str, ...] = ()
    letters: frozenset[str] = frozenset()


def write_numbers(title: str) -> str:
    """A folded title with Roman and spelt numbers in digits: "part II" is "part 2".

    A Roman numeral of one letter counts only where it numbers: behind "part" and the like, or
    at the end.
    """
    words = title.split()
    return " ".join(
        _SPELT.get(word)
        or (_ROMAN.get(word) if len(word) > 1 or _is_numbering(words, place) else None)
        or word
        for place, word in enumerate(words)
    )


@lru_cache(maxsize=50_000)
def read_marks(title: str) -> Marks:
    """The digits and numbering letters ("Vitamin D") of a title whose numbers are in digits."""
    words = title.split()
    numbers = [digits.lstrip("0") or "0" for digits in re.findall(r"\d+", title)]
    numbers += _PART_LETTER.findall(title)
    letters = {
        word
        for place, word in enumerate(words)
        if len(word) == 1
        and word.isalpha()
        and (word not in _IDLE_LETTERS or (word != "s" and _is_numbering(words, place)))
    }
    return Marks(tuple(numbers), frozenset(letters))


def _is_numbering(words: list[str], place: int) -> bool:
    return place == len(words) - 1 or (place > 0 and words[place - 1] in _SERIES_WORDS)


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


@lru_cache(maxsize=50_000)
def read_notice(title: str) -> str:
    """What kind of notice on another work a folded title announces; empty for none."""
    opening = _OPENING.match(title)
    if opening:
        return _NOTICE_OPENINGS[opening[0]]
    phrase = _PHRASE.search(title)
    return _NOTICE_PHRASES[phrase[0]] if phrase else ""


@lru_cache(maxsize=50_000)
def is_generic(title: str) -> bool:
    """Whether a folded title could stand over many works: "Editorial", "Annual report 2019"."""
    return all(word in _GENERIC_WORDS or word.isdigit() for word in title.split())


@lru_cache(maxsize=50_000)
def is_periodic(title: str) -> bool:
    """Whether a folded title comes again with every year: "Annual report of the registry"."""
    return _PERIODIC.search(title) is not None


def begins(one: str, other: str) -> bool:
    """Whether one title is the beginning of the other, and enough words to be one's own."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    return len(shorter) >= HEAD_LENGTH and longer.startswith(shorter) and shorter != longer


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
    # One letter, and not the first: two make "prednisone" of "prednisolone", the first makes
    # "ethyl" of "methyl".
    long = min(len(one), len(other)) >= _TYPO_LENGTH
    return long and one[0] == other[0] and DamerauLevenshtein.distance(one, other) <= 1
