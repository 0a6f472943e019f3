"""What a person wrote in place of a piece of a source; the source stays untouched."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from litboard.annotations.json_store import REMEDY, BesideError, read_list, write_list
from litboard.schema.ids import stable_id

#: The name of the file beside the corpus.
FILE_NAME = "corrections.json"
#: What a corrected piece is called while it is read.
PIECE = "correction"
UNREADABLE = "(its correction could not be read either)"
#: So much of a piece tells a person which one it was.
BEGINNING = 80


@dataclass(frozen=True, slots=True)
class Correction:
    """A text in place of a piece that could not be read, or was read by a guess.

    The piece is known by its source and by what stood there: where that changes, the correction
    no longer applies. Without a `text` a person has seen the piece and leaves it as it is: what
    was read by a guess was read well, and what could not be read is no paper.
    """

    source: str
    piece: str
    text: str | None
    #: How the piece begins, for whoever reads the list.
    beginning: str = ""


def piece_id(raw: str) -> str:
    """A short name for a piece, from its text."""
    return stable_id(" ".join(raw.split()))


def known_by(raw: str, reason: str) -> str:
    """What a piece is known by: its text, or, where a whole source is meant, what is wrong."""
    return raw or reason


def read_corrections(path: str | os.PathLike[str]) -> tuple[Correction, ...]:
    """The corrections kept in a file; none if there is no such file.

    Raises BesideError for a file that cannot be understood.
    """
    corrections = []
    for number, entry in enumerate(read_list(path, "corrections"), 1):
        fields = entry if isinstance(entry, dict) else {}
        source, piece, text = (fields.get(name) for name in ("source", "piece", "text"))
        said = isinstance(text, str) or (text is None and "text" in fields)
        if not (isinstance(source, str) and isinstance(piece, str) and said):
            place = f"{path}, correction {number}"
            raise BesideError(f"{place}: needs source, piece and text; {REMEDY}")
        beginning = str(fields.get("beginning") or "")
        corrections.append(Correction(source, piece, text, beginning))
    return tuple(corrections)


def write_corrections(path: str | os.PathLike[str], corrections: Iterable[Correction]) -> None:
    """Keep the corrections in a file a person can read, one a line."""
    write_list(path, "corrections", (asdict(one) for one in corrections))


def correct(
    corrections: Sequence[Correction], *pieces: tuple[str, str], text: str | None
) -> tuple[Correction, ...]:
    """The corrections with one more of each piece (its source and what it is known by).

    It replaces an earlier one of the same piece. An empty text takes that back, and None leaves
    the piece as it is.
    """
    new = {
        (source, piece_id(raw)): Correction(
            source, piece_id(raw), text, " ".join(raw[: 2 * BEGINNING].split())[:BEGINNING]
        )
        for source, raw in pieces
    }
    others = [one for one in corrections if (one.source, one.piece) not in new]
    return tuple(others if text is not None and not text.strip() else [*others, *new.values()])


def take_back(corrections: Sequence[Correction], correction: Correction) -> tuple[Correction, ...]:
    """The corrections without that of one piece."""
    piece = (correction.source, correction.piece)
    return tuple(one for one in corrections if (one.source, one.piece) != piece)
