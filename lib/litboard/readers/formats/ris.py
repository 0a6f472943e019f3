"""RIS, the exchange format of reference managers, in the dialects of those who write it.

Sources: Research Information Systems' "RIS Format Specifications" (2001 and 2011), and the
exports of EndNote, Zotero, RefWorks, Scopus, ERIC, Embase, IEEE Xplore, JSTOR and ProQuest.
Lines of a provider and numbers between records belong to no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from litboard.readers.format import Format, Parsed, Text, one_name
from litboard.readers.tagged.block import NO_CLOSING, NO_OPENING
from litboard.readers.tagged.fields import Facts, read_tagged
from litboard.readers.tagged.shape import BLANK, DASH, Shape

#: Wrapped lines are not indented here; whole records are, where they were copied from a page.
INDENT = rf"{BLANK}{{0,12}}"
#: Two letters and a dash. In small letters only where written by the book, because words look
#: so; `ER` also by itself where a record begins below it, for it may be a keyword; a tag with
#: two blanks and no dash has no value.
HEAD = (
    rf"{INDENT}(?=[A-Z][A-Z0-9]|[a-z][a-z0-9]  -[ \n])([A-Za-z][A-Za-z0-9])"
    rf"(?:{BLANK}{{0,4}}{DASH}(?={BLANK}|\n)|{BLANK}{{2}}{DASH}|{BLANK}{{2,}}(?=\n)"
    rf"|(?<=ER)(?={BLANK}*\n\s*(?:TY\W|\d{{1,6}}\.?\n|\Z)))"
)
#: In files that write every tag in small letters, with one blank for two.
SMALL = rf"{INDENT}([A-Za-z][A-Za-z0-9])(?:{BLANK}{{0,4}}{DASH}(?={BLANK}|\n)|{BLANK}{{2,}}(?=\n))"
#: Such a file is recognised by a type, one word alone, with another tag below.
SMALL_TYPE = re.compile(
    rf"^{INDENT}ty{BLANK}-{BLANK}[A-Za-z]{{3,8}}{BLANK}*\n+{INDENT}[a-z][a-z0-9]{BLANK}-{BLANK}\S",
    re.MULTILINE,
)
TYPE = re.compile(rf"^{INDENT}(?:TY{BLANK}{{0,4}}{DASH}(?:{BLANK}|$|[A-Z])|ty  - )", re.MULTILINE)
TAGS = frozenset(
    "TY ER ID T1 T2 T3 T4 TI TT TA CT BT ST A1 A2 A3 A4 A5 AU ED AB N1 N2 AD AN AV BP EP SP C1 C2"
    " C3 C4 C5 C6 C7 C8 CA CL CN CP CY PY Y1 Y2 DA DB DI DO DP DS ET FD H1 H2 IS J1 J2 JA JF JO JW"
    " KW L1 L2 L3 L4 LA LB LK LL M1 M2 M3 M4 NL NO NV OL OP PA PB PE PP RD RI RN RP RT SE SN SR"
    " SV TS TF U1 U2 U3 U4 U5 U6 UR VL VO WP WT WV X1 X2 X3 X4 Y3 OA PM PT PD PI EM LM".split()
)
SHAPE = Shape(
    head=HEAD,
    begins=frozenset({"TY"}),
    must_open=True,
    ends=frozenset({"ER"}),
    outside=frozenset({"NL"}),
    known=TAGS,
    furniture=re.compile(r"\d{1,6}[.)]?|(?:Provider|Database|Content)\s*:.*", re.IGNORECASE),
)
REMEDIES = {
    NO_OPENING: "put `TY  - JOUR` above its first line",
    NO_CLOSING: "put `ER  - ` below its last line, and check that it was not cut off",
}
IN_PUBMED = re.compile(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov/|nih\.gov/pubmed/)(\d{1,8})\b", re.IGNORECASE
)

FACTS = Facts(
    title=("TI", "T1", "CT", "BT", "ST", "TT"),
    authors=(frozenset({"AU", "A1"}),),
    editors=frozenset({"A2", "ED"}),
    abstract=("AB", "N2"),
    year=("PY", "Y1", "DA"),
    venue=("JF", "T2", "JO", "BT", "JW", "J1", "J2", "JA", "TA", "T3"),
    volume=("VL",),
    issue=("IS",),
    pages=("SP",),
    last_page=("EP",),
    keywords=("KW",),
    notes=("N1", "RN"),
    links=("DO", "DI", "UR", "M3", "L3", "LK", "L1", "L2", "ID", "AN"),
    pmid=(("UR", IN_PUBMED), ("L2", IN_PUBMED), ("PM", re.compile(r"^(\d{1,8})$"))),
    databases=("DP", "DB"),
    kind=("TY",),
    kinds={
        **dict.fromkeys(("jour", "ejour", "jfull", "mgzn", "news", "abst", "inpr"), "article"),
        **dict.fromkeys(("journal article", "journal", "article"), "article"),
        **dict.fromkeys(
            ("conf", "cpaper", "conference paper", "conference proceedings"), "inproceedings"
        ),
        **dict.fromkeys(("book", "ebook", "edbook", "whole", "ser", "serial"), "book"),
        **dict.fromkeys(("chap", "echap", "encyc", "dict", "book section"), "chapter"),
        **dict.fromkeys(("thes", "thesis", "dissertation"), "thesis"),
        **dict.fromkeys(("rprt", "report", "govdoc", "stand"), "report"),
        **dict.fromkeys(("unpb", "manscpt", "preprint", "unpd"), "preprint"),
        **dict.fromkeys(("comp", "software"), "software"),
        **dict.fromkeys(("data", "dbase", "aggr", "dataset"), "dataset"),
        **dict.fromkeys(("elec", "blog", "icomm", "web page"), "webpage"),
        "pat": "patent",
    },
)
#: Without a `TY` so many tags of RIS identify the format.
FEWEST_TAGS = 3
#: Enough to hold the first record's type, were there a page of text above it.
OPENING = 32_000


def detect(text: Text) -> float:
    """Sure where a `TY  -` stands; fairly so where an `ER` ends other tags of RIS."""
    opening = "\n".join(line.text for line in text.opening)
    if TYPE.search(opening) or SMALL_TYPE.search(opening):
        return 0.95
    tags = SHAPE.tags(opening)
    return 0.7 if "ER" in tags and len(TAGS.intersection(tags)) >= FEWEST_TAGS else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record from each `TY` to its `ER`, or to the next `TY`."""
    opening = text.text[:OPENING]
    small = SMALL_TYPE.search(opening) and not TYPE.search(opening)
    shape = replace(SHAPE, head=SMALL) if small else SHAPE
    return read_tagged(source, text, shape, FACTS, remedies=REMEDIES)


SAMPLE = """\
TY  - JOUR
TI  - Many kinds of things
AU  - Lee, Ann
AU  - Dee, Cy
T2  - Journal of Things
PY  - 2020
VL  - 12
SP  - 3
EP  - 9
DO  - 10.5555/a
ER  -

TY  - BOOK
T1  - Other things on pages
A1  - Dee, Cy
PY  - 2021
ER  -
"""

FORMAT = Format(
    name="ris",
    title="RIS",
    extensions=(".ris", ".txt"),
    homepage="https://en.wikipedia.org/wiki/RIS_(file_format)",
    sample=SAMPLE,
    written_by="EndNote, Scopus, ScienceDirect, ERIC, RefWorks, Zotero, Mendeley",
    covers="""all dialects of tags, also in small letters, records without `ER` or blank lines, \
wrapped lines""",
    leaves_out="attachments (`L1` to `L4` other than links)",
    detect=detect,
    read=read,
    split=one_name,
    structure=re.compile(rf"{INDENT}(?:ER|NL)\b.*|{SHAPE.furniture.pattern}", re.IGNORECASE),
)
