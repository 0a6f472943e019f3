"""Which record a field of a work is taken from, where a person chose one."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass

from litboard.annotations.json_store import REMEDY, AnnotationFileError, read_list, write_list

#: The name of the file in the corpus folder.
FILE_NAME = "choices.json"


@dataclass(frozen=True, slots=True)
class Choice:
    """The name of a field, and the id of the record whose value the work shows.

    A choice names the record and not the work, so that it holds when sources are added and the
    records form other works. Where two records of one work were chosen, the later choice counts.
    """

    field: str
    record: str


def choose(
    choices: Sequence[Choice], field: str, record: str | None, *, among: Collection[str]
) -> tuple[Choice, ...]:
    """The choices with one more for a field of a work, which replaces earlier ones.

    `among` are the ids of the records of the work. `record=None` removes the choice, so that the
    field follows the rules again.
    """
    others = [one for one in choices if one.field != field or one.record not in among]
    return tuple([*others, Choice(field, record)] if record is not None else others)


def read_choices(path: str | os.PathLike[str]) -> tuple[Choice, ...]:
    """The choices in a file; empty if the file does not exist.

    Raises AnnotationFileError for a file that cannot be read, so that no caller replaces it.
    """
    choices = []
    for number, entry in enumerate(read_list(path, "choices"), 1):
        texts = [entry.get(name) if isinstance(entry, dict) else None for name in Choice.__slots__]
        if not all(isinstance(text, str) for text in texts):
            place = f"{path}, choice {number}"
            raise AnnotationFileError(f"{place}: needs field and record; {REMEDY}")
        choices.append(Choice(*map(str, texts)))
    return tuple(choices)


def write_choices(path: str | os.PathLike[str], choices: Iterable[Choice]) -> None:
    """Replace a file by these choices, one a line, in the order in which they were made."""
    write_list(path, "choices", (asdict(one) for one in choices))
