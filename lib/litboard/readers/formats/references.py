"""Numbered lists of references, as they are copied from the end of a paper.

The styles are those of journals (IEEE, Vancouver, Nature, ACS and many more). The numbers mark
where an entry begins; its parts are recognised by its style. An entry in no clear style is kept
by its identifier, and without one it is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from litboard.readers.format import Format, Line, Parsed, Text
from litboard.readers.listings.listing import (
    Block,
    NotedRecord,
    join,
    read_blocks,
    split_blocks,
    split_person,
)
from litboard.readers.references.parse import (
    HEADING,
    LONGEST_ENTRY,
    fill_reference,
    is_dated,
    split_reference,
)
from litboard.schema.records import Record

#: "[1] ", "1. ", "(1) ", "1) ", "[1]": how an entry is numbered.
NUMBER = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)](?=\s))\s*(?=\S)")
#: "12 Lee", "¹² Lee", "12Lee": a number without a mark, surer the more of them follow one another.
BARE_NUMBER = re.compile(r"\s*(?:(\d{1,4})|([⁰¹²³⁴-⁹]{1,4}))\s?(?=[^\W\d_])")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
#: "[12]" is the number of a reference and nothing else, so that a choice of them may have gaps.
IN_SQUARES, MOST = 1, 9_999
#: Two entries are a list; a single numbered line is anything.
FEWEST, FEWEST_BARE = 2, 3
#: Nearly every reference has a year or an identifier; of numbered sentences few have.
DATED_SHARE = 0.6
#: Numbers without a mark stand before anything: of such entries so many are in a clear style.
CLEAR_SHARE, ENTRIES_TRIED = 0.5, 24


def detect(text: Text) -> float:
    """Sure where a numbered list begins the text and nearly every entry is dated."""
    lines = text.opening
    starts = _find_starts(lines)
    if len(starts) < FEWEST or (starts[0] > 0 and not _is_heading(lines[: starts[0]])):
        return 0.0
    _, blocks = split_blocks(lines, starts)
    texts = [join(block.lines)[:LONGEST_ENTRY] for block in blocks]
    if sum(map(is_dated, texts)) < DATED_SHARE * len(texts):
        return 0.0
    if NUMBER.match(blocks[0].lines[0].text):
        return 0.8
    readable = [bool(split_reference(_unnumbered(one)).title) for one in texts[:ENTRIES_TRIED]]
    return 0.7 if sum(readable) >= CLEAR_SHARE * len(readable) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record an entry that has a title or an identifier, one problem for any other."""
    head, blocks = split_blocks(text.lines, _find_starts(text.lines))
    yield from read_blocks(source, head, blocks, _read_block)


def _is_heading(head: Sequence[Line]) -> bool:
    return all(HEADING.fullmatch(line.text.strip()[:100]) for line in head)


def _find_starts(lines: Sequence[Line]) -> list[int]:
    """Where entries begin; numbers without a mark count where there are no others."""
    marked = _numbered(lines, NUMBER)
    bare = _numbered(lines, BARE_NUMBER) if len(marked) < FEWEST else []
    return bare if len(bare) >= FEWEST_BARE else marked


def _numbered(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[int]:
    """Lines numbered alike and upwards; a second list begins anew after a gap."""
    starts: list[int] = []
    manner, last = None, 0
    for at, line in enumerate(lines):
        match = pattern.match(line.text)
        if not match or manner not in (None, match.lastindex):
            continue
        number = int(match[match.lastindex or 0].translate(SUPERSCRIPTS))
        anew = number == 1 and (not starts or _stands_apart(lines, at))
        if pattern is BARE_NUMBER:
            follows, first = number == last + 1, False
        else:
            widest = MOST if match.lastindex == IN_SQUARES else 2
            follows, first = last < number <= last + widest, not starts
        if anew or follows or first:
            starts.append(at)
            manner, last = match.lastindex, number
    return starts


def _unnumbered(text: str) -> str:
    pattern = NUMBER if NUMBER.match(text) else BARE_NUMBER
    return pattern.sub("", text, count=1)


def _stands_apart(lines: Sequence[Line], at: int) -> bool:
    above = lines[at - 1]
    return lines[at].number > above.number + 1 or bool(HEADING.fullmatch(above.text.strip()[:100]))


def _read_block(record: Record, block: Block) -> NotedRecord:
    return fill_reference(record, _unnumbered(join(block.lines)))


SAMPLE = """\
References
[1] A. Lee and C. Dee, "Many kinds of things," J. Things, vol. 3, no. 2, pp. 1-9, 2020.
[2] Dee, C. (2021). Other things on pages. Annals of Tests, 4, 10-12. doi:10.5555/b
"""

FORMAT = Format(
    name="references",
    title="Numbered lists of references",
    extensions=(".txt",),
    homepage="https://ieeeauthorcenter.ieee.org",
    sample=SAMPLE,
    written_by="people who copy the end of a paper",
    covers="""numbered entries ("[1]", "1.", "(1)", "1 Lee", "¹ Lee"); with a DOI or arXiv id, or \
in a clear style (IEEE, Vancouver, Springer, Nature, Science, Elsevier, ACS, MDPI, Copernicus, \
Sage and the styles of lists without numbers)""",
    leaves_out="an entry in no clear style is a problem, never a made-up paper",
    detect=detect,
    read=read,
    split=split_person,
)
