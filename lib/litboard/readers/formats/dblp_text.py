"""Lists of papers copied from the dblp computer science bibliography.

"Ann Lee, Cy Dee 0001:" is on a line of its own; below it, title and place as one sentence
after the other: "On things. J. Things 12(3): 45-50 (2020)". dblp explains its numbers for people
of one name in its FAQ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from litboard.readers.format import Format, Line, Parsed, Text
from litboard.readers.listings.listing import (
    Block,
    NotedRecord,
    is_full_name,
    join,
    list_names,
    read_blocks,
    split_blocks,
    split_person,
)
from litboard.readers.notes import ParseNote
from litboard.schema.records import Record
from litboard.text import find_arxiv_id, find_doi, read_citation

#: "[j12]" and "[c3]" number journal and conference papers, "[i4]" preprints, "[b1]" books.
LABEL = re.compile(r"\s*\[(?P<kind>[a-z])\d{1,4}\]\s*")
KINDS = {"j": "article", "c": "inproceedings", "i": "preprint", "b": "book", "e": "proceedings"}
#: Names and the colon that ends them; dblp numbers people of one name.
AUTHORS = re.compile(r"\s*(?P<names>[^\W\d_][^:;()\"“]{2,20000}):\s*")
HOMONYM = re.compile(r"\s\d{4}(?=\s*(?:,|$))")
#: Title and place; a place has a year.
PAPER = re.compile(r"(?P<title>[^\n]{3,500}?)(?<!\bvs)(?P<end>[.?!])\s(?P<place>.{2,300})")
YEAR = re.compile(r"(?<![\d/])(?:19[3-9]\d|20\d\d)(?!\d)")
PREPRINT = re.compile(r"\babs/(\S+)")
#: Without labels, so many papers prove the layout.
SEVERAL = 2
LONGEST = 30_000

NO_TITLE = ParseNote("dblp-text.no-title", "no title was found", "write it below the authors")


def detect(text: Text) -> float:
    """Certain where labelled papers stand, or several without labels."""
    lines = text.opening
    papers = [at for at in range(len(lines) - 1) if _is_paper(lines, at)]
    labelled = any(at and LABEL.match(lines[at - 1].text) for at in papers)
    if papers and (labelled or LABEL.match(lines[papers[0]].text)):
        return 1.0
    return 0.95 if len(papers) >= SEVERAL and len(papers) * 4 >= len(lines) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record a line of authors with a title below; years between count to the one above."""
    lines = text.lines
    papers = [at for at in range(len(lines) - 1) if _is_paper(lines, at)]
    starts = [at - 1 if at and LABEL.fullmatch(lines[at - 1].text) else at for at in papers]
    head, blocks = split_blocks(lines, starts)
    yield from read_blocks(source, head, blocks, _read_block)


def _is_paper(lines: Sequence[Line], at: int) -> bool:
    paper = PAPER.match(lines[at + 1].text.strip()[:LONGEST])
    return bool(paper and YEAR.search(paper["place"]) and _names(lines[at].text))


def _names(text: str) -> tuple[str, ...]:
    """The people of a line of authors; none where it is any other line."""
    match = AUTHORS.fullmatch(LABEL.sub("", text[:LONGEST], count=1))
    names = list_names(HOMONYM.sub("", match["names"])) if match else ()
    return names if all(map(is_full_name, names)) else ()


def _read_block(record: Record, block: Block) -> NotedRecord:
    label = LABEL.match(block.lines[0].text)
    at = 1 if label and LABEL.fullmatch(block.lines[0].text) else 0
    paper = PAPER.match(join(block.lines[at + 1 : at + 2])[:LONGEST])
    if paper is None:
        return record, (NO_TITLE,)
    place = read_citation(paper["place"])
    preprint = PREPRINT.search(paper["place"])
    filled = replace(
        record,
        title=paper["title"] + paper["end"].strip("."),
        authors=_names(block.lines[at].text),
        year=place.year,
        venue=place.venue,
        volume=place.volume,
        issue=place.issue,
        pages=place.pages,
        doi=find_doi(record.raw),
        arxiv_id=find_arxiv_id(preprint[1], bare=True) if preprint else None,
        kind=KINDS.get(label["kind"]) if label else None,
    )
    return filled, ()


SAMPLE = """\
2023
[j12]
Ann Lee 0001, Cy Dee:
Many kinds of things. J. Thing. Res. 12(3): 45-50 (2023)
2014
[i1]
Cy Dee:
Other things on pages. CoRR abs/1409.1556 (2014)
"""

FORMAT = Format(
    name="dblp_text",
    title="Papers copied from dblp",
    extensions=(".txt",),
    homepage="https://dblp.org",
    sample=SAMPLE,
    written_by="people who copy a list of publications from dblp",
    covers="titles, authors, venue, volume, issue, pages and year; arXiv ids of CoRR papers",
    detect=detect,
    read=read,
    split=split_person,
)
