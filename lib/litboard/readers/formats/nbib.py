"""MEDLINE, as PubMed exports it (.nbib, .txt), and the variant that ERIC writes.

Source: the National Library of Medicine's "MEDLINE/PubMed Data Element (Field) Descriptions".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from litboard.readers.format import Format, Parsed, Text, one_name
from litboard.readers.notes import ParseNote
from litboard.readers.structured.extracted import Extracted
from litboard.readers.tagged.block import LOOSE, Block
from litboard.readers.tagged.fields import Facts, read_tagged
from litboard.readers.tagged.shape import BLANK, LEAD, Shape
from litboard.schema.records import Problem

#: A tag is filled up with blanks to four letters and a hyphen, which people's editors undo.
HEAD = (
    rf"{LEAD}(?=[A-Z]|pmid-|[a-z][a-z0-9 ]{{2}} - )([A-Za-z][A-Za-z0-9]{{1,4}})"
    rf"(?:{BLANK}{{1,3}}-|-(?={BLANK}|\n)|(?<=PMID)-)"
)
CERTAIN = re.compile(rf"^{LEAD}(?:PMID\s{{0,2}}-|pmid-|OWN {{1,2}}- [A-Z])", re.MULTILINE)
#: Tags no other format has.
OWN_TAGS = frozenset(
    "PMID STAT DCOM BTI CTI FAU FED AUID CRDT PHST PUBM ISSN OABL EDAT MHDA OWN DEP CON CIN".split()
)
FEWEST_TAGS = 2
SHAPE = Shape(
    head=HEAD,
    begins=frozenset({"PMID"}),
    begins_below_blank=frozenset({"OWN", "TI"}),
    indents=True,
)

FACTS = Facts(
    title=("TI", "BTI", "CTI", "TT"),
    authors=(frozenset({"FAU"}), frozenset({"AU"})),
    groups=frozenset({"CN"}),
    editors=frozenset({"FED"}),
    abstract=("AB", "OAB"),
    year=("DP", "DEP"),
    venue=("JT", "TA", "BTI", "CTI"),
    volume=("VI",),
    issue=("IP",),
    pages=("PG",),
    keywords=("OT", "MH"),
    notes=("GN",),
    links=("AID", "LID", "SO"),
    pmid=(("PMID", re.compile(r"^(\d{1,8})\b")),),
    kind=("PT",),
    kinds={
        "preprint": "preprint",
        "dissertations/theses": "thesis",
        "academic dissertation": "thesis",
        "book chapter": "chapter",
        "books": "book",
        "book": "book",
        "dataset": "dataset",
        "speeches/meeting papers": "inproceedings",
        "journal article": "article",
        "journal articles": "article",
        "review": "article",
        "reports - research": "report",
        "numerical/quantitative data": "report",
    },
    name_a_line=False,
    word_a_line=False,
    clean_title=lambda title: title[:-1] if title.endswith(".") and title[-2:] != ".." else title,
)

NO_PMID = ParseNote("nbib.no-pmid", "the record has no PMID", "check that the record is whole")
CUT_OFF = ParseNote(
    "nbib.cut-off",
    "the record lacks the line `SO` with which the others end",
    "check that it was not cut off",
)
REMEDIES = {LOOSE: "indent the line, or check where the field ends"}


def detect(text: Text) -> float:
    """Sure where PubMed or ERIC name themselves; fairly so by tags no other format has."""
    opening = "\n".join(line.text for line in text.opening)
    if CERTAIN.search(opening):
        return 0.95
    tags = set(SHAPE.tags(opening))
    return 0.7 if len(OWN_TAGS & tags) >= FEWEST_TAGS and "TY" not in tags else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record from each `PMID`, or below each blank line where there are none."""
    return read_tagged(source, text, SHAPE, FACTS, blocks=_check_ends, remedies=REMEDIES)


def _check_ends(
    extracted: Iterator[Extracted[Block] | Problem],
) -> Iterator[Extracted[Block] | Problem]:
    """Add notes where PubMed's own first or last field is missing; ERIC has neither."""
    complete = False
    for one in extracted:
        if isinstance(one, Problem) or one.value is None:
            yield one
            continue
        block = one.value
        notes = one.notes
        identified, whole = block.has("PMID"), block.has("SO")
        if not identified and "ERIC" not in block.values().get("OWN", ()):
            notes += (NO_PMID,)
        if identified and complete and not whole:
            notes += (CUT_OFF,)
        complete = complete or (identified and whole)
        yield replace(one, notes=notes) if notes else one


SAMPLE = """\
PMID- 12
OWN - NLM
DP  - 2020 Jan
TI  - Many kinds of
      things.
PG  - 3-9
LID - 10.5555/a [doi]
AB  - We count them.
FAU - Lee, Ann
AU  - Lee A
JT  - Journal of Things

PMID- 13
DP  - 2021
TI  - Other things on pages.
FAU - Dee, Cy
"""

FORMAT = Format(
    name="nbib",
    title="PubMed's MEDLINE format",
    extensions=(".nbib", ".txt"),
    homepage="https://www.nlm.nih.gov/bsd/mms/medlineelements.html",
    sample=SAMPLE,
    written_by="PubMed, Europe PMC, ERIC",
    covers="full names, group authors, abstracts with sections, DOI and PMID",
    leaves_out="MeSH qualifiers (kept in the raw text)",
    detect=detect,
    read=read,
    split=one_name,
)
