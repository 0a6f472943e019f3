"""Numbered lists of references, as they are copied from the end of a paper.

An entry is split where its style is unmistakable: a title in quotation marks (IEEE), a year in
brackets after "Last, I." (APA), "Last I, Last I." (Vancouver), "Last, I., Last, I.: " (Springer),
a year alone after the names (ACM, Harvard), a year in
brackets at the end (Nature). Otherwise an identifier makes it a record without
title, and without one it is a problem: a guess would make up papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from litboard.readers.formats import Format, Line, Piece, Text
from litboard.readers.listing import (
    Block,
    has_identifier,
    join,
    last_first,
    list_names,
    read_blocks,
    split_blocks,
    split_person,
)
from litboard.records import Record
from litboard.text import find_arxiv_id, find_doi, find_year

#: "[1] ", "1. ", "(1) ", "1) ", "[1]": how an entry is numbered.
NUMBER = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)](?=\s))\s*(?=\S)")
#: "[12]" is the number of a reference and nothing else, so that a choice of them may have gaps.
IN_SQUARES, MOST = 1, 9_999
HEADING = re.compile(
    r"\W*(?:\d+\.?\s*)?(?:references|bibliography|literature cited|works cited|literature"
    r"|publications|selected publications|reference list|literatur|bibliographie|referencias)\W*",
    re.IGNORECASE,
)
#: Two entries are a list; a single numbered line is anything.
FEWEST = 2
#: Nearly every reference has a year or an identifier; of numbered sentences few have.
DATED_SHARE = 0.6
#: An entry is never so long; what follows is no part of it that could be told apart.
LONGEST_ENTRY = 5_000
#: Longer than nearly all; something else may have been copied along.
LONG_ENTRY = 2_000
#: Longer than any list of authors that stands in a reference.
LONGEST_AUTHORS = 2_000

YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)[a-z]?"
LAST = r"(?!and\b)[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,3}"
INITIALS = r"(?:[^\W\d_]\.[ -]?){1,4}"
#: Taken whole or not at all: a shorter list would leave people to the title.
#: "Last, I. J." once and again, and the rest of the list.
COMMA_NAMES = (
    rf"(?>{LAST}, {INITIALS}(?:(?:,? ?(?:&|and) |, |; ){LAST},? {INITIALS})*"
    r"(?:,? ?(?:et al\.?|… [^.]{3,60}\.))?)"
)
BARE_NAMES = (
    r"[^\W\d_][\w'’ -]{0,40} [A-Z]{1,4}(?:, [^\W\d_][\w'’ -]{0,40} [A-Z]{1,4})*(?:, et al)?"
)
FULL_NAME = r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,4}"
FULL_NAMES = rf"{FULL_NAME}(?:(?:, and |, | and ){FULL_NAME})*(?:,? et al)?"
TITLE = r"(?P<title>[^\n]{5,400}?)"

#: The styles, each as it cannot be mistaken; the first that fits is taken.
STYLES = {
    "ieee": re.compile(
        rf"(?P<authors>[^\"“]{{3,{LONGEST_AUTHORS}}}?)[,.:]?\s*(?:\({YEAR}\)[,.:]?\s*)?"
        r"[\"“](?P<title>[^\"”]{5,400}?)[,.]?[\"”][,.]?\s*(?P<rest>.*)"
    ),
    "apa": re.compile(
        rf"(?P<authors>{COMMA_NAMES}),? ?\({YEAR}(?:, [^()]{{3,20}})?\)[.,:]? {TITLE}[.?!]"
        r" (?P<rest>.*)"
    ),
    "harvard": re.compile(rf"(?P<authors>{COMMA_NAMES}),? ?{YEAR}[.,] {TITLE}[.?!] (?P<rest>.*)"),
    "springer": re.compile(rf"(?P<authors>{COMMA_NAMES}): {TITLE}[.?!] (?P<rest>.*)"),
    "nature": re.compile(
        rf"(?P<authors>{COMMA_NAMES}) ?(?=[^\W\d_]){TITLE}[.?!]"
        rf" (?P<rest>[^()]{{3,200}}\({YEAR}\).*)"
    ),
    "vancouver": re.compile(rf"(?P<authors>{BARE_NAMES})\. {TITLE}[.?!] (?P<rest>.*)"),
    "acm": re.compile(rf"(?P<authors>{FULL_NAMES})\. {YEAR}\. {TITLE}[.?!] (?P<rest>.*)"),
}
#: Last name first, so that a comma does not part two people.
LAST_FIRST = frozenset({"apa", "harvard", "springer", "nature"})
#: "Journal of Things, 12(3), 1-10": a venue ends where its volume, year or pages begin.
VENUE = re.compile(
    r"(?:in:?\s+)?(?P<venue>[^\d,;(]{3,150}?)\s*(?:[,;(.]|\d|vol\b|$)", re.IGNORECASE
)
PERSON = re.compile(rf"(?<!\w)({LAST}),? ({INITIALS})")


@dataclass(frozen=True, slots=True)
class _Parts:
    """What an entry says, where its style tells."""

    authors: tuple[str, ...] = ()
    title: str | None = None
    year: int | None = None
    venue: str | None = None


def detect(text: Text) -> float:
    """Sure where a numbered list begins the text and nearly every entry is dated."""
    lines = text.opening
    starts = _find_starts(lines)
    if len(starts) < FEWEST or (starts[0] > 0 and not _is_heading(lines[: starts[0]])):
        return 0.0
    _, blocks = split_blocks(lines, starts)
    dated = sum(_is_dated(join(block.lines)[:LONGEST_ENTRY]) for block in blocks)
    return 0.8 if dated >= DATED_SHARE * len(blocks) else 0.0


def read(source: str, text: Text) -> Iterator[Piece]:
    """One record an entry that has a title or an identifier, one problem for any other."""
    head, blocks = split_blocks(text.lines, _find_starts(text.lines))
    yield from read_blocks(source, head, blocks, _read_block)


def _is_heading(head: Sequence[Line]) -> bool:
    return all(HEADING.fullmatch(line.text.strip()[:100]) for line in head)


def _is_dated(text: str) -> bool:
    return bool(find_year(text) or find_doi(text) or find_arxiv_id(text))


def _find_starts(lines: Sequence[Line]) -> list[int]:
    """Where entries begin: numbered alike and upwards; a second list begins anew after a gap."""
    starts: list[int] = []
    manner, last = None, 0
    for at, line in enumerate(lines):
        found = NUMBER.match(line.text)
        if not found or manner not in (None, found.lastindex):
            continue
        number = int(found[found.lastindex or 0])
        anew = number == 1 and (not starts or _stands_apart(lines, at))
        follows = last < number <= last + (MOST if found.lastindex == IN_SQUARES else 2)
        if anew or follows or not starts:
            starts.append(at)
            manner, last = found.lastindex, number
    return starts


def _stands_apart(lines: Sequence[Line], at: int) -> bool:
    above = lines[at - 1]
    return lines[at].number > above.number + 1 or bool(HEADING.fullmatch(above.text.strip()[:100]))


def _read_block(record: Record, block: Block) -> tuple[Record, tuple[tuple[str, str], ...]]:
    text = NUMBER.sub("", join(block.lines), count=1)[:LONGEST_ENTRY]
    parts = _split(text)
    filled = replace(
        record,
        title=parts.title,
        authors=parts.authors,
        year=parts.year or _only_year(text),
        venue=parts.venue,
        doi=find_doi(text),
        arxiv_id=find_arxiv_id(text),
    )
    return filled, tuple(_doubts(filled, text))


def _doubts(record: Record, text: str) -> Iterator[tuple[str, str]]:
    if len(text) > LONG_ENTRY:
        yield "this reference is very long", "check whether other text follows it"
    if record.title:
        return
    reason = "authors and title of this reference cannot be told apart"
    if has_identifier(record):
        yield reason, "look the paper up by its identifier"
    else:
        yield reason, 'add its DOI, or set the title in quotation marks: Authors, "Title", venue'


def _split(text: str) -> _Parts:
    for style, pattern in STYLES.items():
        found = pattern.fullmatch(text)
        if not found:
            continue
        names = _names(found["authors"], style)
        if names:
            venue = VENUE.match(found["rest"])
            year = found.groupdict().get("year")
            return _Parts(
                authors=names,
                title=found["title"].strip(" ,"),
                year=int(year) if year else find_year(found["rest"]),
                venue=venue["venue"].strip(' .,“”"') or None if venue else None,
            )
    return _Parts()


def _names(authors: str, style: str) -> tuple[str, ...]:
    if style in LAST_FIRST or (style == "ieee" and re.match(f"{LAST}, {INITIALS}", authors)):
        return tuple(f"{one[1]}, {one[2].strip()}" for one in PERSON.finditer(authors + "."))
    names = list_names(authors)
    if style == "vancouver":
        return tuple(map(last_first, names))
    # "Lee, Ann, and Cy Dee": the first alone is turned (Chicago, MLA).
    turned = len(names) > 1 and " " not in names[0]
    return (f"{names[0]}, {names[1]}", *names[2:]) if turned else names


def _only_year(text: str) -> int | None:
    """The year of an entry that has but one, since of several one may stand in the title."""
    years = set(re.findall(r"(?<![\d/.:-])(?:1[5-9]\d\d|20\d\d)(?![\d/:-])", text))
    return int(years.pop()) if len(years) == 1 else None


FORMAT = Format("references", "Numbered lists of references", detect, read, split_person)
