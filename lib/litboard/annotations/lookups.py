"""Answers of bibliographic services for works that lack a title, a year or a link."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from litboard.schema.records import YEARS

#: The name of the file in the corpus folder, and the values of its first two keys.
FILE_NAME = "lookups.json"
KIND, VERSION = "litboard lookups", 1

ARXIV_ID = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?")
DOI = re.compile(r"10\.\d{4,9}/\S+")


class LookupFileError(ValueError):
    """A lookup file that cannot be read: names the file, the place and the remedy."""


@dataclass(frozen=True, slots=True)
class LookupAnswer:
    """What a service states about one paper, with enough of it to match the paper to a work.

    `abstract_start` holds the first words of the abstract as the service has it; `retrieved` is
    the day of the lookup (ISO 8601), where known.
    """

    service: str
    title: str
    year: int | None = None
    arxiv_id: str | None = None
    doi: str | None = None
    abstract_start: str | None = None
    retrieved: str | None = None

    @property
    def name(self) -> str:
        """The source of a value as the dashboard shows it: "arxiv 2212.08073"."""
        return f"{self.service} {self.arxiv_id or self.doi or self.title}"


def read_lookups(path: Path) -> tuple[LookupAnswer, ...]:
    """The answers in a lookup file; empty if the file does not exist.

    Raises LookupFileError, which names the file, the place and the remedy.
    """
    if not path.exists():
        return ()
    return parse_lookups(path.read_bytes(), path.name)


def parse_lookups(content: bytes, name: str) -> tuple[LookupAnswer, ...]:
    """The answers in the bytes of a lookup file; `name` is that of the file, for errors.

    Raises LookupFileError, which names the file, the place and the remedy.
    """
    try:
        stored = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise LookupFileError(f"{name}: not JSON ({error}); look the works up again") from None
    if not isinstance(stored, dict) or stored.get("kind") != KIND:
        raise LookupFileError(f'{name}: no lookup file; its "kind" must be "{KIND}"')
    if stored.get("version") != VERSION:
        raise LookupFileError(f'{name}: its "version" is not {VERSION}; look the works up again')
    if not isinstance(stored.get("found"), list):
        raise LookupFileError(f'{name}: holds no list "found"; look the works up again')
    return tuple(_to_answer(entry, name, number) for number, entry in enumerate(stored["found"], 1))


def write_lookups(path: Path, answers: Iterable[LookupAnswer]) -> None:
    """Replace a lookup file; the order of its entries does not depend on that of `answers`."""
    entries = sorted((asdict(one) for one in answers), key=lambda one: [*map(str, one.values())])
    stored = {"kind": KIND, "version": VERSION, "found": entries}
    path.write_text(json.dumps(stored, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def is_lookup_file(content: bytes) -> bool:
    """Whether some bytes are a lookup file rather than a source of papers."""
    return KIND.encode() in content[:200]


def _to_answer(entry: Any, name: str, number: int) -> LookupAnswer:
    if not isinstance(entry, Mapping) or not (title := _to_text(entry.get("title"))):
        raise LookupFileError(f"{name}, answer {number}: no title; look this work up again")
    arxiv_id, doi = _to_text(entry.get("arxiv_id")), _to_text(entry.get("doi"))
    year = entry.get("year")
    return LookupAnswer(
        service=_to_text(entry.get("service")) or "unknown",
        title=title,
        year=year if isinstance(year, int) and year in YEARS else None,
        arxiv_id=arxiv_id if arxiv_id and ARXIV_ID.fullmatch(arxiv_id) else None,
        doi=doi if doi and DOI.fullmatch(doi) else None,
        abstract_start=_to_text(entry.get("abstract_start")),
        retrieved=_to_text(entry.get("retrieved")),
    )


def _to_text(value: Any) -> str | None:
    """A text without lone surrogates, which JSON can hold and a table cannot."""
    if not isinstance(value, str):
        return None
    return value.encode("utf-8", "replace").decode("utf-8").strip() or None
