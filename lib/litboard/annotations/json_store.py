"""JSON files in the corpus folder: read with errors that name a remedy, replaced in one step."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from litboard.schema.records import Problem

REMEDY = "repair the file or move it away; it was not changed"


class AnnotationFileError(ValueError):
    """A file of annotations that cannot be read: names the file, the place and the remedy."""


def file_problem(path: Path, error: Exception) -> Problem:
    """The error of an annotation file as a problem of the corpus.

    The message of `error` reads "path, place: finding; remedy". The problem names the file
    without its folder, as messages to visitors never show absolute paths.
    """
    message = str(error).replace(str(path), path.name).removeprefix(path.name).lstrip(",: ")
    reason, _, remedy = message.partition("; ")
    remedy = remedy or "repair the file or move it away"
    return Problem(path.name, (0, 0), reason, remedy, code="annotations.unreadable")


def read_list(
    path: str | os.PathLike[str],
    key: str,
    *,
    error: type[AnnotationFileError] = AnnotationFileError,
) -> list[object]:
    """The list that a JSON file holds under `key`; empty if the file does not exist.

    Raises `error` if the file cannot be read or holds no such list, so that no caller replaces it.
    """
    path = Path(path)
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (json.JSONDecodeError, RecursionError) as wrong:
        line = getattr(wrong, "lineno", 1)
        raise error(f"{path}, line {line}: not JSON ({wrong}); {REMEDY}") from wrong
    except (OSError, UnicodeDecodeError) as wrong:
        raise error(f"{path}: cannot be read ({wrong}); {REMEDY}") from wrong
    entries = content.get(key) if isinstance(content, dict) else None
    if not isinstance(entries, list):
        raise error(f'{path}: holds no list "{key}"; {REMEDY}')
    return entries


def write_list(
    path: str | os.PathLike[str], key: str, entries: Iterable[Mapping[str, Any]]
) -> None:
    """Replace a file by one list of entries, one entry a line, in their order.

    The file is replaced in one step: a reader sees the old entries or the new ones, never a part.
    """
    write_lists(path, {key: entries})


def write_lists(
    path: str | os.PathLike[str], lists: Mapping[str, Iterable[Mapping[str, Any]]]
) -> None:
    """Replace a file by several lists, each under its key (see `write_list`)."""
    path = Path(path)
    text = "{" + ",\n".join(_format(key, entries) for key, entries in lists.items()) + "}\n"
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def _format(key: str, entries: Iterable[Mapping[str, Any]]) -> str:
    lines = (json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f"{json.dumps(key)}: [\n" + ",\n".join(lines) + "\n]"
