from __future__ import annotations

import csv
import io
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.copied_pages import claimed, read, titles
from litboard.readers.format import Text
from litboard.readers.formats import csv_table
from litboard.readers.tables.cells import kind_of, split_keywords, split_people, split_run_together
from litboard.readers.tables.columns import MAX_COLUMNS
from litboard.schema.records import Problem, Reading, Record, Severity
from litboard.text.pages import tidy_pages

HEADER = "Authors,Title,Year,Source title,DOI,Abstract\n"
ROWS = (
    '"Lee, Ann; Oduya, Bola",First paper,2019,Annals of Tests,10.1234/one,It begins.\n'
    '"Ferrer, Núria","Second, and better",2020,Annals of Tests,10.1234/two,It goes on.\n'
)


def lost(reading: Reading) -> list[Problem]:
    return [one for one in reading.problems if one.severity is Severity.LOST]


def doubts(reading: Reading) -> str:
    return "; ".join(one.reason for one in reading.problems)


def test_the_fields_of_a_row_come_from_the_columns_of_their_names() -> None:
    (first, second) = read(HEADER + ROWS).records
    assert first.title == "First paper"
    assert first.authors == ("Lee, Ann", "Oduya, Bola")
    assert (first.year, first.venue, first.doi) == (2019, "Annals of Tests", "10.1234/one")
    assert (first.abstract, first.lines, first.entry) == ("It begins.", (2, 2), 1)
    assert (second.title, second.lines) == ("Second, and better", (3, 3))
    assert second.raw == ROWS.splitlines()[1]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_separator_is_found(delimiter: str) -> None:
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter).writerows(csv.reader(io.StringIO(HEADER + ROWS)))
    assert titles(read(made.getvalue())) == ["First paper", "Second, and better"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_and_a_byte_order_mark_are_read(end: str) -> None:
    reading = read(("\ufeff" + HEADER + ROWS).replace("\n", end))
    assert titles(reading) == ["First paper", "Second, and better"]
    assert not reading.problems


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (
            "Rank,Publication ID,DOI,PMID,Title,Source title,PubYear,Authors,Publication Type",
            '1,pub.1,10.1234/x,77,T,J,2019,"Lee, Ann; Dee, Cy",Article',
            ("T", "J", 2019, "article"),
        ),
        (
            "Lens ID,Title,Date Published,Publication Year,Publication Type,Source Title,Author/s",
            "1,T,2019-05-01,2019,journal article,J,Ann Lee; Cy Dee",
            ("T", "J", 2019, "article"),
        ),
        (
            "id,doi,display_name,publication_year,primary_location.source.display_name,type,"
            "authorships.author.display_name",
            "W1,https://doi.org/10.1/x,T,2019,J,book-chapter,Ann Lee|Cy Dee",
            ("T", "J", 2019, "incollection"),
        ),
        (
            "Cites,Authors,Title,Year,Source,Publisher,ArticleURL,GSRank,Type",
            '3,"A Lee, C Dee",T,2019,J,P,https://x.org,1,',
            ("T", "J", 2019, None),
        ),
        (
            "Key,Item Type,Publication Year,Author,Title,Publication Title,DOI,Abstract Note",
            'K,journalArticle,2019,"Lee, Ann; Dee, Cy",T,J,,A',
            ("T", "J", 2019, "article"),
        ),
        (
            "Document Title,Authors,Publication Title,Publication Year,Document Identifier",
            "T,A. Lee; C. Dee,J,2019,IEEE Conferences",
            ("T", "J", 2019, "inproceedings"),
        ),
        (
            "PT\tAU\tAF\tTI\tSO\tDT\tPY\tUT",
            "J\tLee, A; Dee, C\tLee, Ann; Dee, Cy\tT\tJ\tArticle\t2019\tW",
            ("T", "J", 2019, "article"),
        ),
        (
            "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date",
            '77,T,"Lee AB, Dee C.",c,Lee AB,J,2019,2020/01/02',
            ("T", "J", 2019, None),
        ),
    ],
)
def test_exports_of_databases_are_known_by_their_columns(
    header: str, row: str, expected: tuple[object, ...]
) -> None:
    (record,) = read(f"{header}\n{row}\n").records
    assert (record.title, record.venue, record.year, record.kind) == expected
    assert [name.split(",")[0] for name in record.authors] == ["Lee", "Dee"]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (
            "Title,Source title,Volume,Issue,Art. No.,Page start,Page end",
            "T,J,12,3,,45,50",
            ("12", "3", "45-50"),
        ),
        (
            "Title,Source title,Volume,Issue,Art. No.,Page start,Page end",
            "T,J,12,,e77,,",
            ("12", None, "e77"),
        ),
        (
            "PT\tAU\tTI\tSO\tVL\tIS\tBP\tEP\tAR",
            "J\tLee, A\tT\tJ\t12\t3\t45\t50\t",
            ("12", "3", "45-50"),
        ),
        (
            "PT\tAU\tTI\tSP\tVL\tBP\tEP\tAR",
            "J\tLee, A\tT\tThe 1st Bank\t12\t\t\t77",
            ("12", None, "77"),
        ),
        ("TY,AU,TI,VL,IS,SP,EP", "JOUR,Lee A,T,12,3,45,50", ("12", "3", "45-50")),
        ("Title,DOI,Volume,Issue,Pagination", "T,,12.0,3,45-50", ("12", "3", "45-50")),
        ("Title,Volume,Issue Number,Start Page,End Page", "T,12,3,45,", ("12", "3", "45")),
        ("Item Title,Journal Volume,Journal Issue,Item DOI", "T,12,3,", ("12", "3", None)),
        (
            "id,title,biblio.volume,biblio.issue,biblio.first_page,biblio.last_page",
            "W1,T,12,3,45,50",
            ("12", "3", "45-50"),
        ),
        ("Key,Title,Pages,Num Pages,Issue,Volume", "K,T,45-50,6,3,12", ("12", "3", "45-50")),
        (
            "PMID,Title,Citation",
            "7,T,J Test. 2020 Mar;12(3):45-50. doi: 10.1/x.",
            ("12", "3", "45-50"),
        ),
        ("Title,Volume,Number,Pages,Year", "T,12,3,45--50,2019", ("12", "3", "45-50")),
        ("Number,Title,Year", "7,T,2019", (None, None, None)),
        ("Title,Volume,Issue,Pages", "T,NA,nan,n/a", (None, None, None)),
    ],
)
def test_volume_issue_and_pages_are_known_by_the_columns_of_many_databases(
    header: str, row: str, expected: tuple[object, ...]
) -> None:
    (record,) = read(f"{header}\n{row}\n").records
    assert (record.volume, record.issue, record.pages) == expected


def test_columns_that_stand_in_any_table_make_none_of_papers() -> None:
    assert csv_table.detect(Text("Issue,Volume,Pages\n1,2,3\n")) == 0
    few = csv_table.detect(Text("Title,Issue,Number\nIt does not start,7,1\n"))
    assert few == csv_table.detect(Text("Title,Label\nIt does not start,bug\n"))


def test_columns_in_another_language_are_read_and_said() -> None:
    reading = read("Autores;Título;Año;DOI\nLee, Ann;Un artículo;2019;10.1234/x\n")
    assert titles(reading) == ["Un artículo"]
    assert "“Título” as title" in doubts(reading)


def test_a_column_that_may_mean_something_else_is_read_and_said() -> None:
    reading = read("Authors,Title,Publication,Year\nLee A,T,J,2019\n")
    assert reading.records[0].venue == "J"
    assert "“Publication” as venue" in doubts(reading)


@pytest.mark.parametrize("text", ["id,Name,Active\n1,Some Journal,yes\n", "a,b\n1,2\n"])
def test_a_table_of_something_else_is_none_of_papers(text: str) -> None:
    assert csv_table.detect(Text(text)) == 0
    assert not read(text).records


def test_a_sentence_that_names_columns_is_no_header() -> None:
    assert csv_table.detect(Text("We list the title, year, and so on.\nThen more, of it.\n")) == 0


def test_a_line_that_names_fields_but_has_no_rows_below_is_no_header() -> None:
    text = "@article{a, note = {b}}\n@comment{order;author;false;title;false;year;false;}\n\nEnd.\n"
    assert csv_table.detect(Text(text)) == 0


def test_lines_above_the_header_are_passed_over_and_said() -> None:
    reading = read(f"About the data\nExported on 1 May, of which year\n\n{HEADER}{ROWS}")
    assert titles(reading) == ["First paper", "Second, and better"]
    assert reading.records[0].lines == (5, 5)
    assert [one.lines for one in reading.problems] == [(1, 2)]


def test_the_line_that_tells_a_spreadsheet_the_separator_is_obeyed() -> None:
    reading = read("sep=;\nTitle;DOI\nCommas, everywhere;10.1234/x\n")
    assert titles(reading) == ["Commas, everywhere"]
    assert not reading.problems


def test_a_remark_below_the_rows_is_no_paper() -> None:
    reading = read(f"{HEADER}{ROWS}\n© Somebody\n")
    assert len(reading.records) == 2
    assert [one.lines for one in lost(reading)] == [(5, 5)]


def test_a_header_that_is_repeated_is_no_paper() -> None:
    assert len(read(HEADER + ROWS + HEADER + ROWS).records) == 4


@pytest.mark.parametrize(
    "again", ["title,Authors,YEAR", '"Title","Authors","Year"', "Title,Authors,Year,,"]
)
def test_a_header_that_is_repeated_in_another_writing_is_no_paper(again: str) -> None:
    text = f"Title,Authors,Year\nA,Lee Ann,2020\n{again}\nB,Dee Cy,2021\n"
    assert titles(read(text)) == ["A", "B"]
    assert claimed(csv_table.read("s", Text(text))) == [1, 2, 3, 4]


def test_a_header_with_empty_cells_at_its_end_may_be_repeated() -> None:
    assert titles(read("Title,Year,,\nA,2020,,\nTitle,Year,,\nB,2021,,\n")) == ["A", "B"]


def test_a_header_that_is_repeated_and_broken_is_said() -> None:
    reading = read('Title,Year\nA,2020\n"Title,Year\nB,2021\n')
    assert titles(reading) == ["A", "B"]
    assert [(one.lines, "comes again" in one.reason) for one in lost(reading)] == [((3, 3), True)]


def test_the_header_of_another_table_names_the_columns_below_it_and_is_said() -> None:
    text = "Title,Authors,Year\nA,Lee Ann,2020\nYear,DOI,Title,Authors\n2021,,B,Dee Cy\n"
    reading = read(text)
    assert [(one.title, one.year) for one in reading.records] == [("A", 2020), ("B", 2021)]
    assert [(one.lines, "another header" in one.reason) for one in reading.problems] == [
        ((3, 3), True)
    ]
    assert claimed(csv_table.read("s", Text(text))) == [1, 2, 3, 4]


def test_a_paper_that_is_called_like_a_column_is_a_paper() -> None:
    assert titles(read("Title,Authors,Year\nAbstract,Lee Ann,2020\nB,Dee Cy,2021\n")) == [
        "Abstract",
        "B",
    ]


def test_what_a_spreadsheet_has_spoilt_is_left_out_and_said() -> None:
    rows = ["A,2020,3.2E+07", "B #N/A,########,", "#REF!,2021,31000000", "C# in use,2022,"]
    reading = read("\n".join(["Title,Year,PMID", *rows]))
    assert titles(reading) == ["A", "B #N/A", None, "C# in use"]
    assert [one.pmid for one in reading.records] == [None, None, "31000000", None]
    said = [one.entry for one in reading.problems if "spreadsheet" in one.reason]
    assert said == [1, 2, 3]
    assert [one.lines for one in lost(read("Title,Year,DOI\nA,2020,\n#REF!,#REF!,\n"))] == [(3, 3)]


def test_lines_that_a_spreadsheet_took_for_single_cells_are_read() -> None:
    text = '"Title,Authors,Year"\n"A,""Lee, Ann"",2020";;\n"B,""Dee, Cy"",2021"\n'
    first, second = read(text).records
    assert (first.title, first.authors, first.year) == ("A", ("Lee, Ann",), 2020)
    assert (second.title, second.raw) == ("B", text.splitlines()[2])


def test_a_table_in_markdown_is_read_without_its_rule() -> None:
    text = "| Title | Authors | Year |\n|:---|---|--:|\n| A | Lee, Ann | 2020 |\n"
    assert titles(read(text)) == ["A"]
    assert claimed(csv_table.read("s", Text(text))) == [1, 3]


def test_a_header_alone_is_said() -> None:
    reading = read(HEADER)
    assert "no row below" in doubts(reading)


def test_a_table_without_a_header_is_read_by_what_stands_in_it_and_said() -> None:
    words = ["Planning with people", "What benchmarks promise us", "Sparse circuits in models"]
    rows = [f'"Lee, Ann; Dee, Cy",{each},20{n}0,10.1234/{n}\n' for n, each in enumerate(words)]
    reading = read("".join(rows))
    assert titles(reading) == words
    (first, *_) = reading.records
    assert (first.authors, first.year, first.lines) == (("Lee, Ann", "Dee, Cy"), 2000, (1, 1))
    assert "no header" in doubts(reading)


def test_rows_without_dois_tell_no_columns() -> None:
    rows = "".join(f"{n},Some words of a row {n},19{n}0\n" for n in range(5))
    assert csv_table.detect(Text(rows)) == 0


def test_columns_of_one_name_are_said_and_the_filled_one_is_read() -> None:
    reading = read("Title,Title,DOI\n,Second,10.1234/x\n")
    assert titles(reading) == ["Second"]
    assert "several columns" in doubts(reading)


def test_cells_of_several_lines_keep_the_spans_right() -> None:
    reading = read('Title,Abstract\nOne,"a\nb\n\nc"\n\nTwo,d\n')
    assert [one.lines for one in reading.records] == [(2, 5), (7, 7)]
    assert reading.records[0].abstract == "a b c"


def test_a_quote_that_never_closes_costs_nothing_but_a_remark() -> None:
    reading = read(f'{HEADER}{ROWS}"Dee, Cy","Third,2021,J,10.1234/three,Open.\n{ROWS}')
    assert titles(reading)[2] == "Third"
    assert len(reading.records) == 5
    assert [one.lines for one in reading.problems] == [(4, 4)]


def test_a_quote_that_never_closes_among_cells_of_several_lines_costs_no_neighbour() -> None:
    good = 'Good,"two\nlines",2019\n'
    reading = read(f'Title,Abstract,Year\n{good}"Bad,an abstract,2020\n{good}{good}')
    assert titles(reading) == ["Good", "Bad", "Good", "Good"]


def test_quotes_with_backslashes_are_read() -> None:
    reading = read('Authors,Title,Year\nLee A,"They say \\"yes\\", often",2019\n')
    assert titles(reading) == ['They say "yes", often']
    assert "backslash" in doubts(reading)


def test_a_tab_delimited_title_may_begin_with_a_quote() -> None:
    reading = read('Title\tYear\n"Smart" cities\t2019\nOther\t2020\n')
    assert titles(reading) == ['"Smart" cities', "Other"]
    assert not reading.problems


def test_rows_too_long_and_too_short_are_read_and_said() -> None:
    reading = read("Title,Year,DOI\nLong,2019,10.1/a,more\nShort,2020\nEven,2021,\n")
    assert titles(reading) == ["Long", "Short", "Even"]
    assert [one.entry for one in reading.problems] == [1, 2]


@pytest.mark.parametrize("title", ["None", "null", "NaN", "N/A", "1984", '=HYPERLINK("x")', "TRUE"])
def test_a_title_is_text_whatever_it_says(title: str) -> None:
    quoted = title.replace('"', '""')
    assert titles(read(f'Title,DOI\n"{quoted}",10.1234/x\n')) == [title]


@pytest.mark.parametrize(
    ("text", "year"),
    [("2019.0", 2019), ("2019-05-01", 2019), ("２０１９", 2019), ("nan", None), ("43831", None)],
)
def test_years_are_read_as_spreadsheets_leave_them(text: str, year: int | None) -> None:
    assert read(f"Title,Year\nT,{text}\n").records[0].year == year


def test_a_row_without_anything_to_know_a_paper_by_is_lost_and_said() -> None:
    reading = read("Title,Year,Venue\n,2019,J\nT,2020,J\n")
    assert titles(reading) == ["T"]
    assert [one.lines for one in lost(reading)] == [(2, 2)]


def test_more_columns_than_any_export_has_are_said() -> None:
    more = ",".join(f"c{number}" for number in range(MAX_COLUMNS))
    reading = read(f"Title,DOI,{more}\nT,10.1234/x,{',' * (MAX_COLUMNS - 1)}\n")
    assert titles(reading) == ["T"]
    assert "columns; only" in doubts(reading)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lee, Ann; Dee, Cy", ("Lee, Ann", "Dee, Cy")),
        ("Lee, Ann (57207929231); Dee, Cy (57225190317)", ("Lee, Ann", "Dee, Cy")),
        ("Lee, Timothy L.", ("Lee, Timothy L.",)),
        ("Xu L, van den Berg AB, Dee C.", ("Xu, L", "van den Berg, AB", "Dee, C")),
        ("Gao X., Ni W.-Y.", ("Gao, X.", "Ni, W.-Y.")),
        ("M Aria, C Cuccurullo", ("Aria, M", "Cuccurullo, C")),
        ("Ann Lee|Cy Dee", ("Lee, Ann", "Dee, Cy")),
        ("Lee, Ann and Dee, Cy", ("Lee, Ann", "Dee, Cy")),
        ("['Lee, Ann', \"O'Dee, Cy\"]", ("Lee, Ann", "O'Dee, Cy")),
        ("The ATLAS Collaboration; Lee, Ann", ("The ATLAS Collaboration", "Lee, Ann")),
        ("", ()),
    ],
)
def test_people_are_parted_by_the_separator_found(text: str, names: tuple[str, ...]) -> None:
    assert split_people(text) == names


def test_people_that_run_together_are_parted_at_capitals() -> None:
    text = "Ann McLeeVivek K. DeeJ. Oduya"
    assert split_run_together(text) == ("McLee, Ann", "Dee, Vivek K.", "Oduya, J.")


def test_keywords_and_kinds_are_read_in_the_ways_of_several_databases() -> None:
    assert split_keywords("a b; c; a b") == ("a b", "c")
    assert split_keywords("['a', 'b']") == ("a", "b")
    assert kind_of("Article; Proceedings Paper") == "article"
    assert kind_of("ConferencePaper") == "inproceedings"
    assert kind_of("something else") is None


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=30)
TITLE = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=20)


@given(
    st.lists(st.tuples(TITLE, CELL, CELL), min_size=1, max_size=6),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_what_was_written_is_read_again(rows: list[tuple[str, str, str]], delimiter: str) -> None:
    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([("Title", "Abstract", "Journal"), *rows])
    text = Text(made.getvalue())
    pieces = list(csv_table.read("s", text))
    records = [piece for piece in pieces if isinstance(piece, Record)]
    assert [one.title for one in records] == [row[0] for row in rows]
    assert [one.abstract or "" for one in records] == [row[1].strip() for row in rows]
    assert (
        "\n".join(["Title", *(one.raw for one in records)]).count("\n") == text.text.count("\n") - 1
    )


NUMBER = st.integers(1, 9999).map(str)


@given(st.lists(st.tuples(TITLE, NUMBER, NUMBER, NUMBER, NUMBER), min_size=1, max_size=6))
def test_volume_issue_and_pages_that_were_written_are_read_again(
    rows: list[tuple[str, str, str, str, str]],
) -> None:
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(("Title", "Volume", "Issue", "Page start", "Page end"))
    writer.writerows(rows)
    pieces = csv_table.read("s", Text(made.getvalue()))
    records = [piece for piece in pieces if isinstance(piece, Record)]
    stated = [(one.title, one.volume, one.issue, one.pages) for one in records]
    assert stated == [(*row[:3], tidy_pages(f"{row[3]}-{row[4]}")) for row in rows]


@given(st.lists(st.text('ab,;"\\\t \n', max_size=25), max_size=12), st.booleans())
def test_every_line_with_a_word_is_in_one_record_or_problem(parts: list[str], tabs: bool) -> None:
    text = Text("\n".join(["Title\tDOI\tYear" if tabs else "Title,DOI,Year", *parts]))
    pieces = list(csv_table.read("s", text))
    spans = [
        range(one.lines[0], one.lines[1] + 1)
        for one in pieces
        if isinstance(one, Record) or (isinstance(one, Problem) and one.severity is Severity.LOST)
    ]
    covered = list(chain.from_iterable(spans))
    assert len(covered) == len(set(covered))
    told = {line.number for line in text.lines[1:] if line.text.strip(' ,;"\\\t')}
    assert told <= set(covered)


@pytest.mark.parametrize(
    "text",
    [
        HEADER + 'a,"b,c\n' * 4_000,
        HEADER + 'a,"b,c\n' + "x,y\n" * 8_000,
        HEADER + '"a"b,c,"d\n' * 4_000,
        HEADER + '"' * 100_000,
        HEADER + 'a,"""b,c\n' * 4_000,
        ("A" * 4_000 + "!,a,b\n") * 5,
        "," * 300_000 + "\n" + HEADER,
        HEADER + '"a"' + " " * 100_000 + "x,y\n",
        HEADER + '"' + "a " * 100_000 + '",T,,,,\n',
    ],
)
def test_no_text_takes_long(text: str) -> None:
    csv_table.detect(Text(text))
    csv_table.preview("s", Text(text))
    assert list(csv_table.read("s", Text(text)))
