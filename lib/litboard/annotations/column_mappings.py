"""Which field of a paper each column of a table holds, as a person confirmed it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TypeGuard

from litboard.annotations.json_store import REMEDY, AnnotationFileError, read_list, write_list
from litboard.readers import FIELDS, ColumnMap

#: The name of the file in the corpus folder.
FILE_NAME = "mappings.json"


def read_maps(path: str | os.PathLike[str]) -> tuple[ColumnMap, ...]:
    """The mappings in a file; empty if the file does not exist.

    Raises AnnotationFileError for a file that cannot be read, so that no caller replaces it.
    """
    entries = enumerate(read_list(path, "mappings"), 1)
    return tuple(_to_map(entry, f"{path}, mapping {number}") for number, entry in entries)


def write_maps(path: str | os.PathLike[str], maps: Iterable[ColumnMap]) -> None:
    """Replace a file by these mappings, one a line."""
    write_list(path, "mappings", (asdict(one) for one in maps))


def add_map(
    maps: Sequence[ColumnMap], new: ColumnMap, *, instead: Sequence[str] = ()
) -> tuple[ColumnMap, ...]:
    """The mappings with one more, which replaces an earlier one of the same table.

    A table is identified by its source and its columns. `instead` are the columns it had before,
    where another row is now its header.
    """
    same = (new.columns, tuple(instead))
    return (*(one for one in maps if (one.source, one.columns in same) != (new.source, True)), new)


def remove_map(
    maps: Sequence[ColumnMap], source: str, columns: Sequence[str]
) -> tuple[ColumnMap, ...]:
    """The mappings without that of one table, whose columns are then guessed again."""
    return tuple(one for one in maps if (one.source, one.columns) != (source, tuple(columns)))


def _to_map(entry: object, place: str) -> ColumnMap:
    members = entry if isinstance(entry, dict) else {}
    source, columns, fields = (members.get(name) for name in ("source", "columns", "fields"))
    if not isinstance(source, str) or not _are_texts(columns) or not _are_texts(fields):
        raise AnnotationFileError(f"{place}: needs source, columns and fields; {REMEDY}")
    if len(columns) != len(fields):
        raise AnnotationFileError(f"{place}: needs a field for each column; {REMEDY}")
    if unknown := sorted(set(fields) - {*FIELDS, ""}):
        raise AnnotationFileError(f"{place}: “{unknown[0]}” is no field of a paper; {REMEDY}")
    return ColumnMap(source, tuple(columns), tuple(fields))


def _are_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
