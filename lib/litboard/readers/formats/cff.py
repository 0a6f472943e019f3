"""CITATION.cff: how software or a data set wants to be cited.

Source: the "Citation File Format" 1.x. GitHub shows such a file, and authors of software write
it. A file is one record: its preferred citation if it has one, else the software itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from litboard.readers.format import Format, Parsed, Text, one_name
from litboard.readers.notes import ParseNote
from litboard.readers.person_names import join_name
from litboard.readers.structured.csl import text_of
from litboard.readers.structured.extracted import Extracted, to_pieces
from litboard.readers.structured.yaml_blocks import load_mapping
from litboard.text import find_arxiv_id, find_doi, find_year, tidy_pages

VERSION = re.compile(r"^[\"']?cff-version[\"']?\s*:", re.MULTILINE)

KINDS = {
    "software": "software",
    "software-code": "software",
    "dataset": "dataset",
    "data": "dataset",
    "article": "article",
    "magazine-article": "article",
    "conference-paper": "inproceedings",
    "book": "book",
    "proceedings": "proceedings",
    "thesis": "thesis",
    "report": "report",
    "unpublished": "preprint",
    "website": "webpage",
    "patent": "patent",
}
DATES = ("year", "date-published", "issue-date", "date-released")


def detect(text: Text) -> float:
    """Sure where the version of the format is named at the beginning of a line."""
    return 0.97 if VERSION.search(text.head) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record, of all lines."""
    yield from to_pieces(source, text, [_load(text)] if text.lines else [], _state)


def _load(text: Text) -> Extracted[dict[str, Any]]:
    first, last = text.lines[0].number, text.lines[-1].number
    value, notes = load_mapping(text.text, 1)
    others = _list((value or {}).get("references"))
    if others:
        reason = f"{len(others)} works that this one refers to were not read"
        note = ParseNote("cff.references", reason, "add those you need by their DOI")
        notes = (*notes, note)
    return Extracted((first, last), text.text.strip("\n"), value, notes)


def _state(file: dict[str, Any]) -> dict[str, Any]:
    preferred = file.get("preferred-citation")
    work = preferred if isinstance(preferred, dict) and text_of(preferred.get("title")) else file
    identifiers = [
        text_of(one.get("value")) for one in _list(work.get("identifiers")) if isinstance(one, dict)
    ]
    links = [text_of(work.get(key)) for key in ("doi", "url", "repository-code", "repository")]
    known = [*links, *identifiers]
    conference = work.get("conference")
    venue = text_of(work.get("journal")) or text_of(work.get("collection-title"))
    if not venue and isinstance(conference, dict):
        venue = text_of(conference.get("name"))
    kind = KINDS.get(text_of(work.get("type")))
    return {
        "title": text_of(work.get("title")) or None,
        "authors": tuple(name for one in _list(work.get("authors")) if (name := _name(one))),
        "abstract": text_of(work.get("abstract")) or None,
        "year": next((year for key in DATES if (year := find_year(text_of(work.get(key))))), None),
        "venue": venue or None,
        "volume": text_of(work.get("volume")) or None,
        "issue": text_of(work.get("issue")) or text_of(work.get("number")) or None,
        "pages": tidy_pages(text_of(work.get("start")), text_of(work.get("end"))),
        "doi": next((doi for one in known if (doi := find_doi(one))), None),
        "arxiv_id": next((id_ for one in known if (id_ := find_arxiv_id(one))), None),
        "keywords": tuple(text for one in _list(work.get("keywords")) if (text := text_of(one))),
        "notes": tuple(text for text in (text_of(work.get("notes")),) if text),
        "url": next((one for one in links if re.match(r"https?://\S+$", one)), None),
        "kind": kind or ("software" if work is file else None),
    }


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _name(author: Any) -> str:
    if not isinstance(author, dict):
        return text_of(author)
    return (
        text_of(author.get("name"))
        or join_name(
            text_of(author.get("family-names")),
            text_of(author.get("given-names")),
            particle=text_of(author.get("name-particle")),
            suffix=text_of(author.get("name-suffix")),
        )
        or text_of(author.get("alias"))
    )


SAMPLE = """\
cff-version: 1.2.0
message: Please cite the paper.
title: Counter of things
authors:
  - family-names: Lee
    given-names: Ann
preferred-citation:
  type: article
  title: "Many kinds of things"
  authors:
    - family-names: Lee
      given-names: Ann
  journal: Journal of Things
  year: 2020
  doi: 10.5555/a
  start: 3
  end: 9
"""

FORMAT = Format(
    name="cff",
    title="CITATION.cff",
    extensions=(".cff",),
    homepage="https://citation-file-format.github.io",
    sample=SAMPLE,
    written_by="authors of software, in its repository",
    covers="one record a file: its preferred citation, or else the software",
    leaves_out="its `references` (flagged)",
    detect=detect,
    read=read,
    split=one_name,
)
