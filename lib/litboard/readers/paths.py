"""Folders and files → sources, in one order, with what cannot be opened as problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from litboard.records import Problem, Source

#: What one person collects is a few MB; a larger file is not a list of papers.
MAX_SOURCE_BYTES = 200 * 1024 * 1024

#: Kept beside a corpus by litboard itself, told by their names.
OUR_FILES = frozenset({"lookups.json", "decisions.json"})


def gather_sources(paths: Iterable[Path]) -> tuple[list[Source], list[Problem]]:
    """Every file under some folders and files, sorted by name, whatever order they came in.

    Hidden files and litboard's own are passed over. A file that cannot be opened becomes a
    problem; the others still load.
    """
    files: dict[Path, Path] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            files.update(_list_files(path))
        except OSError as error:
            problems.append(_unopened(str(path), error))
    sources = []
    for path, name in sorted(_name_files(files).items(), key=lambda named: (named[1], named[0])):
        try:
            sources.append(_open(path, name))
        except OSError as error:
            problems.append(_unopened(name, error))
    return sources, problems


def _list_files(path: Path) -> dict[Path, Path]:
    """Each file with its name as seen from the folder that was asked for."""
    if path.is_dir():
        # rglob passes over a folder it may not enter; iterdir says so.
        children = sorted(path.iterdir())
        found: dict[Path, Path] = {}
        for child in children:
            if child.name.startswith(".") or child.name in OUR_FILES:
                continue
            listed = _list_files(child)
            found |= {
                file: Path(child.name) if child.is_file() else child.name / name
                for file, name in listed.items()
            }
        return found
    if not path.exists():
        raise FileNotFoundError(2, "no such file or folder")
    return {} if path.name in OUR_FILES else {path.resolve(): Path(path.name)}


def _name_files(files: dict[Path, Path]) -> dict[Path, str]:
    """A name for each file that no other has: files of one name show their folder too."""
    counts = Counter(name.as_posix() for name in files.values())
    return {
        path: name.as_posix() if counts[name.as_posix()] == 1 else f"{path.parent.name}/{name}"
        for path, name in files.items()
    }


def _open(path: Path, name: str) -> Source:
    size = path.stat().st_size
    if size > MAX_SOURCE_BYTES:
        raise OSError(27, f"{size:,} bytes are more than the {MAX_SOURCE_BYTES:,} allowed")
    return Source(name, path.read_bytes())


def _unopened(name: str, error: OSError) -> Problem:
    return Problem(
        source=name,
        lines=(0, 0),
        reason=f"cannot be opened: {(error.strerror or str(error)).lower()}",
        remedy="check the name and the right to read it",
    )
