"""Where the corpus is stored: the paths the dashboard was started on, and the state of their files.

Nothing is read here. A changed state of the files is what makes the corpus load again.
"""

from __future__ import annotations

import os
from pathlib import Path

from litboard.annotations.topic_edits import FILE_NAME as TOPIC_FILE
from litboard.resources import resource

#: Name, size and time of the last change (ns) of every file.
FileState = tuple[tuple[str, int, int], ...]


def corpus_paths() -> tuple[Path, ...]:
    """The files and folders the dashboard was started on: `LITBOARD_CORPUS`, or the seed papers."""
    named = os.environ.get("LITBOARD_CORPUS", "")
    paths = [Path(path).expanduser() for path in named.split(os.pathsep) if path]
    return tuple(paths) or (resource("seeds"),)


def corpus_home() -> Path | None:
    """The folder in which annotations are saved; None for a corpus of single files."""
    return next((path for path in corpus_paths() if path.is_dir()), None)


def state_of_files() -> FileState:
    """Name, size and time of every file of the corpus; a cache key for what is read from them."""
    state = []
    for path in corpus_paths():
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if not _affects_corpus(file.relative_to(path) if path.is_dir() else Path(file.name)):
                continue
            try:
                stat = file.stat()
            except OSError:
                continue
            state.append((str(file), stat.st_size, stat.st_mtime_ns))
    return tuple(state)


def _affects_corpus(file: Path) -> bool:
    """Whether a change of a file makes the corpus load again.

    Temporary files and caches have hidden names. Topic edits change no work: `CorpusAnalyses`
    reads them again by itself.
    """
    return file.name != TOPIC_FILE and not any(part.startswith(".") for part in file.parts)
