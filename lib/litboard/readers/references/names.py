"""How references list their authors, each way as a pattern and as "Last, First".

A list is taken whole or not at all: a shorter one would leave people to the title.
"""

from __future__ import annotations

import re

from litboard.readers.listings.listing import last_first, list_names
from litboard.text.names import PARTICLES

#: A capital of Latin, Greek or Cyrillic letters.
CAPITAL = r"[^\W\d_a-zß-öø-ÿα-ωа-я]"
WORD = r"[^\W\d_][\w'’-]*"
LAST = rf"(?!(?:and|AND)\b){WORD}(?: {WORD}){{0,3}}"
#: A last name with something behind it that is no part of it.
LAST_ALONE = rf"(?!(?:and|et)\b){WORD}(?: (?!(?:and|et|и)\b){WORD}){{0,3}}"
INITIALS = r"(?:[^\W\d_]\.[ -]?){1,4}"
INITIAL_LETTERS = r"[^\W\d_a-zß-öø-ÿ]\.?(?:[ -]?[^\W\d_a-zß-öø-ÿ]\.?){0,3}"
AND = r"(?:,? (?:and|AND|&) |, )"
ET_AL = r"(?:[,;]? (?:et al\.?|ET AL\.?))"
#: "Last, I. J." once and again, and the rest of the list.
COMMA_NAMES = (
    rf"(?>{LAST}, {INITIALS}(?:(?:[,;]? ?(?:&|and|AND) |, |; ){LAST},? {INITIALS})*"
    rf"(?:[,;]? ?(?:et al\.?|ET AL\.?|… {LAST}, {INITIALS}|… [^.]{{3,60}}\.))?)"
)
#: "Last, I., I. Last, and I. Last".
MIXED_NAMES = (
    rf"(?>{LAST}, {INITIALS}(?:{AND}{INITIALS}{LAST_ALONE})+{ET_AL}?|{LAST}, {INITIALS}{ET_AL})"
)
#: "I. Last, I. Last and I. Last".
FIRST_NAMES = rf"(?>{INITIALS}{LAST_ALONE}(?:{AND}{INITIALS}{LAST_ALONE})*{ET_AL}?)"
#: "Lee A", "van der Berg JA": the words of a name, none of which joins two names.
NAME_WORD = rf"(?!(?:and|et)\b){WORD}"
BARE_NAME = (
    rf"{NAME_WORD}(?: {NAME_WORD}){{0,5}} {CAPITAL}(?:-?{CAPITAL}){{0,4}}(?: (?:Jr|Sr|2nd|3rd))?"
)
#: "Ann B. Lee and Cy Dee", "Ann B. Lee, Cy Dee": "Ann B" is but half of a name.
GOES_ON = r"[\w'’-]+(?:\. |,? and [A-Z]|, [A-Z][\w'’.-]* [A-Z])"
BARE_NAMES = (
    rf"{BARE_NAME}(?=\. (?!{GOES_ON}))|{BARE_NAME}(?:, {BARE_NAME})+(?:, et al)?|{BARE_NAME}, et al"
)
#: The same where what follows is unmistakable: a year, a colon.
LAST_BARE = rf"(?>{BARE_NAME}(?:,? (?:and|&) {BARE_NAME}|, {BARE_NAME})*(?:,? et al\.?)?)"
#: "Last I.I., Last I.I." and "Last I. и др."
PARTICLE = r"(?:(?:van|von|de|der|den|da|di|la|le) ){0,3}"
LAST_DOTTED = rf"(?>{LAST_ALONE} {INITIALS}{PARTICLE}(?:, {LAST_ALONE} {INITIALS}{PARTICLE})*)"
#: "LAST, First, LAST, First and LAST, First".
GIVEN = rf"{WORD}\.?(?:[ -](?!and\b){WORD}\.?){{0,3}}"
CAPITALS = rf"(?:{CAPITAL}['’]?{CAPITAL}+(?:[ -]|(?=,))){{1,4}}"
CAPITAL_NAMES = rf"(?>{CAPITALS}, {GIVEN}(?:(?:, | and ){CAPITALS}, {GIVEN})*(?:,? et al\.?)?)"
#: "LAST, FIRST ; LAST, FIRST".
PARTED_NAMES = rf"(?>{LAST}, {GIVEN}(?: ; {LAST}, {GIVEN})*(?: ; (?:u\. ?a\.|et al\.?))?)"
#: "A.", "J.-P.", "Lee": of a name one part.
PART = rf"(?!(?:and|et)\b)(?:[^\W\d_]\.(?:-?[^\W\d_]\.)*|{WORD})"
FULL_NAME = rf"{PART}(?: {PART}){{1,4}}"
FULL_NAMES = rf"(?>{FULL_NAME}(?:(?:, and |, | and | & ){FULL_NAME})*(?:,? (?:and )?et al)?)"

PERSON = re.compile(rf"(?<!\w)({LAST}),? ({INITIALS})")
CAPITAL_PERSON = re.compile(rf"({CAPITALS}), ({GIVEN})")
PARTED_PERSON = re.compile(rf"({LAST}), ({GIVEN})")
TURNED = re.compile(rf"{LAST}, {INITIALS}")
ALL_TURNED = re.compile(COMMA_NAMES)
#: "Lee, A. – Ek, B." and "Lee, A./Ek, B.".
DASHES = re.compile(r",? [–—] |(?<=\.) ?/ ?(?=[^\W\d_])")
LEADING_AND = re.compile(r"^[ ,;]*(?:(?:and|AND|&) )?")
BARE_ENDING = re.compile(r"[,;]? ?(?:et al|и др)\.?$", re.IGNORECASE)


def last_name_first(authors: str) -> tuple[str, ...]:
    """ "Lee, A., & Ek, B." and "Lee A., Ek B." as their people."""
    return tuple(f"{one[1]}, {one[2].strip()}" for one in PERSON.finditer(authors + "."))


def first_turned(authors: str) -> tuple[str, ...]:
    """ "Lee, A., B. Ek, and C. Dee": the first alone is turned."""
    first = TURNED.match(authors)
    if not first:
        return list_names(authors)
    others = LEADING_AND.sub("", authors[first.end() :])
    return (first[0].strip(), *list_names(others))


def bare_initials(authors: str) -> tuple[str, ...]:
    """ "Lee A, Ek BC, et al." as its people."""
    return tuple(map(last_first, list_names(BARE_ENDING.sub("", authors.strip()))))


def in_any_order(authors: str) -> tuple[str, ...]:
    """ "Lee, A., Ek, B.", "Lee, A., and B. Ek" and "Lee A, Ek B" as their people."""
    if ALL_TURNED.fullmatch(authors):
        return last_name_first(authors)
    return first_turned(authors) if TURNED.match(authors) else bare_initials(authors)


def in_capitals(authors: str) -> tuple[str, ...]:
    """ "LEE, Ann and EK, Bo" as "Lee, Ann" and "Ek, Bo"."""
    return tuple(f"{one[1].strip().title()}, {one[2]}" for one in CAPITAL_PERSON.finditer(authors))


def parted(authors: str) -> tuple[str, ...]:
    """ "LEE, ANN ; EK, BO" as its people."""
    people = [f"{one[1]}, {one[2]}" for one in PARTED_PERSON.finditer(authors)]
    return tuple(name.title() if name.isupper() else name for name in people)


def as_listed(authors: str) -> tuple[str, ...]:
    """Names in full: "Ann Lee, Bo Ek", or "Lee, Ann, and Cy Dee", the first alone turned."""
    authors = DASHES.sub(", ", authors)
    if ALL_TURNED.fullmatch(f"{authors.rstrip('.')}."):
        return last_name_first(authors)
    if TURNED.match(authors):
        return first_turned(authors)
    names = list_names(authors)
    turned = len(names) > 1 and (
        " " not in names[0] or " " not in names[1] or names[0].split()[0].lower() in PARTICLES
    )
    return (f"{names[0]}, {names[1]}", *names[2:]) if turned else names
