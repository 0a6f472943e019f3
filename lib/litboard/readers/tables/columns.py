"""Recognise by the header of a table which column holds which field of papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from litboard.readers.notes import ParseNote
from litboard.readers.tables.column_names import (
    COLUMNS,
    DETAIL_TAGS,
    DETAILS,
    GUESSES,
    TAG_SIGNS,
    TAGS,
    TRANSLATED,
    WITH_VOLUME,
)
from litboard.text import fold

#: The widest export (Web of Science) has 75 columns; further ones are not looked at.
MAX_COLUMNS = 1_000
#: One of these columns makes a table one of papers.
IDENTIFYING = frozenset({"title", "abstract", "doi", "arxiv_id", "pmid"})
#: A column guessed for another field does little harm.
WORTH_A_LOOK = frozenset({"title", "authors", "abstract", "year", "venue", "doi"})
#: Springer Link's table: the one whose authors are written without anything between them.
RUN_TOGETHER = frozenset({"item title", "item doi"})
#: Fields of tables of any kind: they do not show that a table is one of papers.
GENERAL = frozenset({*DETAILS})

#: Where a person confirms the columns of a table, and the remedy for every guess.
ASKED = "on the Import page under Columns"
CONFIRM = f"confirm or change this {ASKED}, or rename the columns"


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands: positions, the best first; and what was guessed about it."""

    header: list[str]
    places: dict[str, tuple[int, ...]]
    notes: tuple[ParseNote, ...] = ()
    inferred: bool = False

    def with_note(self, note: ParseNote) -> Columns:
        """These columns with one more note."""
        return replace(self, notes=(*self.notes, note))

    @property
    def run_together(self) -> bool:
        """Whether the authors are written without anything between them."""
        return RUN_TOGETHER.issubset(fold(cell) for cell in self.header[:MAX_COLUMNS])

    @property
    def fields(self) -> tuple[str, ...]:
        """The field of each column, "" for one that is not read."""
        field_of = {place: field for field, places in self.places.items() for place in places}
        return tuple(field_of.get(place, "") for place in range(len(self.header)))

    @property
    def known(self) -> int:
        """How many fields of papers the header names, without those of tables of any kind."""
        return len(self.places.keys() - GENERAL)

    @property
    def score(self) -> float:
        """How sure the header is one of papers, 0 to 1."""
        return 0.5 if self.inferred else {1: 0.5, 2: 0.8}.get(self.known, 0.95)


@dataclass(slots=True)
class _Search:
    """A header on its way to columns; each column serves one field."""

    folded: list[str]
    places: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def take(self, names: dict[str, tuple[str, ...]]) -> list[str]:
        """The fields without a column that have one under these names."""
        if set(self.folded).isdisjoint(chain.from_iterable(names.values())):
            return []
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


def clean_header(cells: Sequence[str]) -> list[str]:
    """The names of columns without blanks around them."""
    return [cell.strip().lstrip("\ufeff") for cell in cells]


def number_columns(count: int) -> list[str]:
    """What columns without a header are called."""
    return [f"column {number}" for number in range(1, count + 1)]


def find_columns(header: Sequence[str]) -> Columns | None:
    """The columns that hold fields of papers; None for a header of anything else."""
    columns = name_columns(header)
    return columns if IDENTIFYING.intersection(columns.places) else None


def name_columns(header: Sequence[str]) -> Columns:
    """The columns whose names are known, be they of papers or of anything else.

    Sure names come first, then those of other languages, then names that may mean something
    else. The latter two, and columns of one name, are noted for a person to check.
    """
    header = clean_header(header)
    search = _Search([fold(cell) for cell in islice(header, MAX_COLUMNS)])
    if any(signs.issubset(search.folded) for signs in TAG_SIGNS):
        search.take(TAGS | DETAIL_TAGS)
    search.take(COLUMNS)
    translated = search.take(TRANSLATED)
    guessed: list[str] = []
    if IDENTIFYING.intersection(search.places) or len(search.places) > 1:
        guessed = [one for one in search.take(GUESSES) if one in WORTH_A_LOOK]
    search.take(DETAILS)
    if "volume" in search.places:
        search.take(WITH_VOLUME)
    notes = [*_note_repeats(header, search)]
    if guessed:
        read = say_places(header, {one: search.places[one] for one in guessed})
        reason = f"columns are named in words that may mean something else: {read}"
        notes.insert(0, ParseNote("table.ambiguous-columns", reason, CONFIRM))
    if translated:
        read = say_places(header, {one: search.places[one] for one in translated})
        reason = f"columns are named in another language: {read}"
        notes.insert(0, ParseNote("table.translated-columns", reason, CONFIRM))
    return Columns(header, search.places, tuple(notes))


def say_places(header: Sequence[str], places: Mapping[str, tuple[int, ...]]) -> str:
    """Which column was read as what: "“Titel” as title, “Jahr” as year"."""
    return ", ".join(
        f"“{header[at[0]]}” as {field.replace('_', ' ')}" for field, at in places.items()
    )


def _note_repeats(header: list[str], search: _Search) -> Iterator[ParseNote]:
    if len(header) > MAX_COLUMNS:
        reason = f"the table has {len(header):,} columns; only {MAX_COLUMNS:,} were looked at"
        remedy = "delete the columns that say nothing of the papers"
        yield ParseNote("table.too-many-columns", reason, remedy)
    used = [search.folded[place] for places in search.places.values() for place in places]
    twice = sorted({name for name in used if used.count(name) > 1})
    if twice:
        yield ParseNote(
            "table.repeated-columns",
            f"several columns are called {', '.join(f'“{name}”' for name in twice)}",
            f"of these the first with something in it was read; {CONFIRM}",
        )
