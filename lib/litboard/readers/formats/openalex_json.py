"""OpenAlex's works as its API gives them: answers, lists, or one work.

Source: the documentation of the OpenAlex API, "Work object". Other keys of an answer (`meta`,
`group_by`) are structure and no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from litboard.readers.format import HEAD, JSON_STRUCTURE, Format, Parsed, Text, one_name
from litboard.readers.person_names import turn_name
from litboard.readers.structured.csl import text_of
from litboard.readers.structured.extracted import to_pieces
from litboard.readers.structured.json_objects import Object
from litboard.readers.structured.json_values import opens, read_objects
from litboard.text import find_arxiv_id, find_doi, find_year, tidy_pages

MARKS = re.compile(r'openalex\.org/W\d|"(?:authorships|abstract_inverted_index)"\s*:')

KINDS = {
    "article": "article",
    "review": "article",
    "letter": "article",
    "editorial": "article",
    "journal-article": "article",
    "proceedings-article": "inproceedings",
    "preprint": "preprint",
    "posted-content": "preprint",
    "book": "book",
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "report": "report",
    "dataset": "dataset",
    "software": "software",
}
#: An abstract has fewer words; more are the work of someone else.
LONGEST_ABSTRACT = 100_000


def detect(text: Text) -> float:
    """Sure where JSON names a work of OpenAlex near its beginning."""
    return 0.96 if opens(text) and MARKS.search(text.text, 0, 8 * HEAD) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record a work."""
    works = read_objects(source, text, inside=("results",), is_record=_is_work)
    yield from to_pieces(source, text, works, _state)


def _is_work(item: Object) -> bool:
    return "authorships" in item or "/W" in text_of(item.get("id"))


def _state(work: Object) -> dict[str, Any]:
    ids = work.get("ids") if isinstance(work.get("ids"), dict) else {}
    # The other locations are guesses of OpenAlex's: some are of another work.
    link = text_of(_at(work, "primary_location", "landing_page_url"))
    doi = find_doi(text_of(work.get("doi"))) or find_doi(text_of(_at(ids, "doi")))
    biblio = partial(_at, work, "biblio")
    return {
        "title": text_of(work.get("title")) or text_of(work.get("display_name")) or None,
        "authors": _authors(work),
        "abstract": text_of(work.get("abstract")) or _abstract(work.get("abstract_inverted_index")),
        "year": find_year(text_of(work.get("publication_year")))
        or find_year(text_of(work.get("publication_date"))),
        "venue": _venue(work),
        "volume": text_of(biblio("volume")) or None,
        "issue": text_of(biblio("issue")) or None,
        "pages": tidy_pages(text_of(biblio("first_page")), text_of(biblio("last_page"))),
        "doi": doi,
        "arxiv_id": find_arxiv_id(link) or find_arxiv_id(doi),
        "pmid": text_of(_at(ids, "pmid")).rpartition("/")[2] or None,
        "keywords": tuple(
            text
            for one in _list(work.get("keywords"))
            if (text := text_of(_at(one, "display_name") or _at(one, "keyword")))
        ),
        "url": link if link.startswith(("http://", "https://")) else None,
        "kind": KINDS.get(text_of(work.get("type"))),
    }


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _at(value: Any, *path: str) -> Any:
    """The value at the end of a path of keys; None where a key is missing."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _authors(work: Object) -> tuple[str, ...]:
    names = (
        text_of(_at(one, "author", "display_name")) or text_of(_at(one, "raw_author_name"))
        for one in _list(work.get("authorships"))
    )
    return tuple(turn_name(name) for name in names if name)


def _venue(work: Object) -> str | None:
    place = work.get("primary_location")
    name = _at(place, "source", "display_name") or _at(work, "host_venue", "display_name")
    return text_of(name) or text_of(_at(place, "raw_source_name")) or None


def _abstract(index: Any) -> str | None:
    """The words of an inverted index (word → its places) in their order."""
    if not isinstance(index, dict):
        return None
    places = [
        (place, word)
        for word, places in index.items()
        for place in _list(places)
        if isinstance(place, int)
    ]
    return " ".join(word for _, word in sorted(places)[:LONGEST_ABSTRACT]) or None


SAMPLE = """\
{
  "meta": {"count": 2},
  "results": [
    {
      "id": "https://openalex.org/W1",
      "doi": "https://doi.org/10.5555/a",
      "title": "Many kinds of things",
      "publication_year": 2020,
      "type": "article",
      "authorships": [{"author": {"display_name": "Ann Lee"}}],
      "abstract_inverted_index": {"We": [0], "count": [1], "them.": [2]},
      "biblio": {"volume": "12", "first_page": "3", "last_page": "9"}
    },
    {
      "id": "https://openalex.org/W2",
      "title": "Other things on pages",
      "publication_year": 2021,
      "authorships": [{"author": {"display_name": "Cy Dee"}}]
    }
  ]
}
"""

FORMAT = Format(
    name="openalex_json",
    title="OpenAlex works (JSON)",
    extensions=(".json", ".jsonl"),
    homepage="https://docs.openalex.org",
    sample=SAMPLE,
    written_by="the OpenAlex API",
    covers="works, inverted abstracts",
    detect=detect,
    read=read,
    split=one_name,
    structure=JSON_STRUCTURE,
    long_lines=True,
)
