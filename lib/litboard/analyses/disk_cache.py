"""Results of analyses stored in the corpus folder, so that a restart is quick.

Files are Parquet and JSON. The name of a stored result contains a key made from the works, the
vocabulary and the code, so that a result is never used for others; one that cannot be read is
computed again.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, fields
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from litboard.annotations.term_edits import TermEdit
from litboard.version import __version__

T = TypeVar("T")

#: The hidden folder for results, within that of the corpus.
FOLDER = ".litboard"

#: A result that takes less time than this is not stored.
SLOW_SECONDS = 3.0

#: Most results of one kind that stay, the latest: one for each number of topics looked at.
MOST_STORED = 6

#: Libraries whose versions are part of the key, as they may change results.
LIBRARIES = ("numpy", "pandas", "scipy", "scikit-learn")

KEY_BYTES = 16
OWN_FOLDERS = re.compile(rf"[a-z]+-[0-9a-f]{{{2 * KEY_BYTES}}}")
MANIFEST = "fields.json"

#: Errors of reading a damaged result, whatever the damage.
UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError)


def cached(
    make: Callable[[], T],
    kind: type[T],
    *,
    home: Path | None,
    name: str,
    key: str,
    slow: float = SLOW_SECONDS,
) -> T:
    """The result stored under a name and a key, or that of `make`, which is stored if it was slow.

    `kind` is a dataclass of tables, arrays, sparse matrices and numbers; `home` is the folder of
    the corpus; `slow` is in seconds. Without a `home`, or where it cannot be written, nothing is
    stored.
    """
    folder = home / FOLDER / f"{name}-{key}" if home else None
    if folder and (stored := read_cached(folder, kind)) is not None:
        return stored
    begun = time.monotonic()
    made = make()
    if folder and time.monotonic() - begun >= slow:
        write_cached(folder, made)
    return made


def cache_key(works: pd.DataFrame, vocabulary: Sequence[TermEdit], **options: object) -> str:
    """A hexadecimal digest of all that analyses depend on: texts, term edits, options, code."""
    digest = blake2b(digest_size=KEY_BYTES)
    edits = [asdict(edit) for edit in vocabulary]
    digest.update(json.dumps([_code(), edits, options], sort_keys=True).encode())
    hashed = pd.util.hash_pandas_object(works[["id", "label", "title", "abstract"]], index=False)
    digest.update(hashed.to_numpy().tobytes())
    return digest.hexdigest()


@cache
def _code() -> str:
    """The versions of litboard and its libraries, and a digest of the code of analyses."""
    digest = blake2b(digest_size=KEY_BYTES)
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(file.read_bytes())
    packages = " ".join((__version__, *map(version, LIBRARIES)))
    return f"{packages} {digest.hexdigest()}"


def write_cached(folder: Path, value: Any) -> bool:
    """Store a dataclass in a folder, in one step; returns False if it cannot be written."""
    try:
        folder.parent.mkdir(exist_ok=True)
        temporary = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".half-"))
    except OSError:
        return False
    try:
        kinds = {
            one.name: _write(temporary, one.name, getattr(value, one.name)) for one in fields(value)
        }
        (temporary / MANIFEST).write_text(json.dumps(kinds))
        temporary.rename(folder)
        _remove_oldest(folder)
    except OSError:
        return False
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return True


def read_cached(folder: Path, kind: type[T]) -> T | None:
    """The dataclass stored in a folder; None if there is none, or if it cannot be read."""
    try:
        kinds = json.loads((folder / MANIFEST).read_text())
        names = [one.name for one in fields(kind)]  # type: ignore[arg-type]
        return kind(**{name: _read(folder, name, kinds[name]) for name in names})
    except UNREADABLE:
        return None


def _write(folder: Path, name: str, value: Any) -> dict[str, Any]:
    """Write one field; returns a description by which `_read` reads it."""
    from scipy.sparse import csr_matrix

    if isinstance(value, pd.DataFrame):
        value.to_parquet(folder / f"{name}.parquet")
        return {"kind": "table"}
    if isinstance(value, np.ndarray):
        flat = value.reshape(len(value), -1) if value.size else value.reshape(0, 1)
        columns = {str(at): column for at, column in enumerate(flat.T)}
        pd.DataFrame(columns).to_parquet(folder / f"{name}.parquet")
        return {"kind": "array", "shape": value.shape, "dtype": value.dtype.str}
    if isinstance(value, csr_matrix):
        parts = {part: getattr(value, part) for part in ("data", "indices", "indptr")}
        inner = {part: _write(folder, f"{name}-{part}", array) for part, array in parts.items()}
        return {"kind": "sparse", "shape": value.shape, "parts": inner}
    return {"kind": "number", "value": int(value)}


def _read(folder: Path, name: str, how: Mapping[str, Any]) -> Any:
    from scipy.sparse import csr_matrix

    if how["kind"] == "number":
        return int(how["value"])
    if how["kind"] == "sparse":
        parts = {part: _read(folder, f"{name}-{part}", one) for part, one in how["parts"].items()}
        matrix = csr_matrix(tuple(parts.values()), shape=tuple(how["shape"]))
        matrix.check_format()
        return matrix
    table = pd.read_parquet(folder / f"{name}.parquet")
    if how["kind"] == "array":
        return table.to_numpy().reshape(how["shape"]).astype(how["dtype"])
    for column in table.columns:
        if pd.api.types.is_object_dtype(table[column]):
            table[column] = pd.Series([list(value) for value in table[column]], dtype=object)
    return table


def _remove_oldest(latest: Path) -> None:
    """Remove the oldest results of the same kind as the latest, beyond `MOST_STORED`."""
    kind = latest.name.partition("-")[0]
    stored = [one for one in latest.parent.glob(f"{kind}-*") if OWN_FOLDERS.fullmatch(one.name)]
    for old in sorted(stored, key=lambda one: one.stat().st_mtime, reverse=True)[MOST_STORED:]:
        shutil.rmtree(old, ignore_errors=True)
