"""From the fields of a tagged record to those of a `Record`, by a table for each format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from litboard.readers.format import Parsed, Text
from litboard.readers.notes import ParseNote
from litboard.readers.person_names import INITIALS_LAST, turn_name
from litboard.readers.structured.extracted import Extracted, to_pieces
from litboard.readers.tagged.block import AROUND, Block
from litboard.readers.tagged.blocks import find_blocks
from litboard.readers.tagged.shape import DASH, Shape
from litboard.schema.records import Problem
from litboard.text import find_arxiv_id, find_doi, find_year, split_names, squeeze, tidy_pages
from litboard.text.citations import read_citation

Values = dict[str, list[str]]

#: What databases write where there is no abstract.
NO_ABSTRACT = frozenset({"na", "n/a", "none", "no abstract available", "[no abstract available]"})
URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
PUBMED = re.compile(r"(?:pubmed|(?:ovid )?medline.{0,40}|nlm)", re.IGNORECASE)
NUMBER = re.compile(r"^(\d{1,8})$")
#: Placeholders, and what databases put for an issue: their own code of the journal.
NO_NUMBER = re.compile(r"nan|n/?a|none|null|-+|.*\d{7}.*", re.IGNORECASE)
#: Pages from the first to the last in one field.
RANGE = re.compile(rf"\w\s*{DASH}")
WRAP = re.compile(r"\n[ \t\n]*")
#: Names that come again, as the people of one field do.
REMEMBERED = 16_384
KEYWORDS = re.compile(r"[;\n]")
#: A field of keywords with so many commas and no other separator is a list.
COMMAS_OF_A_LIST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Which tags of a format state which field; the fuller or surer tag comes first."""

    title: tuple[str, ...]
    #: Each a set of tags that name the same people; the first that names most of them is taken.
    authors: tuple[frozenset[str], ...]
    abstract: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    venue: tuple[str, ...] = ()
    volume: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    #: Where pages may stand, or the first of them; the number of an article comes last.
    pages: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    #: Notes of people and databases on the paper.
    notes: tuple[str, ...] = ()
    #: Where a DOI, an arXiv id or an address may stand.
    links: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    #: The format's words for kinds, in small letters; where several are given the upper counts.
    kinds: Mapping[str, str] = field(default_factory=dict)
    #: Where the last page stands by itself.
    last_page: tuple[str, ...] = ()
    #: Where a citation as text may hold volume, issue and pages that no other tag states.
    cited: tuple[str, ...] = ()
    #: Groups that stand among the authors, and people who stand in for authors.
    groups: frozenset[str] = frozenset()
    editors: frozenset[str] = frozenset()
    #: Where a PubMed id stands, and how; its first group is the id.
    pmid: tuple[tuple[str, re.Pattern[str]], ...] = ()
    #: Tags that name the database of `AN`, whose number is a PubMed id if that is PubMed.
    databases: tuple[str, ...] = ()
    #: Whether each line of a field of authors is a name, or names run over lines.
    name_a_line: bool = True
    #: Whether each line of a field of keywords is one, or keywords run over lines.
    word_a_line: bool = True
    #: What stands around a keyword and is no part of it; a star marks the main ones.
    around_words: str = " \t*"
    #: What a format adds to names, titles and venues, taken off again.
    clean_name: Callable[[str], str] = str
    clean_title: Callable[[str], str] = str
    clean_venue: Callable[[str], str] = str


def read_tagged(
    source: str,
    text: Text,
    shape: Shape,
    facts: Facts,
    *,
    blocks: Callable[
        [Iterator[Extracted[Block] | Problem]], Iterator[Extracted[Block] | Problem]
    ] = iter,
    remedies: Mapping[ParseNote, str] | None = None,
) -> Iterator[Parsed]:
    """A record, or a problem, for each block of a tagged text, and problems for what is none.

    `blocks` may look at the blocks before they are read, and add notes of its own format.
    """
    records = blocks(find_blocks(source, text, shape, remedies=remedies))
    return to_pieces(source, text, records, lambda block: state(block, facts))


def state(block: Block, facts: Facts) -> dict[str, Any]:
    """What a block states, as fields of a `Record`."""
    values = block.values()
    links = [value for tag in facts.links if tag in values for value in values[tag]]
    title, venue = _first(values, facts.title), _first(values, facts.venue)
    return {
        "title": _flat(facts.clean_title(title)) if title else None,
        "authors": _authors(block, values, facts),
        "abstract": _abstract(values, facts.abstract),
        "year": _year(values, facts.year),
        "venue": _flat(facts.clean_venue(venue)) if venue else None,
        **_place(values, facts),
        **_find_links(links),
        "pmid": _pmid(values, facts),
        "keywords": _keywords(values, facts),
        "notes": tuple(_flat(text) for tag in facts.notes for text in values.get(tag, ())),
        "kind": _kind(values, facts),
    }


def _year(values: Values, tags: tuple[str, ...]) -> int | None:
    for tag in tags:
        for value in values.get(tag, ()):
            if year := find_year(value):
                return year
    return None


def _place(values: Values, facts: Facts) -> dict[str, str | None]:
    """Where in the journal: volume, issue and pages; empty ones are filled from a citation."""
    place = {
        "volume": _number(values, facts.volume),
        "issue": _number(values, facts.issue),
        "pages": _pages(values, facts),
    }
    if facts.cited and not all(place.values()) and (text := _first(values, facts.cited)):
        cited = read_citation(text)
        return {field: value or getattr(cited, field) for field, value in place.items()}
    return place


def _number(values: Values, tags: tuple[str, ...]) -> str | None:
    number = _first(values, tags)
    return squeeze(number) if number and not NO_NUMBER.fullmatch(number) else None


def _pages(values: Values, facts: Facts) -> str | None:
    pages, last = _first(values, facts.pages), _first(values, facts.last_page)
    if pages and last and not RANGE.search(pages):
        pages = f"{pages}-{last}"
    return tidy_pages(pages) if pages else None


def _find_links(links: list[str]) -> dict[str, str | None]:
    """The first DOI, arXiv id and address; what cannot hold one is not searched for it."""
    first: dict[str, str | None] = dict.fromkeys(("doi", "arxiv_id", "url"))
    for link in links:
        if not first["doi"]:
            first["doi"] = find_doi(link)
        if not first["arxiv_id"] and "rxiv" in link.lower():
            first["arxiv_id"] = find_arxiv_id(link)
        if not first["url"] and "://" in link and (url := URL.search(link)):
            first["url"] = url[0]
    return first


def _first(values: Values, tags: tuple[str, ...]) -> str | None:
    for tag in tags:
        if tag in values:
            return values[tag][0]
    return None


def _flat(text: str) -> str:
    """A wrapped text on one line. No-break spaces stay: each may be half a damaged letter."""
    return WRAP.sub(" ", text) if "\n" in text else text


def _abstract(values: Values, tags: tuple[str, ...]) -> str | None:
    """The parts of an abstract that is given in parts, each once."""
    for tag in tags:
        stated = values.get(tag, ())
        parts = [_flat(one) for one in stated if one[:30].lower().strip(".") not in NO_ABSTRACT]
        if parts:
            return "\n".join(dict.fromkeys(parts)) if len(parts) > 1 else parts[0]
    return None


def _authors(block: Block, values: Values, facts: Facts) -> tuple[str, ...]:
    stated = [tags for tags in facts.authors if not tags.isdisjoint(values)]
    if len(stated) > 1:
        stated.sort(key=lambda tags: -sum(len(values.get(tag, ())) for tag in tags))
    names = _names(block, values, facts.groups.union(*stated[:1]), facts)
    return names or _names(block, values, facts.editors, facts)


def _names(block: Block, values: Values, tags: frozenset[str], facts: Facts) -> tuple[str, ...]:
    """The names under some tags in the order in which they stand."""
    stated = tags.intersection(values)
    names: list[str] = []
    for tag, value in zip(block.tags, block.texts, strict=True) if stated else ():
        if tag not in stated:
            continue
        lines = value.split("\n") if facts.name_a_line else [_flat(value)]
        if tag in facts.groups:
            names += [line.strip(AROUND) for line in lines]
            continue
        for line in lines:
            people = line.split(";") if ";" in line else [line]
            names += [one_person(facts.clean_name(one.strip(AROUND))) for one in people]
    return tuple(filter(None, names))


@lru_cache(maxsize=REMEMBERED)
def one_person(name: str) -> str:
    """A name as tagged formats give it ("Last,First", "Last FM", "First Last") as "Last, First"."""
    last, comma, first = name.partition(",")
    if comma and "," not in first:
        return f"{last.rstrip(AROUND)}, {first.lstrip(AROUND)}".strip(" ,")
    if comma:
        names = split_names(name)
        return names[0] if len(names) == 1 else name
    if (match := INITIALS_LAST.fullmatch(name)) and match[2].isupper():
        return f"{match[1]}{match[3] or ''}, {match[2]}"
    return turn_name(name)


def _keywords(values: Values, facts: Facts) -> tuple[str, ...]:
    words: list[str] = []
    for tag in facts.keywords:
        stated = values.get(tag, [])
        lists = stated if facts.word_a_line else [_flat(value) for value in stated]
        for value in lists:
            parts = KEYWORDS.split(value) if ";" in value or "\n" in value else [value]
            if len(parts) == len(lists) == 1 and value.count(",") >= COMMAS_OF_A_LIST:
                parts = value.split(",")
            words += parts
    tidy = (word.strip(facts.around_words).replace("  ", " ") for word in words)
    return tuple(dict.fromkeys(word for word in tidy if word))


def _pmid(values: Values, facts: Facts) -> str | None:
    databases = [name for tag in facts.databases if tag in values for name in values[tag]]
    in_pubmed = databases and any(map(PUBMED.fullmatch, databases))
    for tag, pattern in (*facts.pmid, ("AN", NUMBER)) if in_pubmed else facts.pmid:
        if tag in values and (match := next(filter(None, map(pattern.search, values[tag])), None)):
            return match[1]
    return None


def _kind(values: Values, facts: Facts) -> str | None:
    stated = [
        word.strip(" .\t").lower()
        for tag in facts.kind
        for value in values.get(tag, ())
        for word in value.split(";")
    ]
    if len(stated) == 1:
        return facts.kinds.get(stated[0])
    return next((kind for word, kind in facts.kinds.items() if word in stated), None)
