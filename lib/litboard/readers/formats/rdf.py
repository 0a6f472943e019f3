"""RDF/XML with papers in it: Zotero's export, and nodes in BIBO, Dublin Core or schema.org.

Source: W3C's "RDF 1.1 XML Syntax". Nodes that others refer to (journals, people, attachments,
collections) are no records; what they state about a paper is read with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from litboard.readers.format import XML_STRUCTURE, Format, Parsed, Text, one_name
from litboard.readers.person_names import join_name, turn_name
from litboard.readers.structured.extracted import Extracted, to_pieces
from litboard.readers.structured.xml_events import Element, cut_spans, text_at, text_of, texts_at
from litboard.readers.structured.xml_spans import child_spans
from litboard.schema.records import Problem
from litboard.text import find_arxiv_id, find_doi, find_year, tidy_pages

LOOKS = re.compile(r"<(?:[\w.-]+:)?RDF[\s>]")
VOCABULARIES = re.compile(
    r"purl\.org/(?:dc/|net/biblio|ontology/bibo)|zotero\.org/namespaces|schema\.org|"
    r"prismstandard\.org|ontoware\.org/ontology"
)
#: Zotero's items that only accompany one.
ACCOMPANYING = frozenset({"attachment", "note", "annotation"})
#: Classes of nodes that papers refer to.
SUPPORT = frozenset(
    "Agent Attachment Collection Concept Conference Document.Part Event Issue Journal Magazine Memo"
    " Newspaper Organization Periodical Person Place PublicationIssue PublicationVolume Series"
    " Website Topic".split()
)
#: Classes of all vocabularies, and Zotero's item types, in lower case.
KINDS = {
    **dict.fromkeys(("journalarticle", "scholarlyarticle", "academicarticle", "article",
                     "magazinearticle", "newspaperarticle"), "article"),
    **dict.fromkeys(("conferencepaper", "inproceedings"), "inproceedings"),
    **dict.fromkeys(("book", "editedbook"), "book"),
    **dict.fromkeys(("booksection", "chapter", "inbook"), "chapter"),
    **dict.fromkeys(("thesis", "phdthesis", "mastersthesis"), "thesis"),
    **dict.fromkeys(("report", "techreport"), "report"),
    **dict.fromkeys(("preprint", "manuscript"), "preprint"),
    **dict.fromkeys(("webpage", "blogpost", "blogposting"), "webpage"),
    **dict.fromkeys(("computerprogram", "softwareapplication"), "software"),
    "proceedings": "proceedings", "dataset": "dataset", "patent": "patent",
}  # fmt: skip
#: What these are part of is a series, not a venue.
WHOLE = frozenset({"book", "thesis", "report", "proceedings"})

TITLE = ("title", "name", "headline")
DATE = ("date", "issued", "datePublished", "year", "created")
#: Editors stand in where there is no author.
AUTHORS = ("authors", "authorList", "author", "creator", "editors", "editorList", "editor")
PART_OF = ("isPartOf", "journal", "isPublishedIn")
IDENTIFIERS = ("doi", "identifier", "sameAs", "uri", "url", "homepage")
SUBJECTS = ("subject", "keywords", "keyword", "about")
VOLUME = ("volume", "volumeNumber")
ISSUE = ("issue", "issueNumber", "issueIdentifier", "number")
PAGES = ("pages", "pagination", "pageRange")
FIRST_PAGE = ("pageStart", "startingPage")
LAST_PAGE = ("pageEnd", "endingPage")
FAMILY = ("surname", "familyName", "family_name", "lastName")
GIVEN = ("givenName", "givenname", "firstName", "given_name", "initials")
#: An article in an issue in a volume of a journal.
DEEPEST = 4
#: Steps from node to node for each element there is; references may run in circles.
STEPS_EACH = 3


def detect(text: Text) -> float:
    """Sure where RDF opens and a vocabulary for papers is declared."""
    return 0.93 if LOOKS.search(text.head) and VOCABULARIES.search(text.head) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record a paper."""
    nodes = list(cut_spans(source, text, child_spans(text.text)))
    graph = _Graph(
        one.value for one in nodes if isinstance(one, Extracted) and one.value is not None
    )
    papers = (
        one
        for one in nodes
        if isinstance(one, Problem) or one.value is None or graph.is_paper(one.value)
    )
    yield from to_pieces(source, text, papers, graph.state)


def _attribute(element: Element, *names: str) -> str:
    """An attribute by its name without prefix; empty where there is none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] in names:
            return str(value)
    return ""


class _Graph:
    """The nodes of a document by their names, so that references can be followed."""

    def __init__(self, nodes: Iterable[Element]) -> None:
        roots = list(nodes)
        self._nodes: dict[str, Element] = {}
        self._steps = 0
        for node in (one for root in roots for one in root.iter()):
            self._steps += STEPS_EACH
            if name := _attribute(node, "about", "nodeID") or _attribute(node, "ID"):
                self._nodes.setdefault(name.removeprefix("#"), node)
        self._zotero = any(text_at(root, "itemType") for root in roots)
        parts = (part for root in roots for tag in PART_OF for part in root.iter(tag))
        self._containers = Counter(self._target(part) for part in parts)

    def is_paper(self, node: Element) -> bool:
        """Whether a node is a paper rather than something papers refer to."""
        if item := text_at(node, "itemType"):
            return item not in ACCOMPANYING
        if self._zotero or self._classes(node) & SUPPORT:
            return False
        own = _attribute(node, "about", "ID").removeprefix("#")
        return bool(text_at(node, *TITLE)) and not (own and own in self._containers)

    def state(self, node: Element) -> dict[str, Any]:
        """The fields that a node and those it refers to state."""
        kind = self._kind(node)
        places = [] if kind in WHOLE else self._places(node)
        identifiers = self._identifiers(node)
        dates = [text_at(one, *DATE) for one in (node, *self._places(node))]
        # Zotero writes the DOI of an article into its journal, as long as that is its own.
        lent = [text for one in places if self._is_own(one) for text in self._identifiers(one)]
        doi = next((one for text in (*identifiers, *lent) if (one := find_doi(text))), None)
        near = [node, *places]
        abstracts = ("abstract",) if self._zotero else ("abstract", "description")
        return {
            "title": text_at(node, *TITLE) or None,
            "authors": self._authors(node),
            "abstract": text_at(node, *abstracts) or None,
            "year": next((year for one in dates if (year := find_year(one))), None),
            "venue": next((name for one in places if (name := text_at(one, *TITLE))), None)
            or (self._literal_place(node) if kind not in WHOLE else None),
            "volume": next((text for one in near if (text := text_at(one, *VOLUME))), None),
            "issue": next((text for one in near if (text := text_at(one, *ISSUE))), None),
            "pages": tidy_pages(
                text_at(node, *PAGES) or text_at(node, *FIRST_PAGE), text_at(node, *LAST_PAGE)
            ),
            "doi": doi,
            "arxiv_id": next((one for text in identifiers if (one := find_arxiv_id(text))), None),
            "pmid": text_at(node, "pmid") or None,
            "keywords": tuple(
                text for text in texts_at(node, *SUBJECTS) if not text.startswith("http")
            ),
            "url": next((one for one in identifiers if re.match(r"https?://\S+$", one)), None),
            "kind": kind,
        }

    def _target(self, element: Element) -> str:
        return _attribute(element, "resource", "nodeID").removeprefix("#")

    def _classes(self, node: Element) -> set[str]:
        types = (_attribute(one, "resource") for one in node.findall("type"))
        return {str(node.tag), *(re.split(r"[#/]", name)[-1] for name in types)}

    def _kind(self, node: Element) -> str | None:
        names = [text_at(node, "itemType"), *sorted(self._classes(node))]
        return next((KINDS[name.lower()] for name in names if name.lower() in KINDS), None)

    def _is_own(self, place: Element) -> bool:
        name = _attribute(place, "about", "ID", "nodeID").removeprefix("#")
        return self._containers[name] <= 1

    def _places(self, node: Element, depth: int = 0) -> list[Element]:
        """What a node is part of, and what that is part of; series aside."""
        places: list[Element] = []
        for part in (one for tag in PART_OF for one in node.findall(tag)):
            inner = next(iter(part), None)
            place = inner if inner is not None else self._nodes.get(self._target(part))
            if place is not None and place.tag != "Series" and depth < DEEPEST:
                places += [place, *self._places(place, depth + 1)]
                break
        return places

    def _literal_place(self, node: Element) -> str | None:
        parts = (one for tag in PART_OF for one in node.findall(tag) if not len(one))
        return next((text for one in parts if (text := text_of(one))), None)

    def _identifiers(self, node: Element) -> list[str]:
        marked = (one for tag in IDENTIFIERS for one in node.findall(tag))
        texts = [text_of(one) or self._target(one) for one in marked]
        return [text for text in (*texts, _attribute(node, "about")) if text]

    def _authors(self, node: Element) -> tuple[str, ...]:
        for tag in AUTHORS:
            names = [name for one in node.findall(tag) for name in self._people(one)]
            if names:
                return tuple(names)
        return ()

    def _people(self, start: Element) -> Iterator[str]:
        """The people in or behind an element, in their order; each node is seen once."""
        waiting, seen = [start], set[str]()
        while waiting and self._steps > 0:
            self._steps -= 1
            element = waiting.pop()
            target = self._target(element)
            if name := _person(element):
                yield name
            elif len(element):
                waiting += reversed(element)
            elif target in self._nodes and target not in seen:
                seen.add(target)
                waiting.append(self._nodes[target])
            elif text := text_of(element):
                yield turn_name(text)


def _person(element: Element) -> str:
    """The name that a node of a person or a group states; empty for other elements."""
    if family := text_at(element, *FAMILY):
        return join_name(family, text_at(element, *GIVEN))
    name = text_at(element, "name")
    return name if not name or element.tag == "Organization" else turn_name(name)


SAMPLE = """\
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/">
<bib:Article rdf:about="#item_1">
  <z:itemType>journalArticle</z:itemType>
  <dcterms:isPartOf rdf:resource="urn:issn:1234-5678"/>
  <bib:authors><rdf:Seq><rdf:li><foaf:Person>
    <foaf:surname>Lee</foaf:surname><foaf:givenName>Ann</foaf:givenName>
  </foaf:Person></rdf:li></rdf:Seq></bib:authors>
  <dc:title>Many kinds of things</dc:title>
  <dc:date>2020</dc:date>
</bib:Article>
<bib:Book rdf:about="#item_2">
  <z:itemType>book</z:itemType>
  <dc:title>Other things on pages</dc:title>
  <dc:date>2021</dc:date>
</bib:Book>
<bib:Journal rdf:about="urn:issn:1234-5678"><dc:title>Journal of Things</dc:title></bib:Journal>
</rdf:RDF>
"""

FORMAT = Format(
    name="rdf",
    title="RDF of Zotero and libraries",
    extensions=(".rdf", ".xml"),
    homepage="https://www.w3.org/TR/rdf-syntax-grammar/",
    sample=SAMPLE,
    written_by="Zotero, library catalogues",
    covers="bibliographic items",
    leaves_out="notes, attachments, collections",
    detect=detect,
    read=read,
    split=one_name,
    structure=re.compile(rf"{XML_STRUCTURE.pattern}|<bib:Journal\b.*"),
    long_lines=True,
)
