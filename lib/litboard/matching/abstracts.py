"""Abstracts without the headings and copyright notices that only some databases add."""

from __future__ import annotations

import re

#: Headings of structured abstracts, kept by some databases and dropped by others.
_HEADINGS = tuple(
    """abstract;aim;aims;background;conclusion;conclusions;context;design;discussion;findings
    importance;interpretation;introduction;main outcome measure;main outcome measures
    materials and methods;measurements;method;methods;methodology;objective;objectives;outcome
    outcomes;participants;patients;purpose;result;results;setting;significance;study design
    summary""".replace("\n", ";").split(";")
)
_SORTED = tuple(sorted((heading.strip() for heading in _HEADINGS), key=len, reverse=True))
_LONGEST = len(_SORTED[0])

#: Letters at the end in which a publisher's copyright notice is searched: notices are short, and
#: a search through every whole text would cost more than the rest of the preparation.
_NOTICE_LENGTH = 250
_COPYRIGHT = re.compile(r"(?:©|\(c\)\s*(?:19|20)\d\d|copyright\s*(?:©|\(c\))).*$", re.I | re.S)


#: A heading before the text without a colon.
_TITLED = re.compile(r"^\W*(?:Abstract|ABSTRACT|Summary|SUMMARY)\b[\s.:\u2014-]*(?=[^\W_a-z])")


def strip_headings(text: str) -> str:
    """An abstract without headings ("METHODS:") and without the publisher's copyright notice."""
    body, end = text[:-_NOTICE_LENGTH], text[-_NOTICE_LENGTH:]
    if "©" in end or "(c)" in end.lower() or "opyright" in end.lower():
        text = body + _COPYRIGHT.sub("", end)
    text = _TITLED.sub("", text)
    if ":" not in text:
        return text
    *parts, rest = text.split(":")
    return " ".join([*map(_drop_heading, parts), rest])


def _drop_heading(part: str) -> str:
    """The text before a colon, without the heading that ends it, if one does."""
    end = part[-_LONGEST - 1 :].lower()
    if not end.endswith(_SORTED):
        return part
    heading = next(heading for heading in _SORTED if end.endswith(heading))
    return part if end[: -len(heading)][-1:].isalnum() else part[: -len(heading)]
