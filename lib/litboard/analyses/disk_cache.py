"""What took long is kept with the corpus, so that a restart is quick: Parquet and JSON files.

Nothing kept is ever trusted to fit: the name of a folder tells the works, the vocabulary and the
code it was made from, and what cannot be read is made anew.
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

T = TypeVar("T")

#: The hidden folder, within that of the corpus.
FOLDER = ".litboard"

#: What is made in less time is made anew.
SLOW_SECONDS = 3.0

#: Results of one kind that are kept, the latest: one for each number of topics looked at.
MOST_KEPT = 6

#: Libraries whose next version may find other results.
LIBRARIES = ("numpy", "pandas", "scipy", "scikit-learn")

PRINT_BYTES = 16
OURS = re.compile(rf"[a-z]+-[0-9a-f]{{{2 * PRINT_BYTES}}}")
MANIFEST = "fields.json"

#: What makes a kept result useless, whatever went wrong with it.
UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError)


def cached(
    make: Callable[[], T],
    kind: type[T],
    *,
    home: Path | None,
    name: str,
    print_: str,
    slow: float = SLOW_SECONDS,
) -> T:
    """What was kept under a name and a print, or what is made now; kept if that took long.

    `kind` is a dataclass of tables, arrays, sparse matrices and numbers. Without a `home`, or
    where it cannot be written, nothing is kept, and nothing else is different.
    """
    folder = home / FOLDER / f"{name}-{print_}" if home else None
    if folder and (kept := read_cached(folder, kind)) is not None:
        return kept
    begun = time.monotonic()
    made = make()
    if folder and time.monotonic() - begun >= slow:
        write_cached(folder, made)
    return made


def cache_key(works: pd.DataFrame, vocabulary: Sequence[TermEdit], **options: object) -> str:
    """A print of all that analyses depend on: the texts, a person's words, options, the code."""
    digest = blake2b(digest_size=PRINT_BYTES)
    said = [asdict(word) for word in vocabulary]
    digest.update(json.dumps([_code(), said, options], sort_keys=True).encode())
    hashed = pd.util.hash_pandas_object(works[["id", "label", "title", "abstract"]], index=False)
    digest.update(hashed.to_numpy().tobytes())
    return digest.hexdigest()


@cache
def _code() -> str:
    """The version, and a print of the analyses themselves: kept results are theirs alone."""
    digest = blake2b(digest_size=PRINT_BYTES)
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(file.read_bytes())
    packages = " ".join(version(name) for name in ("litboard", *LIBRARIES))
    return f"{packages} {digest.hexdigest()}"


def write_cached(folder: Path, value: Any) -> bool:
    """Keep a dataclass in a folder, in one step; returns False where that cannot be written."""
    try:
        folder.parent.mkdir(exist_ok=True)
        half = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".half-"))
    except OSError:
        return False
    try:
        kinds = {
            one.name: _write(half, one.name, getattr(value, one.name)) for one in fields(value)
        }
        (half / MANIFEST).write_text(json.dumps(kinds))
        half.rename(folder)
        _forget(folder)
    except OSError:
        return False
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return True


def read_cached(folder: Path, kind: type[T]) -> T | None:
    """A dataclass that was kept in a folder; None where there is none that can be read."""
    try:
        kinds = json.loads((folder / MANIFEST).read_text())
        names = [one.name for one in fields(kind)]  # type: ignore[arg-type]
        return kind(**{name: _read(folder, name, kinds[name]) for name in names})
    except UNREADABLE:
        return None


def _write(folder: Path, name: str, value: Any) -> dict[str, Any]:
    """Write one field; returns how to read it."""
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


def _forget(latest: Path) -> None:
    """Remove the oldest results of a kind where there are too many."""
    kind = latest.name.partition("-")[0]
    kept = [one for one in latest.parent.glob(f"{kind}-*") if OURS.fullmatch(one.name)]
    for old in sorted(kept, key=lambda one: one.stat().st_mtime, reverse=True)[MOST_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
