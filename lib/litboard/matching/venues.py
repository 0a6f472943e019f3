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
#: A report, a preprint or a working paper: what appears there is printed elsewhere later.
_PREPRINT = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|techrxiv|engrxiv|ssrn|corr|repec"
    r"|preprints?|eprints?|research square|tech(?:nical)? rep(?:orts?)?|tr|working papers?"
    r"|discussion papers?|research reports?|unpublished|manuscript|submitted|mimeo|zenodo"
    r"|e prints?)\b"
)
_UPDATED = ("cochrane database", "the cochrane database", "cochrane library")
_CONFERENCE = re.compile(
    r"\b(?:conf(?:erence)?|congress|symposi(?:um|on|a)|workshop|proc(?:eedings)?|meeting|colloquium"
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
    """How well two folded names may stand for one place, 0 to 100.

    "J Thorac Cardiovasc Surg" and "Journal of Thoracic and Cardiovascular Surgery" are one:
    each word of the shorter begins the next fitting word of the longer. So are a name and its
    initials, and a name with a place or an old title behind it. A workshop is no journal.
    """
    score = fuzz.token_set_ratio(one, other)
    if score >= 100 or is_conference(one) != is_conference(other):
        return float(score)
    if _abbreviates(one, other) or _abbreviates(other, one):
        return 100.0
    if _opens_with_acronym(one, other) or _opens_with_acronym(other, one):
        return 100.0
    return float(score)


def _abbreviates(short: str, long: str) -> bool:
    words = [word for word in long.split() if word not in _SMALL and not word.isdigit()]
    pieces = [word for word in short.split() if word not in _SMALL and not word.isdigit()]
    if not words or not pieces:
        return False
    if len(pieces) == 1 and len(words) > 1:
        return _is_acronym(pieces[0], words, long)
    place = 0
    for piece in pieces:
        while place < len(words) and not _shortens(piece, words[place]):
            place += 1
        if place == len(words):
            return False
        place += 1
    return len(pieces) > 1 or len(words) == 1


def _opens_with_acronym(short: str, long: str) -> bool:
    """ "ICIS: Transforming Society" names the International Conference on Information Systems."""
    initials = "".join(word[0] for word in long.split() if word not in _FUNCTION)
    first = short.split()[0]
    return len(first) >= 3 and initials.startswith(first) and len(initials) <= len(first) + 3


def _shortens(piece: str, word: str) -> bool:
    """ "cardiovasc" and "dtsch" shorten "cardiovascular" and "deutsche"; a word shortens itself."""
    if word.startswith(piece):
        return True
    letters = iter(word)
    return len(piece) > 2 and word[0] == piece[0] and all(letter in letters for letter in piece)


def _is_acronym(piece: str, words: list[str], long: str) -> bool:
    """Initials ("jama"), or beginnings written together ("jthoraccardiovascsurg")."""
    if piece in ("".join(word[0] for word in words), "".join(word[0] for word in long.split())):
        return len(piece) > 2
    return len(piece) > 8 and _spells(piece, words)


def _spells(piece: str, words: list[str]) -> bool:
    """Whether beginnings of all words, in order, make up the piece, after a "j" for journal."""
    for start in ("", "j"):
        rest = piece.removeprefix(start)
        for word in words:
            common = 0
            while common < min(len(rest), len(word)) and rest[common] == word[common]:
                common += 1
            if not common:
                break
            rest = rest[common:]
        else:
            if not rest:
                return True
    return False
