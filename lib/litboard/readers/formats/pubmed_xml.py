"""PubMed's XML: articles and books as the download button and E-utilities give them.

Source: the "PubMed DTD" of the National Library of Medicine, of any year. Structure that is no
record: the prolog, the sets around the articles, lists of deleted ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from litboard.readers.format import XML_STRUCTURE, Format, Parsed, Text, one_name
from litboard.readers.person_names import join_name
from litboard.readers.structured.extracted import to_pieces
from litboard.readers.structured.xml_events import Element, cut_records, text_at, text_of, texts_at
from litboard.text import find_doi, find_year, tidy_pages

LOOKS = re.compile(r"<(?:Pubmed(?:Book)?Article(?:Set)?|Medline\w*Citation\w*|BookDocument)[\s>]")
#: The outermost that occur are the records; older files have no envelope.
ENVELOPES = (("PubmedArticle", "PubmedBookArticle"), ("MedlineCitation",), ("BookDocument",))
HEADING = ("PMID",)

KINDS = {
    "Preprint": "preprint",
    "Journal Article": "article",
    "Review": "article",
    "Editorial": "article",
    "Letter": "article",
    "Comment": "article",
    "Dataset": "dataset",
}


def detect(text: Text) -> float:
    """Sure where one of PubMed's envelopes opens at the beginning."""
    return 0.97 if LOOKS.search(text.head) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record an article, chapter or book."""
    tags = next((tags for tags in ENVELOPES if any(f"<{tag}" in text.text for tag in tags)), ())
    extracted = cut_records(source, text, tags or ENVELOPES[0], heading=HEADING)
    yield from to_pieces(source, text, extracted, _state)


def _state(record: Element) -> dict[str, Any]:
    citation = _first(record, "MedlineCitation", "BookDocument")
    if citation.tag == "BookDocument":
        return _state_book(citation)
    article = citation.find("Article")
    article = citation if article is None else article
    return {
        "title": _title(article),
        "authors": _authors(article),
        "abstract": _abstract(article) or _abstract(citation, "OtherAbstract"),
        "year": find_year(
            text_at(article, "Journal/JournalIssue/PubDate", "ArticleDate/Year", "Journal//Year")
        ),
        "venue": text_at(
            article, "Journal/Title", "Journal/ISOAbbreviation", "../MedlineJournalInfo/MedlineTA"
        )
        or None,
        "volume": text_at(article, "Journal/JournalIssue/Volume") or None,
        "issue": text_at(article, "Journal/JournalIssue/Issue") or None,
        "pages": _pages(article),
        "doi": _doi(article) or _doi(record, "PubmedData/ArticleIdList/ArticleId"),
        "pmid": text_at(citation, "PMID") or None,
        "keywords": texts_at(citation, "KeywordList/Keyword")
        or texts_at(citation, "MeshHeadingList/MeshHeading/DescriptorName"),
        "notes": texts_at(citation, "GeneralNote"),
        "kind": _kind(article),
    }


def _state_book(document: Element) -> dict[str, Any]:
    book = _first(document, "Book")
    title, whole = text_at(document, "ArticleTitle"), text_at(book, "BookTitle")
    return {
        "title": title or whole or None,
        # Editors stand in where there is no author.
        "authors": _authors(document) or _authors(book) or _authors(book, editors=True),
        "abstract": _abstract(document),
        "year": find_year(text_at(book, "PubDate", "BeginningDate")),
        "venue": whole or None if title else None,
        "volume": text_at(book, "Volume") or None,
        "pages": _pages(document),
        "doi": _doi(document) or _doi(document, "ArticleIdList/ArticleId") or _doi(book),
        "pmid": text_at(document, "PMID") or None,
        "keywords": texts_at(document, "KeywordList/Keyword"),
        "kind": "chapter" if title and whole else "book",
    }


def _first(element: Element, *tags: str) -> Element:
    """The first child of one of some tags, or the element itself."""
    return next((one for tag in tags for one in element.findall(tag)), element)


def _title(article: Element) -> str | None:
    # PubMed ends every title with a point.
    return text_at(article, "ArticleTitle", "VernacularTitle").removesuffix(".") or None


def _abstract(element: Element, tag: str = "Abstract") -> str | None:
    """The parts of the first abstract, each with its label."""
    abstract = element.find(tag)
    if abstract is None:
        return None
    parts = []
    for part in abstract.findall("AbstractText"):
        label = part.get("Label", "")
        parts.append(f"{label}: {text_of(part)}" if label else text_of(part))
    return " ".join(part for part in parts if part) or None


def _authors(element: Element, *, editors: bool = False) -> tuple[str, ...]:
    every = element.findall("AuthorList")
    lists = [one for one in every if (one.get("Type") == "editors") is editors]
    names = [_name(author) for one in lists for author in one.findall("Author")]
    return tuple(name for name in names if name)


def _name(author: Element) -> str:
    parts = {str(one.tag): text_of(one) for one in author}
    if group := parts.get("CollectiveName"):
        return group
    given = next(filter(None, map(parts.get, ("ForeName", "FirstName", "Initials"))), "")
    return join_name(parts.get("LastName", ""), given, suffix=parts.get("Suffix", ""))


def _pages(element: Element) -> str | None:
    stated = tidy_pages(text_at(element, "Pagination/MedlinePgn"))
    ends = (text_at(element, f"Pagination/{tag}") for tag in ("StartPage", "EndPage"))
    return stated or tidy_pages(*ends)


def _doi(element: Element, path: str = "ELocationID") -> str | None:
    marked = (
        one for one in element.findall(path) if "doi" in (one.get("EIdType"), one.get("IdType"))
    )
    return next((doi for one in marked if (doi := find_doi(text_of(one)))), None)


def _kind(article: Element) -> str | None:
    types = texts_at(article, "PublicationTypeList/PublicationType")
    return next((KINDS[one] for one in sorted(types, key=_rank) if one in KINDS), None)


def _rank(name: str) -> int:
    """A preprint is also called a journal article."""
    return list(KINDS).index(name) if name in KINDS else len(KINDS)


SAMPLE = """\
<?xml version="1.0"?>
<PubmedArticleSet>
<PubmedArticle><MedlineCitation><PMID>12</PMID>
  <Article>
    <Journal>
      <JournalIssue><Volume>12</Volume><PubDate><Year>2020</Year></PubDate></JournalIssue>
      <Title>Journal of Things</Title>
    </Journal>
    <ArticleTitle>Many kinds of things.</ArticleTitle>
    <Abstract><AbstractText Label="AIM">We count them.</AbstractText></Abstract>
    <AuthorList><Author><LastName>Lee</LastName><ForeName>Ann</ForeName></Author></AuthorList>
  </Article>
</MedlineCitation></PubmedArticle>
<PubmedArticle><MedlineCitation><PMID>13</PMID>
  <Article><ArticleTitle>Other things on pages.</ArticleTitle></Article>
</MedlineCitation></PubmedArticle>
</PubmedArticleSet>
"""

FORMAT = Format(
    name="pubmed_xml",
    title="PubMed XML",
    extensions=(".xml",),
    homepage="https://www.nlm.nih.gov/databases/dtd/",
    sample=SAMPLE,
    written_by="PubMed, NCBI E-utilities",
    covers="articles and books, structured abstracts, group authors",
    leaves_out="reference lists",
    detect=detect,
    read=read,
    split=one_name,
    structure=XML_STRUCTURE,
    long_lines=True,
)
