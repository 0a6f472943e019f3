"""Works as RIS, as Zotero, EndNote and Mendeley import it.

Source: Research Information Systems' "RIS Format Specifications" (2011).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from litboard.exports.export import Export
from litboard.schema.frames import python_rows

#: A column of works and its tag, in the order in which they are written.
TAGS = (
    ("title", "TI"),
    ("year", "PY"),
    ("venue", "T2"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("doi", "DO"),
    ("url", "UR"),
    ("abstract", "AB"),
)


def to_ris(works: pd.DataFrame) -> str:
    """The works as RIS, one record a work, with the line ends of the specification (CRLF)."""
    lines = (line for work in python_rows(works) for line in (*_lines(work), "ER  - ", ""))
    return "".join(f"{line}\r\n" for line in lines)


def _lines(work: dict[str, Any]) -> Iterator[str]:
    yield f"TY  - {'JOUR' if work.get('venue') else 'GEN'}"
    for name in work["authors"]:
        yield _line("AU", name)
    for column, tag in TAGS:
        if work.get(column) is not None:
            yield _line(tag, str(work[column]))
    first, _, last = (work.get("pages") or "").partition("-")
    if first:
        yield _line("SP", first)
    if last:
        yield _line("EP", last)
    for keyword in work["keywords"]:
        yield _line("KW", keyword)
    for note in work.get("notes", ()):
        yield _line("N1", note)
    if work.get("arxiv_id"):
        yield _line("AN", f"arXiv:{work['arxiv_id']}")
    yield _line("ID", work["id"])


def _line(tag: str, value: str) -> str:
    # A line break in a value would begin a new tag.
    return f"{tag}  - {' '.join(value.split())}"


EXPORT = Export(
    name="ris",
    title="RIS",
    extension=".ris",
    media_type="application/x-research-info-systems",
    homepage="https://en.wikipedia.org/wiki/RIS_(file_format)",
    write=lambda works, records: to_ris(works),
)
