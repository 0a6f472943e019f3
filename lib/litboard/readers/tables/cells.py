"""Read one cell of a table: people, keywords, a kind of document, an address, pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import normalize

from litboard.readers.person_names import INITIALS_LAST
from litboard.readers.tables.column_names import KINDS
from litboard.text import find_year, fold, parse_names
from litboard.text.citations import read_citation
from litboard.text.pages import tidy_pages

#: "['Marx, Karl', 'Lindgren, Astrid']": a list as Python prints it.
LIST = re.compile(r"\[\s*['\"].*['\"]\s*\]", re.DOTALL)
LIST_ITEM = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
#: Scopus and others put their number of a person behind the name.
PERSON_NUMBER = re.compile(r"\s*\(\d{5,}\)")
#: "M Aria", "JA van den Berg": capitals, then the family name.
INITIALS_FIRST = re.compile(r"((?:[^\W\d_a-z]\.?-?\s?){1,4})\s(\S*\w{2,}.*)")
#: A cell with one of these words names a group, which has no first name.
GROUP = re.compile(
    r"\b(collaboration|consortium|group|team|committee|association|network|initiative|society"
    r"|organi[sz]ation|institute|university|council|investigators)\b",
    re.IGNORECASE,
)
#: Where Springer Link's export runs two people together: "Andy SmithTom Weber".
RUN_TOGETHER = re.compile(r"(?<=[^\W\d_A-Z])(?<!Mc)(?<!Mac)(?<!De)(?<!Le)(?<!Van)(?=[A-Z][\w.])")
DIGIT = re.compile(r"\d")
PMID = re.compile(r"\D{0,20}(\d{1,8})(?:\.0)?\D?")
#: What a program writes into an empty cell.
NOTHING = frozenset({"na", "n/a", "nan", "none", "null", "-", "--", "0"})
#: A number that went through a spreadsheet or a data frame as a fraction.
WHOLE = re.compile(r"(\d+)\.0")
#: A first or a last page alone: "123", "e1002", "S-12", "xii".
ONE_PAGE = re.compile(r"[\w.:-]{0,20}\d[\w.:-]{0,20}|[ivxlcdm]{1,8}", re.IGNORECASE)

#: Longer than any person's name; patterns of names look at nothing longer.
LONGEST_NAME = 100

Repair = Callable[[str], str] | None


def split_people(text: str, *, repair: Repair = None) -> tuple[str, ...]:
    """The people of a cell, each as "Last, First", by the separator that the cell uses.

    A list as Python prints it, bars, line ends and semicolons always separate people; commas
    do where each name has initials. All else is read as running text.
    """
    text = PERSON_NUMBER.sub("", text).strip()
    if LIST.fullmatch(text):
        parts = [one or other for one, other in LIST_ITEM.findall(text)]
    elif separator := next((one for one in ("|", "\n", ";") if one in text), None):
        parts = text.split(separator)
    else:
        # A point that is the only one ends the list, not an initial.
        listed = text.rstrip(".") if text.count(".") == 1 else text
        parts = [part.strip() for part in listed.split(",") if part.strip(" .")]
        if not all(map(_has_initials, parts)):
            return _read_running(text, repair)
    people = (_one_person((repair(part) if repair else part).strip(" ,;:")) for part in parts)
    return tuple(person for person in people if person)


def _has_initials(part: str) -> bool:
    """Whether initials stand before or behind a family name, so that this is a whole person."""
    if len(part) > LONGEST_NAME:
        return False
    return bool(INITIALS_LAST.fullmatch(part) or INITIALS_FIRST.fullmatch(part))


def _read_running(text: str, repair: Repair) -> tuple[str, ...]:
    if GROUP.search(text) and "," not in text:
        whole = " ".join((repair(text) if repair else text).split())
        return (whole,)
    return parse_names(text, repair=repair)


def _one_person(name: str) -> str:
    name = " ".join(name.split())
    if name.lower() in {"et al", "et al.", "others"}:
        return ""
    if "," in name or GROUP.search(name):
        return name
    if len(name) <= LONGEST_NAME and (match := INITIALS_LAST.fullmatch(name)):
        return f"{match[1]}{match[3] or ''}, {match[2]}"
    return ", ".join(parse_names(name)[:1]) or name


def split_run_together(text: str, *, repair: Repair = None) -> tuple[str, ...]:
    """People of Springer Link's table, whose names are not parted at all.

    A name of one word belongs to the name before it, as the second half of "McDonald" does.
    """
    people: list[str] = []
    for part in RUN_TOGETHER.split((repair(text) if repair else text).strip()):
        if people and len(part.split()) == 1:
            people[-1] += part
        elif part:
            people.append(part)
    return tuple(name for person in people for name in parse_names(person))


def split_keywords(text: str) -> tuple[str, ...]:
    """Keywords by the separator that the cell uses, each once."""
    if not text:
        return ()
    if LIST.fullmatch(text):
        parts = [one or other for one, other in LIST_ITEM.findall(text)]
    else:
        separator = next((one for one in (";", "|", "\n") if one in text), ",")
        parts = text.split(separator)
    return tuple(dict.fromkeys(word for part in parts if (word := " ".join(part.split()))))


def kind_of(text: str) -> str | None:
    """The kind of document for a database's name of it; None for an unknown name."""
    for part in re.split(r"[;|,/]", text[:200]):
        if kind := KINDS.get(fold(part)):
            return kind
    return KINDS.get(fold(text[:200]))


def absolute_url(text: str) -> str | None:
    """The first address in a cell that a browser can open."""
    match = re.search(r"https?://[^\s\"<>|]+", text)
    return match[0].rstrip(";,") if match else None


def read_pmid(text: str) -> str | None:
    """A PubMed id, whatever stands around it: "PMID: 123", "123.0", an address."""
    match = PMID.fullmatch(text.removeprefix("https://pubmed.ncbi.nlm.nih.gov/").rstrip("/"))
    return match[1] if match else None


def read_year(text: str) -> int | None:
    """A year in digits of any script, alone or in a date."""
    return find_year(text if text.isascii() else _western_digits(text))


def _western_digits(text: str) -> str:
    """Text with the digits of other scripts, and wide ones, as 0 to 9."""
    return DIGIT.sub(lambda digit: str(int(digit[0])), normalize("NFKC", text))


def read_number(text: str) -> str | None:
    """A volume or an issue as stated: "12.0", as a data frame writes it, is 12."""
    plain = " ".join(text.split())
    whole = WHOLE.fullmatch(plain)
    return whole[1] if whole else plain if plain.lower() not in NOTHING else None


def read_pages(text: str) -> str | None:
    """Pages in one spelling, or the number of an article."""
    plain = read_number(text)
    return tidy_pages(plain) if plain else None


def join_pages(first: str, last: str) -> str | None:
    """Pages from a cell for the first and one for the last, which may be empty or no page."""
    start, end = read_number(first), read_number(last)
    if not start or not ONE_PAGE.fullmatch(start):
        return None
    return tidy_pages(f"{start}-{end}" if end and ONE_PAGE.fullmatch(end) else start)


def read_cited(text: str) -> dict[str, str]:
    """Volume, issue and pages out of a citation in one cell, as PubMed writes it."""
    cited = read_citation(text)
    parts = {"volume": cited.volume, "issue": cited.issue, "pages": cited.pages}
    return {field: part for field, part in parts.items() if part}
