"""Names of journals and conferences, which every catalogue abbreviates in its own way."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

#: Words that abbreviations leave out, in the languages journals are named in.
_SMALL = frozenset(
    "a an and at d da de del der des di die du e el et for fur in int inte international j jnl"
    " jour journal l la le of on online proc proceedings s the to und von y zh zhurnal zur".split()
)
_FUNCTION = frozenset("a an and d de der des du et for fur in l la le of on s the und y".split())
_SILENT = _FUNCTION | {"acm", "annual", "conference", "ieee", "international", "workshop"}
#: "25th", "thirty", "annual": what numbers the meetings of a conference.
_NUMBERED = re.compile(
    r"\d+(?:st|nd|rd|th)?\b|\b(?:annu(?:al)?|pages?|pp|fir|seco|thi|four|fif|six|seven|eigh|nin|ten"
    r"|eleven|twelf|twent|thirt)(?:st|nd|rd|th|d|ieth|y|teenth)?\b"
)
_FEWEST_INITIALS = 3
#: Letters of the longest initials; a longer word is several written together.
_LONG_WORD = 8
#: Letters that a name written together takes from one word, as "cardio" in "jcardiovascsurg".
_LONGEST_PREFIX = 12

#: Preprint servers and series of reports, whose papers are published elsewhere later.
_PREPRINT = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|techrxiv|engrxiv|ssrn|corr|repec"
    r"|preprints?|eprints?|research square|tech(?:nical)? rep(?:orts?)?|tr|working papers?"
    r"|discussion papers?|research reports?|unpublished|manuscript|submitted|mimeo|zenodo"
    r"|e prints?)\b"
)
_UPDATED = ("cochrane database", "the cochrane database", "cochrane library")
_CONFERENCE = re.compile(
    r"\b(?:conf(?:erence)?|congr(?:ess)?|symp(?:os|osi(?:um|on|a))?|workshop|meeting|colloquium"
    r"|proc(?:eedings)?"
    r"|annual acm|advances in neural|hicss|icis|amcis|ecis|pacis)\b"
)


@lru_cache(maxsize=100_000)
def is_preprint_venue(venue: str) -> bool:
    """Whether a folded name is that of a preprint server or a series of reports."""
    return bool(venue) and _PREPRINT.search(venue) is not None


@lru_cache(maxsize=100_000)
def is_conference(venue: str) -> bool:
    """Whether a folded name is that of a conference, workshop or congress."""
    return bool(venue) and _CONFERENCE.search(venue) is not None


@lru_cache(maxsize=100_000)
def is_updated(venue: str) -> bool:
    """Whether a folded name is that of a library whose reviews are updated under one title."""
    return venue.startswith(_UPDATED)


@lru_cache(maxsize=200_000)
def compare_venues(one: str, other: str) -> float:
    """How likely two folded names mean one venue, 0 to 100.

    "J Thorac Cardiovasc Surg" and "Journal of Thoracic and Cardiovascular Surgery" are one:
    each word of the shorter begins the next fitting word of the longer. So are a name and its
    initials ("STOC 93", "BMJ"), and a name with a place or an old title behind it. A workshop
    is no journal.
    """
    score = float(fuzz.token_set_ratio(one, other))
    if score < 100 and (_is_initials(one, other) or _is_initials(other, one)):
        return 100.0
    if score < 100 and is_conference(one) == is_conference(other):
        return 100.0 if _abbreviates(one, other) or _abbreviates(other, one) else score
    return score


def _abbreviates(short: str, long: str) -> bool:
    words = [word for word in long.split() if word not in _SMALL and not word.isdigit()]
    parts = [word for word in short.split() if word not in _SMALL and not word.isdigit()]
    if not words or not parts:
        return False
    if len(parts) == 1 and len(words) > 1:
        return len(parts[0]) > _LONG_WORD and _spells(parts[0].removeprefix("j"), words)
    place = 0
    for part in parts:
        while place < len(words) and not _shortens(part, words[place]):
            place += 1
        if place == len(words):
            return False
        place += 1
    return True


def _shortens(part: str, word: str) -> bool:
    """ "cardiovasc" and "dtsch" shorten "cardiovascular" and "deutsche"; a word shortens itself."""
    if word.startswith(part):
        return True
    letters = iter(word)
    return len(part) > 2 and word[0] == part[0] and all(letter in letters for letter in part)


def _is_initials(short: str, long: str) -> bool:
    """ "ICIS: Transforming Society" opens with the initials of a long name, "In STOC 93" has no
    other word."""
    words = [word for word in _NUMBERED.sub(" ", long).split() if len(word) > 1]
    names = [word for word in _NUMBERED.sub(" ", short).split() if word not in _SMALL]
    names = [name for name in names if len(name) >= _FEWEST_INITIALS]
    if not names or len(words) < _FEWEST_INITIALS:
        return False
    initials = "".join(word[0] for word in words if word not in _FUNCTION)
    if initials.startswith(names[0]) and len(initials) <= len(names[0]) + 3:
        return True
    alone = len(names) == 1 and len(names[0]) <= _LONG_WORD
    return alone and any(_spells(names[0], words[start:]) for start in range(len(words) - 2))


def _spells(name: str, words: list[str]) -> bool:
    """Whether a name is made of prefixes of these words, in order: "colt", "stoc"."""
    if not name or not words:
        return not name
    word = words[0]
    for length in range(min(_LONGEST_PREFIX, len(word), len(name)), 0, -1):
        if word[:length] == name[:length] and _spells(name[length:], words[1:]):
            return True
    return word in _SILENT and _spells(name, words[1:])
