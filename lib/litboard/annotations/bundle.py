"""All annotations of a corpus, read from the files in its folders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from litboard.annotations.decisions import FILE_NAME as DECISION_FILE
from litboard.annotations.decisions import Decisions, read_decisions
from litboard.annotations.field_choices import FILE_NAME as CHOICE_FILE
from litboard.annotations.field_choices import Choice, read_choices
from litboard.annotations.json_store import file_problem
from litboard.annotations.lookups import FILE_NAME as LOOKUP_FILE
from litboard.annotations.lookups import LookupAnswer, read_lookups
from litboard.annotations.term_edits import FILE_NAME as VOCABULARY_FILE
from litboard.annotations.term_edits import TermEdit, read_vocabulary
from litboard.annotations.topic_edits import FILE_NAME as TOPIC_FILE
from litboard.annotations.topic_edits import TopicEdits, merge_topic_edits, read_topic_edits
from litboard.schema.records import Problem

Entry = TypeVar("Entry")

#: The files of annotations. They change which works are made from records, but no record.
ANNOTATION_FILES = frozenset({LOOKUP_FILE, DECISION_FILE, CHOICE_FILE, VOCABULARY_FILE, TOPIC_FILE})


@dataclass(frozen=True, slots=True)
class Annotations:
    """Answers of lookups, verdicts on pairs, chosen fields, and edits of terms and topics.

    `problems` has one entry for each file that cannot be read; the other files still count.
    """

    lookups: tuple[LookupAnswer, ...] = ()
    decisions: Decisions = field(default_factory=Decisions)
    choices: tuple[Choice, ...] = ()
    vocabulary: tuple[TermEdit, ...] = ()
    topic_edits: TopicEdits = field(default_factory=TopicEdits)
    problems: tuple[Problem, ...] = ()


def read_annotations(homes: Sequence[Path], *, lookups: bool = True) -> Annotations:
    """The annotations in some corpus folders; `lookups=False` leaves those of services out."""
    problems: list[Problem] = []

    def read(name: str, read_file: Callable[[Path], Sequence[Entry]]) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        for home in homes:
            try:
                entries += read_file(home / name)
            except (ValueError, OSError) as error:
                problems.append(file_problem(home / name, error))
        return tuple(entries)

    return Annotations(
        lookups=read(LOOKUP_FILE, read_lookups) if lookups else (),
        decisions=Decisions(
            tuple(dict.fromkeys(read(DECISION_FILE, lambda path: read_decisions(path).made)))
        ),
        choices=read(CHOICE_FILE, read_choices),
        vocabulary=read(VOCABULARY_FILE, read_vocabulary),
        topic_edits=merge_topic_edits(read(TOPIC_FILE, lambda path: [read_topic_edits(path)])),
        problems=tuple(problems),
    )
