"""What sources state, as tables: the first half of the way from bytes to a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from litboard.readers import gather_sources, read_source
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


def count_report(records: pd.DataFrame, problems: pd.DataFrame) -> str:
    """Records and unread pieces in one line: "412 found, 398 read, 14 need you"."""
    lost = int((problems["severity"] == str(Severity.LOST)).sum())
    return f"{len(records) + lost:,} found, {len(records):,} read, {len(problems):,} need you"


def read_paths(*paths: str | Path) -> Stated:
    """What the files under some paths state, without asking which records are the same paper."""
    sources, problems = gather_sources([Path(path) for path in paths])
    return read_sources(sources, problems=problems)


def read_sources(sources: Iterable[Source], *, problems: Sequence[Problem] = ()) -> Stated:
    """What sources at hand state; `problems` are those met on the way to them."""
    readings = complete_names([read_source(source) for source in sources])
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
