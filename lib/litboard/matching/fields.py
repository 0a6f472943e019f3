"""The fields of records as they are compared: folded once, before any pair is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import unquote

import numpy as np
import numpy.typing as npt
import pandas as pd

from litboard.matching.abstracts import undress
from litboard.matching.people import join_surnames, missing, read_people
from litboard.matching.titles import (
    is_generic,
    is_periodic,
    read_marks,
    read_notice,
    strip_appended,
    write_numbers,
)
from litboard.text import fold

Texts = npt.NDArray[np.object_]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]

#: Letters of an abstract that are compared. No abstract is longer; a whole paper in its place
#: would cost a hundred times as much and its beginning says the same.
COMPARED = 4000

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
class Fields:
    """What is compared, one entry a record; a text that is missing is "", a year NaN.

    Titles have their numbers in digits; `title_key` is the title without spaces. `people` maps
    each author's surname to the initials ("" where unknown); an author without comma brings all
    words of the name, as any may be the surname. `names` holds all words of all names, for
    sources that take first names for last. `preprint` tells a record of a preprint server.
    """

    id: Texts
    title: Texts
    title_key: Texts
    abstract: Texts
    people: Texts
    names: Texts
    venue: Texts
    doi: Texts
    arxiv_id: Texts
    pmid: Texts
    marks: Texts
    notice: Texts
    year: Floats
    generic: Flags
    periodic: Flags
    preprint: Flags

    def __len__(self) -> int:
        return len(self.id)

    def take(self, rows: Rows) -> Fields:
        """The fields of some rows, in their order."""
        return Fields(*(getattr(self, field.name)[rows] for field in fields(self)))


def read_fields(records: pd.DataFrame) -> Fields:
    """Fold what is compared in a table of records. A column that is not there is missing."""
    titles = [strip_appended(text) for text in _texts(records, "title")]
    title = [write_numbers(fold(text)) for text in titles]
    urls = _texts(records, "url")
    given = _texts(records, "doi")
    dois = [_read_doi(doi or url) for doi, url in zip(given, urls, strict=True)]
    arxiv_ids = [
        _read_arxiv(arxiv_id, doi, url)
        for arxiv_id, doi, url in zip(_texts(records, "arxiv_id"), dois, urls, strict=True)
    ]
    people = read_people(
        records["authors"].to_list() if "authors" in records else [None] * len(records)
    )
    kinds = [text.lower() for text in _texts(records, "kind")]
    return Fields(
        id=objects(_texts(records, "id")),
        title=objects(title),
        title_key=objects([text.replace(" ", "") for text in title]),
        abstract=objects([_fold_abstract(text) for text in _texts(records, "abstract")]),
        people=objects([join_surnames(row) for row in people]),
        names=objects([frozenset(word for one in row for word in one[1]) for row in people]),
        venue=objects(_fold_each(_texts(records, "venue"))),
        doi=objects(dois),
        arxiv_id=objects(arxiv_ids),
        pmid=objects(["".join(re.findall(r"\d+", text)[:1]) for text in _texts(records, "pmid")]),
        marks=objects([read_marks(text) for text in title]),
        notice=objects([read_notice(text) for text in title]),
        year=_read_years(records),
        generic=np.array([is_generic(text) for text in title], dtype=bool),
        periodic=np.array([is_periodic(text) for text in title], dtype=bool),
        preprint=np.array(
            [
                bool(arxiv_id and not doi) or doi.startswith(_PREPRINTS) or "preprint" in kind
                for arxiv_id, doi, kind in zip(arxiv_ids, dois, kinds, strict=True)
            ],
            dtype=bool,
        ),
    )


def objects(values: Sequence[Any]) -> Texts:
    """Any values as an array of objects, one entry a value, even where values are sequences."""
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def _texts(records: pd.DataFrame, column: str) -> list[str]:
    if column not in records:
        return [""] * len(records)
    return ["" if missing(value) else str(value) for value in records[column].to_list()]


def _read_years(records: pd.DataFrame) -> Floats:
    if "year" not in records:
        return np.full(len(records), np.nan)
    years = pd.to_numeric(records["year"], errors="coerce").astype("Float64")
    return np.asarray(years.to_numpy(dtype=np.float64, na_value=np.nan), dtype=np.float64)


def _fold_each(texts: Iterable[str]) -> list[str]:
    folded: dict[str, str] = {}
    return [
        folded[text] if text in folded else folded.setdefault(text, fold(text)) for text in texts
    ]


def _fold_abstract(text: str) -> str:
    return fold(undress(text[:COMPARED])) if text else ""


def _read_doi(text: str) -> str:
    found = _DOI.search(unquote(text).lower()) if text else None
    return _VERSION.sub("", found[0].rstrip(".,;)]}>\"'")) if found else ""


def _read_arxiv(arxiv_id: str, doi: str, url: str) -> str:
    """The arXiv id without its version, from wherever the record states it."""
    stated = arxiv_id or (doi.removeprefix(_ARXIV_DOI) if doi.startswith(_ARXIV_DOI) else "")
    if not stated and "arxiv.org/" in url:
        stated = url
    found = _ARXIV.search(stated)
    return found[1].lower() if found else ""
