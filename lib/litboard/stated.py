"""What sources state, as tables: the first half of the way from bytes to a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from litboard.beside import BesideError
from litboard.corrections import FILE_NAME as CORRECTION_FILE
from litboard.corrections import Correction, apply_corrections, read_corrections
from litboard.readers import OUR_FILES, gather_sources, read_source, unpack_all
from litboard.readers.polish import complete_names
from litboard.records import Problem, Reading, Severity, Source
from litboard.tables import problems_table, records_table, repairs_table, sources_table


@dataclass(frozen=True, eq=False)
class Stated:
    """The tables of what was given, read, not read and mended, before records are matched."""

    records: pd.DataFrame
    sources: pd.DataFrame
    problems: pd.DataFrame
    repairs: pd.DataFrame

    @property
    def report(self) -> str:
        """What was found and what became of it: "412 found, 398 read, 14 need you"."""
        return count_report(self.records, self.problems)


def count_lost(problems: pd.DataFrame) -> int:
    """How many pieces could not be read; those that were read by a guess do not count."""
    return int((problems["severity"] == str(Severity.LOST)).sum())


def count_report(records: pd.DataFrame, problems: pd.DataFrame) -> str:
    """Records and unread pieces in one line: "412 found, 398 read, 14 need you"."""
    found = len(records) + count_lost(problems)
    return f"{found:,} found, {len(records):,} read, {len(problems):,} need you"


def read_paths(
    *paths: str | Path, given: Sequence[Source] = (), problems: Sequence[Problem] = ()
) -> Stated:
    """What the files under some paths state, without asking which records are the same paper.

    Corrections that lie in the folders are applied. `given` adds sources already at hand,
    `problems` what was met on the way.
    """
    places = [Path(path) for path in paths]
    sources, unopened = gather_sources(places)
    all_problems = [*problems, *unopened]
    corrections: list[Correction] = []
    for home in homes_of(places):
        try:
            corrections += read_corrections(home / CORRECTION_FILE)
        except BesideError as error:
            all_problems.append(beside_problem(home / CORRECTION_FILE, error))
    return read_sources([*sources, *given], problems=all_problems, corrections=corrections)


def homes_of(places: Sequence[Path]) -> list[Path]:
    """The folders in which litboard's own files are looked for, in one order.

    Named as a file, such a file counts as one lying in a named folder does.
    """
    homes = sorted(path for path in places if path.is_dir())
    return homes + sorted({path.parent for path in places if path.name in OUR_FILES} - set(homes))


def beside_problem(path: Path, error: Exception) -> Problem:
    """A problem with one of litboard's own files, whose errors name file, finding and remedy."""
    said = str(error).replace(str(path), path.name).removeprefix(path.name).lstrip(",: ")
    reason, _, remedy = said.partition("; ")
    return Problem(path.name, (0, 0), reason, remedy or "mend the file or move it away")


def read_sources(
    sources: Iterable[Source],
    *,
    problems: Sequence[Problem] = (),
    corrections: Sequence[Correction] = (),
) -> Stated:
    """What sources at hand state; `problems` are those met on the way to them.

    `corrections` stand in place of pieces that could not be read.
    """
    unpacked, refused = unpack_all(sources)
    problems = [*problems, *refused]
    read = [apply_corrections(read_source(source), corrections) for source in unpacked]
    readings = complete_names(read)
    records = [record for reading in readings for record in reading.records]
    all_problems = [*problems, *(problem for reading in readings for problem in reading.problems)]
    return Stated(
        records=records_table(records),
        sources=sources_table([*readings, *_unread(problems, readings)]),
        problems=problems_table(all_problems),
        repairs=repairs_table(records),
    )


def _unread(problems: Iterable[Problem], readings: Iterable[Reading]) -> list[Reading]:
    """Sources that could not even be opened, so that the list of sources shows them."""
    known = {reading.source for reading in readings}
    return [
        Reading(source=problem.source, problems=(problem,))
        for problem in problems
        if problem.source not in known
    ]
