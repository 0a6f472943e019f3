"""What a person said of the columns of tables, kept beside the corpus."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TypeGuard

from litboard.annotations.json_store import REMEDY, BesideError, read_list, write_list
from litboard.readers import FIELDS, ColumnMap

#: The name of the file beside the corpus.
FILE_NAME = "mappings.json"


def read_maps(path: str | os.PathLike[str]) -> tuple[ColumnMap, ...]:
    """The mappings kept in a file; none if there is no such file.

    Raises BesideError for a file that cannot be understood, so that nobody writes over it.
    """
    entries = enumerate(read_list(path, "mappings"), 1)
    return tuple(_to_map(entry, f"{path}, mapping {number}") for number, entry in entries)


def write_maps(path: str | os.PathLike[str], maps: Iterable[ColumnMap]) -> None:
    """Keep mappings in a file a person can read, one a line."""
    write_list(path, "mappings", (asdict(one) for one in maps))


def keep_map(
    maps: Sequence[ColumnMap], new: ColumnMap, *, instead: Sequence[str] = ()
) -> tuple[ColumnMap, ...]:
    """The mappings with one more, which replaces an earlier one of the same table.

    `instead` are the columns the table had before, where its header is now another row.
    """
    same = (new.columns, tuple(instead))
    return (*(one for one in maps if (one.source, one.columns in same) != (new.source, True)), new)


def forget_map(
    maps: Sequence[ColumnMap], source: str, columns: Sequence[str]
) -> tuple[ColumnMap, ...]:
    """The mappings without that of one table, which is then read by the best guess again."""
    return tuple(one for one in maps if (one.source, one.columns) != (source, tuple(columns)))


def _to_map(entry: object, place: str) -> ColumnMap:
    fields = entry if isinstance(entry, dict) else {}
    source, columns, said = (fields.get(name) for name in ("source", "columns", "fields"))
    if not isinstance(source, str) or not _are_texts(columns) or not _are_texts(said):
        raise BesideError(f"{place}: needs source, columns and fields; {REMEDY}")
    if len(columns) != len(said):
        raise BesideError(f"{place}: needs a field for each column; {REMEDY}")
    if unknown := sorted(set(said) - {*FIELDS, ""}):
        raise BesideError(f"{place}: “{unknown[0]}” is no field of a paper; {REMEDY}")
    return ColumnMap(source, tuple(columns), tuple(said))


def _are_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
