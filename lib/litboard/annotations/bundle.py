"""What was said of a corpus beside its sources: by people, and by bibliographic services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from litboard.annotations.decisions import FILE_NAME as DECISION_FILE
from litboard.annotations.decisions import Decisions, read_decisions
from litboard.annotations.field_choices import FILE_NAME as CHOICE_FILE
from litboard.annotations.field_choices import Choice, read_choices
from litboard.annotations.json_store import beside_problem
from litboard.annotations.lookups import FILE_NAME as LOOKUP_FILE
from litboard.annotations.lookups import LookupAnswer, read_lookups
from litboard.annotations.term_edits import FILE_NAME as VOCABULARY_FILE
from litboard.annotations.term_edits import TermEdit, read_vocabulary
from litboard.annotations.topic_edits import FILE_NAME as TOPIC_FILE
from litboard.annotations.topic_edits import TopicEdits, read_topic_edits, sum_of
from litboard.schema.records import Problem

Kept = TypeVar("Kept")

#: The files it is kept in. They change what works are made of records, and no record.
ANNOTATION_FILES = frozenset({LOOKUP_FILE, DECISION_FILE, CHOICE_FILE, VOCABULARY_FILE, TOPIC_FILE})


@dataclass(frozen=True, slots=True)
class Annotations:
    """What a lookup found, and what people decided, chose and said of terms and topics.

    `problems` are those of files that cannot be read; the others count all the same.
    """

    lookups: tuple[LookupAnswer, ...] = ()
    decisions: Decisions = field(default_factory=Decisions)
    choices: tuple[Choice, ...] = ()
    vocabulary: tuple[TermEdit, ...] = ()
    topic_edits: TopicEdits = field(default_factory=TopicEdits)
    problems: tuple[Problem, ...] = ()


def read_annotations(homes: Sequence[Path], *, lookups: bool = True) -> Annotations:
    """What litboard's own files in some folders say, without `lookups` if they are not wanted."""
    problems: list[Problem] = []

    def read(name: str, of: Callable[[Path], Sequence[Kept]]) -> tuple[Kept, ...]:
        kept: list[Kept] = []
        for home in homes:
            try:
                kept += of(home / name)
            except (ValueError, OSError) as error:
                problems.append(beside_problem(home / name, error))
        return tuple(kept)

    return Annotations(
        lookups=read(LOOKUP_FILE, read_lookups) if lookups else (),
        decisions=Decisions(
            tuple(dict.fromkeys(read(DECISION_FILE, lambda path: read_decisions(path).made)))
        ),
        choices=read(CHOICE_FILE, read_choices),
        vocabulary=read(VOCABULARY_FILE, read_vocabulary),
        topic_edits=sum_of(read(TOPIC_FILE, lambda path: [read_topic_edits(path)])),
        problems=tuple(problems),
    )
