"""One reference → authors, title and where it appeared, where its style is unmistakable.

A title in quotation marks (IEEE, Chicago, MLA), a year in brackets after the names (APA), a year
alone after them (ACM, Harvard), "Last I, Last I." (Vancouver), "Last, I., Last, I.: " (Springer),
"Last, I. Title. … 2020" (Nature, ICML) and full names before a title and a venue (LaTeX's plain).
For all else a guess would make up papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from unicodedata import normalize

from litboard.readers.listing import has_identifier, is_full_name, last_first, list_names
from litboard.readers.people import GROUP
from litboard.records import Record
from litboard.text import Citation, find_arxiv_id, find_doi, find_year, read_citation
from litboard.text.names import PARTICLES

HEADING = re.compile(
    r"\W*(?:\d+\.?\s*)?(?:references|bibliography|literature cited|works cited|literature"
    r"|publications|selected publications|reference list|literatur|bibliographie|referencias)\W*",
    re.IGNORECASE,
)
#: A reference is never so long; what follows is no part of it that could be told apart.
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
BARE_NAME = r"[^\W\d_][\w'’ -]{0,40} [A-Z]{1,4}"
#: "Ann B. Lee and Cy Dee", "Ann B. Lee, Cy Dee": "Ann B" is but half of a name.
GOES_ON = r"[\w'’-]+(?:\. |,? and [A-Z]|, [A-Z][\w'’.-]* [A-Z])"
BARE_NAMES = (
    rf"{BARE_NAME}(?=\. (?!{GOES_ON}))|{BARE_NAME}(?:, {BARE_NAME})+(?:, et al)?|{BARE_NAME}, et al"
)
#: "A.", "J.-P.", "Lee": of a name one part.
PART = r"(?!(?:and|et)\b)(?:[^\W\d_]\.(?:-?[^\W\d_]\.)*|[^\W\d_][\w'’-]*)"
FULL_NAME = rf"{PART}(?: {PART}){{1,4}}"
FULL_NAMES = rf"(?>{FULL_NAME}(?:(?:, and |, | and | & ){FULL_NAME})*(?:,? (?:and )?et al)?)"
TITLE = r"(?P<title>[^\n]{5,400}?)"
#: The end of a title, which "U.S.", "vs." and "Vol." are not, nor a question that goes on.
END = (
    r"(?<!\.[A-Z])(?<!\bvs)(?<!\bNo)(?<!\bVol)"
    r"(?:\.|[?!](?! (?!In[: ])[^.?!\d]{15,300}\. [A-Z]))"
)
REST = rf"{END}(?: (?P<rest>.*)|$)"
#: A title may begin with a quotation, and is another style where it is nothing else.
NOT_QUOTED = r"(?![\"“][^\"”]{3,400}[\"”][.,]? )"
#: A quotation behind a word, without a stop between, is part of a title.
QUOTED = (
    rf"(?P<authors>[^\"“]{{3,{LONGEST_AUTHORS}}}?)(?:[,.:]\s*|\s+(?=\())"
    rf"(?:\(?\b{YEAR}\)?[,.:]?\s*)?[\"“]"
)

#: The styles, each as it cannot be mistaken; the first that fits is taken.
STYLES = {
    "apa": re.compile(
        rf"(?P<authors>{COMMA_NAMES}),? ?\({YEAR}(?:, [^()]{{3,20}})?\)[.,:]? "
        rf"{NOT_QUOTED}{TITLE}{REST}"
    ),
    # A title with a quotation of its own ends where a comma or full stop stands inside.
    "quotes": re.compile(rf"{QUOTED}{TITLE}(?:[,.]|(?<=[?!]))[\"”]\s(?P<rest>.*)"),
    "bare quotes": re.compile(rf"{QUOTED}(?P<title>[^\"”]{{5,400}}?)[\"”][,.]?\s(?P<rest>.*)"),
    "harvard": re.compile(rf"(?P<authors>{COMMA_NAMES}),? ?{YEAR}[.,] {NOT_QUOTED}{TITLE}{REST}"),
    "springer": re.compile(rf"(?P<authors>{COMMA_NAMES}): {TITLE}{REST}"),
    "nature": re.compile(
        rf"(?P<authors>{COMMA_NAMES}) ?(?=[^\W\d_]){TITLE}{END}"
        rf" (?P<rest>[^()]{{3,200}}(?:\([^()]{{1,12}}\)[^()]{{0,60}})?"
        rf"(?:\({YEAR}\).*|[, ](?:1[5-9]\d\d|20\d\d)[a-z]?\.?))"
    ),
    "vancouver": re.compile(rf"(?P<authors>{BARE_NAMES})\. (?!\w+\. ){TITLE}{END} (?P<rest>.*)"),
    "acm": re.compile(rf"(?P<authors>{FULL_NAMES})\. {YEAR}\. {TITLE}{END} (?P<rest>.*)"),
    "group": re.compile(
        rf"(?P<authors>[^\W\d_][^()\d\"“]{{1,{LONGEST_AUTHORS}}}?)[.,]? "
        rf"\({YEAR}(?:, [^()]{{3,20}})?\)[.,:] {TITLE}{REST}"
    ),
    "plain": re.compile(rf"(?P<authors>{FULL_NAMES})\. {TITLE}{END} (?P<rest>.*)"),
}
#: Last name first, so that a comma does not part two people.
LAST_FIRST = frozenset({"apa", "harvard", "springer", "nature"})
QUOTES = frozenset({"quotes", "bare quotes"})
#: Names that stand alone before the title, so that they might be a title themselves.
DOUBTFUL = frozenset({"group", "plain"})
PERSON = re.compile(rf"(?<!\w)({LAST}),? ({INITIALS})")
#: Behind a title, and never in the middle of one.
OPENS_VENUE = re.compile(r"(?:In:? (?:[A-Z]|\d)|arXiv|CoRR|(?:PhD|Ph\.D\.|Master['’]?s) thesis)")
#: "Springer, New York, 1996."
PUBLISHED = re.compile(r"[^.?!]{3,80}, (?:1[5-9]\d\d|20\d\d)\.?")
#: "OpenAI", "A. Lee": a single name that can be no title.
ONE_WORD = re.compile(r"[A-Z][\w-]+")
WORD = re.compile(r"[^\W\d_][\w'’-]+")
#: Small words that stand in a list of authors.
IN_LISTS = PARTICLES | {"and", "et", "al", "others", "with", "eds", "ed", "d'", "dell'", "jr"}
QUESTION = re.compile(r"[?!] ")
#: Doubts about a split: reason and remedy.
ALONE = ("the first words were read as the only author", "check authors and title")
GOING_ON = ("the title was read on behind its question mark", "check where the title ends")
INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.")
A_YEAR = re.compile(r"(?<![\d/.:-])(?:1[5-9]\d\d|20\d\d)(?![\d/:-])")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference says, where its style tells; `doubt` where a person should look."""

    authors: tuple[str, ...] = ()
    title: str | None = None
    year: int | None = None
    place: Citation = field(default_factory=Citation)
    doubt: tuple[str, str] | None = None


def split_reference(text: str) -> Reference:
    """The parts of a reference in the first style that it cannot be mistaken for another."""
    # A letter and its accent may be two characters, and are one letter of a name.
    text = normalize("NFC", text)
    for style, pattern in STYLES.items():
        found = pattern.fullmatch(text)
        if not found:
            continue
        names, place = _names(found["authors"], style), read_citation(found["rest"] or "")
        if not names or (style in DOUBTFUL and not _are_people(found["authors"], names)):
            continue
        if style in QUOTES and not _has_no_sentence(found["authors"]):
            continue
        alone = style == "plain" and len(names) == 1 and not INITIAL.search(names[0])
        if style == "plain" and not _is_venue(found["rest"], place, alone=alone):
            continue
        year = found.groupdict().get("year")
        return Reference(
            authors=names,
            title=found["title"].strip(" ,"),
            year=int(year) if year else place.year,
            place=place,
            doubt=ALONE if alone else GOING_ON if QUESTION.search(found["title"]) else None,
        )
    return Reference()


def is_dated(text: str) -> bool:
    """Whether a year or an identifier stands in a text, as in nearly every reference."""
    return bool(find_year(text) or find_doi(text) or find_arxiv_id(text))


def fill_reference(record: Record, text: str) -> tuple[Record, tuple[tuple[str, str], ...]]:
    """A record with what the text of a reference says, and the doubts (reason, remedy)."""
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
    return filled, tuple(_doubts(filled, parts, text))


def _doubts(record: Record, parts: Reference, text: str) -> Iterator[tuple[str, str]]:
    if len(text) > LONG_ENTRY:
        yield "this reference is very long", "check whether other text follows it"
    if parts.doubt:
        yield parts.doubt
    if record.title:
        return
    reason = "authors and title of this reference cannot be told apart"
    if has_identifier(record):
        yield reason, "look the paper up by its identifier"
    else:
        yield reason, 'add its DOI, or set the title in quotation marks: Authors, "Title", venue'


def _names(authors: str, style: str) -> tuple[str, ...]:
    if style == "group" and GROUP.search(authors):
        return (authors.strip(" ."),)
    if style in LAST_FIRST or (style in QUOTES and re.match(f"{LAST}, {INITIALS}", authors)):
        return tuple(f"{one[1]}, {one[2].strip()}" for one in PERSON.finditer(authors + "."))
    names = list_names(authors)
    if style == "vancouver":
        return tuple(map(last_first, names))
    # "Lee, Ann, and Cy Dee": the first alone is turned (Chicago, MLA).
    turned = len(names) > 1 and (
        " " not in names[0] or " " not in names[1] or names[0].split()[0].lower() in PARTICLES
    )
    return (f"{names[0]}, {names[1]}", *names[2:]) if turned else names


def _are_people(authors: str, names: tuple[str, ...]) -> bool:
    """Whether words before a title are people or a group, and no title themselves."""
    if GROUP.search(authors) or (len(names) == 1 and ONE_WORD.fullmatch(names[0])):
        return True
    return all(map(is_full_name, names))


def _has_no_sentence(authors: str) -> bool:
    """Whether no words but names stand before a quotation, which else is part of a title."""
    words = {word for word in WORD.findall(authors) if word == word.lower()}
    return words <= IN_LISTS or bool(GROUP.search(authors))


def _is_venue(rest: str, place: Citation, *, alone: bool) -> bool:
    """Whether what follows is where a paper appeared; a publisher alone proves less."""
    plain = OPENS_VENUE.match(rest) or place.volume or place.pages
    return bool(place.venue and place.year and (plain or (not alone and PUBLISHED.fullmatch(rest))))


def _only_year(text: str) -> int | None:
    """The year of an entry that has but one, since of several one may stand in the title."""
    years = set(A_YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None
