"""Which column of a table holds which field of papers, told by its header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from litboard.readers.table_facts import (
    BESIDE_VOLUME,
    COLUMNS,
    DETAIL_TAGS,
    DETAILS,
    GUESSES,
    TAG_SIGNS,
    TAGS,
    TRANSLATED,
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
#: Fields that stand in tables of anything, too, and do not tell one of papers.
TELLING_NOTHING = frozenset({*DETAILS})

Doubt = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands: positions, the best first; and what was guessed about it."""

    header: list[str]
    places: dict[str, tuple[int, ...]]
    doubts: tuple[Doubt, ...] = ()
    run_together: bool = False
    inferred: bool = False

    @property
    def known(self) -> int:
        """How many fields of papers the header names, those aside that stand in any table."""
        return len(self.places.keys() - TELLING_NOTHING)

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
        search.take(TAGS | DETAIL_TAGS)
    search.take(COLUMNS)
    translated = search.take(TRANSLATED)
    if not IDENTIFYING.intersection(search.places) and len(search.places) < 2:
        return None
    guessed = [one for one in search.take(GUESSES) if one in WORTH_A_LOOK]
    if not IDENTIFYING.intersection(search.places):
        return None
    search.take(DETAILS)
    if "volume" in search.places:
        search.take(BESIDE_VOLUME)
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
