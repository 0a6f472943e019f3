"""Lists of references without numbers: one a paragraph, a line, or a line with indented ones below.

People copy them from papers, web pages and word processors; the styles are those of journals
(APA, Chicago, ISO 690 and many more). Nothing marks where a reference begins, so each way to
divide the text is tried, and the one by which most of it reads as references is taken. Text of
which less than half does is no list, unless each of its lines has a DOI or an arXiv id.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from litboard.readers.format import Format, Line, Parsed, Text
from litboard.readers.listings.listing import (
    Block,
    NotedRecord,
    join,
    paragraphs,
    read_blocks,
    split_blocks,
    split_person,
)
from litboard.readers.references.parse import (
    HEADING,
    LONGEST_ENTRY,
    fill_reference,
    split_reference,
)
from litboard.readers.tables.csv_layout import is_tabular
from litboard.schema.records import Record
from litboard.text import find_arxiv_id, find_doi

#: A single reference is a list only below a heading that says so.
FEWEST = 2
#: Of a list in one style nearly all can be recognised; of prose next to none.
RECOGNISED_SHARE = 0.5
#: Every line has an identifier, and none a clear style: no title is read, but each is a paper.
HARDLY = 0.5
#: Cells of a table, which another reader knows better or none.
ROW = re.compile(r"[\t|]|;[^;]*;")
#: A paragraph with a link is a reference only where it is short.
LONGEST_WITH_LINK = 600
#: Numbered lists and pages with marks of their own are surer.
SURE = 0.6
#: How many references are read to see whether it is a list, and how it is divided.
ENTRIES_TRIED = 24
#: "Journal articles", "2020": a heading within a list.
HEADING_WORDS = 4
#: What may stand before a reference that is not numbered.
BULLET = re.compile(r"^\s*[•·▪◦‣*–-]\s+(?=\S)")
#: "Lee, A.", "Lee A,", "A. Lee", "Ann Lee": how a reference begins that no blank sets apart.
OPENS = re.compile(r"[^\W\d_][\w'’-]*(?:,|(?: [^\W\d_][\w'’.-]*){1,3}[,.&]| and )|[A-Z]\. ")
CLOSES = re.compile(r"(?:[.\])]|\d|https?://\S+|10\.\d{4,9}/\S+)\s*$")

Parting = Callable[[Sequence[Line]], list[int]]


def detect(text: Text) -> float:
    """Fairly certain where half of the blocks, divided in some way, read as references."""
    lines = text.opening
    if not lines or lines[0].text.lstrip()[:1] in "{[<@%":
        return 0.0
    if is_tabular(text.text):
        return 0.0
    recognised, named, count = max((_count(lines, parting) for parting in PARTINGS), key=_gain)
    headed = bool(HEADING.fullmatch(lines[0].text.strip()[:100]))
    if recognised >= RECOGNISED_SHARE * count and (recognised >= FEWEST or (recognised and headed)):
        return SURE
    each_named = named == count == len(lines[:ENTRIES_TRIED])
    plain = each_named and not any(ROW.search(one.text) for one in lines)
    return HARDLY if plain and count >= FEWEST else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record a reference that has a title or an identifier, one problem for any other."""
    lines = text.lines
    starts = _best_parting(text.opening)(lines)
    head, blocks = split_blocks(lines, _join_headings(lines, starts))
    yield from read_blocks(source, head, blocks, _read_block)


def _best_parting(lines: Sequence[Line]) -> Parting:
    """The way to divide lines by which most references are recognised, and fewest are left."""
    return max(PARTINGS, key=lambda parting: _gain(_count(lines, parting)))


def _gain(counts: tuple[int, int, int]) -> tuple[int, int, int]:
    recognised, named, count = counts
    return recognised, 0 if recognised else named, -count


def _count(lines: Sequence[Line], parting: Parting) -> tuple[int, int, int]:
    """Of the first blocks: how many have a clear style, how many an identifier, and all."""
    _, blocks = split_blocks(lines, _join_headings(lines, parting(lines)))
    texts = [_text(block) for block in blocks[:ENTRIES_TRIED]]
    parts = [split_reference(text) for text in texts]
    recognised = sum(bool(one.title and one.year) for one in parts)
    return recognised, sum(map(_names_paper, texts)), len(texts)


def _names_paper(text: str) -> bool:
    short = len(text) <= LONGEST_WITH_LINK
    return short and bool(find_doi(text) or find_arxiv_id(text))


def _paragraph_starts(lines: Sequence[Line]) -> list[int]:
    starts = {block.lines[0].number for block in paragraphs(lines)}
    return [at for at, line in enumerate(lines) if line.number in starts]


def _line_starts(lines: Sequence[Line]) -> list[int]:
    return list(range(len(lines)))


def _outdented_starts(lines: Sequence[Line]) -> list[int]:
    """Lines without a blank before them, where those that go on are indented."""
    return [at for at, line in enumerate(lines) if not at or not line.text[0].isspace()]


def _sentence_starts(lines: Sequence[Line]) -> list[int]:
    """Lines that begin like a reference below one that ends like one."""
    return [
        at
        for at, line in enumerate(lines)
        if not at or (CLOSES.search(lines[at - 1].text[-200:]) and OPENS.match(line.text[:200]))
    ]


PARTINGS: tuple[Parting, ...] = (
    _paragraph_starts,
    _line_starts,
    _outdented_starts,
    _sentence_starts,
)


def _join_headings(lines: Sequence[Line], starts: Sequence[int]) -> list[int]:
    """Starts without those below a heading, which counts to the reference that follows."""
    return [
        start
        for start, above in zip(starts, (-1, *starts), strict=False)
        if not (above == start - 1 >= 0 and _is_heading(lines[above].text))
    ]


def _is_heading(text: str) -> bool:
    plain = text.strip()[:100]
    return bool(HEADING.fullmatch(plain)) or (
        len(plain.split()) <= HEADING_WORDS and plain[-1:] not in ".,;/" and "10." not in plain
    )


def _text(block: Block) -> str:
    """The words of a reference, without headings above and a bullet before it."""
    heads = takewhile(lambda line: _is_heading(line.text), block.lines[:-1])
    return BULLET.sub("", join(block.lines[len(list(heads)) :]), count=1)[:LONGEST_ENTRY]


def _read_block(record: Record, block: Block) -> NotedRecord:
    return fill_reference(record, _text(block))


SAMPLE = """\
Lee, A., & Dee, C. (2020). Many kinds of things. Journal of Pages, 7(2), 12-19.

Ferrer, N. (2021). How we count them. Annals of Tests, 3, 4-9. https://doi.org/10.5555/b
"""

FORMAT = Format(
    name="bibliography",
    title="Lists of references without numbers",
    extensions=(".txt",),
    homepage="https://www.iso.org/standard/72642.html",
    sample=SAMPLE,
    written_by="people who copy the end of a paper, a web page or a document",
    covers="""one reference a paragraph or a line; with a DOI or arXiv id, or in a clear style \
(APA, Harvard, Chicago, MLA, MHRA, ISO 690, DIN 1505, GOST, GB/T 7714, ICML, ACM, LaTeX's plain \
and the styles of numbered lists)""",
    leaves_out="an entry in no clear style is a problem, never a made-up paper",
    detect=detect,
    read=read,
    split=split_person,
)
