"""Records prepared for matching: every field normalised once, before any pair is compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from litboard.matching.abstracts import strip_headings
from litboard.matching.pagination import (
    in_supplement,
    number_articles,
    read_issues,
    read_pages,
    read_volumes,
)
from litboard.matching.titles import fold_title, is_cut, read_second
from litboard.matching.venues import is_preprint_venue
from litboard.text import fold
from litboard.typing import Flags, Floats, Rows, Texts

#: Letters of an abstract that are compared. Abstracts are shorter; a whole paper in that field
#: would cost a hundred times as much, and its beginning identifies it as well.
COMPARED = 4000

#: Separates the authors of a record in `PreparedRecords.authors`; no name contains it.
BETWEEN_AUTHORS = "\x1f"

#: Rows whose texts are in memory twice at a time: original and folded.
_CHUNK = 10_000

_DOI = re.compile(r"10\.\d{4,9}/\S+")
#: Preprints and Cochrane reviews number the versions of a work in its DOI.
_VERSION = re.compile(r"(?:[./]?v\d{1,2}|\.pub\d+)$")
_ARXIV = re.compile(r"(?<![\d.])(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?!\d)", re.I)
_ARXIV_DOI = "10.48550/arxiv."

#: DOI prefixes of preprint servers: arXiv, bioRxiv/medRxiv, SSRN, Zenodo, Preprints.org,
#: Research Square, ChemRxiv, OSF, PsyArXiv, SocArXiv, TechRxiv, Authorea, ESS Open.
_PREPRINTS = tuple(
    f"10.{prefix}/"
    for prefix in (
        "48550 1101 64898 2139 5281 20944 21203 26434 31219 31234 31235 36227 22541 1002/essoar"
    ).split()
)


@dataclass(frozen=True, slots=True)
class PreparedRecords:
    """The fields that are compared, as arrays with one entry a record.

    A missing text is "", a missing number NaN. Titles have their numbers in digits; `title_key`
    is the title without spaces, `second_title` the one in another language, where a record gives
    two. `authors` are joined by `BETWEEN_AUTHORS`. `cut`: an export truncated the title;
    `article`: the first page is an article number; `supplement`: the record is printed in a
    supplement; `preprint`: a preprint, or a report that is published elsewhere later.
    """

    id: Texts
    title: Texts
    title_key: Texts
    second_title: Texts
    abstract: Texts
    authors: Texts
    venue: Texts
    doi: Texts
    arxiv_id: Texts
    pmid: Texts
    year: Floats
    volume: Floats
    issue: Floats
    first_page: Floats
    last_page: Floats
    cut: Flags
    article: Flags
    supplement: Flags
    preprint: Flags

    def __len__(self) -> int:
        return len(self.id)

    def take(self, rows: Rows) -> PreparedRecords:
        """Some of the rows, in the order given."""
        return PreparedRecords(*(getattr(self, field.name)[rows] for field in fields(self)))


def prepare_records(records: pd.DataFrame) -> PreparedRecords:
    """Normalise the fields of a table of records; an absent column counts as missing values."""
    title = _read_each(records, "title", fold_title)
    venue = _read_each(records, "venue", _fold_often)
    volumes, issues, pages = (list(_texts(records, name)) for name in ("volume", "issue", "pages"))
    ids = _read_ids(records)
    volume = read_volumes(volumes)
    first_page, last_page = read_pages(pages)
    return PreparedRecords(
        id=as_objects(list(_texts(records, "id"))),
        title=title,
        title_key=as_objects([text.replace(" ", "") for text in title]),
        second_title=_read_each(records, "title", read_second),
        abstract=_read_each(records, "abstract", _fold_abstract),
        authors=_join_authors(records),
        venue=venue,
        **ids,
        year=_read_years(records),
        volume=volume,
        issue=read_issues(issues, volumes),
        first_page=first_page,
        last_page=last_page,
        cut=np.array([is_cut(text) for text in _texts(records, "title")], dtype=bool),
        article=number_articles(pages),
        supplement=np.array(list(map(in_supplement, pages, issues, volumes)), dtype=bool),
        preprint=_find_preprints(records, venue, ids, volume),
    )


def as_objects(values: Sequence[Any]) -> Texts:
    """Any values as an array of objects, one entry a value, even where values are sequences."""
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def _texts(records: pd.DataFrame, column: str) -> Iterator[str]:
    """A column's texts, "" where missing; converted in chunks, as abstracts are long."""
    if column not in records or not records[column].notna().any():
        yield from [""] * len(records)
        return
    for start in range(0, len(records), _CHUNK):
        part = records[column].iloc[start : start + _CHUNK]
        for value in pa.array(part, from_pandas=True).to_pylist():
            yield "" if value is None else str(value)


def _read_each(records: pd.DataFrame, column: str, read: Callable[[str], str]) -> Texts:
    folded = np.empty(len(records), dtype=object)
    for row, text in enumerate(_texts(records, column)):
        folded[row] = read(text) if text else ""
    return folded


def _join_authors(records: pd.DataFrame) -> Texts:
    if "authors" not in records or not len(records):
        return as_objects([""] * len(records))
    lists = pa.array(records["authors"], from_pandas=True)
    lists = pa.chunked_array([lists]) if isinstance(lists, pa.Array) else lists
    joined = pc.binary_join(lists.cast(pa.list_(pa.string())), BETWEEN_AUTHORS)
    return as_objects([text or "" for text in joined.to_pylist()])


def _read_ids(records: pd.DataFrame) -> dict[str, Texts]:
    """DOI, arXiv id and PMID in one spelling, from wherever a record states them."""
    urls = _texts(records, "url")
    dois, arxiv_ids = [], []
    for doi, arxiv_id, url in zip(
        _texts(records, "doi"), _texts(records, "arxiv_id"), urls, strict=True
    ):
        stated = doi or url
        dois.append(_read_doi(stated) if stated else "")
        arxiv_ids.append(_read_arxiv(arxiv_id, dois[-1], url) if arxiv_id or stated else "")
    pmids = [_read_pmid(text) if text else "" for text in _texts(records, "pmid")]
    return {"doi": as_objects(dois), "arxiv_id": as_objects(arxiv_ids), "pmid": as_objects(pmids)}


def _find_preprints(
    records: pd.DataFrame, venue: Texts, ids: dict[str, Texts], volume: Floats
) -> Flags:
    """Flags preprints. A record that states a volume counts as published, whatever its DOI."""
    kinds = _texts(records, "kind")
    columns = zip(venue, ids["doi"], ids["arxiv_id"], kinds, np.isnan(volume), strict=True)
    return np.array(
        [
            is_preprint_venue(name)
            or "preprint" in kind.lower()
            or ((bool(arxiv_id and not doi) or doi.startswith(_PREPRINTS)) and no_volume)
            for name, doi, arxiv_id, kind, no_volume in columns
        ],
        dtype=bool,
    )


def _read_years(records: pd.DataFrame) -> Floats:
    if "year" not in records:
        return np.full(len(records), np.nan)
    years = pd.to_numeric(records["year"], errors="coerce").astype("Float64")
    return np.asarray(years.to_numpy(dtype=np.float64, na_value=np.nan), dtype=np.float64)


#: A few names of journals repeat in most records.
_fold_often = lru_cache(maxsize=50_000)(fold)


def _fold_abstract(text: str) -> str:
    return fold(strip_headings(text[:COMPARED]))


def _read_pmid(text: str) -> str:
    digits = re.search(r"\d+", text)
    return digits[0] if digits else ""


def _read_doi(text: str) -> str:
    if "10." not in text:
        return ""
    doi = _DOI.search(unquote(text).lower())
    return _VERSION.sub("", doi[0].rstrip(".,;)]}>\"'")) if doi else ""


def _read_arxiv(arxiv_id: str, doi: str, url: str) -> str:
    """The arXiv id without its version, from wherever the record states it."""
    stated = arxiv_id or (doi.removeprefix(_ARXIV_DOI) if doi.startswith(_ARXIV_DOI) else "")
    if not stated and "arxiv.org/" in url:
        stated = url
    match = _ARXIV.search(stated) if stated else None
    return match[1].lower() if match else ""
