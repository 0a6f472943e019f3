"""PubMed, MODS, arXiv and RDF: one small file each."""

from helpers.structured import one_record, pieces, records
from litboard.readers import Text
from litboard.readers.formats import arxiv_atom, mods, pubmed_xml, rdf
from litboard.schema.records import Severity

PUBMED = """<?xml version="1.0"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD X//EN" "https://example.org/x.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123</PMID><Article>
<Journal><JournalIssue><PubDate><MedlineDate>2010 Sep-Oct</MedlineDate></PubDate></JournalIssue>
<Title>Journal of Pages</Title></Journal><ArticleTitle>The <i>APOE</i> locus.</ArticleTitle>
<ELocationID EIdType="doi">10.5555/x</ELocationID>
<Abstract><AbstractText Label="AIM">We ask.</AbstractText><AbstractText>It is so.</AbstractText>
</Abstract><AuthorList><Author><LastName>King</LastName><ForeName>Ann B</ForeName>
<Suffix>Jr</Suffix></Author><Author><CollectiveName>The Page Group</CollectiveName></Author>
</AuthorList><PublicationTypeList><PublicationType>Preprint</PublicationType>
<PublicationType>Journal Article</PublicationType></PublicationTypeList></Article>
</MedlineCitation><PubmedData><ReferenceList><Reference><ArticleIdList>
<ArticleId IdType="doi">10.5555/other</ArticleId></ArticleIdList></Reference></ReferenceList>
</PubmedData></PubmedArticle></PubmedArticleSet>"""

MODS = """<m:modsCollection xmlns:m="http://www.loc.gov/mods/v3"><m:mods><m:titleInfo>
<m:nonSort>The</m:nonSort><m:title>Page</m:title><m:subTitle>a story</m:subTitle></m:titleInfo>
<m:name type="personal"><m:namePart type="given">Ann</m:namePart>
<m:namePart type="family">de Vries</m:namePart></m:name>
<m:name type="corporate"><m:namePart>Press</m:namePart><m:role><m:roleTerm>publisher</m:roleTerm>
</m:role></m:name><m:relatedItem type="host"><m:titleInfo><m:title>Pages</m:title></m:titleInfo>
<m:part><m:date>1999</m:date></m:part></m:relatedItem><m:genre>article</m:genre>
</m:mods></m:modsCollection>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><id>https://arxiv.org/api/x</id>
<title>arXiv Query</title><entry><id>http://arxiv.org/abs/2101.00001v2</id><title>Circuits,
  found</title><published>2021-01-01T00:00:00Z</published><summary>We look.</summary>
<author><name>Vincent van Gogh</name></author><author><name>The Page Collaboration</name></author>
</entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="x" xmlns:z="http://www.zotero.org/namespaces/export#">
<bib:Article rdf:about="#i1"><z:itemType>journalArticle</z:itemType>
<dcterms:isPartOf rdf:resource="urn:issn:1"/><bib:authors><rdf:Seq><rdf:li><foaf:Person>
<foaf:surname>Lee</foaf:surname><foaf:givenName>Ann</foaf:givenName></foaf:Person></rdf:li>
</rdf:Seq></bib:authors><dc:title>Circuits</dc:title><dc:date>May 2020</dc:date></bib:Article>
<bib:Journal rdf:about="urn:issn:1"><dc:title>Pages</dc:title>
<dc:identifier>DOI 10.5555/j.1</dc:identifier></bib:Journal>
<z:Attachment rdf:about="#i2"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title>
</z:Attachment></rdf:RDF>"""

SAMPLES = {pubmed_xml: PUBMED, mods: MODS, arxiv_atom: ATOM, rdf: RDF}


def test_pubmed_names_the_article_and_not_its_references():
    record = one_record(pubmed_xml.FORMAT, PUBMED)
    assert (record.title, record.doi, record.pmid) == ("The APOE locus", "10.5555/x", "123")
    assert record.authors == ("King, Ann B Jr", "The Page Group")
    assert record.abstract == "AIM: We ask. It is so."
    assert (record.year, record.venue) == (2010, "Journal of Pages")
    assert record.kind == "preprint"


def test_mods_joins_the_title_and_leaves_out_the_publisher():
    record = one_record(mods.FORMAT, MODS)
    assert (record.title, record.authors) == ("The Page: a story", ("de Vries, Ann",))
    assert (record.year, record.venue, record.kind) == (1999, "Pages", "article")


def test_a_page_may_stand_as_a_detail_of_mods():
    part = '<m:part><m:detail type="page"><m:number>e12</m:number></m:detail></m:part>'
    record = one_record(mods.FORMAT, MODS.replace("</m:mods>", f"{part}</m:mods>"))
    assert record.pages == "e12"


def test_editors_stand_in_where_there_is_no_author():
    role = "<m:role><m:roleTerm>edt</m:roleTerm></m:role></m:name>"
    edited = MODS.replace("</m:name>", role, 1)
    assert one_record(mods.FORMAT, edited).authors == ("de Vries, Ann",)
    wrote = "<m:name><m:namePart>Lee, Bo</m:namePart></m:name><m:genre>"
    both = edited.replace("<m:genre>", wrote)
    assert one_record(mods.FORMAT, both).authors == ("Lee, Bo",)
    assert one_record(rdf.FORMAT, RDF.replace("authors>", "editors>")).authors == ("Lee, Ann",)
    book = (
        "<PubmedBookArticle><BookDocument><PMID>1</PMID><Book><BookTitle>Pages</BookTitle>"
        '<AuthorList Type="editors"><Author><LastName>Lee</LastName></Author></AuthorList>'
        "</Book></BookDocument></PubmedBookArticle>"
    )
    page = f"<PubmedArticleSet>{book}</PubmedArticleSet>"
    assert one_record(pubmed_xml.FORMAT, page).authors == ("Lee",)


def test_arxiv_reads_entries_and_not_the_feed():
    record = one_record(arxiv_atom.FORMAT, ATOM)
    assert (record.title, record.arxiv_id) == ("Circuits, found", "2101.00001")
    assert record.authors == ("van Gogh, Vincent", "The Page Collaboration")
    assert len(pieces(arxiv_atom.FORMAT, ATOM)) == 1


def test_an_error_of_arxiv_is_a_problem():
    text = ATOM.replace("arxiv.org/abs/2101.00001v2", "arxiv.org/api/errors#bad_id")
    (problem,) = pieces(arxiv_atom.FORMAT, text)
    assert problem.severity is Severity.LOST


def test_rdf_follows_references_and_takes_no_attachment_for_a_paper():
    record = one_record(rdf.FORMAT, RDF)
    assert (record.title, record.authors) == ("Circuits", ("Lee, Ann",))
    assert (record.venue, record.year, record.doi) == ("Pages", 2020, "10.5555/j.1")


def test_rdf_that_runs_in_circles_ends():
    node = '<b:A rdf:about="#{0}"><x:title>t</x:title><x:creator rdf:resource="#{1}"/></b:A>'
    text = "<rdf:RDF>" + "".join(node.format(n, (n + 1) % 99) for n in range(99)) + "</rdf:RDF>"
    assert len(records(rdf.FORMAT, text)) == 99


def test_each_format_claims_its_own_alone():
    for module, text in SAMPLES.items():
        sure = [other for other in SAMPLES if other.FORMAT.detect(Text(text)) > 0.5]
        assert sure == [module]


def test_a_tag_with_a_name_that_no_tag_may_have_costs_nothing_else():
    broken = RDF.replace("</rdf:RDF>", "<bib:Book rdf:about='#b'><z:itemType>book</z:itemType>")
    text = f"{broken}<dc:title>Kept</dc:title><dc:odd:>x</dc:odd:></bib:Book></rdf:RDF>"
    assert [one.title for one in records(rdf.FORMAT, text)][-1] == "Kept"
