"""Infer the columns of a table from their cells where no header names them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from litboard.readers.notes import ParseNote
from litboard.readers.tables.columns import CONFIRM, Columns, number_columns, say_places
from litboard.text import find_doi

#: Fewer rows may look alike by chance.
FEWEST_ROWS = 3
#: The share of non-empty cells that must agree: real tables have gaps and slips.
MOST = 0.8
#: A DOI stands alone in its cell, or in an address.
LONGEST_DOI = 200
#: A title has so many words at least; a journal may, too, but it comes again.
TITLE_WORDS = 3
#: On average an abstract has more letters than any title.
ABSTRACT_LETTERS = 300

YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:\.0)?")
#: "Lee, Ann; Dee, Cy", "Lee A., Dee C.", "A Lee": capitals, and no word of a sentence.
PEOPLE = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*+(?:[;,|]++\s*+|\s++|\Z))++")

NO_HEADER = "no header names the columns; they were inferred from their cells"
NO_TITLE = "no column is named as the title"


def infer_columns(rows: Sequence[Sequence[str]]) -> Columns | None:
    """The columns of papers in rows of one width, or None.

    A table is one of papers where a column holds DOIs and another the words of titles. What
    else is found is a help; a column that may be anything is left alone.
    """
    places = infer_places(rows)
    if not {"doi", "title"} <= places.keys():
        return None
    header = number_columns(len(rows[0]))
    reason = f"{NO_HEADER}: {say_places(header, places)}"
    note = ParseNote("table.no-header", reason, CONFIRM)
    return Columns(header, places, (note,), inferred=True)


def infer_places(rows: Sequence[Sequence[str]]) -> dict[str, tuple[int, ...]]:
    """Which columns of rows of one width look like which fields; none where rows are few."""
    if len(rows) < FEWEST_ROWS or len({len(row) for row in rows}) > 1:
        return {}
    free = dict(enumerate(zip(*rows, strict=True)))
    places: dict[str, tuple[int, ...]] = {}

    def take(field: str, fits: Callable[[Sequence[str]], bool]) -> None:
        place = next((at for at, cells in free.items() if fits(cells)), None)
        if place is not None:
            places[field] = (place,)
            del free[place]

    take("doi", lambda cells: _most(cells, _is_doi))
    take("year", lambda cells: _most(cells, lambda cell: bool(YEAR.fullmatch(cell))))
    take("authors", lambda cells: _most(cells, _is_people))
    take("abstract", lambda cells: sum(map(len, cells)) > ABSTRACT_LETTERS * len(cells))
    take("title", _are_titles)
    return places


def look_at_rows(columns: Columns, rows: Sequence[Sequence[str]]) -> Columns:
    """Columns named by a header, with what their first rows add: a title, or a note on it."""
    return _note_rivals(columns, rows) if "title" in columns.places else _infer_title(columns, rows)


def _note_rivals(columns: Columns, rows: Sequence[Sequence[str]]) -> Columns:
    """The columns with a note where two that are named as the title say different things."""
    first, *others = columns.places["title"]
    for other in others:
        named_alike = columns.header[first].casefold() == columns.header[other].casefold()
        whole = [row for row in rows if len(row) > max(first, other)]
        pairs = [(row[first].strip(), row[other].strip()) for row in whole]
        if not named_alike and any(one and two and one != two for one, two in pairs):
            reason = (
                f"“{columns.header[first]}” and “{columns.header[other]}” both may be the title; "
                "the first was read where it is not empty"
            )
            return columns.with_note(ParseNote("table.two-title-columns", reason, CONFIRM))
    return columns


def _infer_title(columns: Columns, rows: Sequence[Sequence[str]]) -> Columns:
    """The columns with a title among them, where the header names none and one looks like it."""
    free = [place for place, field in enumerate(columns.fields) if not field]
    if not free:
        return columns
    whole = [row for row in rows if len(row) == len(columns.header)]
    cells = {place: [row[place] for row in whole] for place in free}
    likely = (at for at in free if _are_titles(cells[at]) and not _most(cells[at], _is_people))
    place = next(likely, None) if len(whole) >= FEWEST_ROWS else None
    if place is None:
        return columns.with_note(ParseNote("table.no-title-column", NO_TITLE, CONFIRM))
    places = {"title": (place,)}
    reason = f"{NO_TITLE}; inferred from its cells: {say_places(columns.header, places)}"
    titled = replace(columns, places=columns.places | places)
    return titled.with_note(ParseNote("table.inferred-title", reason, CONFIRM))


def _most(cells: Sequence[str], fits: Callable[[str], bool]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    return len(filled) * 2 >= len(cells) and sum(map(fits, filled)) >= MOST * len(filled)


def _is_doi(cell: str) -> bool:
    return len(cell) < LONGEST_DOI and " " not in cell and find_doi(cell) is not None


def _is_people(cell: str) -> bool:
    parted = any(mark in cell for mark in ",;|")
    return parted and bool(PEOPLE.fullmatch(cell[: LONGEST_DOI * 10]))


def _are_titles(cells: Sequence[str]) -> bool:
    """Whether cells have words enough, and hardly ever say the same."""
    words = sum(len(cell.split()) for cell in cells)
    letters = sum(map(len, cells))
    return (
        words >= TITLE_WORDS * len(cells)
        and letters <= ABSTRACT_LETTERS * len(cells)
        and len(set(cells)) >= MOST * len(cells)
    )
