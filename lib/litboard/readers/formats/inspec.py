"""Inspec's text: `Record 1 of 5 - INSPEC …` above each record, and tags with a tilde.

The exports of the Inspec database (The Institution of Engineering and Technology) on CD-ROM and
of older hosts. There is no public specification.
"""

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


SAMPLE = """\
Record 1 of 2 - INSPEC

TI ~ Many kinds of things
AU ~ Lee, A.; Dee, C.
SO ~ Journal of Things
PY ~ 2020
DO ~ 10.5555/a

Record 2 of 2 - INSPEC

TI ~ Other things on pages
AU ~ Dee, C.
PY ~ 2021
"""

FORMAT = Format(
    name="inspec",
    title="Inspec, plain text",
    extensions=(".txt",),
    homepage="https://www.theiet.org/publishing/inspec",
    sample=SAMPLE,
    written_by="Inspec",
    covers="numbered records with all their tags",
    detect=detect,
    read=read,
    split=one_name,
)
