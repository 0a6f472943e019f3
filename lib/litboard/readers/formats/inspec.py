"""Inspec's text: `Record 1 of 5 - INSPEC …` above each record, and tags with a tilde."""

from __future__ import annotations

import re
from collections.abc import Iterator

from litboard.readers.format import Format, Parsed, Text, one_name
from litboard.readers.tagged.fields import Facts, read_tagged
from litboard.readers.tagged.shape import BLANK, LEAD, Shape

HEAD = (
    rf"{LEAD}(Record(?=\b[^\n]*INSPEC)|[A-Z][A-Z0-9](?={BLANK}{{0,3}}[~:](?:{BLANK}|\n)))"
    rf"(?:(?<=Record)[^\n]*|{BLANK}{{0,3}}[~:])"
)
HEADER = re.compile(r"^\s*Record\b.*\bINSPEC\b", re.MULTILINE)
FIELD = re.compile(r"^\s{0,3}(?:TI|AU|AB|SO|PY)\s{0,3}[~:]\s", re.MULTILINE)
#: What follows a journal's name in a source: "Software Practice. 1992; 19: 20".
ISSUE = re.compile(r"[.,]\s+(?:vol\b|\d{4}\b)", re.IGNORECASE)
SHAPE = Shape(head=HEAD, begins=frozenset({"RECORD"}))

FACTS = Facts(
    title=("TI", "TT"),
    authors=(frozenset({"AU"}),),
    editors=frozenset({"ED"}),
    abstract=("AB",),
    year=("PY", "DT", "SO"),
    venue=("JN", "JT", "CT", "SO"),
    volume=("VL", "VO"),
    issue=("IS", "IP"),
    pages=("PG", "PP"),
    cited=("SO",),
    keywords=("DE", "ID", "KW"),
    links=("DO", "DI", "UR"),
    kind=("RT", "PT"),
    kinds={
        "journal-paper": "article",
        "journal paper": "article",
        "conference-paper": "inproceedings",
        "conference paper": "inproceedings",
        "conference-proceedings": "inproceedings",
        "book-chapter": "chapter",
        "book": "book",
        "dissertation": "thesis",
        "report": "report",
        "patent": "patent",
    },
    name_a_line=False,
    word_a_line=False,
    clean_venue=lambda venue: ISSUE.split(venue, maxsplit=1)[0],
)


def detect(text: Text) -> float:
    """Sure where a header of Inspec's stands above a field."""
    opening = "\n".join(line.text for line in text.opening)
    return 0.95 if HEADER.search(opening) and FIELD.search(opening) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record below each header."""
    return read_tagged(source, text, SHAPE, FACTS)


FORMAT = Format("inspec", "Inspec, plain text", detect, read, split=one_name)
