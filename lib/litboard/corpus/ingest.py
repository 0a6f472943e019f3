"""What sources state, as tables: the first half of the way from bytes to a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

import pandas as pd

from litboard.annotations.column_mappings import FILE_NAME as MAPPING_FILE
from litboard.annotations.column_mappings import read_maps
from litboard.annotations.corrections import FILE_NAME as CORRECTION_FILE
from litboard.annotations.corrections import Correction, read_corrections
from litboard.annotations.json_store import BesideError, beside_problem
from litboard.corpus.apply_corrections import apply_corrections
from litboard.corpus.open_issues import open_issues
from litboard.corpus.record_tables import (
    problems_table,
    records_table,
    repairs_table,
    sources_table,
)
from litboard.readers import OUR_FILES, ColumnMap, gather_sources, read_source, unpack_all
from litboard.readers.cleaning import complete_names
from litboard.schema.records import Problem, Reading, Severity, Source
from litboard.worker.progress import Each


@dataclass(frozen=True, eq=False)
class ParsedSources:
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
    """Records and what needs a person in one line: "412 found, 398 read, 14 need you"."""
    found, needy = len(records) + count_lost(problems), len(open_issues(records, problems))
    return f"{found:,} found, {len(records):,} read, {needy:,} need you"


def read_paths(
    *paths: str | Path,
    given: Sequence[Source] = (),
    problems: Sequence[Problem] = (),
    corrections: Sequence[Correction] = (),
    maps: Sequence[ColumnMap] = (),
    each: Each = map,
) -> ParsedSources:
    """What the files under some paths state, without asking which records are the same paper.

    Corrections and mappings of columns that lie in the folders are applied. `given` adds sources
    already at hand, `problems` what was met on the way, `corrections` and `maps` those that lie
    nowhere.
    """
    places = [Path(path) for path in paths]
    sources, unopened = gather_sources(places)
    all_problems = [*problems, *unopened]
    kept, named = list(corrections), list(maps)
    for home in homes_of(places):
        try:
            kept += read_corrections(home / CORRECTION_FILE)
        except BesideError as error:
            all_problems.append(beside_problem(home / CORRECTION_FILE, error))
        try:
            named += read_maps(home / MAPPING_FILE)
        except BesideError as error:
            all_problems.append(beside_problem(home / MAPPING_FILE, error))
    return read_sources(
        [*sources, *given], problems=all_problems, corrections=kept, maps=named, each=each
    )


def homes_of(places: Sequence[Path]) -> list[Path]:
    """The folders in which litboard's own files are looked for, in one order.

    Named as a file, such a file counts as one lying in a named folder does.
    """
    homes = sorted(path for path in places if path.is_dir())
    return homes + sorted({path.parent for path in places if path.name in OUR_FILES} - set(homes))


def read_sources(
    sources: Iterable[Source],
    *,
    problems: Sequence[Problem] = (),
    corrections: Sequence[Correction] = (),
    maps: Sequence[ColumnMap] = (),
    each: Each = map,
) -> ParsedSources:
    """What sources at hand state; `problems` are those met on the way to them.

    `corrections` stand in place of pieces that could not be read, `maps` say what the columns
    of tables hold. `each` applies the reading to
    all sources, as `map` does (see `litboard.worker.progress`).
    """
    unpacked, refused = unpack_all(sources)
    readings = list(each(partial(_read_corrected, corrections, maps), unpacked))
    return _to_tables(readings, [*problems, *refused])


def read_each(
    sources: Iterable[Source], *, maps: Sequence[ColumnMap] = (), each: Each = map
) -> list[ParsedSources]:
    """What each of some sources states by itself, for a look before any is added."""
    unpacked = [unpack_all([source]) for source in sources]
    inside = [piece for pieces, _ in unpacked for piece in pieces]
    readings = iter(list(each(partial(read_source, maps=maps), inside)))
    return [
        _to_tables(list(islice(readings, len(pieces))), refused) for pieces, refused in unpacked
    ]


def _read_corrected(
    corrections: Sequence[Correction], maps: Sequence[ColumnMap], source: Source
) -> Reading:
    reading = read_source(source, maps=maps)
    return apply_corrections(reading, corrections, source=source, maps=maps)


def _to_tables(readings: Sequence[Reading], problems: Sequence[Problem]) -> ParsedSources:
    readings = complete_names(readings)
    records = [record for reading in readings for record in reading.records]
    all_problems = [*problems, *(problem for reading in readings for problem in reading.problems)]
    return ParsedSources(
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
