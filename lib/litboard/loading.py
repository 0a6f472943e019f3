"""From folders, files and pasted text to a corpus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from litboard.choices import FILE_NAME as CHOICE_FILE
from litboard.choices import read_choices
from litboard.corpus import DECISION_FILE, Corpus, build
from litboard.corrections import Correction
from litboard.lookup import FILE_NAME as LOOKUP_FILE
from litboard.lookup import read_found
from litboard.matching import Decisions, read_decisions
from litboard.progress import Each
from litboard.readers import ColumnMap
from litboard.records import Problem, Source
from litboard.stated import beside_problem, homes_of, read_paths, read_sources
from litboard.topic_words import FILE_NAME as TOPIC_FILE
from litboard.topic_words import read_topic_words, sum_of
from litboard.vocabulary import FILE_NAME as VOCABULARY_FILE
from litboard.vocabulary import read_vocabulary

Kept = TypeVar("Kept")


def load(
    *paths: str | Path,
    lookups: bool = True,
    given: Sequence[Source] = (),
    corrections: Sequence[Correction] = (),
    maps: Sequence[ColumnMap] = (),
    each: Each = map,
) -> Corpus:
    """Read folders and files into a corpus: `load("papers")`.

    Nothing raises for what stands in a file: see `problems`. What a lookup found
    (`lookups.json`) and what a person decided, chose and said of terms and topics
    (`decisions.json`, `choices.json`, `vocabulary.json`, `topics.json`) are taken from the
    folders. The result does not depend on the order of the paths. `given` adds sources that are
    already at hand, such as uploads, `corrections` and `maps` (of columns) those kept elsewhere
    than in the folders. `each` applies the reading to all sources, as `map` does (see
    `litboard.progress`).
    """
    places = [Path(path) for path in paths]
    homes = homes_of(places)
    problems: list[Problem] = []
    found = _read_beside(homes, LOOKUP_FILE, read_found, problems) if lookups else []
    made = _read_beside(homes, DECISION_FILE, lambda path: read_decisions(path).made, problems)
    choices = _read_beside(homes, CHOICE_FILE, read_choices, problems)
    vocabulary = _read_beside(homes, VOCABULARY_FILE, read_vocabulary, problems)
    told = _read_beside(homes, TOPIC_FILE, lambda path: [read_topic_words(path)], problems)
    return build(
        read_paths(
            *places, given=given, problems=problems, corrections=corrections, maps=maps, each=each
        ),
        name=" + ".join(sorted(path.resolve().name for path in places)) or "nothing",
        found=found,
        decisions=Decisions(tuple(dict.fromkeys(made))),
        choices=choices,
        vocabulary=vocabulary,
        topic_words=sum_of(told),
        home=homes[0] if homes else None,
    )


def read_text(text: str, *, name: str = "pasted text") -> Corpus:
    """Pasted text as a corpus."""
    return build(read_sources([Source.from_text(text, name)]), name=name)


def _read_beside(
    homes: Sequence[Path],
    name: str,
    read: Callable[[Path], Sequence[Kept]],
    problems: list[Problem],
) -> list[Kept]:
    """What one of litboard's own files holds, of all folders; what is broken is a problem."""
    kept: list[Kept] = []
    for home in homes:
        try:
            kept += read(home / name)
        except (ValueError, OSError) as error:
            problems.append(beside_problem(home / name, error))
    return kept
