"""What is written as XML, JSON or YAML is read as it was, whatever fields are missing."""

import json
from html import escape

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.structured import problems, records
from litboard.readers.formats import (
    arxiv_atom,
    cff,
    csl_json,
    csl_yaml,
    endnote_xml,
    mods,
    openalex_json,
    pubmed_xml,
    rdf,
)

FAMILIES = ("Lee", "García", "O'Hara", "van den Berg", "Šafář", "Nguyễn-Smith")
GIVEN = ("Ann", "José M.", "J. R.", "Ondřej")
TEXTS = st.text('abß &<>"{}[]:#|-’𝛼', min_size=1, max_size=20).map(lambda one: f"A{one}z")
PAGES = st.builds(lambda first, more: f"{first}-{first + more}", *[st.integers(1, 5000)] * 2)
PAPERS = st.fixed_dictionaries(
    {
        "title": TEXTS.map(lambda one: " ".join(one.split())),
        "authors": st.lists(
            st.tuples(st.sampled_from(FAMILIES), st.sampled_from(GIVEN)),
            min_size=1,
            max_size=3,
            unique=True,
        ),
        "year": st.integers(1900, 2030),
        "venue": st.sampled_from(["Journal of Pages", "R&D <Letters>"]),
        "volume": st.sampled_from([None, "7", "12A"]),
        "issue": st.sampled_from([None, "3", "1-2", "Suppl 1"]),
        "pages": st.none() | PAGES | st.sampled_from(["e1002", "S12-S19"]),
        "doi": st.sampled_from([None, "10.5555/a(1)", "10.5555/b"]),
        "abstract": st.none() | TEXTS.map(lambda one: " ".join(one.split())),
    }
)
ALL = ("title", "year", "venue", "volume", "issue", "pages", "doi", "abstract")


def tag(name, value, **attributes):
    inside = "".join(f' {key}="{text}"' for key, text in attributes.items())
    return "" if value is None else f"<{name}{inside}>{escape(str(value))}</{name}>"


def ends(pages):
    first, _, last = (pages or "").partition("-")
    return first or None, last or None


def stated(fields):
    return {name: value for name, value in fields.items() if value is not None}


def to_csl(paper):
    return stated(
        {
            "id": "x",
            "type": "article-journal",
            "title": paper["title"],
            "author": [{"family": last, "given": first} for last, first in paper["authors"]],
            "issued": {"date-parts": [[paper["year"]]]},
            "container-title": paper["venue"],
            "volume": paper["volume"],
            "issue": paper["issue"],
            "page": paper["pages"],
            "DOI": paper["doi"],
            "abstract": paper["abstract"],
        }
    )


def write_csl_json(papers):
    return json.dumps([to_csl(paper) for paper in papers], ensure_ascii=False, indent=1)


def write_csl_lines(papers):
    return "\n".join(json.dumps(to_csl(paper)) for paper in papers)


def write_csl_yaml(papers):
    return "---\nreferences:\n" + yaml.safe_dump([to_csl(one) for one in papers], width=30)


def write_openalex(papers):
    works = [
        {
            "id": f"https://openalex.org/W{number}",
            "title": paper["title"],
            "doi": paper["doi"],
            "authorships": [
                {"author": {"display_name": f"{first} {last}"}} for last, first in paper["authors"]
            ],
            "publication_year": paper["year"],
            "abstract": paper["abstract"],
            "primary_location": {"source": {"display_name": paper["venue"]}},
            "biblio": {
                "volume": paper["volume"],
                "issue": paper["issue"],
                "first_page": ends(paper["pages"])[0],
                "last_page": ends(paper["pages"])[1],
            },
        }
        for number, paper in enumerate(papers)
    ]
    return json.dumps({"meta": {"count": len(works)}, "results": works})


def write_cff(papers):
    (paper,) = papers
    first, last = ends(paper["pages"])
    cited = {
        "type": "article",
        "title": paper["title"],
        "journal": paper["venue"],
        "authors": [{"family-names": name[0], "given-names": name[1]} for name in paper["authors"]],
        "year": paper["year"],
        "volume": paper["volume"],
        "issue": paper["issue"],
        "start": first,
        "end": last,
        "doi": paper["doi"],
        "abstract": paper["abstract"],
    }
    return yaml.safe_dump({"cff-version": "1.2.0", "preferred-citation": stated(cited)})


def write_endnote(papers):
    return "<xml><records>" + "\n".join(map(endnote, papers)) + "</records></xml>"


def endnote(paper):
    names = "".join(tag("author", f"{last}, {first}") for last, first in paper["authors"])
    fields = {"volume": "volume", "issue": "number", "pages": "pages", "abstract": "abstract"}
    rest = "".join(tag(name, paper[field]) for field, name in fields.items())
    return (
        '<record><ref-type name="Journal Article">17</ref-type>'
        f"<contributors><authors>{names}</authors></contributors>"
        f"<titles>{tag('title', paper['title'])}{tag('secondary-title', paper['venue'])}</titles>"
        f"<dates>{tag('year', paper['year'])}</dates>{rest}"
        f"{tag('electronic-resource-num', paper['doi'])}</record>"
    )


def write_pubmed(papers):
    return f"<PubmedArticleSet>{''.join(map(pubmed, papers))}</PubmedArticleSet>"


def pubmed(paper):
    names = "".join(
        f"<Author>{tag('LastName', last)}{tag('ForeName', first)}</Author>"
        for last, first in paper["authors"]
    )
    return (
        "<PubmedArticle><MedlineCitation><Article><Journal><JournalIssue>"
        f"{tag('Volume', paper['volume'])}{tag('Issue', paper['issue'])}"
        f"<PubDate>{tag('Year', paper['year'])}</PubDate></JournalIssue>"
        f"{tag('Title', paper['venue'])}</Journal>{tag('ArticleTitle', paper['title'] + '.')}"
        f"<Pagination>{tag('MedlinePgn', paper['pages'])}</Pagination>"
        f"{tag('ELocationID', paper['doi'], EIdType='doi')}<Abstract>"
        f"{tag('AbstractText', paper['abstract'])}</Abstract><AuthorList>{names}</AuthorList>"
        "</Article></MedlineCitation></PubmedArticle>\n"
    )


def write_mods(papers):
    return f"<modsCollection>{''.join(map(write_one_mods, papers))}</modsCollection>"


def write_one_mods(paper):
    names = "".join(
        f'<name type="personal">{tag("namePart", last, type="family")}'
        f"{tag('namePart', first, type='given')}</name>"
        for last, first in paper["authors"]
    )
    details = "".join(
        f'<detail type="{field}">{tag("number", paper[field])}</detail>'
        for field in ("volume", "issue")
    )
    first, last = ends(paper["pages"])
    return (
        f"<mods><titleInfo>{tag('title', paper['title'])}</titleInfo>{names}"
        f"{tag('abstract', paper['abstract'])}{tag('identifier', paper['doi'], type='doi')}"
        f'<relatedItem type="host"><titleInfo>{tag("title", paper["venue"])}</titleInfo><part>'
        f'{details}<extent unit="pages">{tag("start", first)}{tag("end", last)}</extent>'
        f"{tag('date', paper['year'])}</part></relatedItem></mods>\n"
    )


def write_rdf(papers):
    inner = "\n".join(write_one_rdf(paper, number) for number, paper in enumerate(papers))
    return f'<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#">{inner}</rdf:RDF>'


def write_one_rdf(paper, number):
    names = "".join(
        f"<rdf:li><foaf:Person>{tag('foaf:surname', last)}{tag('foaf:givenName', first)}"
        "</foaf:Person></rdf:li>"
        for last, first in paper["authors"]
    )
    doi = paper["doi"] and f"DOI {paper['doi']}"
    return (
        f'<bib:Article rdf:about="#i{number}"><z:itemType>journalArticle</z:itemType>'
        f'<dcterms:isPartOf rdf:resource="#j{number}"/><bib:authors><rdf:Seq>{names}</rdf:Seq>'
        f"</bib:authors>{tag('dc:title', paper['title'])}{tag('bib:pages', paper['pages'])}"
        f"{tag('dcterms:abstract', paper['abstract'])}{tag('dc:date', paper['year'])}</bib:Article>"
        f'<bib:Journal rdf:about="#j{number}">{tag("prism:volume", paper["volume"])}'
        f"{tag('prism:number', paper['issue'])}{tag('dc:title', paper['venue'])}"
        f"{tag('dc:identifier', doi)}</bib:Journal>"
    )


def write_atom(papers):
    entries = "\n".join(
        f"<entry><id>http://arxiv.org/abs/2101.0000{number}v1</id>{tag('title', paper['title'])}"
        f"{tag('published', paper['year'])}{tag('summary', paper['abstract'])}"
        f"{tag('arxiv:doi', paper['doi'])}"
        + "".join(
            f"<author>{tag('name', f'{one[1]} {one[0]}')}</author>" for one in paper["authors"]
        )
        + "</entry>"
        for number, paper in enumerate(papers)
    )
    return f"<feed><id>https://arxiv.org/api/x</id>{entries}</feed>"


#: Format, its writer, the fields it states, and how many papers a file of it holds.
FORMATS = {
    "CSL-JSON": (csl_json, write_csl_json, ALL, 4),
    "JSON Lines": (csl_json, write_csl_lines, ALL, 4),
    "CSL-YAML": (csl_yaml, write_csl_yaml, ALL, 4),
    "OpenAlex": (openalex_json, write_openalex, ALL, 4),
    "CITATION.cff": (cff, write_cff, ALL, 1),
    "EndNote XML": (endnote_xml, write_endnote, ALL, 4),
    "PubMed XML": (pubmed_xml, write_pubmed, ALL, 4),
    "MODS": (mods, write_mods, ALL, 4),
    "RDF": (rdf, write_rdf, ALL, 4),
    "arXiv": (arxiv_atom, write_atom, ("title", "year", "doi", "abstract"), 4),
}


@pytest.mark.parametrize("case", FORMATS.values(), ids=FORMATS)
@given(drawn=st.data())
@settings(max_examples=25, deadline=None)
def test_papers_come_back_as_they_were_written(case, drawn):
    module, write, fields, most = case
    papers = drawn.draw(st.lists(PAPERS, min_size=1, max_size=most))
    text = write(papers)
    found = records(module.FORMAT, text)
    assert problems(module.FORMAT, text) == []
    assert [[getattr(one, field) for field in fields] for one in found] == [
        [paper[field] for field in fields] for paper in papers
    ]
    assert [one.authors for one in found] == [
        tuple(f"{last}, {first}" for last, first in paper["authors"]) for paper in papers
    ]
