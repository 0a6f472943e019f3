"""Which record a person wants a field of a work taken from; kept beside the corpus."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass

from litboard.annotations.json_store import REMEDY, BesideError, read_list, write_list

#: The name of the file beside the corpus.
FILE_NAME = "choices.json"


@dataclass(frozen=True, slots=True)
class Choice:
    """A field, and the record whose value the work shows.

    It names the record and not the work, so that it holds when sources are added and works
    form anew. Where two records of one work were chosen, the later choice counts.
    """

    field: str
    record: str


def choose(
    choices: Sequence[Choice], field: str, record: str | None, *, among: Collection[str]
) -> tuple[Choice, ...]:
    """The choices with one more for a field of a work, which replaces those made before it.

    `among` are the records of the work; without a record the field is chosen by rule again.
    """
    others = [one for one in choices if one.field != field or one.record not in among]
    return tuple([*others, Choice(field, record)] if record is not None else others)


def read_choices(path: str | os.PathLike[str]) -> tuple[Choice, ...]:
    """The choices kept in a file; none if there is no such file.

    Raises BesideError for a file that cannot be understood, so that nobody writes over it.
    """
    choices = []
    for number, entry in enumerate(read_list(path, "choices"), 1):
        texts = [entry.get(name) if isinstance(entry, dict) else None for name in Choice.__slots__]
        if not all(isinstance(text, str) for text in texts):
            raise BesideError(f"{path}, choice {number}: needs field and record; {REMEDY}")
        choices.append(Choice(*map(str, texts)))
    return tuple(choices)


def write_choices(path: str | os.PathLike[str], choices: Iterable[Choice]) -> None:
    """Keep the choices in a file a person can read, one a line, in the order made."""
    write_list(path, "choices", (asdict(one) for one in choices))
