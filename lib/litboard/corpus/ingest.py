"""Ingest: from paths and uploads to the tables of parsed sources, before records are matched."""

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
from litboard.annotations.json_store import AnnotationFileError, file_problem
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
from litboard.worker.progress import MapSources


@dataclass(frozen=True, eq=False)
class ParsedSources:
    """Tables of records, sources, problems and repairs, before records are matched.

    The columns are those of `litboard.corpus.record_tables`.
    """

    records: pd.DataFrame
    sources: pd.DataFrame
    problems: pd.DataFrame
    repairs: pd.DataFrame

    @property
    def report(self) -> str:
        """The counts in one line: "412 found, 398 read, 14 need attention"."""
        return count_report(self.records, self.problems)


def count_lost(problems: pd.DataFrame) -> int:
    """How many problems mean that something was not read; uncertain readings do not count."""
    return int((problems["severity"] == str(Severity.LOST)).sum())


def count_report(records: pd.DataFrame, problems: pd.DataFrame) -> str:
    """Entries, records and open issues in one line: "412 found, 398 read, 14 need attention"."""
    entries, issues = len(records) + count_lost(problems), len(open_issues(records, problems))
    verb = "needs" if issues == 1 else "need"
    return f"{entries:,} found, {len(records):,} read, {issues:,} {verb} attention"


def read_paths(
    *paths: str | Path,
    uploads: Sequence[Source] = (),
    problems: Sequence[Problem] = (),
    corrections: Sequence[Correction] = (),
    maps: Sequence[ColumnMap] = (),
    each: MapSources = map,
) -> ParsedSources:
    """The parsed sources under some paths; records are not matched yet.

    Corrections and column mappings in the folders are applied. `uploads` are sources that lie in
    no folder, `corrections` and `maps` those that no folder keeps, `problems` those that occurred
    before.
    """
    places = [Path(path) for path in paths]
    sources, unopened = gather_sources(places)
    all_problems = [*problems, *unopened]
    all_corrections, all_maps = list(corrections), list(maps)
    for home in homes_of(places):
        try:
            all_corrections += read_corrections(home / CORRECTION_FILE)
        except AnnotationFileError as error:
            all_problems.append(file_problem(home / CORRECTION_FILE, error))
        try:
            all_maps += read_maps(home / MAPPING_FILE)
        except AnnotationFileError as error:
            all_problems.append(file_problem(home / MAPPING_FILE, error))
    return read_sources(
        [*sources, *uploads],
        problems=all_problems, corrections=all_corrections, maps=all_maps, each=each,
    )  # fmt: skip


def homes_of(places: Sequence[Path]) -> list[Path]:
    """The folders that may hold litboard's own files, in a stable order.

    They are the named folders, and the folders of litboard's own files that are named themselves.
    """
    homes = sorted(path for path in places if path.is_dir())
    return homes + sorted({path.parent for path in places if path.name in OUR_FILES} - set(homes))


def read_sources(
    sources: Iterable[Source],
    *,
    problems: Sequence[Problem] = (),
    corrections: Sequence[Correction] = (),
    maps: Sequence[ColumnMap] = (),
    each: MapSources = map,
) -> ParsedSources:
    """The parsed sources of some sources in memory.

    `corrections` replace pieces of text that could not be read, `maps` state what the columns of
    tables hold, `problems` are those that occurred before. `each` applies the reading to all
    sources, as `map` does (see `litboard.worker.progress`).
    """
    unpacked, refused = unpack_all(sources)
    readings = list(each(partial(_read_corrected, corrections, maps), unpacked))
    return _to_tables(readings, [*problems, *refused])


def read_each(
    sources: Iterable[Source], *, maps: Sequence[ColumnMap] = (), each: MapSources = map
) -> list[ParsedSources]:
    """Each source parsed on its own, as a preview before any is added."""
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
    """Empty readings of sources that could not be opened, so that the list of sources has them."""
    known = {reading.source for reading in readings}
    return [
        Reading(source=problem.source, problems=(problem,))
        for problem in problems
        if problem.source not in known
    ]
