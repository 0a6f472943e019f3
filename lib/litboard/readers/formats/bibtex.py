"""BibTeX and biblatex: one `@type{key, …}` a paper.

Sources: Oren Patashnik's "BibTeXing" (1988), the biblatex manual, and the exports of Zotero,
JabRef, Mendeley, Google Scholar, DBLP, ADS and publishers, which deviate from both.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from litboard.readers.bibtex.fields import KINDS, describe
from litboard.readers.bibtex.names import split_bibtex_names
from litboard.readers.bibtex.scan import OPENING, STRUCTURE, Block, scan
from litboard.readers.bibtex.values import Macros, gather_fields, inherit
from litboard.readers.format import HEAD, Format, Parsed, Text
from litboard.readers.notes import ParseNote
from litboard.readers.structured.extracted import LineCounter
from litboard.schema.records import Problem, Record, Severity

#: Comments may stand above the first entry, as long as a licence.
LOOKED_AT = 8 * HEAD
#: Blanks before the first "@" of a line.
INDENT = 20
#: Types that are no kinds of papers, and that only bibliographies have.
OTHER_TYPES = frozenset({"misc", "manual", "online", "electronic", "www", "set", "xdata"})
#: Styles have types of their own; a paper is recognised by the first fields of its entry.
PAPER = re.compile(
    r"\s*[^\s,={}]+\s*,[^@]{0,1000}?(?<=[\s,])(?:title|author|journal|doi)\s*=\s*[{\"]",
    re.IGNORECASE,
)
#: Short entries look like lists of names, too; nothing else looks like an entry.
CERTAIN = 1.0
#: What more is odd about one entry, nobody reads.
MOST_NOTES = 20

#: What is no blank.
SIGN = re.compile(r"\S")

EMPTY = ParseNote(
    "bibtex.empty-entry", "the entry has no fields", "add a title, or delete the entry"
)
THIN = ParseNote(
    "bibtex.unidentified",
    "nothing in the entry identifies the paper",
    "add a title or a DOI, or delete the entry",
)
NOTHING = ParseNote(
    "bibtex.no-entries",
    "there is no entry in it",
    "give a file with entries, as `@article{key, …}`",
)
#: Entries that only lend fields to others, or name a group of them.
LENDERS = frozenset({"xdata", "set"})


class _Entry(NamedTuple):
    """A block with the text of its fields and what was odd about it."""

    block: Block
    fields: dict[str, str]
    notes: list[ParseNote]


def detect(text: Text) -> float:
    """Certain where a line of the beginning opens an entry of a known type, or one of a paper."""
    head = text.text[:LOOKED_AT]
    for match in OPENING.finditer(head):
        before = head[max(0, match.start() - INDENT) : match.start()].rstrip(" \t}")
        kind = match[1].lower()
        if before and before[-1] not in "\n\ufeff%":
            continue
        if kind in KINDS or kind in OTHER_TYPES or kind in STRUCTURE:
            return CERTAIN
        if match[2] == "{" and PAPER.match(head, match.end()):
            return CERTAIN
    return 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record an entry, in order.

    Comments, macros and other text between entries count to the record below them, and what
    follows the last one to it; a record's raw text is its entry alone. Where entries stand on
    one line, they share it.
    """
    spans = _Spans(text.text)
    return _with_rest(source, text.text, spans, _pieces(source, text.text, spans))


def _pieces(source: str, text: str, spans: _Spans) -> Iterator[Parsed]:
    number = 0
    for block, fields, notes in _lent(_entries(text)):
        raw = text[block.start : block.end]
        lines = spans.take(block)
        if block.kind == "lost":
            yield from _problems(source, lines, raw, None, notes, Severity.LOST)
            continue
        number += 1
        if not fields:
            why = [replace(EMPTY, reason=f"{EMPTY.reason}{_because(notes)}")]
            yield from _problems(source, lines, raw, number, why, Severity.LOST)
            continue
        record = Record(source, number, lines, raw, **describe(block.kind, fields))
        yield record
        if not _says_something(record):
            notes = [*notes, THIN]
        if notes:
            yield from _problems(source, lines, raw, number, notes, Severity.CHECK)


def _entries(text: str) -> Iterator[_Entry]:
    """The entries and unreadable parts, with macros filled in."""
    macros = Macros(len(text))
    # A note about a macro is given to the entry below it.
    waiting: list[ParseNote] = []
    for block in scan(text):
        if block.kind == "string":
            waiting += macros.define(block)
        elif block.kind == "lost":
            yield _Entry(block, {}, list(block.notes))
        elif block.kind not in STRUCTURE:
            notes, waiting = [*waiting, *block.notes], []
            yield _Entry(block, gather_fields(block, macros, notes), notes)


def _lent(entries: Iterator[_Entry]) -> Iterator[_Entry]:
    """The entries with what their parents lend them; those that only lend are left out."""
    # Each is let go once it was read: a record holds all of its text again.
    listed = deque(entries)
    by_key = _by_key(listed) if any(map(_borrows, listed)) else {}
    while listed:
        entry = listed.popleft()
        if entry.block.kind in LENDERS and not entry.fields.get("title"):
            continue
        if _borrows(entry):
            yield entry._replace(fields=inherit(entry.fields, by_key, entry.notes))
        else:
            yield entry


def _borrows(entry: _Entry) -> bool:
    return "crossref" in entry.fields or "xdata" in entry.fields


def _by_key(entries: Iterable[_Entry]) -> dict[str, dict[str, str]]:
    """The fields of entries by each key that may name them."""
    by_key: dict[str, dict[str, str]] = {}
    for entry in entries:
        for key in (entry.block.key, *entry.fields.get("ids", "").split(",")):
            by_key.setdefault(key.strip().lower(), entry.fields)
    return by_key


def _says_something(record: Record) -> bool:
    """Whether a person could identify the paper; a year alone is not enough."""
    ids = record.doi or record.arxiv_id or record.pmid or record.url
    return bool(record.title or record.abstract or record.authors or record.venue or ids)


def _because(notes: list[ParseNote]) -> str:
    return "".join(f"; {note.reason}" for note in notes)


def _problems(
    source: str,
    lines: tuple[int, int],
    raw: str,
    entry: int | None,
    notes: list[ParseNote],
    severity: Severity,
) -> list[Parsed]:
    unique = list(dict.fromkeys(notes))[:MOST_NOTES]
    return [one.to_problem(source, lines, raw, entry=entry, severity=severity) for one in unique]


class _Spans:
    """The lines of blocks that come in order, each with the lines above that no other has."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = LineCounter(text)
        #: Where the first line begins that no block has yet.
        self.free = 0

    def take(self, block: Block) -> tuple[int, int]:
        above = SIGN.search(self.text, self.free, block.start)
        first, last = self.lines.span(above.start() if above else block.start, block.end)
        self.free = self.text.find("\n", max(block.end - 1, block.start)) + 1 or len(self.text)
        return first, last

    def rest(self) -> int:
        """The last line with a sign on it."""
        end = len(self.text)
        while end > self.free and self.text[end - 1].isspace():
            end -= 1
        return self.lines.at(end - 1) if end > self.free else 0


def _with_rest(source: str, text: str, spans: _Spans, parsed: Iterator[Parsed]) -> Iterator[Parsed]:
    """What was parsed, the last of it with the lines that follow it; one problem where none is."""
    held: list[Parsed] = []
    for one in parsed:
        if held and (isinstance(one, Record) or _is_lost(one)):
            yield from held
            held = []
        held.append(one)
    if held:
        yield _to_line(held[0], spans.rest())
        yield from held[1:]
    elif sign := SIGN.search(text):
        lines = LineCounter(text).at(sign.start()), spans.rest()
        yield NOTHING.to_problem(source, lines, text)


def _is_lost(one: Parsed) -> bool:
    return isinstance(one, Problem) and one.severity is Severity.LOST


def _to_line(one: Parsed, last: int) -> Parsed:
    return replace(one, lines=(one.lines[0], max(last, one.lines[1])))


SAMPLE = r"""@string{things = "Journal of Things"}

@article{lee2020many,
  title   = {Many {K}inds of Things},
  author  = {Lee, Ann and {The Page Group}},
  journal = things,
  volume  = 12,
  number  = 3,
  pages   = {1--9},
  year    = 2020,
  doi     = {10.5555/a},
}

@book{dee2021,
  title  = "Other Things on Pages",
  author = "Cy D{\'e}e",
  year   = "2021"
}
"""

FORMAT = Format(
    name="bibtex",
    title="BibTeX and biblatex",
    extensions=(".bib", ".bibtex"),
    homepage="https://www.bibtex.org",
    sample=SAMPLE,
    written_by="Zotero, JabRef, Mendeley, Google Scholar, publishers, DBLP, ADS",
    covers="""all entry types, `@string`, `crossref`, `xdata`, dates, eprints, volume, issue and \
pages (`eid`, article numbers), corporate names in braces, names separated by "and", semicolons or \
commas, LaTeX accents, ties and dashes, macros of names (`\\BibTeX`), entries with missing commas, \
braces or openings; the macros of AASTeX for journals (`\\apj`)""",
    leaves_out="`@set`, JabRef groups and settings (passed over)",
    detect=detect,
    read=read,
    split=split_bibtex_names,
    long_lines=True,
)
