"""One reference → authors, title and where it appeared, where its style is unmistakable.

For all else a guess would make up papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from unicodedata import normalize

from litboard.readers.listings.listing import NotedRecord, has_identifier, is_full_name
from litboard.readers.notes import ParseNote
from litboard.readers.person_names import GROUP
from litboard.readers.references.names import CAPITAL, INITIAL_LETTERS, LAST, WORD
from litboard.readers.references.styles import QUOTES, STYLES, TO_COMMA, UNCERTAIN, Style
from litboard.schema.records import Record
from litboard.text import Citation, find_arxiv_id, find_doi, find_year, read_citation
from litboard.text.names import PARTICLES

HEADING = re.compile(
    r"\W*(?:\d+\.?\s*)?(?:references|bibliography|literature cited|works cited|literature"
    r"|publications|selected publications|reference list|literatur|bibliographie|referencias)\W*",
    re.IGNORECASE,
)
#: No reference is longer; what follows is not looked at.
LONGEST_ENTRY = 5_000
#: Longer than nearly all; something else may have been copied along.
LONG_ENTRY = 2_000
SENTENCE = re.compile(r"[.?!] [A-Z]")
COMMA_IN_TITLE = re.compile(r", [A-Z]")
#: So many words in small letters has a title, or so many words none of which is shortened.
FEWEST_SMALL, FEWEST_WORDS = 2, 5
SHORTENED = re.compile(r"\w\. ")
SMALL_WORD = re.compile(r"(?<![\w'’-])[a-zß-öø-ÿ][\w'’-]+")
#: Behind a title, and never in the middle of one.
OPENS_VENUE = re.compile(r"(?:In:? (?:[A-Z]|\d)|arXiv|CoRR|(?:PhD|Ph\.D\.|Master['’]?s) thesis)")
#: "Springer, New York, 1996."
PUBLISHED = re.compile(r"[^.?!]{3,80}, (?:1[5-9]\d\d|20\d\d)\.?")
#: "OpenAI", "A. Lee": a single name that can be no title.
ONE_WORD = re.compile(r"[A-Z][\w-]+")
LONGER_WORD = re.compile(r"[^\W\d_][\w'’-]+")
#: Small words that stand in a list of authors.
IN_LISTS = PARTICLES | {"and", "et", "al", "others", "with", "eds", "ed", "d'", "dell'", "jr"}
QUESTION = re.compile(r"[?!] ")
#: What stands in no title: the names that a list goes on with, the numbers of where it appeared,
#: the year, or the short name of a journal ("Nat. Chem").
NO_TITLE = re.compile(
    rf"(?:(?:et al|and|dan|y|и др)\b|&).*|{LAST},? {INITIAL_LETTERS}"
    rf"|(?:.*\s)?[^\W\d_]\.,? (?:& |{WORD},? [^\W\d_](?:\.|$)).*"
    r"|.*(?:, (?:[Vv]ol|[Nn]o|pp?)\b|\b(?:vol|no|pp)$|[,:] \d{1,5}(?:[,:(]| \()).*"
    rf"|(?:1[5-9]|20)\d\d {CAPITAL}.*|(?:{CAPITAL}[\w-]*\. )+[\w-]+"
)
#: The kind of document in GB/T 7714: "[J]", "[C/OL]".
KIND_OF_THING = re.compile(r"\s?\[[A-Z]{1,2}(?:/OL)?\]$")
#: What a person should check about a split.
ALONE = ParseNote(
    "reference.one-author",
    "the first words were read as the only author",
    "check authors and title",
)
GOING_ON = ParseNote(
    "reference.question",
    "the title was read on behind its question mark",
    "check where the title ends",
)
WHICH_COMMA = ParseNote(
    "reference.which-comma", "the title was read up to the last comma", "check where the title ends"
)
LONG = ParseNote(
    "reference.long", "this reference is very long", "check whether other text follows it"
)
INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.")
A_YEAR = re.compile(r"(?<![\d/.:-])(?:1[5-9]\d\d|20\d\d)(?![\d/:-])")


@dataclass(frozen=True, slots=True)
class Reference:
    """The parts of a reference in a recognised style; `note` is for a person to check."""

    authors: tuple[str, ...] = ()
    title: str | None = None
    year: int | None = None
    place: Citation = field(default_factory=Citation)
    note: ParseNote | None = None


def split_reference(text: str) -> Reference:
    """The parts of a reference in the first style that it cannot be mistaken for another."""
    # A letter and its accent may be two characters, and are one letter of a name.
    text = normalize("NFC", text)
    for name, style in STYLES.items():
        match = style.pattern.fullmatch(text)
        if match and (reference := _read(match, name, style)):
            return reference
    return Reference()


def _read(match: re.Match[str], name: str, style: Style) -> Reference | None:
    """The parts of a match of a style; None where it may match by chance."""
    authors, rest = match["authors"], match["rest"] or ""
    title = KIND_OF_THING.sub("", match["title"].strip(" ,"))
    group = name == "group" and GROUP.search(authors)
    names = (authors.strip(" ."),) if group else style.names(authors)
    place = read_citation(rest)
    alone = name == "plain" and len(names) == 1 and not INITIAL.search(names[0])
    if not (
        _is_title(title, name, style)
        and _are_authors(authors, names, name)
        and (name != "plain" or _is_venue(rest, place, alone=alone))
    ):
        return None
    year = match.groupdict().get("year")
    comma = name in TO_COMMA and COMMA_IN_TITLE.search(title)
    notes = {ALONE: alone, GOING_ON: QUESTION.search(title), WHICH_COMMA: comma}
    return Reference(
        authors=names,
        title=title,
        year=int(year) if year else place.year,
        place=place,
        note=next((note for note, holds in notes.items() if holds), None),
    )


def is_dated(text: str) -> bool:
    """Whether a text has a year or an identifier, as nearly every reference does."""
    return bool(find_year(text) or find_doi(text) or find_arxiv_id(text))


def fill_reference(record: Record, text: str) -> NotedRecord:
    """A record with the parts of a reference filled in, and the notes on it."""
    parts = split_reference(text[:LONGEST_ENTRY])
    filled = replace(
        record,
        title=parts.title,
        authors=parts.authors,
        year=parts.year or _only_year(text[:LONGEST_ENTRY]),
        venue=parts.place.venue,
        volume=parts.place.volume,
        issue=parts.place.issue,
        pages=parts.place.pages,
        doi=find_doi(text[:LONGEST_ENTRY]),
        arxiv_id=find_arxiv_id(text[:LONGEST_ENTRY]),
    )
    return filled, tuple(_note_gaps(filled, parts, text))


def _note_gaps(record: Record, parts: Reference, text: str) -> Iterator[ParseNote]:
    if len(text) > LONG_ENTRY:
        yield LONG
    if parts.note:
        yield parts.note
    if record.title:
        return
    reason = "authors and title of this reference cannot be separated"
    remedy = 'add its DOI, or set the title in quotation marks: Authors, "Title", venue'
    if has_identifier(record):
        remedy = "look the paper up by its identifier"
    yield ParseNote("reference.unsplit", reason, remedy)


def _is_title(title: str, name: str, style: Style) -> bool:
    """Whether the text at the position of the title is a title."""
    if NO_TITLE.fullmatch(title) or (name in TO_COMMA and SENTENCE.search(title)):
        return False
    return not style.worded or _is_worded(title)


def _is_worded(title: str) -> bool:
    """Whether a title is no short name of a journal, as "J. Allergy Clin" or "The Lancet"."""
    if len(SMALL_WORD.findall(title)) >= FEWEST_SMALL:
        return True
    return len(title.split()) >= FEWEST_WORDS and not SHORTENED.search(title)


def _are_authors(authors: str, names: tuple[str, ...], name: str) -> bool:
    """Whether the text at the position of the authors names people or a group."""
    if not names or (name in UNCERTAIN and not _are_people(authors, names)):
        return False
    return name not in QUOTES or _has_no_sentence(authors)


def _are_people(authors: str, names: tuple[str, ...]) -> bool:
    """Whether words before a title are people or a group, and no title themselves."""
    if GROUP.search(authors) or (len(names) == 1 and ONE_WORD.fullmatch(names[0])):
        return True
    return all(map(is_full_name, names))


def _has_no_sentence(authors: str) -> bool:
    """Whether no words but names stand before a quotation, which else is part of a title."""
    words = {word for word in LONGER_WORD.findall(authors) if word == word.lower()}
    return words <= IN_LISTS or bool(GROUP.search(authors))


def _is_venue(rest: str, place: Citation, *, alone: bool) -> bool:
    """Whether what follows is where a paper appeared; a publisher alone proves less."""
    plain = OPENS_VENUE.match(rest) or place.volume or place.pages
    return bool(place.venue and place.year and (plain or (not alone and PUBLISHED.fullmatch(rest))))


def _only_year(text: str) -> int | None:
    """The year of an entry that has but one, since of several one may stand in the title."""
    years = set(A_YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None
