"""Results and lists of papers copied from Semantic Scholar.

Each paper ends with the same buttons ("Save", "Alert", "Cite"), which separate it from the next.
Above them are title, authors, field of study, venue and date, then a summary made by a machine
("TLDR") or the beginning of the abstract: neither is an abstract, and both stay in the raw text,
unless the abstract was unfolded before it was copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from litboard.readers.format import Format, Line, Parsed, Text
from litboard.readers.listings.listing import (
    NO_PAPER,
    Block,
    NotedRecord,
    is_full_name,
    list_names,
    note_hidden_authors,
    read_blocks,
    split_blocks,
    split_person,
)
from litboard.readers.notes import ParseNote
from litboard.schema.records import Record
from litboard.text import find_arxiv_id, find_doi, find_year, read_citation

BUTTON = re.compile(r"(?:save|alert|cite|research feed|share|library)", re.IGNORECASE)
#: These two stand side by side nowhere else.
TELLING = {"save", "alert"}
#: What a page says around its list; where a pattern ends in a blank, anything may follow.
FURNITURE = re.compile(
    r"(?:(?:about )?[\d,.]+ results?\b.*|(?:sort(?:ed)? by|showing|search|filters?|viewing) ?.*"
    r"|fields? of study|date range|has (?:a )?pdf|publication types?|authors?|co-authors?"
    r"|journals & conferences|relevance|citation count|most influen\w+ papers|recency|influence"
    r"|publications?(?: ?[\d,]+| influence)?|h-index ?\d*|(?:highly influential )?citations ?[\d,]*"
    r"|(?:claim|follow) author.*|author pages are .*|(?:\d+ )?references|[\d,]+ citations"
    r"|semantic scholar|skip to .*|sign in.*|create (?:free )?(?:account|alert).*|[\W\d_]*)",
    re.IGNORECASE,
)
#: What stands below the last paper.
FOOT = re.compile(rf"{FURNITURE.pattern[:-1]}|next|previous|stay connected.*)", re.IGNORECASE)
#: Below the text of a paper: links and counts.
LINK = re.compile(
    r"(?:[\d,]+|expand|collapse|\[?pdf\]?.*|view .*|highly influen\w+|semantic reader"
    r"|\d+ (?:excerpts?|highly influen\w+)\b.*|\(opens in a new tab\)|via .*|arxiv|publisher.*)",
    re.IGNORECASE,
)
BADGE = re.compile(r"\[pdf\]\s*", re.IGNORECASE)
SUMMARY = re.compile(r"tl; ?dr\.?", re.IGNORECASE)
UNFOLDED, FOLDED = "collapse", ("expand", "...", "…")
#: The fields of study by which Semantic Scholar orders papers.
STUDIES = frozenset(
    "agricultural and food sciences|art|biology|business|chemistry|computer science|economics"
    "|education|engineering|environmental science|geography|geology|history|law|linguistics"
    "|materials science|mathematics|medicine|philosophy|physics|political science|psychology"
    "|sociology".split("|")
)
MORE = re.compile(r"\+\s?(\d{1,4}) (?:more )?authors?,?\s*", re.IGNORECASE)
LESS = re.compile(r"[\s,]+less$")
DATE = re.compile(r"(?:published )?(?:\d{1,2} )?(?:[A-Z][a-z]{2,8} )?(?:1[5-9]|20)\d\d")
ENDS_IN_DATE = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d$")
PUBLISHED = re.compile(r"published(?: in)? ", re.IGNORECASE)
BETWEEN_CELLS = re.compile(r"\s*(?:\t|•|·)\s*")
#: Of the names on a line so many are written in full; "OpenAI" may stand among them.
FULL_SHARE = 0.5
#: Longer lines hold no names, and no venue: they are the text of the paper.
LONGEST = 2_000
LONGEST_PLACE = 150


@dataclass(frozen=True, slots=True)
class _Shown:
    """A paper as it is shown: lines of names, then of its place and date, then of text."""

    title: str
    names: list[str]
    place: list[str]
    text: list[str]


NO_AUTHORS = ParseNote(
    "semantic-scholar.no-authors", "no line of authors was found", "add it below the title"
)


def detect(text: Text) -> float:
    """Certain where the buttons stand below a line of names."""
    _, papers = _split(text.opening)
    return 1.0 if any(_has_names(paper) for paper in papers) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record for each row of buttons; the page's heading counts to the first."""
    head, papers = _split(text.lines)
    yield from read_blocks(source, head, papers, _read_block, furniture=True)


def _split(lines: Sequence[Line]) -> tuple[list[Line], list[Block]]:
    """The lines above the first title, and a block for each row of buttons.

    What stands behind the last buttons is a block of its own where it is no furniture.
    """
    ends = _ends(lines)
    if not ends:
        return list(lines), []
    if all(FOOT.fullmatch(line.text.strip()) for line in lines[ends[-1] :]):
        ends[-1] = len(lines)
    starts = [_title_at(lines[: ends[0]]), *(end for end in ends if end < len(lines))]
    return split_blocks(lines, starts)


def _ends(lines: Sequence[Line]) -> list[int]:
    """Behind each row of buttons that has those two."""
    ends: list[int] = []
    row: set[str] = set()
    for at, line in enumerate(lines):
        words = _buttons(line.text)
        if not words and row >= TELLING:
            ends.append(at)
        row = row | words if words else set()
    return [*ends, len(lines)] if row >= TELLING else ends


def _buttons(text: str) -> set[str]:
    """The names of buttons on a line; none where the line has any other text."""
    words = " ".join(text.split()).lower() if len(text) < LONGEST_PLACE else ""
    return set(BUTTON.findall(words)) if not BUTTON.sub("", words).strip(" •·|") else set()


def _title_at(lines: Sequence[Line]) -> int:
    """Where the first paper begins below the heading of a page: above the first names."""
    for at, (line, below) in enumerate(pairwise(lines)):
        if not FURNITURE.fullmatch(line.text.strip()) and _are_names(below.text):
            return at
    return next((at for at, one in enumerate(lines) if not _is_furniture(one)), 0)


def _is_furniture(line: Line) -> bool:
    return bool(FURNITURE.fullmatch(line.text.strip()))


def _are_names(text: str) -> bool:
    """Whether a line lists people: "Ann Lee, OpenAI, +3 authors Bola Oduya"."""
    if len(text) > LONGEST or _are_studies(text):
        return False
    if MORE.match(text.strip()):
        return True
    names = list_names(MORE.sub("", text))
    return sum(map(is_full_name, names)) >= FULL_SHARE * max(len(names), 1)


def _are_studies(text: str) -> bool:
    return all(part.strip().lower() in STUDIES for part in text.split(","))


def _has_names(paper: Block) -> bool:
    return len(paper.lines) > 1 and _are_names(paper.lines[1].text)


def _show(paper: Block) -> _Shown:
    """The parts of a paper, in the order in which they are shown."""
    title, *rest = (" ".join(line.text.split()) for line in paper.lines)
    names = rest[: _count_names(rest)]
    place = _place(rest[len(names) :])
    below = rest[len(names) + len(place) :]
    text = list(takewhile(lambda line: not _buttons(line), below))
    return _Shown(title, names, place, text)


def _count_names(lines: Sequence[str]) -> int:
    """How many lines hold names; there may be one for each.

    All that stand above the field of study do. Where there is none a venue may look like a
    name, so that of several lines those count that "+3 authors" joins, or else the first.
    """
    above = list(takewhile(lambda line: not _are_studies(line), lines))
    if len(above) < len(lines) and all(map(_is_place, above)):
        return len(above)
    like = sum(1 for _ in takewhile(_are_names, lines))
    more = next((at for at in range(like) if MORE.match(lines[at])), 0)
    return min(like, more + (2 if like and MORE.fullmatch(lines[more]) else 1))


def _place(lines: Sequence[str]) -> list[str]:
    """The lines of field, venue and date; a date is the last of them."""
    place = list(takewhile(_is_place, lines))
    end = next((at for at, line in enumerate(place, 1) if ENDS_IN_DATE.search(line)), len(place))
    return place[:end]


def _is_place(text: str) -> bool:
    ends = SUMMARY.match(text) or (LINK.fullmatch(text) and not DATE.fullmatch(text))
    return not (ends or _buttons(text) or len(text) > LONGEST_PLACE)


def _read_block(record: Record, block: Block) -> NotedRecord:
    if not _has_buttons(block):
        return record, (NO_PAPER,)
    shown = _show(block)
    cells = [cell for line in shown.place for cell in BETWEEN_CELLS.split(line) if cell]
    details = [cell for cell in cells if not _are_studies(cell)]
    date = next((cell for cell in reversed(details) if DATE.fullmatch(cell)), "")
    venue = ", ".join(PUBLISHED.sub("", cell) for cell in details if cell != date)
    cited = read_citation(venue)
    names = " ".join(shown.names)
    more = MORE.search(names)
    filled = replace(
        record,
        title=BADGE.sub("", shown.title) or None,
        authors=list_names(LESS.sub("", MORE.sub("", ", ".join(shown.names)))),
        abstract=_abstract(shown.text),
        year=find_year(date) or cited.year,
        venue=cited.venue,
        volume=cited.volume,
        issue=cited.issue,
        pages=cited.pages,
        doi=find_doi(record.raw),
        arxiv_id=find_arxiv_id(venue),
    )
    unclear = len(filled.authors) == 1 and not venue and details == cells
    notes = [*note_hidden_authors(more), *([] if names else [NO_AUTHORS])]
    if unclear:
        reason = f"“{names}” may be the authors or the venue; it was read as the authors"
        notes.append(ParseNote("semantic-scholar.authors-or-venue", reason, "check it"))
    return filled, tuple(notes)


def _has_buttons(block: Block) -> bool:
    return any(_buttons(line.text) for line in block.lines)


def _abstract(text: Sequence[str]) -> str | None:
    """The abstract, where all of it was shown."""
    if not text or SUMMARY.match(text[0]):
        return None
    abstract = " ".join(takewhile(lambda line: not LINK.fullmatch(line), text))
    whole = UNFOLDED in (line.lower() for line in text) or not abstract.lower().endswith(FOLDED)
    after = next((line.lower() for line in text if LINK.fullmatch(line)), "")
    return abstract if abstract and whole and after != "expand" else None


SAMPLE = """\
About 2 results
Many Kinds of Things
Ann Lee, +3 authors Cy Dee
Computer Science
Conference on Things
12 June 2021
TLDR
It counts them.
Expand
1,148
Save
Alert
Cite
Other Things on Pages
Cy Dee
Physics
arXiv.org
2019
Save
Alert
"""

FORMAT = Format(
    name="semantic_scholar",
    title="Papers copied from Semantic Scholar",
    extensions=(".txt",),
    homepage="https://www.semanticscholar.org",
    sample=SAMPLE,
    written_by="people who copy results or author pages from Semantic Scholar",
    covers="titles, authors, venue and date; abstracts that were unfolded",
    leaves_out="counts of citations and summaries written by a machine (kept in the raw text)",
    detect=detect,
    read=read,
    split=split_person,
)
