"""Where a paper appeared, read from the end of a citation: venue, volume, issue, pages, year.

All styles write the same few numbers in one of a few orders: "Nature 521(7553):436-444",
"Nature. 2015;521(7553):436-44", "Nature 521, 436 (2015)", "Nature, vol. 521, no. 7553, pp. …".
The venue is what stands before the first of them. A number that could be anything is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from litboard.text.pages import tidy_pages

#: No citation is so long; what follows is something else.
LONGEST = 600
#: Nor is the name of a journal or a conference.
LONGEST_VENUE = 250

YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DASH = r"(?:-{1,3}|[\u2010-\u2015\u2212])"
#: "12", "A12", "39B".
VOLUME = r"[A-Z]{0,3}\d{1,5}[A-Z]?"
#: "45", "S12", "e1002", "061102", "12:1" (article and page), "1154.e9".
PAGE = r"[A-Za-z]{0,6}\d{1,9}[A-Za-z]?(?::\d{1,4}|\.e\d{1,3})?(?!\w|\.\d)"
RANGE = rf"{PAGE}\s?{DASH}\s?{PAGE}|[ivxl]{{1,7}}\s?{DASH}\s?[ivxl]{{1,7}}\b"
PAGES = rf"(?:{RANGE}|{PAGE})"
PAGE_WORD = r"(?:(?:pages?|pp?\.?|[sс]\.|art(?:icle)?\.?(?:\s(?:no|number|id)\.?)?|id\.?|paper)\s?)"
NUMBER_WORD = r"(?:number|issue|iss|no|nr|№)\.?\s?"
MONTH_NAME = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter)"
    r"[a-z]{0,6}\.?"
)
#: "Jan", "Jan 2", "Jan-Feb", "28 May".
MONTH = rf"(?:\d{{1,2}} )?{MONTH_NAME}(?:[-/ ]{MONTH_NAME})?(?: \d{{1,2}}(?!\d))?"

COMPACT = re.compile(
    rf"(?<![\w/.+\-\u2010-\u2015])"
    rf"(?:\(?(?P<before>{YEAR})\)?(?P<mark>\s{MONTH}\s?[;:]\s?|\s?[;,:]\s?|\s))?"
    rf"(?P<volume>{VOLUME})(?!\w|\s?{DASH}\s?\d)"
    rf"(?:\.(?P<point>\d{{1,4}})(?=\s?[(:,]))?(?:,?\s{NUMBER_WORD}(?P<number>\w{{1,10}}))?"
    r"(?:\s(?P<supplement>suppl(?:ement|\.)?(?:\s\d{1,3})?))?"
    r"(?:,?\s?\((?P<one>[^()]{1,24})\))?(?:,?\s?\((?P<two>[^()]{1,24})\))?"
    rf"(?:(?P<between>\s?[,:;]?\s?{PAGE_WORD}?)(?P<pages>{PAGES}))?",
    re.IGNORECASE,
)
LABELLED = {
    # German and Russian lists say "Bd.", "Nr.", "S." and "Т.", "№", "С.".
    "volume": re.compile(
        rf"\b(?:v(?:ol(?:ume|\.)?|\.)|bd\.|т\.)\s?({VOLUME})(?!\w)", re.IGNORECASE
    ),
    "issue": re.compile(
        rf"(?<!\w){NUMBER_WORD}(\d{{1,5}}(?:[-–/]\d{{1,4}})?)(?!\w)", re.IGNORECASE
    ),
    "pages": re.compile(rf"(?<!\d )\b{PAGE_WORD}({PAGES})", re.IGNORECASE),
}
#: Pages without a volume, as Scholar and DBLP give them for proceedings.
BARE_PAGES = re.compile(rf"[,:]\s?({PAGE}\s?{DASH}\s?{PAGE})(?!\()")
#: "12, 3 (2020), 4-9": pages behind the year show that the number before it was an issue.
BEHIND_YEAR = re.compile(rf"\s?\([^()]{{0,12}}{YEAR}\)[,:]?\s(?P<pages>{RANGE})", re.IGNORECASE)
A_YEAR = re.compile(rf"(?<![\w/.-])\(?({YEAR})(?![\w/-]|\.\d)")
#: Identifiers and links have numbers of their own.
IDENTIFIER = re.compile(
    r"https?://\S+|\bdoi\b:?\s?\S*|\b10\.\d{4,9}/\S+|\barxiv:\s?\S+|\babs/\d\S*", re.IGNORECASE
)
PATENT = re.compile(r"\w{2,10} patent\b", re.IGNORECASE)
#: "In ", but not "In Vivo"; "In: Lee, A. (ed.) " and "In A. Lee, editor, ".
IN = re.compile(r"^in(?::\s*|\s+)(?!vivo\b|vitro\b|silico\b|situ\b)", re.IGNORECASE)
EDITORS = re.compile(r"^.{3,300}?[(,]\s?(?:eds?|editors?)\b[.),:]+\s*", re.IGNORECASE)
#: Series and publishers that stand behind the name of a book or of proceedings.
AFTER_NAME = re.compile(
    r"(?<=[a-z]{4})[.,]\s(?:LN\w{2,3}|CCIS|IFIP|CEUR|Lecture Notes|ACM|IEEE|AAAI|PMLR|USENIX"
    r"|Association for|Curran|Springer|Elsevier|Morgan|Wiley|Routledge|(?:\w+ )?(?:MIT|University)"
    r" Press)\b.*"
)
ENDS_IN_DATE = re.compile(
    rf"[\s,;(]+(?:(?:{MONTH},?\s)?{YEAR}(?:\s{MONTH})?|{MONTH})\.?$", re.IGNORECASE
)
END_OF_NAME = re.compile(rf"[,;(]|\.\s(?={YEAR})")
#: "12:1" behind "Jan" is a day.
ENDS_IN_MONTH = re.compile(rf"\b{MONTH_NAME}\s$", re.IGNORECASE)
ENDS_IN_VOLUME = re.compile(rf"(?P<name>.*[^\W\d_]\S*?),?\s(?P<volume>{VOLUME})")
#: "Technical Report 12" and "Chapter 3" are no volumes.
NO_VOLUME = re.compile(
    r"\b(?:rep(?:ort|\.)?|number|no\.?|paper|chapter|part|version|section|edition|track"
    r"|art(?:icle|\.)?|issue|vol(?:ume|\.)?|pages?|pp?\.?|id)\s?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Citation:
    """Where and when a paper appeared, as far as stated; pages as in `tidy_pages`."""

    venue: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    year: int | None = None


def read_citation(text: str) -> Citation:
    """Read the part of a citation behind the title, in any style.

    Only what is unmistakable counts: a lone number after other words stays part of the venue
    or is left out, and of two years without brackets none is taken for the volume.
    """
    plain = " ".join(IDENTIFIER.sub(" ", text[:LONGEST]).split()).strip(" .,;")
    if PATENT.match(plain):
        year = _only_year(plain)
        return Citation(venue=_tidy_venue(plain.removesuffix(f", {year}")), year=year)
    citation, start = _read_compact(plain) or (Citation(), len(plain))
    citation, start = _read_labels(plain, citation, start)
    bare = None if citation.pages or citation.volume else BARE_PAGES.search(plain)
    if bare and (A_YEAR.search(plain) or not _is_year_range(bare[1])):
        citation, start = replace(citation, pages=tidy_pages(bare[1])), bare.start()
    return _add_venue(plain, citation, start)


def _read_compact(text: str) -> tuple[Citation, int] | None:
    """The first numbers that stand together as those of a citation, and where they begin."""
    for match in COMPACT.finditer(text):
        above = text[max(0, match.start() - 20) : match.start()]
        citation = _weigh(match, text[match.end() :])
        a_day = not match["before"] and ENDS_IN_MONTH.search(above)
        if citation and not (NO_VOLUME.search(above) or a_day):
            return citation, match.start()
    return None


def _weigh(match: re.Match[str], rest: str) -> Citation | None:
    """The numbers of a match in their roles; None where they may be anything."""
    brackets = [match[name] for name in ("one", "two") if match[name]]
    years = [year for text in brackets if (year := _first_year(text))]
    issues = [text for text in brackets if not A_YEAR.search(text)]
    named = (match[name] for name in ("point", "number", "supplement"))
    issue = next(filter(None, (*named, *issues)), None)
    pages, year = match["pages"], next(iter(years), None)
    if pages and not (match["between"].strip() or brackets or issue):
        pages = None
    dated = match["before"] or year or A_YEAR.search(rest)
    if pages and not dated and re.fullmatch(YEAR, pages):
        year = int(pages)
        pages = None
    if pages and not issue and (behind := BEHIND_YEAR.match(rest)):
        issue, pages = pages, behind["pages"]
    year = year or _first_year(match["before"] or "") or _first_year(rest)
    counted = bool(issues and issues[0].isdigit()) or ";" in (match["mark"] or "")
    if not (pages or year or counted) or not (issue or brackets or match["pages"] or counted):
        return None
    if issues and not pages and not any(character.isdigit() for character in issues[0]):
        return None
    volume: str | None = match["volume"]
    tight = year and match["between"] == ":"
    if re.fullmatch(YEAR, match["volume"]) and not (issue or tight):
        volume, year = None, year or int(match["volume"])
    return Citation(None, volume, _tidy(issue), tidy_pages(pages) if pages else None, year)


def _read_labels(text: str, citation: Citation, start: int) -> tuple[Citation, int]:
    """The numbers behind "vol.", "no.", "pp."; an issue counts only with a volume."""
    labelled: dict[str, str] = {}
    for name, pattern in LABELLED.items():
        match = pattern.search(text)
        if match and (name != "issue" or "volume" in labelled or citation.volume):
            labelled[name], start = match[1], min(start, match.start())
    pages = tidy_pages(labelled["pages"]) if "pages" in labelled else citation.pages
    volume, issue = labelled.get("volume", citation.volume), labelled.get("issue", citation.issue)
    if "pages" in labelled and not issue and citation.pages not in (None, pages):
        # "39, 4, Article 12": what seemed a page was the issue.
        issue = citation.pages
    return replace(citation, volume=volume, issue=issue, pages=pages), start


def _add_venue(text: str, citation: Citation, start: int) -> Citation:
    """The venue before the numbers, or before a comma where no volume proves it to go on."""
    year = citation.year or _only_year(text) or _only_year(LABELLED["pages"].sub(" ", text))
    name = EDITORS.sub("", IN.sub("", text[:start].strip(), count=1), count=1)
    name = _cut_date(AFTER_NAME.sub("", name).rstrip(" ,;:("))
    if not citation.volume:
        alone = ENDS_IN_VOLUME.fullmatch(name)
        if alone and not (NO_VOLUME.search(alone["name"]) or A_YEAR.fullmatch(alone["volume"])):
            name, citation = alone["name"], replace(citation, volume=alone["volume"])
        else:
            name = _cut_date(END_OF_NAME.split(name, maxsplit=1)[0].strip())
    return replace(citation, venue=_tidy_venue(name), year=year)


def _cut_date(name: str) -> str:
    match = ENDS_IN_DATE.search(name[-40:])
    return name[: len(name) - len(match[0])].rstrip(" ,;:(") if match else name


def _tidy_venue(name: str) -> str | None:
    name = name.strip(' ,;:(“”"-–').lstrip(".")
    # The full stop of "Phys. Rev. Lett." belongs to it, that of "Lancet." does not.
    stem = name.rstrip(".")
    name = f"{stem}." if "." in stem and stem != name else stem
    has_letters = any(character.isalpha() for character in name)
    return name if has_letters and len(name) <= LONGEST_VENUE else None


def _tidy(text: str | None) -> str | None:
    return " ".join(text.split()).strip(" .,") or None if text else None


def _first_year(text: str) -> int | None:
    match = A_YEAR.search(text)
    return int(match[1]) if match else None


def _only_year(text: str) -> int | None:
    """The year of a text that names but one: of several, one may be part of a name."""
    years = {int(year) for year in A_YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def _is_year_range(text: str) -> bool:
    return all(re.fullmatch(YEAR, part) for part in re.split(rf"\s?{DASH}\s?", text))
