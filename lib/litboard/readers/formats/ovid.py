"""Ovid's text, with tags (`TI  - …`) or with the names of fields above indented values.

Source: Ovid's "Field guides" of its databases (MEDLINE, Embase, PsycINFO) and the two layouts
"Reprint/Medlars" and "Citation" of its export. A number in angle brackets is above each record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from litboard.readers.format import Format, Parsed, Text, one_name
from litboard.readers.tagged.fields import Facts, read_tagged
from litboard.readers.tagged.shape import BLANK, LEAD, Shape

NUMBER = rf"<{BLANK}?\d{{1,7}}\.?{BLANK}?>{BLANK}*(?=\n)"
TAG = rf"[A-Z][A-Z0-9]{BLANK}{{1,3}}-(?={BLANK}|\n)"
#: A line of some words above an indented one.
NAME = r"[A-Z][A-Za-z/]{1,20}(?: [A-Za-z/]{1,20}){0,8}"
HEAD = (
    rf"(?:{LEAD}(?={NUMBER}|{TAG})|(?={NAME}{BLANK}*\n{BLANK}+\S))"
    rf"(<|[A-Z][A-Z0-9](?={BLANK}{{1,3}}-)|{NAME})"
    rf"(?:(?<=<)[^>\n]*>{BLANK}*|{BLANK}{{1,3}}-|{BLANK}*(?=\n))"
)
HEADER = re.compile(rf"^{LEAD}<{BLANK}?\d{{1,7}}\.?{BLANK}?>{BLANK}*$", re.MULTILINE)
FIELD = re.compile(
    rf"^(?:{LEAD}(?:VN|DB|AN|UI|TI|AU|ST){BLANK}{{1,3}}-{BLANK}"
    r"|(?:Accession Number|Author|Authors|Title|Source|Database|Unique Identifier|Score)\s*$)",
    re.MULTILINE,
)
VENDOR = re.compile(rf"^{LEAD}VN{BLANK}{{1,3}}-{BLANK}+Ovid", re.MULTILINE)
SHAPE = Shape(head=HEAD, begins=frozenset({"<"}), begins_again=frozenset({"VN"}))

#: What Ovid puts behind a title: the kind of text, or its language.
AFTER_TITLE = re.compile(r"(?<=[.?!\"\]])\s{0,3}\[[^\[\]]{1,60}\]\.?$")
#: Numbers of affiliations and degrees behind a name.
NUMBERS = re.compile(r"[\s,]+(?:\d{1,3}[a-z]?|[+*^#]|\[[^\]]{1,80}\])(?=$|[\s,])")
DEGREES = re.compile(
    r",?\s(?:Ph\.?\s?D|M\.?D|M\.?P\.?H|M\.?Sc?|B\.?Sc?|M\.?A|B\.?A|R\.?N|Dr\.?P\.?H|Sc\.?D|FA\w{2,4}"
    r"|D\.?O|M\.?B\.?A|Pharm\.?D|M\.?Ed|Ed\.?D|Psy\.?D|Esq)\.?(?=$|[\s,])"
)


#: No name is longer.
LONGEST_NAME = 300
#: What follows a journal's name in a source: its date, volume and pages.
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Fall|Autumn|Winter)"
ISSUE = re.compile(
    rf"[.,]?\s+(?:\d+\s?\(|\d+:|Vol\.|{MONTH}[a-z]{{0,6}}\b[^;\n]{{0,30}}\d{{4}}|\d{{4}}\b)"
)

#: "Neenan, Michael [Ed]; Palmer, Stephen [Ed]. (2012). Coaching in practice. (pp. 11-31)."
BOOK = re.compile(r"[^\n]{0,300}\[Eds?\.?\]\.?\s+(?:\(\d{4}\)\.\s+)?(\[[^\]]*\]|[^.\[]+)")


def clean_name(name: str) -> str:
    """A name without what Ovid puts behind it: numbers of affiliations and degrees."""
    return DEGREES.sub("", NUMBERS.sub("", f"{name[:LONGEST_NAME]} ")).strip(" ,")


def clean_title(title: str) -> str:
    """A title without the kind and the point that Ovid puts behind it."""
    title = AFTER_TITLE.sub("", title.strip())
    return title[:-1] if title.endswith(".") and title[-2:] != ".." else title


def clean_venue(venue: str) -> str:
    """A journal's name from a source such as "Ecohydrology. 8(6):1048-1064, September 2015."."""
    if book := BOOK.match(venue):
        return book[1].strip(" .,")
    return ISSUE.split(venue, maxsplit=1)[0].strip(" .,")


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


FACTS = Facts(
    title=("TI", "TITLE", "TT", "ARTICLE TITLE"),
    authors=(frozenset({"FAU", "AU", "AUTHOR", "AUTHORS", "AUTHOR/EDITOR"}),),
    editors=frozenset({"ED", "EDITOR", "EDITORS"}),
    groups=frozenset({"CA", "CORPORATE AUTHOR"}),
    abstract=("AB", "ABSTRACT"),
    year=_names(
        "YR|YEAR|PUBLICATION YEAR|YEAR OF PUBLICATION|DP|PUBLICATION DATE|DATE OF PUBLICATION|PY|SO"
        "|SOURCE|STATUS"
    ),
    venue=_names("JN|JT|JOURNAL NAME|JOURNAL TITLE|BT|BOOK TITLE|JA|SO|SOURCE"),
    volume=_names("VO|VL|VOLUME"),
    issue=_names("IP|ISSUE|ISSUE/PART"),
    pages=_names("PG|PAGES|PAGE|PAGINATION"),
    cited=("SO", "SOURCE"),
    keywords=_names(
        "KW|DE|ID|MH|SH|AUTHOR KEYWORDS|KEYWORDS|KEY CONCEPTS|SUBJECT HEADINGS"
        "|MESH SUBJECT HEADINGS|KEYWORD HEADING"
    ),
    notes=("NT", "NOTES", "GN", "GENERAL NOTE"),
    links=_names(
        "DO|DI|DOI|DOI NUMBER|DIGITAL OBJECT IDENTIFIER|XL|UR|LK|URL"
        "|LINK TO THE OVID FULL TEXT OR CITATION|LINK TO THE EXTERNAL LINK RESOLVER|OU"
    ),
    pmid=(
        ("PM", re.compile(r"^(\d{1,8})\b")),
        ("PMID", re.compile(r"^(\d{1,8})\b")),
        ("UI", re.compile(r"^(\d{6,8})$")),
    ),
    databases=("DB",),
    kind=("PT", "DT", "PUBLICATION TYPE", "DOCUMENT TYPE"),
    kinds={
        "preprint": "preprint",
        "dissertation": "thesis",
        "dissertation abstract": "thesis",
        "book chapter": "chapter",
        "chapter": "chapter",
        "book": "book",
        "conference paper": "inproceedings",
        "conference proceedings": "inproceedings",
        "meeting paper": "inproceedings",
        "report": "report",
        "journal article": "article",
        "journal": "article",
        "article": "article",
        "review": "article",
        "research articles": "article",
    },
    name_a_line=False,
    word_a_line=False,
    around_words=" \t*.",
    clean_name=clean_name,
    clean_title=clean_title,
    clean_venue=clean_venue,
)


def detect(text: Text) -> float:
    """Sure where Ovid names itself, or a number in angle brackets stands above a field."""
    opening = "\n".join(line.text for line in text.opening)
    if VENDOR.search(opening) or (HEADER.search(opening) and FIELD.search(opening)):
        return 0.97
    return 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record below each number, or from each `VN` where there are none."""
    return read_tagged(source, text, SHAPE, FACTS)


SAMPLE = """\
<1. >
VN  - Ovid Technologies
UI  - 12
TI  - Many kinds of things
AU  - Lee A.
SO  - Journal of Things. 12(3):45-50, 2020 Jan.
AB  - We count them.

<2. >
VN  - Ovid Technologies
UI  - 13
TI  - Other things on pages
AU  - Dee C.
SO  - Annals of Tests. 4:10-12, 2021.
"""

FORMAT = Format(
    name="ovid",
    title="Ovid, plain text",
    extensions=(".txt", ".ovd"),
    homepage="https://www.wolterskluwer.com/en/solutions/ovid",
    sample=SAMPLE,
    written_by="Ovid (MEDLINE, Embase, PsycINFO)",
    covers="tagged and spelt-out fields",
    detect=detect,
    read=read,
    split=one_name,
)
