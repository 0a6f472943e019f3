"""Names that come in parts, or one a field, as "Last, First"."""

from __future__ import annotations

import re

from litboard.text import parse_names, split_names

#: Words that stand in the name of a group and in no person's.
GROUP = re.compile(
    r"\b(?:academy|agency|association|board|bureau|cent(?:er|re)|college|collaborat\w+|commission"
    r"|committee|community|company|consortium|corporation|council|department|foundation|group"
    r"|inc|initiative|institut\w*|investigators|laboratory|library|ltd|ministry|national|network"
    r"|office|organi[sz]ation|program(?:me)?|project|school|society|study|team|trial|unit"
    r"|universit\w+|workshop)\b",
    re.IGNORECASE,
)
#: "Smith JA", "Gao X.-Y.", "van den Berg A Jr": the family name, then capitals.
INITIALS_LAST = re.compile(
    r"(.*\w\w\S?)\s((?:[^\W\d_a-z]\.?[ -]?){0,3}[^\W\d_a-z]\.?)(\s(?:Jr|Sr|2nd|3rd)\.?)?"
)
#: A person's name written first name first seldom has more words.
PERSON_WORDS = 6


def join_name(family: str, given: str = "", *, particle: str = "", suffix: str = "") -> str:
    """ "Last, First" from parts: the particle before the family name, "Jr." after the given."""
    last = _tidy(f"{particle} {family}" if not particle.endswith("'") else particle + family)
    first = _tidy(f"{given} {suffix}") if given.strip() else ""
    if not first:
        return _tidy(f"{last} {suffix}")
    return f"{last}, {first}" if last else first


def turn_name(name: str) -> str:
    """A name in one field as "Last, First": a person's turned, a group's left whole."""
    text = _tidy(name)
    if text.endswith(",") or GROUP.search(text) or len(text.split()) > PERSON_WORDS:
        return text.strip(" ,;")
    names = split_names(text) if "," in text else parse_names(text)
    return names[0] if len(names) == 1 else text.strip(" ,;")


def _tidy(text: str) -> str:
    return " ".join(text.split())
