"""One reference → authors, title and where it appeared, where its style is unmistakable.

A title in quotation marks (IEEE, Chicago, MLA, MHRA), a year in brackets after the names (APA,
Sage), a year alone after them (ACM, Harvard, Ecology, Annual Reviews, ISO 690), "Last I, Last I."
(Vancouver), "Last, I., Last, I.: " (Springer, Copernicus), "Last, I. Title. … 2020" (Nature, ICML,
ACS, MDPI), "I. Last, I. Last, Title" (Science, Elsevier, APS), a title before "//" (GOST), names
parted by " ; " (DIN), and full names before a title and a venue (LaTeX's plain). For all else a
guess would make up papers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from unicodedata import normalize

from litboard.readers.listing import has_identifier, is_full_name, list_names
from litboard.readers.people import GROUP
from litboard.readers.reference_names import (
    BARE_NAMES,
    CAPITAL_NAMES,
    COMMA_NAMES,
    FIRST_NAMES,
    FULL_NAMES,
    INITIAL_LETTERS,
    LAST,
    LAST_BARE,
    LAST_DOTTED,
    MIXED_NAMES,
    PARTED_NAMES,
    WORD,
    as_listed,
    bare_initials,
    dotted,
    first_turned,
    in_any_order,
    in_capitals,
    last_name_first,
    parted,
)
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
IN_BRACKETS = rf"\({YEAR}(?:, [^()]{{3,20}})?\)"
TITLE = r"(?P<title>[^\n]{5,400}?)"
#: As much as can be, up to the last comma behind which a venue may stand.
TITLE_TO_COMMA = r"(?P<title>[^\n]{5,400}),"
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
VOLUME = r"[A-Z]?\d{1,5}"
#: A venue without commas, behind a title that ends with one.
VENUE = r"(?!(?:vol|no|pp?|iss)\b)[^\W\d_][^,()]{2,150}"
#: "(Oxford, England)" behind the name of a journal.
PLACE = r"(?:\([^()]{1,40}\) ?)?"
#: How a title begins that no quote opens: "[The hair]" is a translated one.
OPENS = r"(?=[^\W\d_]|\[[^\W\d_])"


class Style(NamedTuple):
    """How references of a style are written, and how their authors are listed."""

    pattern: re.Pattern[str]
    names: Callable[[str], tuple[str, ...]]
    #: Whether a title must have words in small letters, as the short name of a journal has not.
    worded: bool = False


#: The styles, each as it cannot be mistaken; the first that fits is taken.
STYLES = {
    "apa": Style(
        re.compile(rf"(?P<authors>{COMMA_NAMES}),? ?{IN_BRACKETS}[.,:]? {NOT_QUOTED}{TITLE}{REST}"),
        last_name_first,
    ),
    # A title with a quotation of its own ends where a comma or full stop stands inside.
    "quotes": Style(
        re.compile(rf"{QUOTED}{TITLE}(?:[,.]|(?<=[?!]))[\"”]\s(?P<rest>.*)"), as_listed
    ),
    "bare quotes": Style(
        re.compile(rf"{QUOTED}(?P<title>[^\"”]{{5,400}}?)[\"”][,.]?\s(?P<rest>.*)"), as_listed
    ),
    "single quotes": Style(
        re.compile(
            rf"(?P<authors>[^‘’\"“]{{3,{LONGEST_AUTHORS}}}?), ‘{TITLE}(?:’,|,’) (?P<rest>.*)"
        ),
        as_listed,
    ),
    "gost": Style(
        re.compile(
            rf"(?P<authors>{LAST_DOTTED}|{LAST_BARE})(?: ?(?:и др|et al)\.)?[. ]*"
            rf"(?<=[. ]){TITLE} // (?P<rest>.*)"
        ),
        dotted,
    ),
    "harvard": Style(
        re.compile(rf"(?P<authors>{COMMA_NAMES}),? ?{YEAR}[.,:] {NOT_QUOTED}{TITLE}{REST}"),
        last_name_first,
    ),
    "mixed": Style(
        re.compile(
            rf"(?P<authors>{MIXED_NAMES})[,.]? ?\(?{YEAR}\)?[.,:] {NOT_QUOTED}{TITLE}{REST}"
        ),
        first_turned,
    ),
    "bare, bracketed year": Style(
        re.compile(rf"(?P<authors>{LAST_BARE})\.? {IN_BRACKETS}[.,:]? {NOT_QUOTED}{TITLE}{REST}"),
        bare_initials,
    ),
    "bare, year": Style(
        re.compile(rf"(?P<authors>{LAST_BARE})\.? {YEAR}[.,:]? {NOT_QUOTED}{TITLE}{REST}"),
        bare_initials,
        worded=True,
    ),
    "bare, colon": Style(
        re.compile(
            rf"(?P<authors>{LAST_BARE}): {TITLE}{END} (?P<rest>[^\n]{{3,300}}?[ ,;(]{YEAR}\)?.*)"
        ),
        bare_initials,
        worded=True,
    ),
    "year, comma": Style(
        re.compile(
            rf"(?P<authors>{COMMA_NAMES}|{MIXED_NAMES}|{LAST_BARE})[,.]? ?\(?{YEAR}\)?[.,:]? "
            rf"{TITLE_TO_COMMA} (?P<rest>{VENUE}{PLACE},? (?:[Vv]ol\.? ?)?"
            rf"{VOLUME}\b.*)"
        ),
        in_any_order,
        worded=True,
    ),
    "colon, comma": Style(
        re.compile(
            rf"(?P<authors>{COMMA_NAMES}): {TITLE_TO_COMMA} "
            rf"(?P<rest>{VENUE}{PLACE}, {VOLUME}\b[^\n]*, {YEAR}\.?)"
        ),
        last_name_first,
        worded=True,
    ),
    "springer": Style(re.compile(rf"(?P<authors>{COMMA_NAMES}): {TITLE}{REST}"), last_name_first),
    "year, volume": Style(
        re.compile(
            rf"(?P<authors>{COMMA_NAMES}) ?{OPENS}{TITLE}{END} "
            rf"(?P<rest>[^()\d]{{3,200}} {PLACE}{YEAR}, {VOLUME}\b.*)"
        ),
        last_name_first,
        worded=True,
    ),
    "nature": Style(
        re.compile(
            rf"(?P<authors>{COMMA_NAMES}) ?{OPENS}{TITLE}{END}"
            rf" (?P<rest>[^()]{{3,200}}(?:\([^()]{{1,40}}\)[^()]{{0,60}})?"
            rf"(?:\({YEAR}\).*|[, ](?:1[5-9]\d\d|20\d\d)[a-z]?\.?))"
        ),
        last_name_first,
    ),
    "science": Style(
        re.compile(
            rf"(?P<authors>{FIRST_NAMES}), {TITLE}{END} "
            rf"(?P<rest>[^()]{{3,200}}{PLACE}[^()]*\d[^()]*\({YEAR}\).*)"
        ),
        list_names,
        worded=True,
    ),
    "first name, comma": Style(
        re.compile(
            rf"(?P<authors>{FIRST_NAMES}), {TITLE_TO_COMMA} "
            rf"(?P<rest>{VENUE} {PLACE}{VOLUME}(?:, [\w–-]{{1,20}})? \({YEAR}\).*)"
        ),
        list_names,
        worded=True,
    ),
    "capitals": Style(
        re.compile(rf"(?P<authors>{CAPITAL_NAMES}),? {YEAR}\. {TITLE}{REST}"), in_capitals
    ),
    "parted": Style(
        re.compile(rf"(?P<authors>{PARTED_NAMES}): {TITLE}{END} In: (?P<rest>.*)"), parted
    ),
    "vancouver": Style(
        re.compile(rf"(?P<authors>{BARE_NAMES})\. (?!\w+\. ){TITLE}{END} (?P<rest>.*)"),
        bare_initials,
    ),
    "acm": Style(
        re.compile(rf"(?P<authors>{FULL_NAMES})\. {YEAR}\. {TITLE}{END} (?P<rest>.*)"), as_listed
    ),
    "group": Style(
        re.compile(
            rf"(?P<authors>[^\W\d_][^()\d\"“]{{1,{LONGEST_AUTHORS}}}?)[.,]? "
            rf"{IN_BRACKETS}[.,:] {TITLE}{REST}"
        ),
        as_listed,
    ),
    "plain": Style(
        re.compile(rf"(?P<authors>{FULL_NAMES})\. {TITLE}{END} (?P<rest>.*)"), as_listed
    ),
}
QUOTES = frozenset({"quotes", "bare quotes", "single quotes"})
#: Names that stand alone before the title, so that they might be a title themselves.
DOUBTFUL = frozenset({"group", "plain"})
#: Titles that were read up to a comma, which stands in titles and venues, too.
TO_COMMA = frozenset({"year, comma", "colon, comma", "first name, comma"})
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
#: What stands in no title: the names that a list goes on with, or the numbers of where it appeared.
NO_TITLE = re.compile(
    rf"(?:(?:et al|and|dan|y|и др)\b|&).*|{LAST},? {INITIAL_LETTERS}"
    rf"|(?:.*\s)?[^\W\d_]\.,? (?:& |{WORD},? [^\W\d_](?:\.|$)).*"
    r"|.*(?:, (?:[Vv]ol|[Nn]o|pp?)\b|\b(?:vol|no|pp)$|[,:] \d{1,5}(?:[,:(]| \()).*"
)
#: How GB/T 7714 says what kind of thing it is: "[J]", "[C/OL]".
KIND_OF_THING = re.compile(r"\s?\[[A-Z]{1,2}(?:/OL)?\]$")
#: Doubts about a split: reason and remedy.
ALONE = ("the first words were read as the only author", "check authors and title")
GOING_ON = ("the title was read on behind its question mark", "check where the title ends")
WHICH_COMMA = ("the title was read up to the last comma", "check where the title ends")
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
    for name, style in STYLES.items():
        found = style.pattern.fullmatch(text)
        if found and (reference := _read(found, name, style)):
            return reference
    return Reference()


def _read(found: re.Match[str], name: str, style: Style) -> Reference | None:
    """What a match of a style says; None where it may be a match by chance."""
    authors, rest = found["authors"], found["rest"] or ""
    title = KIND_OF_THING.sub("", found["title"].strip(" ,"))
    if NO_TITLE.fullmatch(title):
        return None
    group = name == "group" and GROUP.search(authors)
    names = (authors.strip(" ."),) if group else style.names(authors)
    if not names or (name in DOUBTFUL and not _are_people(authors, names)):
        return None
    if name in QUOTES and not _has_no_sentence(authors):
        return None
    if style.worded and not _is_worded(title):
        return None
    place = read_citation(rest)
    alone = name == "plain" and len(names) == 1 and not INITIAL.search(names[0])
    if name == "plain" and not _is_venue(rest, place, alone=alone):
        return None
    if name in TO_COMMA and SENTENCE.search(title):
        return None
    year = found.groupdict().get("year")
    comma = name in TO_COMMA and COMMA_IN_TITLE.search(title)
    doubts = {ALONE: alone, GOING_ON: QUESTION.search(title), WHICH_COMMA: comma}
    return Reference(
        authors=names,
        title=title,
        year=int(year) if year else place.year,
        place=place,
        doubt=next((doubt for doubt, holds in doubts.items() if holds), None),
    )


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


def _is_worded(title: str) -> bool:
    """Whether a title is no short name of a journal, as "J. Allergy Clin" or "The Lancet"."""
    if len(SMALL_WORD.findall(title)) >= FEWEST_SMALL:
        return True
    return len(title.split()) >= FEWEST_WORDS and not SHORTENED.search(title)


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
