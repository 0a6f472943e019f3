"""Web of Science's plain text (.txt, .ciw, .isi): a tag of two letters, a blank, the value.

Source: Clarivate's "Web of Science Core Collection Field Tags". The lines `FN`, `VR` and `EF`
belong to the file and to no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from litboard.readers.format import Format, Parsed, Text, one_name
from litboard.readers.tagged.block import LOOSE, NO_CLOSING, NO_OPENING
from litboard.readers.tagged.fields import Facts, read_tagged
from litboard.readers.tagged.shape import Shape

HEAD = r"[\ufeff\xa0]?([A-Z][A-Z0-9])(?:[ \t\xa0]+|(?=\n))"
#: The file's own line, or a type of publication followed by a field; bibutils writes it in words.
FILE_LINE = re.compile(r"^[\ufeff\s]*FN[ \xa0](?:[^\n]*\n\s*VR[ \xa0]|Clarivate|Thomson|ISI)")
TYPE = re.compile(
    r"^\ufeff?PT[ \xa0]+[A-Z](?:[a-z]{3,}(?: [A-Za-z]{2,})?)?[ \xa0]*\n+[A-Z][A-Z0-9][ \xa0](?!-)",
    re.MULTILINE,
)
TAGS = frozenset(
    "FN VR EF ER PT AU AF BA BF CA GP BE ED TI SO SE BS LA DT CT CY CL SP HO DE ID AB C1 C3 RP EM"
    " RI OI FU FP FX CR NR TC Z9 Z1 Z2 Z3 Z4 Z5 Z6 Z7 Z8 ZA ZB ZR ZS U1 U2 PU PI PA SN EI BN J9 JI"
    " PD PY VL IS SI PN SU MA BP EP AR DI DL D2 EA EY PG P2 PM WC WE SC GA UT OA HC HP DA PS CC CN"
    " OR BD AE DG PC PL MC MQ GE TA TM DS DN MI PR CH SD TR GI SS FT FO AA AN AC AD AK AO AP AS"
    " BR BX CI CO CP CS EC EN FE FS GL GN ME MH NM NT OB OW PE PV SA SY TI TN VN X1 X4 X5 Y1 Y4 Y5"
    " LS MN MS OP PP RC RG ST SB TP TY UN WP WS XL XT".split()
)
SHAPE = Shape(
    head=HEAD,
    begins=frozenset({"PT"}),
    must_open=True,
    ends=frozenset({"ER", "EF", "FN"}),
    outside=frozenset({"FN", "VR", "EF"}),
    known=TAGS,
    indents=True,
)
REMEDIES = {
    NO_OPENING: "put `PT J` above its first line",
    NO_CLOSING: "put `ER` below its last line, and check that it was not cut off",
    LOOSE: "indent the line by three blanks, or check where the field ends",
}
ADDRESS = re.compile(r"\s*\([^()@]*@[^()]*\)$")

FACTS = Facts(
    title=("TI", "X1"),
    authors=(frozenset({"AF"}), frozenset({"AU"}), frozenset({"BF"}), frozenset({"BA"})),
    groups=frozenset({"CA"}),
    editors=frozenset({"BE", "ED", "GP"}),
    abstract=("AB", "X4"),
    year=("PY", "EY", "EA", "PD"),
    venue=("SO", "SE", "CT", "JI", "J9"),
    volume=("VL",),
    issue=("IS",),
    pages=("BP", "AR"),
    last_page=("EP",),
    keywords=("DE", "ID"),
    links=("DI", "D2", "UT", "WP"),
    pmid=(("PM", re.compile(r"^(\d{1,8})\b")), ("UT", re.compile(r"^MEDLINE:(\d{1,8})\b"))),
    kind=("DT", "PT"),
    kinds={
        "proceedings paper": "inproceedings",
        "meeting": "inproceedings",
        "conference paper": "inproceedings",
        "book chapter": "chapter",
        "chapter": "chapter",
        "journal": "article",
        "report": "report",
        "book": "book",
        "preprint": "preprint",
        "data set": "dataset",
        "dissertation": "thesis",
        "thesis": "thesis",
        "patent": "patent",
        "software": "software",
        "article": "article",
        "journal article": "article",
        "review": "article",
        "letter": "article",
        "editorial material": "article",
        "note": "article",
        "s": "chapter",
        "b": "book",
        "p": "patent",
        "j": "article",
    },
    word_a_line=False,
    clean_name=lambda name: ADDRESS.sub("", name) if "@" in name[-100:] else name,
)


def detect(text: Text) -> float:
    """Sure where the file names itself, or a `PT` of one letter stands above another tag."""
    return 0.95 if FILE_LINE.search(text.head) or TYPE.search(text.text[:OPENING]) else 0.0


#: Enough to hold the first record's type, were there a page of text above it.
OPENING = 32_000


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record from each `PT` to its `ER`, or to the next `PT`."""
    return read_tagged(source, text, SHAPE, FACTS, remedies=REMEDIES)


SAMPLE = """\
FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Lee, A
   Dee, C
TI Many kinds of things
SO JOURNAL OF THINGS
PY 2020
VL 12
BP 3
EP 9
DI 10.5555/a
ER

PT B
AU Dee, C
TI Other things on pages
PY 2021
ER

EF
"""

FORMAT = Format(
    name="wos",
    title="Web of Science, plain text",
    extensions=(".txt", ".ciw", ".isi"),
    homepage="https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html",
    sample=SAMPLE,
    written_by="Web of Science, bibutils",
    covers="all records, continuation lines, types as letters or words",
    leaves_out="cited references (kept in the raw text)",
    detect=detect,
    read=read,
    split=one_name,
    structure=re.compile(r"(?:FN|VR|EF|ER)\b.*", re.IGNORECASE),
)
