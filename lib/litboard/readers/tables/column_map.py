"""Column maps: which column of a table holds which field, as a person confirmed it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from litboard.readers.tables.columns import Columns, clean_header, name_columns, number_columns

#: What a column can hold, in the order in which a person is asked.
FIELDS: tuple[str, ...] = (
    "title",
    "authors",
    "year",
    "venue",
    "abstract",
    "doi",
    "arxiv_id",
    "pmid",
    "keywords",
    "notes",
    "url",
    "kind",
    "volume",
    "issue",
    "pages",
    "first_page",
    "last_page",
    "article_number",
)
#: Enough to know a column by; longer cells are cut.
SAMPLES, SAMPLE = 3, 80
UNREAD = "no column of this table was recognised"


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The field of each column of one table, "" for a column that is not read.

    It holds for a table of its source with these very columns: where the header changes, it no
    longer applies. Columns without a header are called "column 1", "column 2" and so on.
    """

    source: str
    columns: tuple[str, ...]
    fields: tuple[str, ...]

    @property
    def without_header(self) -> bool:
        """Whether the table has no header, so that its first row is one of its papers."""
        return list(self.columns) == number_columns(len(self.columns))

    def to_columns(self) -> Columns:
        """The columns as the person named them, without notes."""
        header = list(self.columns)
        # Of several columns for one field the fuller comes first, as without a map.
        known = name_columns(header).places
        places: dict[str, tuple[int, ...]] = {}
        for field in dict.fromkeys(self.fields):
            mine = [place for place, one in enumerate(self.fields) if one == field]
            best = [place for place in known.get(field, ()) if place in mine]
            if field in FIELDS:
                places[field] = tuple(dict.fromkeys([*best, *mine]))
        return Columns(header, places)


def find_map(maps: Iterable[ColumnMap], header: Sequence[str]) -> ColumnMap | None:
    """The map for a table with this header, or None."""
    cells = _trim(clean_header(header))
    return next((one for one in maps if _trim(one.columns) == cells), None)


def _trim(header: Sequence[str]) -> list[str]:
    """A header without the empty names at its end."""
    named = [at for at, name in enumerate(header, 1) if name]
    return list(header[: named[-1] if named else 0])


def find_map_without_header(maps: Iterable[ColumnMap], width: int) -> ColumnMap | None:
    """The map for a table of so many columns without a header, or None."""
    return next((one for one in maps if one.without_header and len(one.columns) == width), None)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a source as a person is asked about it: its columns, and what each is read as.

    `samples` are the first different, non-empty cells of each column. `first_row` is
    what may be a header after all, where none was found. `notes` say what was guessed;
    `confirmed` is true where a person confirmed the columns.
    """

    source: str
    columns: tuple[str, ...]
    fields: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    sheet: str = ""
    first_row: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    confirmed: bool = False


def show_table(
    source: str,
    columns: Columns,
    rows: Iterable[Sequence[str]],
    *,
    sheet: str = "",
    confirmed: bool = False,
    unread: bool = False,
) -> Table:
    """A table with samples of its first rows; `unread` where no column was recognised."""
    rows = list(rows)
    cells = [[row[at] for row in rows if at < len(row)] for at in range(len(columns.header))]
    samples = [
        list(dict.fromkeys(one.strip()[:SAMPLE] for one in column if one.strip()))
        for column in cells
    ]
    without_header = list(columns.header) == number_columns(len(columns.header))
    return Table(
        source=source,
        columns=tuple(columns.header),
        fields=columns.fields,
        samples=tuple(tuple(column[:SAMPLES]) for column in samples),
        sheet=sheet,
        first_row=tuple(clean_header(rows[0])) if without_header and rows else (),
        notes=(UNREAD,) if unread else tuple(note.reason for note in columns.notes),
        confirmed=confirmed,
    )
