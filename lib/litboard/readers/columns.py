"""Tables of papers, whatever they stood in: a header → the columns of fields, a row → a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from unicodedata import normalize

from litboard.readers.cells import (
    absolute_url,
    kind_of,
    read_pmid,
    split_keywords,
    split_run_together,
)
from litboard.readers.formats import Piece, quote
from litboard.readers.table_facts import COLUMNS, GUESSES, TAG_SIGNS, TAGS, TRANSLATED
from litboard.records import Problem, Record, Severity
from litboard.text import find_arxiv_id, find_doi, find_year, fold

#: The widest export (Web of Science) has 75 columns; further ones are not looked at.
MAX_COLUMNS = 1_000
#: One of these columns makes a table one of papers.
IDENTIFYING = frozenset({"title", "abstract", "doi", "arxiv_id", "pmid"})
#: A column guessed for another field does little harm.
WORTH_A_LOOK = frozenset({"title", "authors", "abstract", "year", "venue", "doi"})
#: Springer Link's table: the one whose authors are written without anything between them.
RUN_TOGETHER = frozenset({"item title", "item doi"})
#: In a table of so many columns a row of one cell is a remark, such as a copyright line.
REMARK_BELOW = 3

Doubt = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its first and last line, its raw text, its cells, and what is odd about it."""

    lines: tuple[int, int]
    raw: str
    cells: list[str]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands: positions, the best first; and what was guessed about it."""

    header: list[str]
    places: dict[str, tuple[int, ...]]
    doubts: tuple[Doubt, ...] = ()
    run_together: bool = False
    inferred: bool = False

    @property
    def score(self) -> float:
        """How sure the header is one of papers, 0 to 1."""
        return 0.5 if self.inferred else {1: 0.5, 2: 0.8}.get(len(self.places), 0.95)


@dataclass(slots=True)
class _Search:
    """A header on its way to columns; each column serves one field."""

    folded: list[str]
    places: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def take(self, names: dict[str, tuple[str, ...]]) -> list[str]:
        """The fields without a column that have one under these names."""
        taken = []
        used = {place for places in self.places.values() for place in places}
        at: dict[str, list[int]] = {}
        for place, name in enumerate(self.folded):
            if place not in used:
                at.setdefault(name, []).append(place)
        for field_, known in names.items():
            places = [place for name in known for place in at.get(name, ())]
            if places and field_ not in self.places:
                self.places[field_] = tuple(places)
                taken.append(field_)
                for name in known:
                    at.pop(name, None)
        return taken


def find_columns(header: Sequence[str]) -> Columns | None:
    """The columns that hold fields of papers; None for a header of anything else.

    Sure names come first, then those of other languages, then names that may mean something
    else. The latter two, and columns of one name, are doubts a person should see.
    """
    header = [cell.strip().lstrip("\ufeff") for cell in header]
    search = _Search([fold(cell) for cell in islice(header, MAX_COLUMNS)])
    if any(signs.issubset(search.folded) for signs in TAG_SIGNS):
        search.take(TAGS)
    search.take(COLUMNS)
    translated = search.take(TRANSLATED)
    if not IDENTIFYING.intersection(search.places) and len(search.places) < 2:
        return None
    guessed = [one for one in search.take(GUESSES) if one in WORTH_A_LOOK]
    if not IDENTIFYING.intersection(search.places):
        return None
    doubts = (
        *_doubt_names(header, search.places, translated, "another language"),
        *_doubt_names(header, search.places, guessed, "words that may mean something else"),
        *_doubt_repeats(header, search),
    )
    return Columns(header, search.places, doubts, RUN_TOGETHER.issubset(search.folded))


def _doubt_names(
    header: list[str], places: dict[str, tuple[int, ...]], fields: list[str], what: str
) -> Iterator[Doubt]:
    if fields:
        read = ", ".join(f"“{header[places[one][0]]}” as {one}" for one in fields)
        yield f"columns are named in {what}: {read}", "rename a column if it was taken wrongly"


def _doubt_repeats(header: list[str], search: _Search) -> Iterator[Doubt]:
    if len(header) > MAX_COLUMNS:
        reason = f"the table has {len(header):,} columns; only {MAX_COLUMNS:,} were looked at"
        yield reason, "delete the columns that say nothing of the papers"
    used = [search.folded[place] for places in search.places.values() for place in places]
    twice = sorted({name for name in used if used.count(name) > 1})
    if twice:
        yield (
            f"several columns are called {', '.join(f'“{name}”' for name in twice)}",
            "of these the first with something in it was read; rename or delete the others",
        )


def read_table(
    source: str, columns: Columns, head: Row, rows: Iterable[Row], *, entries: int = 0
) -> Iterator[Piece]:
    """A record a row. The header, a header repeated and rows without any text are structure.

    `entries` is how many stand in the tables before this one.
    """
    for reason, remedy in (*columns.doubts, *head.doubts):
        yield Problem(source, head.lines, reason, remedy, quote(head.raw), None, Severity.CHECK)
    entry = entries
    for row in rows:
        said = row.doubts or any(map(str.strip, row.cells))
        if not said or _repeats(columns, row):
            continue
        entry += 1
        yield from _read_row(source, entry, columns, row)
    if entry == entries:
        yield Problem(
            source, head.lines, "a header stands here, and no row below it",
            "export the table anew, with its rows", quote(head.raw),
        )  # fmt: skip


def _repeats(columns: Columns, row: Row) -> bool:
    """Whether a row is the header once more, as in tables that were joined end to end."""
    return (
        row.cells[0].strip() == columns.header[0]
        and [cell.strip() for cell in row.cells] == columns.header
    )


def _read_row(source: str, entry: int, columns: Columns, row: Row) -> Iterator[Piece]:
    width = len(columns.header)
    if len(row.cells) == 1 and width >= REMARK_BELOW:
        reason = f"one cell stands where the table has {width} columns"
        yield _lost(source, entry, row, reason, "delete the line if it is a remark")
        return
    cells = [cell.strip() for cell in row.cells]
    record = _make_record(source, entry, columns, row, cells)
    if not (record.title or record.abstract or record.doi or record.arxiv_id or record.pmid):
        reason = "no title, abstract or identifier stands in the row"
        yield _lost(source, entry, row, reason, "add a title or a DOI")
        return
    yield record
    for reason, remedy in (*row.doubts, *_doubts(columns, row, cells, record)):
        yield Problem(source, row.lines, reason, remedy, quote(row.raw), entry, Severity.CHECK)


def _lost(source: str, entry: int, row: Row, reason: str, remedy: str) -> Problem:
    return Problem(source, row.lines, reason, remedy, quote(row.raw), entry)


def _make_record(source: str, entry: int, columns: Columns, row: Row, cells: list[str]) -> Record:
    places, width = columns.places, len(cells)
    split = split_run_together if columns.run_together else _whole

    def first(field_: str, read: Callable[[str], str | None] = str) -> str | None:
        for place in places.get(field_, ()):
            if place < width and cells[place] and (value := read(cells[place])):
                return value
        return None

    authors = first("authors") or ""
    return Record(
        source=source,
        entry=entry,
        lines=row.lines,
        raw=row.raw,
        title=first("title"),
        authors=split(authors),
        abstract=first("abstract"),
        year=_year(cells, places.get("year", ())),
        venue=first("venue"),
        doi=first("doi", find_doi),
        arxiv_id=first("arxiv_id", _arxiv_id),
        pmid=first("pmid", read_pmid),
        keywords=split_keywords(first("keywords") or ""),
        url=first("url", absolute_url),
        kind=first("kind", kind_of),
    )


def _year(cells: list[str], places: tuple[int, ...]) -> int | None:
    for place in places:
        if place < len(cells) and (text := cells[place]):
            year = find_year(text if text.isascii() else normalize("NFKC", text))
            if year:
                return year
    return None


def _whole(authors: str) -> tuple[str, ...]:
    """Authors as they stand, for the splitter that comes after repair."""
    return (authors,) if authors else ()


def _arxiv_id(text: str) -> str | None:
    return find_arxiv_id(text, bare=True)


def _doubts(columns: Columns, row: Row, cells: list[str], record: Record) -> Iterator[Doubt]:
    width = len(columns.header)
    if any(cells[width:]):
        yield (
            f"the row has {len(cells)} cells, the header {width}; the rest was left out",
            "check it: a separator within a cell moves all that follow",
        )
    elif len(cells) < width:
        yield (
            f"the row has {len(cells)} cells, the header {width}; the others were taken as empty",
            "check it, and add the separators that are missing",
        )
    if not record.title and "title" in columns.places:
        yield "the title is empty", "add the title"
