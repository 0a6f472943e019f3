"""Zip archives → the files in them, as sources of their own; gzip → the one file in it.

An archive states how large its files are, and the statement may be false. It is checked before
anything is inflated, and no more than that is ever inflated. Names are labels: nothing is
written to disk, whatever path they spell.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import PurePosixPath

from litboard.readers.format import Text
from litboard.readers.io.unsupported import PACKED, ZIP, unsupported_bytes
from litboard.readers.notes import ParseNote
from litboard.readers.registry import detect_format
from litboard.schema.records import Problem, Severity, Source

#: What one person collects is some hundreds of files and a few MB.
MAX_FILES = 1_000
MAX_BYTES = 200 * 1024 * 1024
#: Text packs 3 to 10 times, and lists of numbers up to 100 times; bombs 1,000 times.
MAX_RATIO = 200
#: Small files of one letter pack better than that, and do no harm.
SMALL = 1024 * 1024
#: An archive of the archives that two databases exported is real; deeper ones are traps.
MAX_DEPTH = 2

ENCRYPTED = 0x1
GZIP = b"\x1f\x8b"
GZIP_SUFFIXES = frozenset({".gz", ".gzip"})
REMEDY = "unpack it, and give the files themselves"
#: An archive is no text, and has no lines.
NO_LINES = (0, 0)
TOO_DEEP = ParseNote("archive.too-deep", "the archive stands in an archive in an archive", REMEDY)
EMPTY = ParseNote("archive.empty", "there is no file in the archive", REMEDY)
LOCKED = ParseNote("archive.locked", "the file is locked with a password", REMEDY)
MISNAMED = ParseNote(
    "archive.misnamed",
    "the file is packed with gzip, and its name does not say so; it was unpacked",
    "let its name end in .gz",
)
#: What the standard library raises for damaged archives.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Room:
    """How much an archive, with those inside it, may still give."""

    files: int = MAX_FILES
    size: int = MAX_BYTES
    depth: int = MAX_DEPTH

    def without(self, pieces: Sequence[Source | Problem]) -> Room:
        """What is left after some pieces."""
        sizes = [len(piece.content) for piece in pieces if isinstance(piece, Source)]
        return replace(self, files=self.files - len(pieces), size=self.size - sum(sizes))


def is_archive(source: Source) -> bool:
    """Whether a source is a zip archive by its name and its content, or packed with gzip.

    A zip archive under another name was taken for something else, and is not opened; neither
    are documents, which are zip archives, too.
    """
    return source.content.startswith(GZIP) or (
        source.suffix == ".zip"
        and source.content.startswith(ZIP)
        and unsupported_bytes(source.content) is PACKED
        and detect_format(Text(content=source.content)) is None
    )


def unpack(source: Source) -> list[Source | Problem]:
    """The files in an archive, each named "archive/file"; any other source as it is.

    A file that was packed with gzip keeps its name.

    What cannot be unpacked, or would grow too large, is a problem, and costs no other file.
    """
    return list(_unpack(source, Room())) if is_archive(source) else [source]


def unpack_all(sources: Iterable[Source]) -> tuple[list[Source], list[Problem]]:
    """All sources with archives replaced by what is in them, and the problems met on the way."""
    pieces = [piece for source in sources for piece in unpack(source)]
    return (
        [piece for piece in pieces if isinstance(piece, Source)],
        [piece for piece in pieces if isinstance(piece, Problem)],
    )


def _unpack(source: Source, room: Room) -> Iterator[Source | Problem]:
    if not room.depth:
        yield TOO_DEEP.to_problem(source.name, NO_LINES)
        return
    if source.content.startswith(GZIP):
        yield from _check_name(source)
        file = _inflate(source, room)
        if isinstance(file, Source) and is_archive(file):
            yield from _unpack(file, replace(room, depth=room.depth - 1))
        else:
            yield file
        return
    try:
        with zipfile.ZipFile(BytesIO(source.content)) as archive:
            members = [member for member in archive.infolist() if _counts(member)]
            if refused := _refuse(members, room):
                yield refused.to_problem(source.name, NO_LINES)
                return
            for member in members:
                pieces = [_read_member(source.name, archive, member)]
                room = room.without(pieces)
                if isinstance(pieces[0], Source) and is_archive(pieces[0]):
                    pieces = list(_unpack(pieces[0], replace(room, depth=room.depth - 1)))
                    room = room.without(pieces)
                yield from pieces
    except DAMAGED as error:
        yield _damaged("the archive", error).to_problem(source.name, NO_LINES)


def _check_name(source: Source) -> Iterator[Problem]:
    if source.suffix not in GZIP_SUFFIXES:
        yield MISNAMED.to_problem(source.name, NO_LINES, severity=Severity.CHECK)


def _inflate(source: Source, room: Room) -> Source | Problem:
    """The file that was packed with gzip, which does not say how large it is.

    A file whose name does not show that it is packed may only be small.
    """
    named = source.suffix in GZIP_SUFFIXES
    most = min(room.size, max(SMALL, MAX_RATIO * len(source.content) if named else 0))
    try:
        with gzip.GzipFile(fileobj=BytesIO(source.content)) as file:
            content = file.read(most + 1)
    except DAMAGED as error:
        return _damaged("the archive", error).to_problem(source.name, NO_LINES)
    if len(content) > most:
        note = _too_large(f"the archive would grow to more than {most:,} bytes")
        return note.to_problem(source.name, NO_LINES)
    return Source(source.name, content)


def _counts(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a file somebody put there: no folder, nothing hidden or of macOS."""
    parts = PurePosixPath(member.filename).parts
    hidden = any(part.startswith(".") and part != ".." for part in parts)
    return not (member.is_dir() or hidden or "__MACOSX" in parts)


def _refuse(members: list[zipfile.ZipInfo], room: Room) -> ParseNote | None:
    """Why an archive as a whole is not opened, by the sizes that it states."""
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if not members:
        return EMPTY
    if len(members) > room.files:
        reason = f"the archive has {len(members):,} files; {MAX_FILES:,} are allowed in all"
        return ParseNote("archive.too-many-files", reason, REMEDY)
    if total > room.size:
        return _too_large(
            f"the archive would grow to {total:,} bytes; {MAX_BYTES:,} are allowed in all"
        )
    if total > SMALL and total > MAX_RATIO * packed:
        times = total // max(packed, 1)
        return _too_large(f"the archive would grow {times:,} times; text grows less than 100")
    return None


def _too_large(reason: str) -> ParseNote:
    return ParseNote("archive.too-large", reason, REMEDY)


def _damaged(what: str, error: Exception) -> ParseNote:
    return ParseNote("archive.damaged", f"{what} is damaged: {error}", REMEDY)


def _read_member(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Source | Problem:
    label = f"{name}/{_label(member.filename)}"
    if member.flag_bits & ENCRYPTED:
        return LOCKED.to_problem(label, NO_LINES)
    try:
        with archive.open(member) as file:
            return Source(label, file.read(member.file_size))
    except DAMAGED as error:
        return _damaged("the file in the archive", error).to_problem(label, NO_LINES)


def _label(name: str) -> str:
    """A member's name to show, without the steps that would lead out of a folder."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."}]
    shown = "/".join(parts).encode("utf-8", "replace").decode("utf-8")
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in shown
    )
