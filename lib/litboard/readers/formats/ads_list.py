"""Lists of results copied from the Astrophysics Data System (ADS).

Each paper has its bibliographic code ("2015Natur.521..436L") on a line or in a cell of its own,
then title and authors in either order, a date, and how often it was cited. The last letter of the
code is the initial of the first author, which separates authors from a title. ADS documents the
code as "bibcode" in its help pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from litboard.readers.bibtex.bibcodes import BIBCODE, Bibcode, read_bibcode
from litboard.readers.format import Format, Line, Parsed, Text
from litboard.readers.listings.listing import (
    Block,
    NotedRecord,
    note_hidden_authors,
    read_blocks,
    split_blocks,
    split_person,
)
from litboard.readers.notes import ParseNote
from litboard.readers.person_names import GROUP
from litboard.schema.records import Record
from litboard.text import fold, tidy_pages

#: Numbers of results, dates, counts, scores, letters of links, and what a page says for the blind.
FURNITURE = re.compile(
    r"(?:\d+[.)]?|\d{4}/\d\d|\d\d/\d{4}|(?:cited?|reads?|refs?)(?: \(n\))?: ?[\d.,]+|\d+\.\d{3}"
    r"|(?-i:[A-Z](?: [A-Z])*)|and \d[\d,]* more|show (?:less|more|all).*|more|less"
    r"|quick (?:access|links).*|no author information available|select item.*"
    r"|open abstract|close abstract|[•|·]+)",
    re.IGNORECASE,
)
INDEX = re.compile(r"\s*\d+[.)]?\s*")
ABSTRACT = re.compile(r"abstract:?", re.IGNORECASE)
BETWEEN_CELLS = re.compile(r"\t+|\s{3,}|\s[•|·]\s")
#: Behind the first authors of many.
MORE_AUTHORS = re.compile(r"^[ \t]*and (\d[\d,]*) more[ \t]*$", re.IGNORECASE | re.MULTILINE)
#: "LeCun, Yann", "The ATLAS Collaboration".
PERSON = re.compile(r"[^\W\d_][\w .'’()&-]{0,60}(?:, [\w .'’-]{1,60}){0,2}")
#: Authors stand so near below a code.
NEAR = 4
#: Longer lines hold no code.
LONGEST = 400

NO_TITLE = ParseNote("ads-list.no-title", "no title was found", "add it below the code")
NO_AUTHORS = ParseNote("ads-list.no-authors", "no authors were found", "add them below the title")


def detect(text: Text) -> float:
    """Certain where a code stands by itself and authors below it."""
    lines = text.opening
    return 1.0 if any(_is_paper(lines, at) for at in _code_lines(lines)) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record a code; a number above it belongs to it, the page's heading to the first."""
    lines = text.lines
    starts = [
        at - 1 if at and INDEX.fullmatch(lines[at - 1].text) else at for at in _code_lines(lines)
    ]
    head, blocks = split_blocks(lines, starts)
    yield from read_blocks(source, head, blocks, _read_block)


def _cells(text: str) -> list[str]:
    return [" ".join(cell.split()) for cell in BETWEEN_CELLS.split(text) if cell.strip()]


def _code(text: str) -> Bibcode | None:
    """The code that stands in a cell of its own, with at most a number before it."""
    if len(text) > LONGEST or not BIBCODE.search(text):
        return None
    words = (INDEX.sub("", cell, count=1) if " " in cell else cell for cell in _cells(text))
    return next(filter(None, map(read_bibcode, words)), None)


def _code_lines(lines: Sequence[Line]) -> list[int]:
    return [at for at, line in enumerate(lines) if _code(line.text)]


def _is_paper(lines: Sequence[Line], at: int) -> bool:
    code = _code(lines[at].text)
    texts = [cell for line in lines[at + 1 : at + 1 + NEAR] for cell in _cells(line.text)]
    return code is not None and any(_are_authors(text, code) for text in texts)


def _are_authors(text: str, code: Bibcode) -> bool:
    """Whether a text lists people, the first of them with the letter of the code."""
    people = [part.strip() for part in text.strip(" ;").split(";")]
    if not all(PERSON.fullmatch(person) for person in people):
        return False
    listed = ";" in text or ", " in text or bool(GROUP.search(text))
    return listed and (not code.initial or fold(people[0])[:1] == fold(code.initial))


def _read_block(record: Record, block: Block) -> NotedRecord:
    code = next(filter(None, (_code(line.text) for line in block.lines)))
    texts, abstract = _texts(block.lines)
    at = next((at for at, text in enumerate(texts[:3]) if _are_authors(text, code)), None)
    authors = _list_authors(texts[at:]) if at is not None else ()
    rest = [text for place, text in enumerate(texts) if place != at]
    title = rest[0] if rest else None
    filled = replace(
        record,
        title=title,
        authors=authors,
        abstract=" ".join(abstract) or None,
        year=code.year,
        venue=code.venue,
        volume=code.volume,
        pages=tidy_pages(code.page) if code.page else None,
        arxiv_id=code.arxiv_id,
    )
    more = MORE_AUTHORS.search(record.raw)
    notes = ((NO_TITLE, not title), (NO_AUTHORS, not authors))
    return filled, (*note_hidden_authors(more), *(note for note, holds in notes if holds))


def _texts(lines: Sequence[Line]) -> tuple[list[str], list[str]]:
    """What stands in a block besides its code and furniture: above "Abstract", and below it."""
    above: list[str] = []
    below: list[str] = []
    current = above
    for line in lines:
        if ABSTRACT.fullmatch(line.text.strip()):
            current = below
            continue
        kept = (cell for cell in _cells(line.text) if not FURNITURE.fullmatch(cell))
        current += [cell for cell in kept if not _code(cell)]
    return above, below


def _list_authors(texts: Sequence[str]) -> tuple[str, ...]:
    """The people of a line, and of the next ones as long as each ends in a semicolon."""
    names = [name.strip() for name in texts[0].split(";")]
    for above, text in pairwise(texts):
        if not above.endswith(";"):
            break
        names += [name.strip() for name in text.split(";")]
    return tuple(filter(None, names))


SAMPLE = """\
1
2015JThin..21...36L
Many kinds of things
Lee, Ann; Dee, Cy; and 3 more
2015/05
Cited: 12
2
2020JPage..90....1D
Other things on pages
Dee, Cy
"""

FORMAT = Format(
    name="ads_list",
    title="Results copied from the Astrophysics Data System",
    extensions=(".txt",),
    homepage="https://ui.adsabs.harvard.edu",
    sample=SAMPLE,
    written_by="people who copy a list of results from ADS",
    covers="titles, authors and abstracts; year, journal, volume and page out of the bibcode",
    leaves_out="how often a paper was cited (kept in the raw text)",
    detect=detect,
    read=read,
    split=split_person,
)
