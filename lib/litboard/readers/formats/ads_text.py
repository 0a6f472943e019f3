"""Abstracts copied from the Astrophysics Data System (ADS).

Two layouts are read: the text form of ADS Classic ("Title: … Authors: … Bibliographic Code: …",
the abstract last) and today's page of a paper (title and authors without labels, the abstract
before the rest).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from litboard.readers.format import Format, Line, Parsed, Text
from litboard.readers.listings.listing import (
    Block,
    NotedRecord,
    join,
    read_blocks,
    split_blocks,
    split_person,
)
from litboard.readers.notes import ParseNote
from litboard.schema.records import Record
from litboard.text import find_arxiv_id, find_doi, find_year, read_citation

#: What ADS writes before a colon → the field it fills; "" for what no field holds.
LABELS = {
    "title": "title", "author": "author", "authors": "author", "publication": "venue",
    "publication date": "date", "pub date": "date", "doi": "doi", "arxiv": "arxiv",
    "eprint": "arxiv", "e-print": "arxiv", "keywords": "keywords", "bibliographic code": "bibcode",
    "bibcode": "bibcode", "affiliation": "", "affiliations": "", "origin": "", "comment": "",
    "comments": "", "e-print comments": "", "e-print id": "arxiv", "object names": "",
    "copyright": "", "abstract copyright": "", "orcid": "", "astronomy keywords": "keywords",
}  # fmt: skip
LABEL = re.compile(rf"\s*((?a:{'|'.join(LABELS)}))\s*:\s*", re.IGNORECASE)
ABSTRACT = re.compile(r"\s*abstract\s*:?\s*", re.IGNORECASE)
FURNITURE = re.compile(
    r"(?:show affiliations|hide affiliations|show all authors|full text sources"
    r"|data products|publisher|preprint|arxiv|feedback/corrections\?|\(.{1,40}homepage\)|view as"
    r"|export citation)",
    re.IGNORECASE,
)
#: Year, journal, volume, page and first letter of the first author: 19 characters.
BIBCODE = re.compile(r"(?:bibliographic code|bibcode)\s*:\s*[12]\d{3}[A-Za-z&.]{2}\S{12,13}", re.I)
BETWEEN_KEYWORDS = re.compile(r"\s*;\s*|\s*,\s+")

NO_TITLE = ParseNote("ads-text.no-title", "no title was found", "add it behind its label")
NO_AUTHORS = ParseNote(
    "ads-text.no-authors", "no authors were found", "add them behind their label"
)


def detect(text: Text) -> float:
    """Certain where a line gives a bibliographic code of ADS behind its label."""
    head = text.text[:64_000]
    if "ibcode" not in head and "ibliographic" not in head:
        return 0.0
    return 1.0 if any(BIBCODE.match(line.text.strip()) for line in text.opening) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record a paper; a heading of the page counts to the first."""
    lines = text.lines
    titled = [at for at, line in enumerate(lines) if _label(line.text)[0] == "title"]
    head, blocks = split_blocks(lines, titled or _untitled_starts(lines))
    yield from read_blocks(source, head, blocks, _read_block)


def _untitled_starts(lines: list[Line]) -> list[int]:
    """Where a paper begins without a label: after the labelled lines of the one above."""
    starts, ended, waits = [0] if lines else [], False, False
    for at, line in enumerate(lines):
        field, text = _label(line.text)
        if ended and field is None and not waits and not FURNITURE.fullmatch(text.strip()):
            starts.append(at)
            ended = False
        ended = ended or field == "bibcode"
        waits = field is not None and not text.strip()
    return starts


def _label(text: str) -> tuple[str | None, str]:
    """The field a line opens, if it does, and what stands behind the label."""
    match = LABEL.match(text)
    return (LABELS[match[1].lower()], text[match.end() :]) if match else (None, text)


def _read_block(record: Record, block: Block) -> NotedRecord:
    stated = {field: join(lines) for field, lines in _sort_lines(block.lines).items()}
    names = stated.get("author", "").split(";")
    cited = read_citation(stated.get("venue", ""))
    arxiv_id = find_arxiv_id(stated.get("arxiv"), bare=True) or find_arxiv_id(stated.get("venue"))
    filled = replace(
        record,
        title=stated.get("title") or None,
        authors=tuple(name.strip() for name in names if name.strip(" ,")),
        abstract=stated.get("abstract") or None,
        year=find_year(stated.get("date")) or find_year(stated.get("bibcode", "")[:4]),
        venue=cited.venue,
        volume=cited.volume,
        issue=cited.issue,
        pages=cited.pages,
        doi=find_doi(stated.get("doi")),
        arxiv_id=arxiv_id,
        keywords=tuple(word for word in BETWEEN_KEYWORDS.split(stated.get("keywords", "")) if word),
    )
    notes = ((NO_TITLE, not filled.title), (NO_AUTHORS, not filled.authors))
    return filled, tuple(note for note, holds in notes if holds)


def _sort_lines(lines: tuple[Line, ...]) -> dict[str, list[Line]]:
    """The lines of each field; without labels the title comes first, then the authors."""
    fields: dict[str, list[Line]] = {}
    current: str = "title"
    for line in lines:
        field, text = _label(line.text)
        if field is not None:
            current = field
        elif ABSTRACT.fullmatch(text):
            current, text = "abstract", ""
        elif FURNITURE.fullmatch(text.strip()):
            continue
        elif current == "title" and "title" in fields and ";" in text and "author" not in fields:
            current = "author"
        if current and text.strip():
            fields.setdefault(current, []).append(Line(line.number, text))
    return fields


SAMPLE = """\
Title:                 Many kinds
                       of things
Authors:               Lee, Ann; Dee, C.
Publication:           The Journal of Things, Volume 2, Issue 1, id. 21 (2015).
Publication Date:      08/2015
Bibliographic Code:    2015JThin...2...21L

                               Abstract
We count them.

Title:                 Other things on pages
Authors:               Dee, C.
Bibliographic Code:    2016JThin...2...21D
"""

FORMAT = Format(
    name="ads_text",
    title="Abstracts copied from the Astrophysics Data System",
    extensions=(".txt",),
    homepage="https://ui.adsabs.harvard.edu",
    sample=SAMPLE,
    written_by="people who copy the page of a paper from ADS, or save its text form",
    covers="titles, authors, abstracts, dates, identifiers, volume, issue and pages",
    detect=detect,
    read=read,
    split=split_person,
)
