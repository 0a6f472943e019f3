"""Papers in JSON of everyday names ("authors", "year", "doi"), in CSL's variables.

litboard's own JSON Lines are written so, the answers of Semantic Scholar's and Europe PMC's API,
and what people's scripts keep.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litboard.readers.person_names import turn_name
from litboard.readers.structured.csl import text_of
from litboard.readers.tables.cells import split_people

#: CSL's variables, and what others call them. "id" and "title" are the same.
NAMES = {
    "abstract": ("summary",),
    "issued": ("year", "publication_year", "publicationDate", "published", "date", "pubYear"),
    "container-title": ("venue", "journal", "publicationVenue", "booktitle", "journalTitle"),
    "page": ("pages", "pageInfo"),
    "issue": ("number",),
    "volume": ("journalVolume",),
    "DOI": ("doi",),
    "PMID": ("pmid", "PubMed"),
    "URL": ("url", "link"),
    "keyword": ("keywords", "tags"),
    "note": ("notes",),
}
#: What holds further names: ids in Semantic Scholar's answers, volume and pages in its journal.
INSIDE = ("externalIds", "journal")
PEOPLE = ("authors", "author_names", "authorString")
ARXIV = ("arxiv_id", "arxivId", "ArXiv", "arxiv")
#: Without one of these, an item is as CSL has it.
SIGNS = frozenset(
    {"year", "doi", "venue", "pages", "url", "arxiv_id", "arxivId", "externalIds"} | {*PEOPLE}
)


def to_csl(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """An item of everyday names with what they say in CSL's variables; others as they are."""
    if SIGNS.isdisjoint(item):
        return item
    inner = [one for name in INSIDE if isinstance(one := item.get(name), dict)]
    held: dict[str, Any] = {key: value for one in (*inner, item) for key, value in one.items()}
    translated = {csl: _first(held, names) for csl, names in NAMES.items() if csl not in item}
    if names := next((names for key in PEOPLE if (names := _people(held.get(key)))), []):
        translated["author"] = names
    if arxiv_id := text_of(_first(held, ARXIV)):
        translated["number"] = f"arXiv:{arxiv_id.removeprefix('arXiv:')}"
    return {**held, **{csl: value for csl, value in translated.items() if value}}


def _first(item: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """The value of the first name that has one; of a venue that is an object, what it is called."""
    values = (item.get(name) for name in names)
    named = (one.get("name") if isinstance(one, dict) else one for one in values)
    return next((one for one in named if one), None)


def _people(value: Any) -> list[str]:
    """Names in a list, as texts or as objects, or in one text."""
    if isinstance(value, str):
        return list(split_people(value))
    if not isinstance(value, list):
        return []
    names = (one.get("name") if isinstance(one, dict) else one for one in value)
    return [turn_name(text) for one in names if (text := text_of(one))]
