"""The versions of a work: preprint and published, each with its place, year and identifiers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import pandas as pd

from litboard.corpus.works import published_in
from litboard.matching.prepared import prepare_records
from litboard.schema.frames import LIST, make_table, python_rows
from litboard.text import fold

VERSION_COLUMNS: dict[str, Any] = {
    "version": "str",
    "place": "str",
    "year": "Int64",
    "doi": "str",
    "arxiv_id": "str",
    "pmid": "str",
    "links": LIST,
    "records": LIST,
}

Kind = Literal["preprint", "published", "not stated"]
Row = dict[str, Any]

#: The order in which versions are listed.
KINDS: tuple[Kind, ...] = ("preprint", "published", "not stated")


def list_versions(records: pd.DataFrame) -> pd.DataFrame:
    """The versions that the records of one work state, preprints first, then by year.

    A record belongs to the version of its DOI; one without a DOI to the version that states its
    venue or, lacking that, its year. Records without venue and ids form the version "not stated".
    Every record is in one version.
    """
    rows = python_rows(records.drop(columns="raw", errors="ignore"))
    # A conference paper may state its arXiv id, so only these fields identify a preprint.
    preprints = prepare_records(records[["doi", "venue", "kind"]]).preprint.tolist()
    kinds = [_kind(row, preprint=flag) for row, flag in zip(rows, preprints, strict=True)]
    pairs = sorted(zip(kinds, rows, strict=True), key=lambda one: (not one[1]["doi"], one[1]["id"]))
    groups: list[tuple[Kind, list[Row]]] = []
    for kind, row in pairs:
        home = next((mine for known, mine in groups if known == kind and _belongs(row, mine)), None)
        if home is None:
            groups.append((kind, [row]))
        else:
            home.append(row)
    lines = [_describe(kind, group) for kind, group in groups]
    lines.sort(key=lambda line: (KINDS.index(line[0]), line[2] or 0, line[-1]))
    return make_table(lines, VERSION_COLUMNS)


def _kind(row: Row, *, preprint: bool) -> Kind:
    if preprint or "arxiv" in (row["venue"] or "").lower():
        return "preprint"
    if row["venue"] or row["doi"] or row["pmid"]:
        return "published"
    return "preprint" if row["arxiv_id"] else "not stated"


def _belongs(row: Row, group: list[Row]) -> bool:
    """Whether a record states the version of some others, which have a DOI if any has."""
    if row["doi"]:
        return any(row["doi"].lower() == (other["doi"] or "").lower() for other in group)
    venue = fold(row["venue"] or "")
    if venue and any(fold(other["venue"] or "") == venue for other in group):
        return True
    years = {other["year"] for other in group} - {None}
    return row["year"] is None or not years or row["year"] in years


def _describe(kind: Kind, group: list[Row]) -> tuple[Any, ...]:
    """One line: the fullest place, the earliest year, and every id."""
    place = max((published_in(row) for row in group), key=lambda text: (len(text), text))
    years = [row["year"] for row in group if row["year"] is not None]
    return (
        kind,
        place or None,
        min(years, default=None),
        *(_first(row[field] for row in group) for field in ("doi", "arxiv_id", "pmid")),
        sorted({row["url"] for row in group if row["url"]}),
        sorted(row["id"] for row in group),
    )


def _first(values: Iterable[str | None]) -> str | None:
    return min((value for value in values if value), default=None)
