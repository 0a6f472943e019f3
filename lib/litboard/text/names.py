"""Names of people: found in a line, written one way, grouped by spelling, shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import accumulate
from unicodedata import normalize

from litboard.schema.records import LOST
from litboard.text.fold import fold

#: How exports write a part of a name that the person does not have.
NO_PART = "null"

#: Parts that belong to the name before them, without their points.
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"})

#: Small words with which a family name begins.
PARTICLES = frozenset(
    {"af", "al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du"}
    | {"el", "ibn", "la", "las", "le", "los", "op", "'t", "ten", "ter", "van", "vom", "von"}
    | {"y", "zu", "zum", "zur"}
)

#: More than ", and et al." takes up at the end of a line.
REST_LENGTH = 30

#: A letter no name has, so that a gap is folded as a letter is.
_GAP = "\N{CYRILLIC LETTER MULTIOCULAR O}"

_COMMA = re.compile(r",\s?")
_AND = re.compile(r"\s(?:and|&)\s")
_REST = re.compile(r"[\s,;]*(?:\band\s+|&\s*)?(?:\bet\.?\s+al\b\.?|\bothers\b)[\s.]*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]*)+")
_ENDS_IN_INITIAL = re.compile(r".*\s[^\W\d_]\.")


def split_names(text: str, *, repair: Callable[[str], str] | None = None) -> tuple[str, ...]:
    """The people of a line "Last, First, Last, First, …", each as "Last, First".

    `repair` sees each name before it is stripped, since a space may be half a letter. A part
    "null" is one the person does not have. Where the number of parts is odd someone has a name
    of one word: the last for whom no family name is made of initials.
    """
    parts = _join_suffixes(_COMMA.split(text))
    alone = _find_single(parts) if len(parts) % 2 else len(parts)
    pairs = [parts[at : at + 2] for at in range(0, alone, 2)]
    pairs += [parts[at : at + 1] for at in range(alone, len(parts))[:1]]
    pairs += [parts[at : at + 2] for at in range(alone + 1, len(parts), 2)]
    raw = (", ".join(part for part in pair if part.strip() != NO_PART) for pair in pairs)
    names = (_tidy(repair(name) if repair else name) for name in raw)
    return tuple(name for name in names if name)


def parse_names(text: str, *, repair: Callable[[str], str] | None = None) -> tuple[str, ...]:
    """The people of a line in any usual manner, each as "Last, First".

    Reads "Last, First, …", "Last, First; …", "First Last; …", "A and B" and "First Last, First
    Last and First Last"; "et al." and "others" are dropped. Two parts are one person; of three
    and more parts that all have two words, each is a person.
    """
    # Looked for at the end alone, where it stands: a search from each comma is quadratic.
    text = text[:-REST_LENGTH] + _REST.sub("", text[-REST_LENGTH:])
    groups = text.split(";") if ";" in text else _AND.split(text)
    fix = repair or str
    people: list[str] = []
    several = len(groups) > 1 and ";" not in text
    for group in groups:
        parts = [part for part in group.split(",") if part.strip()]
        if len(parts) == 1:
            people.append(_turn(_tidy(fix(parts[0]))))
        elif _are_whole_names(parts, fewest=2 if several else 3):
            people += [_turn(_tidy(fix(part))) for part in parts]
        else:
            people += split_names(group.rstrip(","), repair=repair)
    return tuple(person for person in people if person)


def name_key(name: str) -> str:
    """One key for all spellings of a written name: case, marks, points and hyphens aside.

    A name with a lost letter keeps the gap, and so a key of its own.
    """
    return fold(name.replace(LOST, _GAP)).replace(_GAP, LOST)


def display_name(name: str) -> str:
    """The name in reading order: "Last, First" as "First Last"."""
    last, _, first = name.partition(", ")
    return f"{first} {last}".strip()


def best_spelling(names: Iterable[str]) -> str:
    """Of the spellings of one name the fullest: no letter lost, most diacritics, most frequent."""
    counts = Counter(names)
    return min(counts, key=lambda name: (LOST in name, -_count_marked(name), -counts[name], name))


def _count_marked(name: str) -> int:
    return sum(c.isalpha() and not c.isascii() for c in normalize("NFC", name))


def _tidy(name: str) -> str:
    return " ".join(name.split()).removeprefix(",").strip().removesuffix(",").strip()


def _is_suffix(part: str) -> bool:
    return part.replace(".", "").strip().lower() in SUFFIXES


def _join_suffixes(parts: list[str]) -> list[str]:
    joined: list[str] = []
    for part in parts:
        if joined and _is_suffix(part):
            joined[-1] = f"{joined[-1].rstrip()} {part}"
        elif part.strip():
            joined.append(part)
    return joined


def _find_single(parts: list[str]) -> int:
    """Position of the one-word name among an odd number of parts: the last plausible one."""
    given = [_INITIALS.fullmatch(p.strip()) or _ENDS_IN_INITIAL.fullmatch(p.strip()) for p in parts]
    # With the single name at `at`, family names stand at even places before it, at odd ones after.
    even = [bool(g) and at % 2 == 0 for at, g in enumerate(given)]
    odd = [bool(g) and at % 2 == 1 for at, g in enumerate(given)]
    before = [0, *accumulate(even)]
    total = sum(odd)
    after = [total, *(total - count for count in accumulate(odd))]
    places = range(0, len(parts), 2)
    return min(places, key=lambda at: (before[at + 1] + after[at], -at))


def _are_whole_names(parts: list[str], *, fewest: int) -> bool:
    words = [part.split() for part in parts]
    return len(parts) >= fewest and all(
        len(name) > 1 and name[0] not in PARTICLES and not _INITIALS.fullmatch(" ".join(name))
        for name in words
    )


def _turn(name: str) -> str:
    """ "First Last" as "Last, First", the particles with the family name."""
    words = [word for word in name.split() if word != NO_PART]
    if len(words) < 2 or words[0] in PARTICLES:
        return " ".join(words)
    last = len(words) - 1
    while last > 1 and _is_suffix(words[last]):
        last -= 1
    while last > 1 and words[last - 1] in PARTICLES:
        last -= 1
    return f"{' '.join(words[last:])}, {' '.join(words[:last])}"
