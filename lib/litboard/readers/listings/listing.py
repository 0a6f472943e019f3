"""What the readers of copied pages share: blocks of lines, labelled lines, names as pages write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from litboard.readers.format import Line, Parsed, one_name
from litboard.readers.notes import ParseNote
from litboard.readers.person_names import GROUP
from litboard.schema.records import Record, Severity
from litboard.text import parse_names
from litboard.text.names import PARTICLES

#: What stands above the first paper of a page: a heading, a few links. More is something else.
HEAD_LINES = 15
LONGEST_HEAD_LINE = 150

SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
INITIALS = re.compile(r"[^\W\d_a-zß-öø-ÿ](?:-?[^\W\d_a-zß-öø-ÿ]){0,4}")
#: "(1)", "((1) University, (2) Institute)": affiliations within a list of authors.
BRACKETS = re.compile(r"\([^()]*\)")
BETWEEN = re.compile(r"\s*[,;]\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+")
CUT_OFF = re.compile(r"\s*(?:…|\.\.\.)\s*$")
REST = re.compile(r"(?:et\s+al\.?|others)", re.IGNORECASE)
#: "Lee et al.", looked for at the end alone: a search from each name is quadratic.
ENDS_IN_REST = re.compile(r"[\s,;]+(?:(?:and|&)\s+)?(?:et\s+al\.?|others)[\s.]*$", re.IGNORECASE)
REST_LENGTH = 30

#: What a block states, and what a person should check about it.
NotedRecord = tuple[Record, tuple[ParseNote, ...]]

NO_PAPER = ParseNote("listing.no-paper", "this belongs to no paper", "delete it")
NO_TITLE = ParseNote("listing.no-title", "no paper was found here", "add a title")


@dataclass(frozen=True, slots=True)
class Block:
    """The lines that belong to one paper."""

    lines: tuple[Line, ...]

    @property
    def span(self) -> tuple[int, int]:
        """First and last line number."""
        return self.lines[0].number, self.lines[-1].number

    @property
    def raw(self) -> str:
        """The text as it stands, without blank lines."""
        return "\n".join(line.text for line in self.lines)


def split_blocks(lines: Sequence[Line], starts: Sequence[int]) -> tuple[list[Line], list[Block]]:
    """The lines above the first start, and a block for each start up to the next."""
    if not starts:
        return list(lines), []
    ends = [*starts[1:], len(lines)]
    blocks = [Block(tuple(lines[at:end])) for at, end in zip(starts, ends, strict=True)]
    return list(lines[: starts[0]]), blocks


def read_blocks(
    source: str,
    head: Sequence[Line],
    blocks: Sequence[Block],
    read_block: Callable[[Record, Block], NotedRecord],
    *,
    furniture: bool = False,
) -> Iterator[Parsed]:
    """A record for each block, as `read_block` fills it, with the notes on it.

    The heading of a page counts to the first block; a long one does so only where it is known to
    be `furniture`. A block without a title, abstract or identifier is a problem, and costs none
    of the others.
    """
    if head and not (blocks and (furniture or _is_heading(head))):
        above = Block(tuple(head))
        yield NO_PAPER.to_problem(source, above.span, above.raw)
    elif head:
        blocks = [Block((*head, *blocks[0].lines)), *blocks[1:]]
    skip = len(head) if head and blocks and blocks[0].lines[0] is head[0] else 0
    for entry, block in enumerate(blocks, 1):
        empty = Record(source=source, entry=entry, lines=block.span, raw=block.raw)
        body = Block(block.lines[skip:] if entry == 1 else block.lines)
        yield from _with_notes(*read_block(empty, body))


def _with_notes(record: Record, notes: tuple[ParseNote, ...]) -> Iterator[Parsed]:
    """A record and problems to check, one a note; one problem for a record of no paper."""
    place = record.source, record.lines, record.raw
    if not (record.title or record.abstract or has_identifier(record)):
        note = notes[0] if notes else NO_TITLE
        yield note.to_problem(*place, entry=record.entry)
        return
    yield record
    for note in notes:
        yield note.to_problem(*place, entry=record.entry, severity=Severity.CHECK)


def has_identifier(record: Record) -> bool:
    """Whether a register knows the paper by what the record holds."""
    return bool(record.doi or record.arxiv_id or record.pmid)


def _is_heading(head: Sequence[Line]) -> bool:
    return len(head) <= HEAD_LINES and all(len(line.text) <= LONGEST_HEAD_LINE for line in head)


def paragraphs(lines: Sequence[Line]) -> list[Block]:
    """The lines between blank lines."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and groups[-1][-1].number == line.number - 1:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Block(tuple(group)) for group in groups]


def join(lines: Sequence[Line]) -> str:
    """Lines as one text, with single spaces."""
    return " ".join(" ".join(line.text for line in lines).split())


def list_names(text: str) -> tuple[str, ...]:
    """The people of "First Last, First Last and First Last", each still as written.

    Affiliations in brackets and "et al." are left out; "Jr." stays with its name.
    """
    text = " ".join(text.split())
    for _ in range(2):
        text = BRACKETS.sub("", text)
    text = text[:-REST_LENGTH] + ENDS_IN_REST.sub("", text[-REST_LENGTH:])
    names: list[str] = []
    for part in BETWEEN.split(CUT_OFF.sub("", text).strip(" .,;")):
        if SUFFIX.fullmatch(part) and names:
            names[-1] = f"{names[-1]} {part}"
        elif part.strip() and not REST.fullmatch(part.strip()):
            names.append(part.strip())
    return tuple(names)


def note_cuts(**parts: str) -> Iterator[ParseNote]:
    """A note where Google Scholar has shortened a part of a paper."""
    cut = [name for name, text in parts.items() if "…" in text or CUT_OFF.search(text[-10:])]
    if cut:
        yield ParseNote(
            "scholar.shortened",
            f"Google Scholar cut off: {', '.join(cut)}",
            "import the paper from its DOI or as BibTeX to have it whole",
        )


def note_hidden_authors(more: re.Match[str] | None) -> tuple[ParseNote, ...]:
    """A note on authors that a page does not show; the first group of `more` is their number."""
    if not more:
        return ()
    reason = f"{more[1]} more authors are not shown"
    return (ParseNote("listing.hidden-authors", reason, "copy the page of the paper"),)


def is_full_name(name: str) -> bool:
    """Whether a text looks like "First Last" as written: two words or more, each with a capital."""
    words = name.split()
    high = all(word != word.lower() or word.lower() in PARTICLES for word in words)
    return high and len(words) > 1 and not any(character.isdigit() for character in name)


def split_person(text: str, *, repair: Callable[[str], str] | None = None) -> tuple[str, ...]:
    """The splitter for one written name: a group stays whole, "First Last" is turned."""
    return one_name(text, repair=repair) if GROUP.search(text) else parse_names(text, repair=repair)


def last_first(name: str) -> str:
    """ "van der Berg JA" of a medical index as "van der Berg, JA"; a group as it is."""
    words = name.split()
    at = len(words) - 1
    while at > 1 and SUFFIX.fullmatch(words[at]):
        at -= 1
    if at < 1 or not INITIALS.fullmatch(words[at]) or GROUP.search(name):
        return name
    return f"{' '.join(words[:at])}, {' '.join(words[at:])}"
