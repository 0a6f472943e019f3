"""Edits of key terms by a person: join, split, rename, ban."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from litboard.annotations.json_store import REMEDY, AnnotationFileError, read_list, write_list

#: The name of the file in the corpus folder.
FILE_NAME = "vocabulary.json"

#: The kinds of edits, and whether each needs a second term.
ACTS = {"join": True, "split": False, "rename": True, "ban": False}


@dataclass(frozen=True, slots=True)
class TermEdit:
    """One edit of a term, which may be named by any of its spellings.

    "join": the term counts as `other` and is shown so. "rename": it is shown as `other`.
    "split": this one spelling becomes a term of its own. "ban": it is not a term. A later edit
    acts on the result of earlier ones; an edit of a term that the corpus lacks has no effect
    until the term appears. Raises ValueError for an unknown `act` or a missing term.
    """

    act: str
    term: str
    other: str = ""

    def __post_init__(self) -> None:
        if self.act not in ACTS:
            raise ValueError(f"{self.act!r} is none of {', '.join(ACTS)}")
        if not self.term.strip():
            raise ValueError(f"{self.act}: name a term")
        if ACTS[self.act] and not self.other.strip():
            raise ValueError(f"{self.act} {self.term!r}: name a second term")


def add_term_edits(vocabulary: Sequence[TermEdit], *edits: TermEdit) -> tuple[TermEdit, ...]:
    """The vocabulary with more edits at its end; an edit that is in it already moves there."""
    new = tuple(dict.fromkeys(edits))
    return (*(edit for edit in vocabulary if edit not in new), *new)


def remove_term_edit(vocabulary: Sequence[TermEdit], edit: TermEdit) -> tuple[TermEdit, ...]:
    """The vocabulary without one of its edits; later ones stay."""
    return tuple(one for one in vocabulary if one != edit)


def read_vocabulary(path: str | os.PathLike[str]) -> tuple[TermEdit, ...]:
    """The edits in a file; empty if the file does not exist.

    Raises AnnotationFileError for a file that cannot be read, so that no caller replaces it.
    """
    vocabulary = []
    for number, entry in enumerate(read_list(path, "vocabulary"), 1):
        members = entry if isinstance(entry, dict) else {}
        texts = [members.get("act"), members.get("term"), members.get("other", "")]
        if not all(isinstance(text, str) for text in texts):
            raise AnnotationFileError(f"{path}, edit {number}: needs act and term; {REMEDY}")
        try:
            vocabulary.append(TermEdit(*map(str, texts)))
        except ValueError as error:
            raise AnnotationFileError(f"{path}, edit {number}: {error}; {REMEDY}") from error
    return tuple(vocabulary)


def write_vocabulary(path: str | os.PathLike[str], vocabulary: Iterable[TermEdit]) -> None:
    """Replace a file by these edits, one a line, in the order in which they were made."""
    write_list(path, "vocabulary", (asdict(edit) for edit in vocabulary))
