"""The shared library: sources that visitors add for all, as files in the corpus folder.

The name of an upload is never used as a path. A file gets a name made here: letters and digits of
the upload's name, so that people recognise it, and a hash of the content, so that no file is ever
overwritten.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from litboard.schema.records import Source
from litboard.text import fold

#: The folder, within that of the corpus.
FOLDER = "shared"
#: A small machine reads this much in a few minutes.
MOST_FILES, MOST_BYTES = 500, 500 * 1024 * 1024

LONGEST_STEM, HASH_BYTES = 40, 8
OURS = re.compile(rf"[a-z0-9-]{{1,{LONGEST_STEM}}}-[0-9a-f]{{{2 * HASH_BYTES}}}\.[a-z]{{2,6}}")
#: Endings that a reader or a person recognises; any other becomes `DEFAULT_ENDING`.
ENDINGS = frozenset(
    ".bib .bibtex .ris .nbib .xml .enw .ciw .json .jsonl .yaml .yml .cff .rdf .mods .atom .csv "
    ".tsv .xlsx .xlsm .xlsb .xls .ods .zip .gz .txt".split()
)
DEFAULT_ENDING = ".txt"


class LibraryError(ValueError):
    """Sources could not be added to the library, or a file not removed; the message says why."""


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file of the library: its name, and its size in bytes."""

    name: str
    size: int

    @property
    def source(self) -> str:
        """The name of the source that the corpus reads from it."""
        return f"{FOLDER}/{self.name}"


def shared_files(home: Path) -> list[SharedFile]:
    """The files that visitors added to the corpus in a folder, by name; other files are ignored."""
    folder = home / FOLDER
    if not folder.is_dir():
        return []
    files = [path for path in folder.iterdir() if OURS.fullmatch(path.name)]
    return sorted(
        (SharedFile(path.name, path.stat().st_size) for path in files if _is_regular_file(path)),
        key=lambda file: file.name,
    )


def add_shared(home: Path, sources: Sequence[Source]) -> list[SharedFile]:
    """Add sources to the library of a corpus; returns those that were not there before.

    Raises LibraryError where they would be too many or too large, OSError where the folder
    cannot be written; then nothing was added.
    """
    held = shared_files(home)
    hashes = {Path(file.name).stem[-2 * HASH_BYTES :] for file in held}
    new = {_hash(one): one for one in sources if _hash(one) not in hashes}
    size = sum(file.size for file in held) + sum(len(one.content) for one in new.values())
    if len(held) + len(new) > MOST_FILES or size > MOST_BYTES:
        raise LibraryError(
            f"the library holds {MOST_FILES} files of {MOST_BYTES // 1024**2} MB in all: "
            "remove some, or add these for yourself only"
        )
    added: list[SharedFile] = []
    try:
        for source in new.values():
            added.append(_write(home / FOLDER, source))
    except OSError:
        for file in added:
            remove_shared(home, file.name)
        raise
    return added


def remove_shared(home: Path, name: str) -> None:
    """Remove a file from the library. Raises LibraryError for any name but that of one."""
    if name not in {file.name for file in shared_files(home)}:
        raise LibraryError(f"{name} is not in the library; it may have been removed already")
    (home / FOLDER / name).unlink(missing_ok=True)


def shared_name(source: Source) -> str:
    """The file name for an upload: letters and digits of its name, and a hash of its content."""
    stem = source.name.removesuffix(source.suffix)
    words = re.sub(r"[^a-z0-9]+", "-", fold(stem)).strip("-")[:LONGEST_STEM].strip("-")
    ending = source.suffix if source.suffix in ENDINGS else DEFAULT_ENDING
    return f"{words or 'upload'}-{_hash(source)}{ending}"


def _hash(source: Source) -> str:
    return blake2b(source.content, digest_size=HASH_BYTES).hexdigest()


def _is_regular_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _write(folder: Path, source: Source) -> SharedFile:
    """Write a file under a hidden name first, so that no reader sees half of it."""
    folder.mkdir(exist_ok=True)
    name = shared_name(source)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(source.content)
        if (folder / name).exists():
            raise FileExistsError(f"{name} is there already")
        os.replace(temporary, folder / name)
    except BaseException:
        os.unlink(temporary)
        raise
    return SharedFile(name, len(source.content))
