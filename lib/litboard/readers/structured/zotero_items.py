"""Zotero's own items, as its API and Better BibTeX's JSON give them, in CSL's variables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litboard.readers.structured.csl import text_of

#: Items that only accompany a paper.
ACCOMPANYING = frozenset({"attachment", "note", "annotation"})
#: Creators who have not written the thing.
OTHER_ROLES = frozenset(
    "editor seriesEditor translator contributor bookAuthor reviewedAuthor commenter counsel"
    " cosponsor recipient wordsBy castMember guest".split()
)
#: Where the item of an answer of the API stands.
ENVELOPES = ("csljson", "data")
#: Zotero's types that CSL calls otherwise.
TYPES = {
    "journalArticle": "article-journal",
    "magazineArticle": "article-magazine",
    "newspaperArticle": "article-newspaper",
    "conferencePaper": "paper-conference",
    "bookSection": "chapter",
    "preprint": "article",
    "computerProgram": "software",
    "blogPost": "post-weblog",
}
#: CSL's variables, and what Zotero calls them in items of some type or other.
NAMES = {
    "title": ("title", "caseName", "nameOfAct", "subject"),
    "abstract": ("abstractNote",),
    "issued": ("date", "issueDate", "dateDecided", "dateEnacted"),
    "container-title": (
        "publicationTitle",
        "bookTitle",
        "proceedingsTitle",
        "encyclopediaTitle",
        "dictionaryTitle",
        "websiteTitle",
        "blogTitle",
    ),
    "event-title": ("conferenceName", "meetingName"),
    "volume": ("volume",),
    "issue": ("issue",),
    "page": ("pages",),
    "DOI": ("DOI",),
    "URL": ("url",),
    "note": ("extra",),
    "number": ("archiveID", "reportNumber"),
    "archive": ("repository", "archive", "libraryCatalog"),
}


def open_envelope(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """The item in an answer of Zotero's API; others as they are."""
    if "key" not in item:
        return item
    inner = map(item.get, ENVELOPES)
    return next((one for one in inner if isinstance(one, dict)), item)


def to_csl(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """One of Zotero's own items in CSL's variables; others, which are in them, as they are."""
    if "itemType" not in item:
        return item
    kind = text_of(item["itemType"])
    creators = item.get("creators")
    tags = item.get("tags")
    return {
        **{name: _first(item, fields) for name, fields in NAMES.items()},
        "type": TYPES.get(kind, kind),
        "author": [_to_name(one) for one in _dicts(creators) if _role(one) not in OTHER_ROLES],
        "editor": [_to_name(one) for one in _dicts(creators) if _role(one) == "editor"],
        "keyword": [text_of(one.get("tag")) for one in _dicts(tags)],
    }


def _first(item: Mapping[str, Any], fields: tuple[str, ...]) -> str:
    return next((text for field in fields if (text := text_of(item.get(field)))), "")


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _role(creator: Mapping[str, Any]) -> str:
    return text_of(creator.get("creatorType"))


def _to_name(creator: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "family": creator.get("lastName"),
        "given": creator.get("firstName"),
        "literal": creator.get("name"),
    }
