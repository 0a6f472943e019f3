"""How databases, reference managers and people name the columns of a table of papers.

Names are folded (case, accents and punctuation aside). Within a field the fuller column comes
first: full names before initials, the journal's title before its abbreviation.

Sources: the exports of Scopus, Web of Science, Dimensions, Lens, OpenAlex, PubMed, Europe PMC,
IEEE Xplore, Springer Link, ProQuest, EBSCO, Embase, Cochrane, Publish or Perish, Google Scholar,
Zotero, Mendeley, EndNote, JabRef, Rayyan, Covidence and ASReview.
"""

from __future__ import annotations

from litboard.text import fold


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(name) for name in text.split("|")))


#: Names that can only mean the field.
COLUMNS: dict[str, tuple[str, ...]] = {
    "title": _names(
        "title|article title|document title|item title|paper title|primary title|publication title"
        " (article)|work title|display_name|titles|full title|title of paper|title of article"
        "|title of document|study title|reference title|chapter title|original title"
    ),
    "authors": _names(
        "author full names|authors full names|full author names|authorships.author.display_name"
        "|authors|author|author names|author(s)|author/s|author name|author list|authors list"
        "|list of authors|author_string|authorstring|all authors|authors names|full authors"
        "|authorships.raw_author_name|first_authors|authors (raw affiliation)|creators|creator"
        "|dc creator|contributors|book authors|book author full names|group authors"
        "|inventors|first author|first author name|1st author|lead author"
    ),
    "abstract": _names(
        "abstract|abstract note|abstracts|abstract text|abstract_note|abstracttext|n2 abstract"
        "|notes_abstract|paper abstract|abstract note (english)|abstract (english)|dc description"
    ),
    "year": _names(
        "publication year|publication_year|year|pubyear|pub year|year of publication"
        "|year published|published year|yearpublished|pub_year|publicationyear|copyright year"
        "|publication date|publication_date|date published|date of publication|published date"
        "|published|pubdate|pub date|cover date|coverdate|date (year)|issued|issue date"
        "|online date|early access date|online publication date|publication date (online)"
        "|date created|create date|update_date"
    ),
    "venue": _names(
        "source title|journal|journal title|journal name|publication title|journal/book"
        "|journal_title|journaltitle|primary_location.source.display_name|host_venue.display_name"
        "|publication name|publicationname|container title|container-title|container_title"
        "|pubtitle|full journal name|full journal title|periodical|proceedings title|booktitle"
        "|book title|conference title|conference name|conference|anthology title|venue"
        "|venue name|journal/conference|journal or conference|source_title|secondary title"
        "|secondary_title|publication venue|journal full title|journal book|series title"
        "|book series title|abbreviated source title|journal abbreviation|iso source abbreviation"
        "|journal iso abbreviation|journal-ref"
    ),
    "doi": _names(
        "doi|item doi|digital object identifier|digital object identifier (doi)|doi link|doi url"
        "|doi number|dois|paper doi|article doi|ids.doi|book doi|doilink|doi id"
    ),
    "arxiv_id": _names(
        "arxiv id|arxivid|arxiv|arxiv_id|eprint|arxiv number|arxiv identifier|ids.arxiv"
    ),
    "pmid": _names(
        "pmid|pubmed id|pubmed_id|pubmedid|medline pmid|ids.pmid|pubmed|pm id|pubmed identifier"
    ),
    "keywords": _names(
        "author keywords|keywords|keyword|key words|keywords (author)|author keyword|keywords plus"
        "|index keywords|keywords.display_name|manual tags|automatic tags|tags|mesh terms"
        "|mesh_terms|ieee terms|index terms|subjects|subject terms|descriptors|fields of study"
        "|concepts.display_name|keyword(s)|subject headings|inspec controlled terms"
    ),
    "url": _names(
        "url|link|articleurl|article url|article link|urls|source urls|source url|external url"
        "|documenturl|document url|landing page|landing page url|dimensions url"
        "|primary_location.landing_page_url|full text url|fulltexturl|web link|weblink|permalink"
        "|plink|persistent link|pdf link|pdf_url|id (openalex)|uri|web address"
    ),
    "kind": _names(
        "document type|publication type|item type|type of reference|reference type|content type"
        "|entry type|entrytype|documenttype|doc type|type of document|articletype"
        "|type of publication|document identifier|type_of_reference|bibliography type|referencetype"
        "|type_of_work|publication types"
    ),
}

#: Where in its venue a paper stands, and what was noted on it. Looked for in tables of papers
#: alone: a volume, a number or a note stands in tables of anything.
DETAILS: dict[str, tuple[str, ...]] = {
    "volume": _names(
        "volume|journal volume|vol|volume number|volume no|journalvolume|biblio.volume"
        "|volumen|tome|tomo|band|jahrgang|том|tom|cilt|volym|卷|巻"
    ),
    "issue": _names(
        "issue|journal issue|issue number|issue no|issuenumber|journalissue|biblio.issue|iss"
        "|issue num|volume issue|number of issue|heft|fascicolo|fascículo|numéro|número|numero"
        "|выпуск|номер|zeszyt|sayı|期|号"
    ),
    "pages": _names(
        "pages|pagination|page range|page numbers|page(s)|pageinfo|page info|page|pp|pgs"
        "|medline pgn|páginas|página|seiten|seite|pagine|páginas inicial-final|strony|страницы"
        "|sayfa|页码|页|ページ"
    ),
    "first_page": _names(
        "page start|start page|startpage|first page|firstpage|beginning page|start_page"
        "|page begin|biblio.first_page|spage|page from|página inicial|première page|erste seite"
        "|pagina iniziale|页码起始"
    ),
    "last_page": _names(
        "page end|end page|endpage|last page|lastpage|ending page|end_page|biblio.last_page|epage"
        "|page to|página final|dernière page|letzte seite|pagina finale|页码结束"
    ),
    "article_number": _names(
        "art. no.|article number|article no|art no|article-number|articlenumber|articleno"
        "|elocation id|elocation-id|artikelnummer|número de artículo|numéro d'article"
    ),
    "citation": _names("citation"),
    "notes": _names(
        "notes|note|user notes|my notes|personal notes|general notes|research notes|reviewer notes"
        "|annotation|annotations|annote|comment|comments|remarks|extra|anmerkungen|notizen"
        "|bemerkungen|notas|commentaires|备注|メモ"
    ),
}
#: "Number" counts the rows of a table, unless there is a column of volumes.
WITH_VOLUME: dict[str, tuple[str, ...]] = {"issue": _names("number|no|nr|num")}

#: Names that mean the field in most tables: taken, with a note, where there is nothing better.
GUESSES: dict[str, tuple[str, ...]] = {
    "title": _names("name|paper|article|publication|work|headline"),
    "authors": _names("researchers|writers|writer|written by"),
    "abstract": _names("summary|description"),
    "year": _names("date|yr|published on"),
    "venue": _names("source|publication|published in|outlet|magazine|book"),
    "doi": _names("identifier|identifiers|doi/url|doi or url|url/doi|link/doi|doi/link"),
    "url": _names("website|web|href|address|online"),
    "keywords": _names("topics|topic|categories|terms|labels"),
    "kind": _names("type|genre|kind|category"),
}

#: Names in other languages than English.
TRANSLATED: dict[str, tuple[str, ...]] = {
    "title": _names(
        "título|título del artículo|título del documento|titre|titre de l'article|titel"
        "|titel des artikels|dokumenttitel|titolo|título do artigo|título do documento|titill"
        "|otsikko|tittel|tytuł|název|názov|cím|naslov|заглавие|название|назва|заголовок|τίτλος"
        "|başlık|makale başlığı|标题|题名|篇名|論文題目|标题名|標題|題名|タイトル"
        "|論文名|論文タイトル|제목|논문명"
        "|العنوان|عنوان|כותרת|judul|tiêu đề|शीर्षक"
    ),
    "authors": _names(
        "autores|autor|autor/es|autor(es)|nombres completos de los autores|auteurs|auteur"
        "|auteur(s)|autoren|verfasser|autori|autore|författare|forfatter|forfattere|tekijät"
        "|tekijä|autorzy|autoři|szerzők|szerző|авторы|автор|автори|συγγραφείς|συγγραφέας"
        "|yazarlar|yazar|作者|著者|著者名|저자|저자명|المؤلفون|المؤلف"
        "|نویسندگان|מחברים|penulis|tác giả|लेखक"
    ),
    "abstract": _names(
        "resumen|résumé|zusammenfassung|kurzfassung|riassunto|resumo|samenvatting|sammanfattning"
        "|sammendrag|tiivistelmä|streszczenie|abstrakt|souhrn|összefoglaló|sažetak|povzetek"
        "|резюме|аннотация|реферат|анотація|περίληψη|özet|öz|摘要|抄録|要旨|초록|الملخص|چکیده|תקציר|abstrak"
        "|tóm tắt|सार"
    ),
    "year": _names(
        "año|año de publicación|fecha|fecha de publicación|année|année de publication|date de"
        " publication|jahr|erscheinungsjahr|publikationsjahr|veröffentlichungsjahr|anno"
        "|anno di pubblicazione|data di pubblicazione|ano|ano de publicação|data de publicação"
        "|jaar|publicatiejaar|år|utgivningsår|vuosi|rok|rok wydania|év|godina|leto|год"
        "|год публикации|рік|έτος|yıl|yayın yılı|年|年份|出版年|发表年份"
        "|发表时间|出版年份|発行年|출판연도|발행년도|السنة"
        "|سال|שנה|tahun|năm|वर्ष"
    ),
    "venue": _names(
        "revista|título de la fuente|título de la revista|titre de la source|titre de la revue"
        "|revue|zeitschrift|zeitschriftentitel|titel der quelle|quelle|quellentitel|rivista"
        "|titolo della fonte|periódico|título da fonte|título da revista|tijdschrift|tidskrift"
        "|tidsskrift|lehti|czasopismo|časopis|folyóirat|журнал|источник|название источника"
        "|περιοδικό|dergi|来源|期刊|刊名|来源出版物名称|文献来源"
        "|雑誌名|誌名|掲載誌|학술지명|저널|المجلة|مجله|jurnal|tạp chí"
    ),
    "keywords": _names(
        "palabras clave|palabras clave del autor|mots-clés|mots clés|schlagwörter|schlüsselwörter"
        "|stichwörter|parole chiave|palavras-chave|trefwoorden|nyckelord|nøkkelord|avainsanat"
        "|słowa kluczowe|klíčová slova|kulcsszavak|ключевые слова|ключові слова|λέξεις-κλειδιά"
        "|anahtar kelimeler|关键词|作者关键词|關鍵詞|キーワード|키워드"
        "|الكلمات المفتاحية|کلیدواژه|kata kunci|từ khóa"
    ),
    "url": _names(
        "enlace|enlaces|lien|liens|verknüpfung|collegamento|ссылка|odkaz|链接|網址|リンク"
    ),
    "kind": _names(
        "tipo de documento|tipo|type de document|dokumenttyp|dokumentart|tipo di documento"
        "|documenttype|dokumenttype|тип документа|文献类型|文献種別|자료유형"
    ),
}

#: The two-letter tags of RIS and the Web of Science, where a header is made of them.
TAGS: dict[str, tuple[str, ...]] = {
    "title": _names("ti|t1"),
    "authors": _names("af|au|a1|ca|ba|be"),
    "abstract": _names("ab|n2"),
    "year": _names("py|y1|year|da|ea"),
    "venue": _names("so|jo|jf|t2|j9|ji|ct|se"),
    "doi": _names("di|do|d2"),
    "pmid": _names("pm"),
    "keywords": _names("de|kw"),
    "url": _names("ur|l1|l2"),
    "kind": _names("dt|ty|pt"),
}
#: The same for where in its venue a paper stands. SP is a sponsor to one and a page to the other.
DETAIL_TAGS: dict[str, tuple[str, ...]] = {
    "volume": _names("vl"),
    "issue": _names("is"),
    "first_page": _names("bp|sp"),
    "last_page": _names("ep"),
    "article_number": _names("ar"),
}
#: A header that has these is made of tags.
TAG_SIGNS = ({"ti", "au"}, {"t1", "au"}, {"ti", "so"}, {"t1", "a1"})

#: What kinds of document are called, folded; the first that a cell begins with.
KINDS: dict[str, str] = {
    name: kind
    for kind, names in {
        "inproceedings": "proceedings paper|conference paper|conference proceeding|conference|"
        "conferencepaper|ieee conferences|conference article|inproceedings|proceedings article|"
        "conf|cpaper|meeting|congress|proceedings|article proceedings paper|meeting abstract|c",
        "incollection": "book chapter|chapter|incollection|inbook|booksection|book section|chap|"
        "reference work entry|article book chapter|book part",
        "book": "book|monograph|edited book|books|b|ebook|whole book",
        "thesis": "thesis|dissertation|phd thesis|phdthesis|mastersthesis|thes|doctoral",
        "preprint": "preprint|posted content|working paper|unpublished|arxiv|unpb|submitted",
        "report": "report|technical report|techreport|rprt|tech report",
        "dataset": "dataset|data set|data",
        "software": "software|computer program|computerprogram|comp",
        "patent": "patent|pat|p",
        "webpage": "webpage|web page|elec|blogpost|website",
        "editorial": "editorial",
        "review": "review|systematic review|book review|short survey",
        "article": "article|journal article|journalarticle|research article|journal|jour|"
        "ieee journals|ieee early access|early access|ejou|ejour|mgzn|magazinearticle|letter|"
        "note|original paper|original research|research paper|data paper|j|paper|brief",
    }.items()
    for name in names.split("|")
}
