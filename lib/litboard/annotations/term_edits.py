"""What a person says of key terms: join, split, rename, ban; kept beside the corpus."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from litboard.annotations.json_store import REMEDY, BesideError, read_list, write_list

#: The name of the file beside the corpus.
FILE_NAME = "vocabulary.json"

#: What can be said, and whether it needs a second term.
ACTS = {"join": True, "split": False, "rename": True, "ban": False}


@dataclass(frozen=True, slots=True)
class TermEdit:
    """One word on a term, which goes by any of its spellings.

    "join": the term counts as `other`, and is shown so. "rename": it is shown as `other`.
    "split": this one spelling is a term of its own. "ban": it is no term. Later words act on what
    earlier ones left; those on terms that the corpus lacks wait until it has them.
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


def take_back(vocabulary: Sequence[TermEdit], wording: TermEdit) -> tuple[TermEdit, ...]:
    """The vocabulary without one of its words; those said after it stay."""
    return tuple(one for one in vocabulary if one != wording)


def add_term_edits(vocabulary: Sequence[TermEdit], *wordings: TermEdit) -> tuple[TermEdit, ...]:
    """The vocabulary with more words at its end; what is said again moves there."""
    said = tuple(dict.fromkeys(wordings))
    return (*(one for one in vocabulary if one not in said), *said)


def read_vocabulary(path: str | os.PathLike[str]) -> tuple[TermEdit, ...]:
    """The vocabulary kept in a file; none if there is no such file.

    Raises BesideError for a file that cannot be understood, so that nobody writes over it.
    """
    vocabulary = []
    for number, entry in enumerate(read_list(path, "vocabulary"), 1):
        fields = entry if isinstance(entry, dict) else {}
        texts = [fields.get("act"), fields.get("term"), fields.get("other", "")]
        if not all(isinstance(text, str) for text in texts):
            raise BesideError(f"{path}, word {number}: needs act and term; {REMEDY}")
        try:
            vocabulary.append(TermEdit(*map(str, texts)))
        except ValueError as error:
            raise BesideError(f"{path}, word {number}: {error}; {REMEDY}") from error
    return tuple(vocabulary)


def write_vocabulary(path: str | os.PathLike[str], vocabulary: Iterable[TermEdit]) -> None:
    """Keep the vocabulary in a file a person can read, one word a line, in the order said."""
    write_list(path, "vocabulary", (asdict(one) for one in vocabulary))
