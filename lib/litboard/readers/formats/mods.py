"""MODS XML of libraries and repositories (versions 3.x).

Source: the Library of Congress's "Metadata Object Description Schema". Library catalogues,
repositories, Zotero and bibutils write it. Structure that is no record: the prolog, collections
and the envelopes of SRU and OAI-PMH.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from litboard.readers.format import XML_STRUCTURE, Format, Parsed, Text, one_name
from litboard.readers.person_names import join_name, turn_name
from litboard.readers.structured.extracted import to_pieces
from litboard.readers.structured.xml_events import Element, cut_records, text_at, text_of, texts_at
from litboard.text import find_arxiv_id, find_doi, find_year, tidy_pages

LOOKS = re.compile(r"<(?:[\w.-]+:)?mods(?:Collection)?[\s>]|www\.loc\.gov/mods/v3")
#: Elements of envelopes: what SRU and OAI-PMH say of a record and of themselves.
HEADING = (
    *("version", "numberOfRecords", "recordSchema", "recordPacking", "recordPosition"),
    *("responseDate", "request", "identifier", "datestamp", "setSpec", "recordIdentifier"),
)

#: MARC relators whose bearers have not written the thing, as codes and in words.
OTHER_ROLES = frozenset(
    "edt editor trl translator pbl publisher dst distributor ths advisor degree fnd funder spn"
    " sponsor own owner rcp addressee hst host ill illustrator ctb contributor dgg".split()
)
EDITORS = frozenset({"edt", "editor"})
#: MODS genres, by any word of them.
KINDS = (
    ("thesis", "thesis"),
    ("dissertation", "thesis"),
    ("conference", "inproceedings"),
    ("chapter", "chapter"),
    ("article", "article"),
    ("report", "report"),
    ("preprint", "preprint"),
    ("book", "book"),
    ("web site", "webpage"),
    ("dataset", "dataset"),
)
DATES = tuple(f"originInfo/{tag}" for tag in ("dateIssued", "dateCreated", "copyrightDate"))
HOST = "relatedItem[@type='host']"
#: A nonSort part such as "L'" takes no space after it.
APOSTROPHES = ("'", "’")
LIVED = re.compile(r"[\s,]*[\[(]?\b\d{4}\s*-\s*(?:\d{4})?[\])]?$")


def detect(text: Text) -> float:
    """Sure where MODS is named, or its root opens."""
    return 0.95 if LOOKS.search(text.head) and text.head.startswith("<") else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record a `<mods>`."""
    extracted = cut_records(source, text, ("mods",), heading=HEADING)
    yield from to_pieces(source, text, extracted, _state)


def _state(mods: Element) -> dict[str, Any]:
    host = mods.find(HOST)
    identifiers = [*_identifiers(mods), *texts_at(mods, "location/url")]
    return {
        "title": _title(mods) or None,
        "authors": _authors(mods),
        "abstract": " ".join(texts_at(mods, "abstract")) or None,
        "year": _year(mods, host),
        "venue": (_title(host) or None) if host is not None else None,
        "volume": text_at(mods, *_part("detail[@type='volume']/number")) or None,
        "issue": text_at(mods, *_part("detail[@type='issue']/number")) or None,
        "pages": _pages(mods),
        "doi": next((doi for one in identifiers if (doi := find_doi(one))), None),
        "arxiv_id": next((id_ for one in identifiers if (id_ := find_arxiv_id(one))), None),
        "pmid": next((one.removeprefix("pmid:") for one in _identifiers(mods, "pmid")), None),
        "keywords": texts_at(mods, "subject/topic"),
        "notes": texts_at(mods, "note"),
        "url": next((one for one in identifiers if re.match(r"https?://\S+$", one)), None),
        "kind": _kind(mods),
    }


def _part(path: str) -> tuple[str, str]:
    """Where MODS says which part of its host a paper is: in the host, or next to it."""
    return f"{HOST}/part/{path}", f"part/{path}"


def _pages(mods: Element) -> str | None:
    extents = [one for path in _part("extent") for one in mods.findall(path)]
    pages = (one for one in extents if (one.get("unit") or "page").startswith("p"))
    stated = (
        tidy_pages(text_at(one, "start") or text_at(one, "list"), text_at(one, "end"))
        for one in pages
    )
    single = tidy_pages(text_at(mods, *_part("detail[@type='page']/number")))
    return next(filter(None, stated), single)


def _identifiers(mods: Element, kind: str | None = None) -> tuple[str, ...]:
    marked = (one for one in mods.findall("identifier") if kind in (None, one.get("type")))
    return tuple(text for one in marked if (text := text_of(one)))


def _title(element: Element) -> str:
    """The title proper; alternative, uniform and abbreviated ones only where it is missing."""
    titles = sorted(element.findall("titleInfo"), key=lambda one: one.get("type") is not None)
    for info in titles:
        if title := text_at(info, "title"):
            article = text_at(info, "nonSort")
            gap = "" if article.endswith(APOSTROPHES) or not article else " "
            rest = [text_at(info, "subTitle")]
            parts = [text_at(info, "partNumber"), text_at(info, "partName")]
            whole = ": ".join(filter(None, [f"{article}{gap}{title}", *rest]))
            return ". ".join(filter(None, [whole, *parts]))
    return ""


def _authors(mods: Element) -> tuple[str, ...]:
    names = [
        (_name(one), _roles(one)) for one in mods.findall("name") if one.get("type") != "conference"
    ]
    wrote = [name for name, roles in names if name and not (roles and roles <= OTHER_ROLES)]
    # Editors stand in where there is no author.
    edited = [name for name, roles in names if name and roles & EDITORS]
    return tuple(dict.fromkeys(wrote or edited))


def _roles(name: Element) -> set[str]:
    roles = texts_at(name, "role/roleTerm") or texts_at(name, "role")
    return {role.lower() for role in roles}


def _name(name: Element) -> str:
    parts: dict[str, list[str]] = {}
    for one in name.findall("namePart"):
        parts.setdefault(one.get("type") or "", []).append(text_of(one))
    if parts.get("family"):
        given = " ".join(parts.get("given", []))
        return join_name(" ".join(parts["family"]), given)
    plain = [part for part in parts.get("", []) if part] or parts.get("given", [])
    if name.get("type") == "personal":
        return turn_name(LIVED.sub("", plain[0])) if plain else text_at(name, "displayForm")
    whole = ". ".join(part.rstrip(".") for part in plain) or text_at(name, "displayForm")
    return whole if name.get("type") else turn_name(whole)


def _year(mods: Element, host: Element | None) -> int | None:
    places = [mods] if host is None else [mods, host]
    dates = (
        one for place in places for path in (*DATES, "part/date") for one in texts_at(place, path)
    )
    return next((year for one in dates if (year := find_year(one))), None)


def _kind(mods: Element) -> str | None:
    genres = " ".join([*texts_at(mods, "genre"), *texts_at(mods, f"{HOST}/genre")]).lower()
    if known := next((kind for genre, kind in KINDS if genre in genres), None):
        return known
    return "article" if mods.find(HOST) is not None and "journal" in genres else None


SAMPLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<modsCollection xmlns="http://www.loc.gov/mods/v3">
<mods>
  <titleInfo><title>Many kinds of things</title></titleInfo>
  <name type="personal">
    <namePart type="family">Lee</namePart><namePart type="given">Ann</namePart>
  </name>
  <relatedItem type="host">
    <titleInfo><title>Journal of Things</title></titleInfo>
    <part><extent unit="pages"><start>3</start><end>9</end></extent><date>2020</date></part>
  </relatedItem>
  <identifier type="doi">10.5555/a</identifier>
</mods>
<mods>
  <titleInfo><title>Other things on pages</title></titleInfo>
  <originInfo><dateIssued>2021</dateIssued></originInfo>
</mods>
</modsCollection>
"""

FORMAT = Format(
    name="mods",
    title="MODS XML of libraries",
    extensions=(".xml", ".mods"),
    homepage="https://www.loc.gov/standards/mods/",
    sample=SAMPLE,
    written_by="libraries, repositories, Zotero, bibutils",
    covers="records and collections, related items as venue",
    detect=detect,
    read=read,
    split=one_name,
    structure=XML_STRUCTURE,
    long_lines=True,
)
