"""Papers copied or saved from PubMed as text: the forms "Abstract" and "Summary", and its pages.

An abstract form is a numbered citation, then paragraphs for title, authors, notes and abstract;
a summary is one paragraph; on a page the line "PMID: …" closes title, authors and citation. The
forms are those of "Save" and "Display options", described in PubMed's help.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from litboard.readers.format import Format, Line, Parsed, Text
from litboard.readers.listings.listing import (
    BRACKETS,
    Block,
    NotedRecord,
    join,
    last_first,
    list_names,
    paragraphs,
    read_blocks,
    split_blocks,
    split_person,
)
from litboard.readers.notes import ParseNote
from litboard.schema.records import Record
from litboard.text import Citation, find_doi, read_citation

PMID = re.compile(r"PMID:\s?(\d{1,8})\b")
#: "J Clin Invest. 2020 Jan 2;130(1):1-10. …": a journal's name has no full stop, a date follows.
CITATION = re.compile(r"(?P<venue>[^.?!\n]{2,150})\. (?P<year>1[89]\d\d|20\d\d)(?=[ ;.:/-])")
#: "1. " opens an abstract, "1: " a summary.
NUMBERED = re.compile(r"\d{1,6}[.:] (?=\S)")
SUMMARY = re.compile(r"\d{1,6}: (?=\S)")
#: "Smith JA", "van der Berg J Jr": names of an index, up to the full stop that ends the list.
NAME = r"[^\W\d_][^,.;:?!\d]{0,60}"
FIRST = r"[^\W\d_][^,.;:?!\d]{0,60} [A-Z][A-Z-]{0,4}(?: Jr| Sr| II| III)?"
AUTHORS = re.compile(rf"(?P<authors>{FIRST}(?:, {NAME}){{0,3000}})(?:; .{{1,200}}?)?\. ")
#: Paragraphs of an abstract form that are no abstract.
NOTES = re.compile(
    r"(?:Author information|Collaborators|Comment (?:in|on)|Erratum|Update (?:in|of)|Retract"
    r"|©|\(c\)|Copyright|DOI:|PMCID:|PMID:|Conflict of interest|Publisher:|Republished"
    r"|Summary for patients|Expression of concern|Corrected and|Cited in|\[Article in"
    r"|Trial registration:|\(\d+\))",
    re.IGNORECASE,
)
NOBODY = "[No authors listed]"
#: Authors, title and citation of one paper, with room for a thousand names.
LONGEST_CITATION = 30_000
#: On a page authors and citation stand between title and PMID.
PAGE_LINES = 4

NO_TITLE = ParseNote("pubmed-text.no-title", "no title was found", "import the paper by its PMID")
NO_CITATION = ParseNote(
    "pubmed-text.no-citation", "no citation was found", "check the title and the authors"
)


def detect(text: Text) -> float:
    """Certain where a PMID is named and citations stand as PubMed writes them."""
    if not PMID.search(text.text[:64_000]):
        return 0.0
    opening = join(text.opening[:5])[:LONGEST_CITATION]
    if SUMMARY.match(opening) and CITATION.search(opening):
        return 1.0
    if NUMBERED.match(opening) and CITATION.match(_after(opening)):
        return 1.0
    return 1.0 if _page_starts(text.opening) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record a number or a PMID, whichever of the forms it is."""
    lines = text.lines
    first = lines[0].text if lines else ""
    if SUMMARY.match(first):
        starts, read_block = _numbered(lines, SUMMARY), _read_summary
    elif NUMBERED.match(first):
        starts, read_block = _numbered(lines, NUMBERED), _read_abstract
    else:
        starts, read_block = _page_starts(lines), _read_page
    head, blocks = split_blocks(lines, starts)
    yield from read_blocks(source, head, blocks, read_block)


def _after(text: str) -> str:
    return NUMBERED.sub("", text, count=1)


def _numbered(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[int]:
    """Where a paper begins: in the abstract form a citation follows the number."""
    starts = [at for at, line in enumerate(lines) if pattern.match(line.text)]
    if pattern is SUMMARY:
        return starts
    return [at for at in starts if CITATION.match(_after(join(lines[at : at + 2])))]


def _page_starts(lines: Sequence[Line]) -> list[int]:
    """The titles of a page: two lines above a PMID that follows a citation."""
    starts: list[int] = []
    for at, line in enumerate(lines):
        if not PMID.match(line.text.strip()) or at < 2:
            continue
        citation = CITATION.match(lines[at - 1].text.strip())
        if citation and at - 3 >= (starts[-1] + PAGE_LINES if starts else 0):
            starts.append(at - 3)
    return starts


def _read_summary(record: Record, block: Block) -> NotedRecord:
    text = SUMMARY.sub("", join(block.lines), count=1)[:LONGEST_CITATION]
    authors = AUTHORS.match(text)
    rest = text[authors.end() :] if authors else text
    cited = next((c for c in CITATION.finditer(rest) if c.start() > 0), None)
    title = rest[: cited.start()].strip() if cited else ""
    return _fill(record, text, title, authors["authors"] if authors else "", cited)


def _read_abstract(record: Record, block: Block) -> NotedRecord:
    groups = paragraphs(block.lines)
    texts = [join(group.lines) for group in groups]
    cited = CITATION.match(_after(texts[0]))
    title = texts[1] if len(texts) > 1 else ""
    named = len(texts) > 2 and not NOTES.match(texts[2])
    authors = texts[2].replace(NOBODY, "") if named else ""
    body = [text for text in texts[3 if named else 2 :] if not NOTES.match(text)]
    filled, notes = _fill(record, "\n".join(texts), title, authors, cited)
    return replace(filled, abstract=" ".join(body) or None), notes


def _read_page(record: Record, block: Block) -> NotedRecord:
    title, authors, citation = (join([line]) for line in block.lines[:3])
    return _fill(record, record.raw, title, authors, CITATION.match(citation))


def _fill(
    record: Record, text: str, title: str, authors: str, cited: re.Match[str] | None
) -> NotedRecord:
    pmid = PMID.search(text)
    place = _place(cited)
    filled = replace(
        record,
        title=title.rstrip(".").strip("[] ") or None,
        authors=tuple(map(last_first, list_names(BRACKETS.sub("", authors)))),
        year=int(cited["year"]) if cited else None,
        venue=cited["venue"].strip() if cited else None,
        volume=place.volume,
        issue=place.issue,
        pages=place.pages,
        doi=find_doi(text),
        pmid=pmid[1] if pmid else None,
        kind="article",
    )
    notes = ((NO_TITLE, not title), (NO_CITATION, not cited))
    return filled, tuple(note for note, holds in notes if holds)


def _place(cited: re.Match[str] | None) -> Citation:
    """Volume, issue and pages, which stand between the journal's full stop and the next."""
    if cited is None:
        return Citation()
    numbers = cited.string[cited.start("year") :].split(". ", maxsplit=1)[0]
    return read_citation(f"{cited['venue'].strip()}. {numbers}")


SAMPLE = """\
1. J Things. 2020 Jan;12(3):45-50. doi: 10.5555/a. Epub 2020 Jan 2.

Many kinds of things.

Lee A(1), Dee C.

Author information: (1)University.

We count things of many kinds.

DOI: 10.5555/a
PMID: 12345 [Indexed for MEDLINE]

2. Ann Tests. 2021;4:10-12.

Other things on pages.

Dee C.

PMID: 12346
"""

FORMAT = Format(
    name="pubmed_text",
    title="Abstracts and summaries saved from PubMed",
    extensions=(".txt",),
    homepage="https://pubmed.ncbi.nlm.nih.gov",
    sample=SAMPLE,
    written_by="people who save or copy text from PubMed",
    covers="titles, authors, abstracts, dates, identifiers, volume, issue and pages",
    detect=detect,
    read=read,
    split=split_person,
)
