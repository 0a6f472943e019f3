"""Texts that a person wrote in place of a passage of a source; the source stays unchanged."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from litboard.annotations.json_store import REMEDY, AnnotationFileError, read_list, write_list
from litboard.schema.ids import stable_id

#: The name of the file in the corpus folder.
FILE_NAME = "corrections.json"
#: The name of a corrected passage as a source, while it is read.
CORRECTION_SOURCE = "correction"
UNREADABLE = "(its correction could not be read either)"
#: Characters of a passage that the list of corrections shows.
BEGINNING = 80


@dataclass(frozen=True, slots=True)
class Correction:
    """A text in place of a passage that could not be read, or whose reading is uncertain.

    `passage` is the `passage_id` of the original text: where the source changes there, the
    correction no longer applies. `text=None` leaves the passage as it is: an uncertain reading is
    right, and an unread passage is no paper. `beginning` shows how the passage begins.
    """

    source: str
    passage: str
    text: str | None
    beginning: str = ""


def passage_id(text: str) -> str:
    """A short id for a passage, made from its text without regard to white space."""
    return stable_id(" ".join(text.split()))


def identifying_text(raw: str, reason: str) -> str:
    """The text that identifies a passage, or the reason where a problem is of a whole source."""
    return raw or reason


def read_corrections(path: str | os.PathLike[str]) -> tuple[Correction, ...]:
    """The corrections in a file; empty if the file does not exist.

    Raises AnnotationFileError for a file that cannot be read, so that no caller replaces it.
    """
    entries = enumerate(read_list(path, "corrections"), 1)
    return tuple(_to_correction(entry, f"{path}, correction {number}") for number, entry in entries)


def _to_correction(entry: object, place: str) -> Correction:
    members = entry if isinstance(entry, dict) else {}
    # The file calls a passage "piece".
    source, passage, text = (members.get(name) for name in ("source", "piece", "text"))
    has_text = isinstance(text, str) or (text is None and "text" in members)
    if not (isinstance(source, str) and isinstance(passage, str) and has_text):
        raise AnnotationFileError(f"{place}: needs source, piece and text; {REMEDY}")
    return Correction(source, passage, text, str(members.get("beginning") or ""))


def write_corrections(path: str | os.PathLike[str], corrections: Iterable[Correction]) -> None:
    """Replace a file by these corrections, one a line."""
    entries = (
        {"source": one.source, "piece": one.passage, "text": one.text, "beginning": one.beginning}
        for one in corrections
    )
    write_list(path, "corrections", entries)


def add_corrections(
    corrections: Sequence[Correction], *passages: tuple[str, str], text: str | None
) -> tuple[Correction, ...]:
    """The corrections with one more for each passage (its source and its identifying text).

    It replaces an earlier one of the same passage. An empty text removes that one, and None
    leaves the passage as it is.
    """
    new = {
        (source, passage_id(raw)): Correction(
            source, passage_id(raw), text, " ".join(raw[: 2 * BEGINNING].split())[:BEGINNING]
        )
        for source, raw in passages
    }
    others = [one for one in corrections if (one.source, one.passage) not in new]
    return tuple(others if text is not None and not text.strip() else [*others, *new.values()])


def remove_correction(
    corrections: Sequence[Correction], correction: Correction
) -> tuple[Correction, ...]:
    """The corrections without that of one passage."""
    passage = (correction.source, correction.passage)
    return tuple(one for one in corrections if (one.source, one.passage) != passage)
