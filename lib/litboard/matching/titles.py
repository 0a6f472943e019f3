"""Titles normalised, and what distinguishes works with like titles: numbers, notices, genres."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from rapidfuzz import fuzz

from litboard.text import clean_latex, fold

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

_NUMBER_WORDS = frozenset(_ROMAN) | frozenset(_SPELT)

#: After these, and at the end of a title, a single letter numbers a series.
_SERIES_WORDS = frozenset(
    "part parts type phase volume vol chapter paper section study series book stage class".split()
)

_PART_LETTER = re.compile(rf"\b(?:{'|'.join(sorted(_SERIES_WORDS))}) ([a-z])\b")

#: Single letters that number nothing: the article, a possessive.
_IDLE_LETTERS = frozenset("as")

#: First words of a title that announce a notice on another work → kind of notice.
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

#: The same, anywhere in the title.
_NOTICE_PHRASES = {
    "erratum": "correction", "corrigendum": "correction", "a comment on": "comment",
    "a reply to": "reply", "a response to": "reply", "reply to": "reply",
    "authors reply": "reply", "author reply": "reply", "retracted article": "retraction",
    "supplementary material": "supplement", "supporting information": "supplement",
}  # fmt: skip

#: The same, as the last word of a title that is otherwise that of the work: "Tides: reply",
#: "Barley for sparrows (Protocol)". Elsewhere these words mean much else.
_NOTICE_ENDINGS = frozenset(
    "addendum comment comments commentary corrigendum correction discussion erratum protocol"
    " rejoinder reply response retraction".split()
)
#: Words before such an ending: "a reply", "study protocol", "the authors' response".
_BEFORE_ENDING = frozenset("a an the author authors s study trial review research".split())
#: Ratio (0 to 100) and difference in letters of the title before the ending and the other title.
_SAME_BEFORE, _SLIP = 95, 2

_OPENING = re.compile(rf"(?:{'|'.join(sorted(_NOTICE_OPENINGS, key=len, reverse=True))})(?!\S)")
_PHRASE = re.compile(rf"(?<!\S)(?:{'|'.join(_NOTICE_PHRASES)})(?!\S)")

#: Words of generic titles. A title with no other words identifies no work.
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

#: What catalogues append in brackets: a language or form, the number of references, and the
#: links PubMed sets to what was published on the paper ("[Erratum appears in ...]").
_APPENDED = re.compile(
    r"\s*(?:[\[(](?:article )?(?:in )?(?:review|abstract|article|corrected|see comments?|chinese"
    r"|czech|danish|dutch|english|french|german|hungarian|italian|japanese|korean|norwegian|polish"
    r"|portuguese|russian|spanish|swedish|turkish|extended abstract|abstract no\W{0,2}\w{1,8}"
    r"|\d+ ref(?:s|erences)?)[\])]"
    r"|\[(?:published )?(?:erratum|comment|correction|retraction|summary)"
    r" (?:appears |for patients )?in\b.*)[\s.,]*$",
    re.IGNORECASE,
)
#: The mark of a footnote behind a title: a sign, or the number 1 unless a word before it counts.
_FOOTNOTE = re.compile(r"(?:\s*[*†‡§¶]+|(?<=[a-z])\s1)[\s.]*$")
_COUNTED = re.compile(rf"\b(?:{'|'.join(sorted(_SERIES_WORDS))}|no|grade|level)\W* 1[\s.]*$", re.I)
_FOOTNOTE_ENDS = frozenset("1*†‡§¶")
#: What parsing a reference leaves before a title: "Schapire (1996)." and "(1993)".
_LEFT_OVER = re.compile(r"^\W*(?:[\w.&'-]+\s+){0,4}[(\[](?:1[89]|20)\d\d[a-z]?[)\]]\W+(?=\w)")
#: One catalogue keeps the letter, the other writes its name.
_GREEK = str.maketrans(
    dict(
        zip(
            "αβγδεζηθικλμνξπρστυφχψω",
            "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma"
            " tau upsilon phi chi psi omega".split(),
            strict=True,
        )
    )
)
#: Words in brackets from which they are a second title and no explanation.
_FEWEST_WORDS = 3
_MARKUP = re.compile(r"</?[a-z][^<>]{0,40}>", re.IGNORECASE)

#: Titles that recur every year or so, with the same words for other content.
_PERIODIC = re.compile(
    r"\b(?:annual|yearly|biennial|quarterly|monthly|weekly)\b.{0,20}\b(?:report|review|survey"
    r"|meeting|conference|statistics|update|index|bulletin)\b"
    r"|^(?:proceedings|statistics|minutes|transactions|yearbook|abstracts) of\b|\byearbook\b"
)


def fold_title(title: str) -> str:
    """A title as it is compared: folded, without additions, numbers and letters in one form."""
    if "\\" in title:
        title = clean_latex(title)
    folded = fold(strip_appended(title).replace(" & ", " and "))
    return write_numbers(folded if folded.isascii() else folded.translate(_GREEK))


def strip_appended(title: str) -> str:
    """A title without the "[Chinese]" or "(Review)" that only some catalogues append.

    Markup (species in italics), footnote marks, and the author and year that parsing a reference
    left before its title are removed, too.
    """
    if "<" in title:
        title = _MARKUP.sub("", title)
    if "&" in title:
        title = unescape(title)
    while ("[" in title or "(" in title) and (shorter := _APPENDED.sub("", title)) != title:
        title = shorter
    if "(" in title[:60] or "[" in title[:60]:
        title = _LEFT_OVER.sub("", title)
    if title[-3:].strip(" .")[-1:] in _FOOTNOTE_ENDS and not _COUNTED.search(title):
        title = _FOOTNOTE.sub("", title)
    return title


#: A title in two languages: "Kupfer in alten Geigen [Copper in old violins]", or with a sign of
#: equality between, as libraries write it.
_TWO_TITLES = re.compile(
    r"(?:[^\[\]]*\S\s*\[(?P<inner>[^\[\]]{15,})\]|[^=]{15,} = (?P<other>[^=]{15,}))[\s.]*"
)


def read_second(title: str) -> str:
    """The second title of a record that gives it in two languages, folded; "" for none."""
    if "[" not in title and " = " not in title:
        return ""
    match = _TWO_TITLES.fullmatch(strip_appended(title))
    second = (match["inner"] or match["other"]) if match else ""
    return fold_title(second) if len(second.split()) >= _FEWEST_WORDS else ""


def is_cut(title: str) -> bool:
    """Whether an export marked a title as truncated: "Mediastinal teratoma presenting as ma..."."""
    return title.rstrip(" ]\"'").endswith(("...", "…"))


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers and single letters of a title, which distinguish the works of a series."""

    numbers: tuple[str, ...] = ()
    letters: frozenset[str] = frozenset()


_UNMARKED = Marks()
#: A digit for a letter, as a machine reads it: "str1ngs". Names are written so at an end: "CO2".
_IN_A_WORD = re.compile(r"(?<=[a-z]{2})\d(?=[a-z]{2})")
#: A digit, or a single letter.
_MARKED = re.compile(r"\d|(?<!\S)\w(?!\S)")


def write_numbers(title: str) -> str:
    """A folded title with Roman and spelt numbers in digits: "part II" is "part 2".

    A Roman numeral of one letter counts only after "part" and the like, or at the end.
    """
    words = title.split()
    if _NUMBER_WORDS.isdisjoint(words):
        return title
    return " ".join(
        _SPELT.get(word)
        or (_ROMAN.get(word) if len(word) > 1 or _is_numbering(words, place) else None)
        or word
        for place, word in enumerate(words)
    )


@lru_cache(maxsize=50_000)
def read_marks(title: str) -> Marks:
    """The digits and numbering letters ("Vitamin D") of a title whose numbers are in digits."""
    if not _MARKED.search(title):
        return _UNMARKED
    words = title.split()
    title = _IN_A_WORD.sub("", title)
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


def marks_differ(one: str, other: str) -> bool:
    """Whether titles have different numbers: "2019" and "2020", but not "CO 2" and "CO2"."""
    ours, theirs = read_marks(one), read_marks(other)
    return ours != theirs and (_other_numbers(ours, theirs) or _other_letters(ours, theirs))


def marks_clash(one: str, other: str) -> bool:
    """Whether each title has a number or letter that the other lacks, as no truncation explains."""
    ours, theirs = read_marks(one), read_marks(other)
    numbers, others = set(ours.numbers), set(theirs.numbers)
    each = bool(numbers - others) and bool(others - numbers)
    return (each and _other_numbers(ours, theirs)) or _other_letters(ours, theirs)


def _other_numbers(one: Marks, other: Marks) -> bool:
    joined = "".join(one.numbers) != "".join(other.numbers)
    return joined and set(one.numbers) != set(other.numbers)


def _other_letters(one: Marks, other: Marks) -> bool:
    return bool(one.letters - other.letters) and bool(other.letters - one.letters)


@lru_cache(maxsize=50_000)
def read_notice(title: str) -> tuple[str, str]:
    """The kind of notice on another work that a folded title announces, and its words there."""
    opening = _OPENING.match(title)
    if opening:
        return _NOTICE_OPENINGS[opening[0]], opening[0]
    phrase = _PHRASE.search(title)
    return (_NOTICE_PHRASES[phrase[0]], phrase[0]) if phrase else ("", "")


def notices_differ(one: str, other: str) -> bool:
    """Whether one title announces a notice, in words the other does not have."""
    (kind, words), (other_kind, other_words) = read_notice(one), read_notice(other)
    if kind != other_kind and not (words in other and other_words in one):
        return True
    return _ends_in_notice(*sorted((one, other), key=len))


def _ends_in_notice(shorter: str, longer: str) -> bool:
    """Whether a title is another one followed by a word for a notice on it ("reply")."""
    head, _, last = longer.rpartition(" ")
    if last not in _NOTICE_ENDINGS:
        return False
    words = head.split()
    while words and words[-1] in _BEFORE_ENDING:
        words.pop()
    head = " ".join(words)
    return abs(len(head) - len(shorter)) <= _SLIP and fuzz.ratio(head, shorter) >= _SAME_BEFORE


@lru_cache(maxsize=50_000)
def is_generic(title: str) -> bool:
    """Whether many works can have a folded title: "Editorial", "Annual report 2019"."""
    return all(word in _GENERIC_WORDS or word.isdigit() for word in title.split())


@lru_cache(maxsize=50_000)
def is_periodic(title: str) -> bool:
    """Whether a folded title recurs every year: "Annual report of the registry"."""
    return _PERIODIC.search(title) is not None
