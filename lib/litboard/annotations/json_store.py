"""Small JSON files beside a corpus: read with errors a person can act on, replaced in one step."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from litboard.schema.records import Problem

REMEDY = "mend the file or move it away; it was left as it is"


class BesideError(ValueError):
    """A file beside the corpus that cannot be read: names the file, the place and the remedy."""


def beside_problem(path: Path, error: Exception) -> Problem:
    """A problem with one of litboard's own files, whose errors name file, finding and remedy."""
    said = str(error).replace(str(path), path.name).removeprefix(path.name).lstrip(",: ")
    reason, _, remedy = said.partition("; ")
    remedy = remedy or "mend the file or move it away"
    return Problem(path.name, (0, 0), reason, remedy, code="annotations.unreadable")


def read_list(
    path: str | os.PathLike[str], key: str, *, error: type[BesideError] = BesideError
) -> list[object]:
    """The entries a file holds under `key`; none if there is no such file.

    Raises `error` for a file that cannot be understood, so that nobody writes over it.
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
    """Keep entries in a file a person can read, one a line, in their order.

    The file is replaced in one step: a reader finds the old entries or the new, never half.
    """
    write_lists(path, {key: entries})


def write_lists(
    path: str | os.PathLike[str], lists: Mapping[str, Iterable[Mapping[str, Any]]]
) -> None:
    """Keep several lists in one file, as `write_list` keeps one."""
    path = Path(path)
    text = "{" + ",\n".join(_written(key, entries) for key, entries in lists.items()) + "}\n"
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


def _written(key: str, entries: Iterable[Mapping[str, Any]]) -> str:
    lines = (json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f"{json.dumps(key)}: [\n" + ",\n".join(lines) + "\n]"
