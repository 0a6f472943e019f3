"""Refer, as EndNote (.enw) and Unix's bibliographies write it: a percent sign and a letter.

Sources: the manual of refer(1), and the tags of EndNote's import option "EndNote Import". Google
Scholar and CiteSeer write it, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from litboard.readers.format import Format, Parsed, Text, one_name
from litboard.readers.tagged.fields import Facts, read_tagged
from litboard.readers.tagged.shape import BLANK, LEAD, Shape

HEAD = rf"{LEAD}(%[^\s%\\a-z])(?:{BLANK}+|(?=\n))"
#: A title and one of the other fields distinguish Refer from text with comments.
TITLE = "%T"
OTHERS = frozenset("%0 %A %B %D %E %I %J %P %V %N %U %X %K %C %@".split())
SHAPE = Shape(
    head=HEAD,
    begins_again=frozenset({"%0"}),
    begins_below_blank=frozenset({"%0", "%T", "%A"}),
)

FACTS = Facts(
    title=("%T", "%!", "%Q"),
    authors=(frozenset({"%A"}),),
    groups=frozenset(),
    editors=frozenset({"%E", "%Y"}),
    abstract=("%X",),
    year=("%D", "%8"),
    venue=("%J", "%B", "%S"),
    volume=("%V",),
    issue=("%N",),
    pages=("%P",),
    keywords=("%K",),
    notes=("%Z", "%O", "%<"),
    links=("%R", "%U", "%M", "%1", "%3"),
    pmid=(("%U", re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov/|nih\.gov/pubmed/)(\d{1,8})\b")),),
    kind=("%0",),
    kinds={
        **dict.fromkeys(("journal article", "magazine article", "newspaper article"), "article"),
        **dict.fromkeys(("electronic article", "article"), "article"),
        **dict.fromkeys(("conference paper", "conference proceedings"), "inproceedings"),
        **dict.fromkeys(("book", "edited book", "electronic book", "encyclopedia"), "book"),
        **dict.fromkeys(("book section", "electronic book section"), "chapter"),
        **dict.fromkeys(("encyclopedia article", "dictionary entry"), "chapter"),
        **dict.fromkeys(("thesis", "dissertation"), "thesis"),
        **dict.fromkeys(("report", "government document"), "report"),
        **dict.fromkeys(("unpublished work", "manuscript", "preprint"), "preprint"),
        "computer program": "software",
        "dataset": "dataset",
        "web page": "webpage",
        "patent": "patent",
    },
)


def detect(text: Text) -> float:
    """Sure where a `%T` and another tag of Refer stand at the head of lines."""
    tags = set(SHAPE.tags("\n".join(line.text for line in text.opening)))
    return 0.95 if TITLE in tags and OTHERS & tags else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record from each `%0`, or below each blank line where there are none."""
    return read_tagged(source, text, SHAPE, FACTS)


SAMPLE = """\
%0 Journal Article
%T Many kinds of things
%A Lee, Ann
%A Dee, Cy
%J Journal of Things
%V 12
%P 3-9
%D 2020
%R 10.5555/a

%0 Book
%T Other things on pages
%A Dee, Cy
%D 2021
"""

FORMAT = Format(
    name="refer",
    title="EndNote and Refer",
    extensions=(".enw", ".refer"),
    homepage="https://en.wikipedia.org/wiki/Refer_(software)",
    sample=SAMPLE,
    written_by="EndNote, Google Scholar, CiteSeer",
    covers="all `%` fields",
    detect=detect,
    read=read,
    split=one_name,
)
