"""Results copied from Google Scholar.

The line "J Smith, A Jones… - Journal, 2020 - publisher" is the only one that can be recognised by
its form, so it is the anchor: the title is above it. The text below it is an excerpt around the
search words; it is no abstract and stays in the raw text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from litboard.readers.format import Format, Line, Parsed, Text
from litboard.readers.listings.listing import (
    CUT_OFF,
    Block,
    NotedRecord,
    list_names,
    note_cuts,
    read_blocks,
    split_blocks,
    split_person,
)
from litboard.readers.notes import ParseNote
from litboard.schema.records import Record
from litboard.text import find_arxiv_id, find_doi, read_citation

#: Authors - venue, year - publisher; venue and publisher may be missing.
BYLINE = re.compile(
    r"\s*(?P<authors>[^\W\d_][^\n]{0,400}?)\s[-–]\s(?:(?P<venue>[^\n]{1,200}?),?\s)?"
    r"(?P<year>1[5-9]\d\d|20\d\d)(?:\s[-–]\s(?P<publisher>\S[^\n]{0,100}))?\s*"
)
#: A byline is short, and one of these names begins it: "J Smith", "JB Smith", "Smith J".
LONGEST_BYLINE = 500
INITIALLED = re.compile(r"(?:[A-Z][A-Z-]{0,4}\s[^\W\d_]|[^\W\d_]\S+\s[A-Z]{1,4}(?:[,\s…]|$))")
FURNITURE = re.compile(
    r"(?:(?:☆ )?save\b.*|cite|cited by \d.*|related articles.*|all \d+ versions.*|view as html"
    r"|\[(?:pdf|html|book|b|citation|c|doc)\](?: ?\S*\.\S+)?|import into \w+|library search"
    r"|about [\d,.]+ results.*|articles|scholar|[«»‹›\d\s]+|full view|web of science.*)",
    re.IGNORECASE,
)
BADGE = re.compile(r"\s*(?:\[(PDF|HTML|BOOK|B|CITATION|C|DOC)\]\s*)+")
FOOT = re.compile(r"\b(?:Cited by \d|Related articles|All \d+ versions)")
KINDS = {"BOOK": "book", "B": "book"}
#: A title stands so near above its byline; links to files may stand between.
ABOVE = 3
#: Bylines without the feet of Scholar are no proof, unless there are several.
SEVERAL = 3

NO_TITLE = ParseNote(
    "scholar-text.no-title", "no title stands above the authors", "add a line with the title"
)


def detect(text: Text) -> float:
    """Certain where bylines stand with the links that Scholar puts below a result."""
    bylines = sum(_byline(line.text) is not None for line in text.opening)
    if not bylines:
        return 0.0
    if any(FOOT.search(line.text) for line in text.opening):
        return 1.0
    return 0.7 if bylines >= SEVERAL and bylines * 5 >= len(text.opening) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record a byline, from its title to the next; the heading counts to the first."""
    lines = text.lines
    anchors = [at for at, line in enumerate(lines) if at and _byline(line.text)]
    starts = [
        _title_at(lines, at, after) for at, after in zip(anchors, [-1, *anchors], strict=False)
    ]
    head, blocks = split_blocks(lines, starts)
    yield from read_blocks(source, head, blocks, _read_block)


def _byline(text: str) -> re.Match[str] | None:
    if len(text) > LONGEST_BYLINE or not INITIALLED.match(text.strip()):
        return None
    return BYLINE.fullmatch(" ".join(text.split()))


def _title_at(lines: list[Line], anchor: int, after: int) -> int:
    """Where the title stands: the nearest line above that is no link; else the byline itself."""
    for at in range(anchor - 1, max(anchor - 1 - ABOVE, after), -1):
        if not FURNITURE.fullmatch(" ".join(lines[at].text.split())):
            return at
    return anchor


def _read_block(record: Record, block: Block) -> NotedRecord:
    at, byline = next(
        (at, byline) for at, line in enumerate(block.lines) if (byline := _byline(line.text))
    )
    above = block.lines[0].text if at else ""
    title = " ".join(BADGE.sub("", above).split())
    badge = BADGE.match(above)
    cited = read_citation(CUT_OFF.sub("", byline["venue"] or "").strip(" ,…"))
    filled = replace(
        record,
        title=title or None,
        authors=list_names(byline["authors"].replace("…", "")),
        year=int(byline["year"]),
        venue=cited.venue,
        volume=cited.volume,
        issue=cited.issue,
        pages=cited.pages,
        doi=find_doi(record.raw),
        arxiv_id=find_arxiv_id(byline["venue"]),
        kind=KINDS.get(badge[1]) if badge else None,
    )
    return filled, tuple(_note_gaps(title, byline))


def _note_gaps(title: str, byline: re.Match[str]) -> Iterator[ParseNote]:
    if not title:
        yield NO_TITLE
    yield from note_cuts(title=title, authors=byline["authors"], venue=byline["venue"] or "")


SAMPLE = """\
About 12 results
[PDF] Many kinds of things
A Lee, C Dee… - Journal of Things, 2020 - Elsevier
We count …
Save Cite Cited by 12 Related articles All 3 versions
Other things on pages
C Dee - arXiv preprint arXiv:2001.00001, 2020 - arxiv.org
Save Cite Cited by 3 Related articles
"""

FORMAT = Format(
    name="scholar_text",
    title="Results copied from Google Scholar",
    extensions=(".txt",),
    homepage="https://scholar.google.com",
    sample=SAMPLE,
    written_by="people who copy a page of results from Google Scholar",
    covers="titles, authors, venue and year as far as they are shown; arXiv ids",
    leaves_out="excerpts and how often a paper was cited (kept in the raw text)",
    detect=detect,
    read=read,
    split=split_person,
)
