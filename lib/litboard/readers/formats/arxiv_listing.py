"""Papers copied from arXiv: search results, listings of new papers, abstract pages, mailings.

All of them open a paper with its identifier, and label most of the rest ("Title:", "Authors:");
what has no label is recognised by its position. Only the first half of a title is ever without a
label. arXiv documents its identifiers under "Understanding the arXiv identifier".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from litboard.readers.format import Format, Line, Parsed, Text
from litboard.readers.listings.listing import (
    Block,
    NotedRecord,
    join,
    list_names,
    read_blocks,
    split_blocks,
    split_person,
)
from litboard.readers.notes import ParseNote
from litboard.schema.records import Record
from litboard.text import find_arxiv_id, find_doi, find_year, read_citation

START = re.compile(
    r"\s*(?:\[?\d+[\].:)]*\s*)?arXiv:\s?((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}))(?:v\d+)?(?!\w)",
    re.IGNORECASE,
)
#: What arXiv writes before a colon → the field it fills; "" for what no field holds.
LABELS = {
    "title": "title", "author": "author", "authors": "author", "abstract": "abstract",
    "journal ref": "journal", "journal-ref": "journal", "journal reference": "journal",
    "doi": "doi", "related doi": "doi", "date": "submitted", "revised": "submitted",
    "comment": "", "comments": "", "subject": "", "subjects": "", "categories": "", "from": "",
    "report-no": "", "report number": "", "msc-class": "", "msc classes": "", "acm-class": "",
    "acm classes": "", "cite as": "", "license": "", "replaced with revised version": "",
}  # fmt: skip
LABEL = re.compile(rf"\s*((?a:{'|'.join(LABELS)}))(?:\s*\(.{{1,40}}\))?\s*:\s*", re.IGNORECASE)
#: Opens without a colon: the dates, the history of versions, the rule of a mailing.
DATES = re.compile(
    r"\s*(?:\[?submitted (?:on )?\d|v\d+ submitted|originally announced)", re.IGNORECASE
)
HISTORY = re.compile(r"\s*(?:submission history|\[v\d+\]\s.*)\s*", re.IGNORECASE)
RULE = re.compile(r"\s*\\\\(?:\s.*)?")
#: Stands on a line of its own and says nothing of the paper: badges, links, rules.
FURNITURE = re.compile(
    r"(?:view pdf|[a-z-]+\.[A-Za-z-]{2,}(?:\s+[a-z-]+\.[A-Za-z-]{2,})*|doi|pdf|html|other|-{5,}"
    r"|%[-%]+|html \(experimental\)|tex source|focus to learn more|\(or .*|arxiv-issued doi.*|https?://\S+"
    r"|access paper:?|download:?)",
    re.IGNORECASE,
)
DOI_LINE = re.compile(r"\s*(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+\s*")
#: arXiv gives every paper a DOI as well; that of the journal says more.
OWN_DOI = "10.48550/"
#: Where a page shows an abstract cut off, and where it shows it whole.
MORE, LESS = "▽ More", "△ Less"
#: A paper has one of these at least, or the identifier stands in some other text.
NEEDED = re.compile(r"^[ \t]*(?:Title|Authors?|Abstract|Subjects)[ \t]*:", re.MULTILINE)
#: An abstract that follows without a label is longer than any badge or link.
SHORTEST_ABSTRACT = 60
#: Since 2007 an identifier begins with the year in two digits; before, so does its number.
YEAR_DIGITS = re.compile(r"(?:^|/)(\d\d)")
FIRST_YEAR = 91

NO_TITLE = ParseNote("arxiv-listing.no-title", "no title was found", "add a line `Title: …`")
NO_AUTHORS = ParseNote(
    "arxiv-listing.no-authors", "no authors were found", "add a line `Authors: …`"
)


def detect(text: Text) -> float:
    """Certain where lines open with an arXiv identifier and labels of arXiv follow."""
    if "arxiv:" not in text.text[:64_000].lower() or not NEEDED.search(text.text[:64_000]):
        return 0.0
    starts = [at for at, line in enumerate(text.opening) if START.match(line.text)]
    return 1.0 if starts and starts[0] <= 15 else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record an identifier that opens a line; the heading of the page counts to the first."""
    head, blocks = split_blocks(text.lines, _find_starts(text.lines))
    yield from read_blocks(source, head, blocks, _read_block)


def _find_starts(lines: list[Line]) -> list[int]:
    """Where another paper begins: "Cite as" repeats the identifier of the one above."""
    starts: list[int] = []
    current = None
    for at, line in enumerate(lines):
        match = START.match(line.text)
        if match and match[1] != current:
            current = match[1]
            starts.append(at)
    return starts


def _read_block(record: Record, block: Block) -> NotedRecord:
    fields = _sort_lines(block.lines)
    stated = {label: join(lines) for label, lines in fields.items()}
    opening = START.match(block.lines[0].text)
    arxiv_id = find_arxiv_id(opening[0]) if opening else None
    cited = read_citation(stated.get("journal", ""))
    filled = replace(
        record,
        title=stated.get("title") or None,
        authors=list_names(stated.get("author", "")),
        abstract=_clean_abstract(fields.get("abstract", [])),
        year=find_year(stated.get("submitted")) or _year_of(arxiv_id or ""),
        venue=cited.venue,
        volume=cited.volume,
        issue=cited.issue,
        pages=cited.pages,
        doi=_best_doi(fields.get("doi", [])),
        arxiv_id=arxiv_id,
        url=f"https://arxiv.org/abs/{arxiv_id}" if arxiv_id else None,
        kind="preprint",
    )
    notes = ((NO_TITLE, not filled.title), (NO_AUTHORS, not filled.authors))
    return filled, tuple(note for note, holds in notes if holds)


def _sort_lines(lines: tuple[Line, ...]) -> dict[str, list[Line]]:
    """The lines of each field; a line without a label by where it stands."""
    labelled = any(_label(line.text)[0] == "author" for line in lines)
    fields: dict[str, list[Line]] = {}
    current = ""
    for line in lines[1:]:
        if current == "end" or HISTORY.fullmatch(line.text):
            current = "end"
            continue
        if RULE.fullmatch(line.text):
            current = "end" if "abstract" in fields else "abstract" if "title" in fields else ""
            continue
        field, text = _label(line.text)
        if field is None and DOI_LINE.fullmatch(text):
            field = "doi"
        elif field is None and not FURNITURE.fullmatch(text.strip()):
            field = current = _place(text, current, fields, labelled=labelled)
        elif field is not None:
            current = field
        if field and text.strip():
            fields.setdefault(field, []).append(Line(line.number, text))
    return fields


def _label(text: str) -> tuple[str | None, str]:
    """The field a line opens, if it does, and what stands behind the label."""
    if DATES.match(text):
        return "submitted", text
    match = LABEL.match(text)
    return (LABELS[match[1].lower()], text[match.end() :]) if match else (None, text)


def _place(text: str, current: str, fields: dict[str, list[Line]], *, labelled: bool) -> str:
    """The field of a line without a label."""
    if "title" not in fields:
        return "title"
    if current in ("title", "author") and not labelled and "author" not in fields:
        return "author"
    if current in ("title", "abstract"):
        return current
    above = f" {fields['author'][-1].text.strip()}" if fields.get("author") else ""
    open_end = above.endswith((",", " and"))
    if current == "author" and (text[:1].isspace() or open_end):
        return "author"
    return "abstract" if len(text.strip()) >= SHORTEST_ABSTRACT else ""


def _clean_abstract(lines: list[Line]) -> str | None:
    """The abstract without its shortened form, where a page shows both."""
    whole = list(lines)
    for at, line in enumerate(lines[:-1], 1):
        if line.text.rstrip().endswith(MORE):
            whole = lines[at:]
    return join(whole).removesuffix(MORE).removesuffix(LESS).strip() or None


def _best_doi(lines: list[Line]) -> str | None:
    dois = [doi for line in lines if (doi := find_doi(line.text))]
    return min(dois, key=lambda doi: doi.startswith(OWN_DOI), default=None)


def _year_of(arxiv_id: str) -> int | None:
    match = YEAR_DIGITS.search(arxiv_id)
    if not match:
        return None
    digits = int(match[1])
    return 1900 + digits if digits >= FIRST_YEAR else 2000 + digits


SAMPLE = """\
[1]  arXiv:2301.00011 [pdf, other]
Title: Many kinds of things
Authors: Ann Lee, Cy Dee (University)
Comments: 9 pages
Subjects: Computation and Language (cs.CL)
Abstract: We count them.

[2]  arXiv:2301.00012 [pdf]
Title: Other things on pages
Authors: Cy Dee
Subjects: Machine Learning (cs.LG)
"""

FORMAT = Format(
    name="arxiv_listing",
    title="Pages and mailings copied from arXiv",
    extensions=(".txt", ".eml"),
    homepage="https://arxiv.org",
    sample=SAMPLE,
    written_by="people who copy from arXiv; arXiv's daily mailings",
    covers="search results, listings and abstract pages: titles, authors, abstracts, dates, ids",
    detect=detect,
    read=read,
    split=split_person,
)
