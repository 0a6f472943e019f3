"""BibTeX and biblatex: one `@type{key, …}` a paper."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from litboard.readers.bibtex_entry import Remark
from litboard.readers.bibtex_fields import KINDS, describe
from litboard.readers.bibtex_names import split_bibtex_names
from litboard.readers.bibtex_scan import OPENING, STRUCTURE, Block, scan
from litboard.readers.bibtex_values import Macros, gather_fields, inherit
from litboard.readers.formats import HEAD, Format, Piece, Text, quote
from litboard.records import Problem, Record, Severity

#: Comments may stand above the first entry, as long as a licence.
LOOKED_AT = 8 * HEAD
#: Blanks before the first "@" of a line.
INDENT = 20
#: Types that are no kinds of papers, and that only bibliographies have.
OTHER_TYPES = frozenset({"misc", "manual", "online", "electronic", "www", "set", "xdata"})
#: Short entries look like lists of names, too; nothing else looks like an entry.
CERTAIN = 1.0
#: What more is odd about one entry, nobody reads.
MOST_REMARKS = 20

EMPTY: Remark = ("the entry has no fields", "add a title, or delete the entry")
THIN: Remark = (
    "nothing in the entry tells which paper is meant",
    "add a title or a DOI, or delete the entry",
)
NOTHING: Remark = ("there is no entry in it", "give a file with entries, as `@article{key, …}`")
#: Entries that only lend fields to others, or name a group of them.
LENDERS = frozenset({"xdata", "set"})


@dataclass(frozen=True, slots=True)
class _Entry:
    """A block with the text of its fields and what was odd about it."""

    block: Block
    fields: dict[str, str]
    remarks: list[Remark]


def detect(text: Text) -> float:
    """Certain where a line of the beginning opens an entry of a known type."""
    head = text.text[:LOOKED_AT]
    for found in OPENING.finditer(head):
        before = head[max(0, found.start() - INDENT) : found.start()].rstrip(" \t}")
        kind = found[1].lower()
        known = kind in KINDS or kind in OTHER_TYPES or kind in STRUCTURE
        if known and (not before or before[-1] in "\n\ufeff%"):
            return CERTAIN
    return 0.0


def read(source: str, text: Text) -> Iterator[Piece]:
    """One record an entry, in order.

    Comments, macros and other text between entries count to the record below them, and what
    follows the last one to it; a record's raw text is its entry alone. Where entries stand on
    one line, they share it.
    """
    whole = text.text
    pieces: list[Piece] = []
    span = _Spans(whole)
    number = 0
    for entry in _lent(_entries(whole)):
        block = entry.block
        raw = whole[block.start : block.end]
        if block.kind == "lost":
            pieces += _problems(source, span.take(block), raw, None, entry.remarks, Severity.LOST)
            continue
        number += 1
        record = Record(source, number, span.take(block), raw, **describe(block.kind, entry.fields))
        if entry.fields:
            remarks = entry.remarks if _says_something(record) else [*entry.remarks, THIN]
            pieces.append(record)
            pieces += _problems(source, record.lines, raw, number, remarks, Severity.CHECK)
        else:
            why = [(f"{EMPTY[0]}{_because(entry.remarks)}", EMPTY[1])]
            pieces += _problems(source, record.lines, raw, number, why, Severity.LOST)
    yield from _with_rest(source, whole, span.numbers, pieces)


def _entries(text: str) -> Iterator[_Entry]:
    """The entries and lost pieces, macros filled in."""
    macros = Macros(len(text))
    # What is odd about a macro is said at the entry below it.
    waiting: list[Remark] = []
    for block in scan(text):
        if block.kind == "string":
            waiting += macros.define(block)
        elif block.kind == "lost":
            yield _Entry(block, {}, list(block.remarks))
        elif block.kind not in STRUCTURE:
            remarks, waiting = [*waiting, *block.remarks], []
            yield _Entry(block, gather_fields(block, macros, remarks), remarks)


def _lent(entries: Iterator[_Entry]) -> Iterator[_Entry]:
    """The entries with what their parents lend them; those that only lend are left out."""
    listed = list(entries)
    by_key: dict[str, dict[str, str]] = {}
    for entry in listed:
        keys = [entry.block.key, *entry.fields.get("ids", "").split(",")]
        for key in keys:
            by_key.setdefault(key.strip().lower(), entry.fields)
    for entry in listed:
        if entry.block.kind in LENDERS and not entry.fields.get("title"):
            continue
        yield replace(entry, fields=inherit(entry.fields, by_key, entry.remarks))


def _says_something(record: Record) -> bool:
    """Whether a person could tell which paper is meant; a year alone tells nothing."""
    ids = record.doi or record.arxiv_id or record.pmid or record.url
    return bool(record.title or record.abstract or record.authors or record.venue or ids)


def _because(remarks: list[Remark]) -> str:
    return "".join(f"; {reason}" for reason, _ in remarks)


def _problems(
    source: str, lines: tuple[int, int], raw: str, entry: int | None,
    remarks: list[Remark], severity: Severity,
) -> list[Piece]:  # fmt: skip
    unique = list(dict.fromkeys(remarks))[:MOST_REMARKS]
    return [Problem(source, lines, *remark, quote(raw), entry, severity) for remark in unique]


class _Spans:
    """The lines of blocks that come in order, each with the lines above that no other has."""

    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        self.numbers = [number for number, line in enumerate(lines, 1) if line.strip()]
        self.starts = [0]
        for line in lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.taken = 0

    def take(self, block: Block) -> tuple[int, int]:
        first = bisect_right(self.starts, block.start)
        last = max(first, bisect_right(self.starts, max(block.end - 1, block.start)))
        above = bisect_right(self.numbers, self.taken)
        if above < len(self.numbers):
            first = min(first, self.numbers[above])
        self.taken = last
        return first, last


def _with_rest(source: str, text: str, lines: list[int], pieces: list[Piece]) -> list[Piece]:
    """The pieces, the last of them with the lines that follow it; one problem where none is."""
    if not lines:
        return pieces
    first, last = lines[0], lines[-1]
    if not any(isinstance(piece, Record) for piece in pieces):
        problem = Problem(source, (first, last), *NOTHING, quote(text))
        return [problem] if not pieces else [*pieces[:-1], _to_line(pieces[-1], last)]
    at = max(
        at for at, piece in enumerate(pieces)
        if isinstance(piece, Record) or getattr(piece, "severity", None) is Severity.LOST
    )  # fmt: skip
    return [*pieces[:at], _to_line(pieces[at], last), *pieces[at + 1 :]]


def _to_line(piece: Piece, last: int) -> Piece:
    return replace(piece, lines=(piece.lines[0], max(last, piece.lines[1])))


FORMAT = Format("bibtex", "BibTeX and biblatex", detect, read, split_bibtex_names, long_lines=True)
