"""Folders and files → sources, in one order, with what cannot be opened as problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from errno import EFBIG, ENOENT
from pathlib import Path, PurePath

from litboard.schema.records import Problem, Source

#: What one person collects is a few MB; a larger file is not a list of papers.
MAX_SOURCE_BYTES = 200 * 1024 * 1024

CHECK = "check the name and the right to read it"

#: Names of litboard's own files in the corpus folder, which are not sources.
OUR_FILES = frozenset(
    {
        "lookups.json",
        "decisions.json",
        "corrections.json",
        "mappings.json",
        "choices.json",
        "vocabulary.json",
        "topics.json",
    }
)


def gather_sources(paths: Iterable[Path]) -> tuple[list[Source], list[Problem]]:
    """Every file under some folders and files, sorted by name, whatever order they came in.

    Hidden files and litboard's own are passed over. A file or folder that cannot be opened
    becomes a problem; the others still load.
    """
    names: dict[Path, str] = {}
    problems: dict[Problem, None] = {}
    for path in paths:
        for entry in _list_files(path):
            if isinstance(entry, Problem):
                problems[entry] = None
            else:
                file, name = entry
                # A file that was asked for twice, by its folder too, has the shorter name.
                names[file] = min(names.get(file, name), name, key=lambda one: (len(one), one))
    sources = []
    for path, name in sorted(_part_names(names).items(), key=lambda named: (named[1], named[0])):
        try:
            sources.append(_open(path, name))
        except OSError as error:
            problems[_unopened(name, error)] = None
    return sources, list(problems)


def _list_files(top: Path) -> Iterator[tuple[Path, str] | Problem]:
    """Each file with its name as seen from the folder that was asked for."""
    pending = [(top, PurePath())]
    entered: set[Path] = set()
    while pending:
        path, name = pending.pop()
        shown = _show(name if name.parts else PurePath(path.name))
        try:
            if path.is_dir():
                # A link may lead back to a folder above.
                if (folder := path.resolve()) not in entered:
                    entered.add(folder)
                    children = sorted(path.iterdir(), reverse=True)
                    pending += [(child, name / child.name) for child in children if _counts(child)]
            elif path.is_file():
                if path.name not in OUR_FILES:
                    yield path.resolve(), shown
            else:
                raise FileNotFoundError(ENOENT, "no such file or folder")
        except OSError as error:
            yield _unopened(shown if name.parts else _show(path), error)


def _counts(child: Path) -> bool:
    return not child.name.startswith(".") and child.name not in OUR_FILES


def _show(path: PurePath) -> str:
    """A path as text; bytes in it that are no text as question marks."""
    return path.as_posix().encode("utf-8", "replace").decode("utf-8")


def _part_names(names: dict[Path, str]) -> dict[Path, str]:
    """A name for each file that no other has: files of one name show the folders above."""
    for depth in range(2, max((len(path.parts) for path in names), default=0) + 1):
        counts = Counter(names.values())
        names = {
            path: name if counts[name] == 1 else _show(PurePath(*path.parts[-depth:]))
            for path, name in names.items()
        }
    return names


def _open(path: Path, name: str) -> Source:
    size = path.stat().st_size
    if size > MAX_SOURCE_BYTES:
        raise OSError(EFBIG, f"{size:,} bytes are more than the {MAX_SOURCE_BYTES:,} allowed")
    return Source(name, path.read_bytes())


def _unopened(name: str, error: OSError) -> Problem:
    reason = f"cannot be opened: {(error.strerror or str(error)).lower()}"
    if error.errno == EFBIG:
        return Problem(name, (0, 0), reason, "split it into smaller files", code="file.too-large")
    missing = error.errno == ENOENT
    return Problem(name, (0, 0), reason, CHECK, code="file.missing" if missing else "file.unopened")
