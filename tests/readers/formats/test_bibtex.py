from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.copied_pages import covered, read, reasons, titles
from helpers.promises import assert_linear
from litboard.readers import Text
from litboard.readers.bibtex.names import split_bibtex_names
from litboard.readers.formats.bibtex import FORMAT, detect
from litboard.schema.records import Problem, Record, Severity

FULL = r"""
@Article{lee:2021, author = {Lee, Ann and {World Health Organization} and others},
  title = {On {DNA} \& {\'e}tudes}, journal = "Acta " # {Testica}, year = 2021, month = jan,
  doi = {https://doi.org/10.5555/AB\_1}, pmid = {1234567}, keywords = {one; two, three; one},
  url = {\url{https://example.org/a\_b}}, abstract = {We test
    what {was} said.}}
"""
EACH = "@article{{{0}, title = {{Paper {0}}}, year = {{2001}}}}"


def one(text: str) -> Record:
    (record,) = read(text, "a.bib").records
    return record


def entry(fields: str, kind: str = "article") -> Record:
    return one(f"@{kind}{{key, {fields}}}")


def lost(text: str) -> list[Problem]:
    return [problem for problem in read(text).problems if problem.severity is Severity.LOST]


def doubts(text: str) -> list[str]:
    return [reason for said in reasons(read(text)).values() for reason in said]


def test_the_fields_of_an_entry_are_those_of_the_record():
    record = one(FULL)
    assert record.title == "On DNA & études"
    assert record.authors == ("Lee, Ann", "World Health Organization")
    assert (record.venue, record.year, record.kind) == ("Acta Testica", 2021, "article")
    assert (record.doi, record.pmid) == ("10.5555/ab_1", "1234567")
    assert record.keywords == ("one", "two, three")
    assert record.url == "https://example.org/a_b"
    assert record.abstract == "We test what was said."
    assert (record.entry, record.lines, record.raw) == (1, (2, 6), FULL.strip())


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Ann Lee and Bo van der Ek", ("Lee, Ann", "van der Ek, Bo")),
        ("van der Ek, Bo AND Lee, Ann", ("van der Ek, Bo", "Lee, Ann")),
        ("Lee, Jr., Ann and King, Bo, III", ("Lee Jr., Ann", "King III, Bo")),
        ("Ann Lee Jr.", ("Lee Jr., Ann",)),
        ("{Barnes and Noble} and Plato and others", ("Barnes and Noble", "Plato")),
        ("{Doe, Inc.}\n  and   Lee,\tAnn", ("Doe, Inc.", "Lee, Ann")),
        (r"{\L}uk Ek and Ann {van Lee}", (r"Ek, {\L}uk", "{van Lee}, Ann")),
        ("{A} Lee and {B} {Ek}", ("Lee, {A}", "{Ek}, {B}")),
        ("family=Gogh, given=Vincent, prefix=van, useprefix=true", ("van Gogh, Vincent",)),
        ("Lee, A.; Ek, B.; Oduya, C.", ("Lee, A.", "Ek, B.", "Oduya, C.")),
        ("Ann Lee, Bo Ek, Cy Oduya", ("Lee, Ann", "Ek, Bo", "Oduya, Cy")),
        ("Alexander Brand and Sand, Andy", ("Brand, Alexander", "Sand, Andy")),
        ("and Ann Lee and", ("Lee, Ann",)),
        (r"Lee, Ann C.\ and Ek, B.\ ", ("Lee, Ann C.", "Ek, B.")),
        ("Lee, Ann and and Bo Ek and, Oduya", ("Lee, Ann", "Ek, Bo", "Oduya")),
        ("Lee, Ann; Ek, Bo and Cy Oduya", ("Lee, Ann", "Ek, Bo", "Oduya, Cy")),
        ("A. Lee, B. C. Ek, and C. Oduya", ("Lee, A.", "Ek, B. C.", "Oduya, C.")),
        ("A. Lee, B. Ek and C. Oduya", ("Lee, A.", "Ek, B.", "Oduya, C.")),
        ("Ann Lee, Bo Ek, and Cy Oduya", ("Lee, Ann", "Ek, Bo", "Oduya, Cy")),
        ("van Ek, Bo Cy and Ann Lee", ("van Ek, Bo Cy", "Lee, Ann")),
        ("Lee A and Ek B.-C. and Ng A. B.", ("Lee, A", "Ek, B.-C.", "Ng, A. B.")),
        ("Wei XU and Malcolm Lee Jr.", ("XU, Wei", "Lee Jr., Malcolm")),
        ("Ann Lee, MD and Bo Ek, PhD", ("Lee MD, Ann", "Ek PhD, Bo")),
        (r"Ann~B. N\~unez and Ek, Bo~C.", (r"N\~unez, Ann B.", "Ek, Bo C.")),
        ("Lee, Ann et al. and {et al.}", ("Lee, Ann et al.",)),
        ("Lee, Ann, et al.", ("Lee, Ann",)),
        ("M&uuml;ller, A. and Ek, B.", ("M&uuml;ller, A.", "Ek, B.")),
        ("", ()),
    ],
)
def test_names_are_read_in_every_form_that_bibtex_knows(written, names):
    assert split_bibtex_names(written) == names


def test_what_is_only_said_to_sort_by_is_no_name():
    fields = r"title = {A}, author = {{\noopsort{Bar}}Lee, Ann}"
    assert entry(fields).authors == ("Lee, Ann",)


def test_editors_stand_in_where_there_is_no_author():
    assert entry("title = {A}, editor = {Ek, Bo}", "book").authors == ("Ek, Bo",)
    assert entry("title = {A}, author = {Lee, Ann}, editor = {Ek, Bo}").authors == ("Lee, Ann",)


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ("year = {in press}", None),
        ("date = {2011-12}", 2011),
        ("year = 1995--1996", 1995),
        ("year = {}, date = {2012}", 2012),
    ],
)
def test_the_year_stands_in_year_or_date(fields, year):
    assert entry(f"title = {{A}}, {fields}").year == year


@pytest.mark.parametrize(
    "fields",
    [
        "eprint = {2101.00001v2}, archiveprefix = {arXiv}",
        "eprint = {2101.00001}, eprinttype=arxiv",
        "url = {https://arxiv.org/abs/2101.00001}",
        "journal = {arXiv preprint arXiv:2101.00001}",
        "journal = {CoRR}, volume = {abs/2101.00001}",
        "doi = {10.48550/arXiv.2101.00001}",
        "note = {arXiv:2101.00001 [cs]}",
    ],
)
def test_an_arxiv_id_is_found_wherever_it_is_written(fields):
    assert entry(f"title = {{A}}, {fields}").arxiv_id == "2101.00001"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("1990--2000", "1990–2000"),
        ("``Part~2'' --- {A}", "“Part 2” — A"),
        ("``Part~2''---or more", "“Part 2”—or more"),
        ("On https://a.org/~lee--ek", "On https://a.org/~lee--ek"),
        ("A well-known author's", "A well-known author's"),
    ],
)
def test_ties_quotes_and_dashes_are_set_as_latex_sets_them(written, title):
    assert entry(f"title = {{{written}}}").title == title


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        (r"10.1000/a\_b\%3A{1}", "10.1000/a_b:1"),
        (r"10.1002/1(2)3{\textless}4::A{\textgreater}5.0", "10.1002/1(2)3<4::a>5.0"),
        ("10.1002/1(2)3$<$4::A$>$5.0", "10.1002/1(2)3<4::a>5.0"),
    ],
)
def test_a_doi_is_read_through_the_latex_around_its_signs(written, doi):
    assert entry(f"title = {{A}}, doi = {{{written}}}").doi == doi


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ("volume = 12, number = {3}, pages = {123--9}", ("12", "3", "123-129")),
        ("volume = {{XII}}, issue = {A \\& B}, eid = {e17}", ("XII", "A & B", "e17")),
        ("journal = {CoRR}, volume = {abs/2101.00001}, art_number = {5}", (None, None, "5")),
        ("number = { }, pages = {}", (None, None, None)),
    ],
)
def test_volume_issue_and_pages_say_where_in_the_venue_it_stands(fields, place):
    record = entry(f"title = {{A}}, {fields}")
    assert (record.volume, record.issue, record.pages) == place


@pytest.mark.parametrize(
    ("kind", "fields", "venue"),
    [
        ("article", "journaltitle = {Acta}, publisher = {Pub}", "Acta"),
        ("inproceedings", "booktitle = {Proc}, publisher = {Pub}", "Proc"),
        ("book", "publisher = {Pub}", "Pub"),
        ("phdthesis", "school = {Uni}, publisher = {Pub}", "Uni"),
        ("techreport", "institution = {Lab}", "Lab"),
        ("misc", "note = {x}", None),
    ],
)
def test_the_venue_is_what_holds_or_publishes_the_paper(kind, fields, venue):
    assert entry(f"title = {{A}}, {fields}", kind).venue == venue


@pytest.mark.parametrize("url", ["javascript:alert(1)", "java\tscript:x", "/etc/passwd", "ftp://a"])
def test_only_web_addresses_become_links(url):
    assert entry(f"title = {{A}}, url = {{{url}}}").url is None


@pytest.mark.parametrize(
    "text",
    [
        "@ARTICLE{k, title = {A (b) c}}",
        "@ Article {k, title = {A (b) c}}",
        "@article(k, title = {A (b) c}, year = 2001)",
        '@article{Carmone Jr.1997:5+x, title = "A (b) c"}',
        '@article{k, title = "A " # {(b)} # " c",,}',
        "@article{k,\n% a remark, title = {no}\ntitle = {A (b) c},\n}",
        "@article{k, title == {A (b) c}}",
        "@article{k, year = 1, Early Access Date = {{JAN}}, title = {A (b) c}}",
        "@article{k, address = unknown, title = {A (b) c}, address = {x}}",
        "@string(t = {A (b)})\n@article{k, title = T # { c}}",
    ],
)
def test_entries_are_read_in_every_way_of_writing_them(text):
    assert titles(read(text)) == ["A (b) c"]
    assert not doubts(text)


def test_text_between_entries_is_a_comment_that_counts_to_the_entry_below():
    text = "\n".join(["my notes", EACH.format(1), "see a@b.org and @me", EACH.format(2), "", "end"])
    reading = read(text)
    assert [record.lines for record in reading.records] == [(1, 2), (3, 6)]
    assert [record.raw for record in reading.records] == [EACH.format(1), EACH.format(2)]
    assert not reading.problems


def test_structure_is_passed_over():
    text = (
        '% Encoding: UTF-8\n@preamble{"\\def\\x#1{@ifundefined{url}{}}"}\n@string{j = {J}}\n'
        + EACH.format(1)
        + "\n@comment{jabref-meta: groups: {a}{b};}\n@comment ignored\n"
    )
    reading = read(text)
    assert titles(reading) == ["Paper 1"]
    assert not reading.problems
    assert covered(reading) == list(range(1, 7))


@pytest.mark.parametrize(
    "hidden",
    [
        "% @article{x, title = {Hidden}}",
        "%@article{x,\n%  title = {Hidden}\n%}",
        "@comment{@article{x, title = {Hidden}}}",
    ],
)
def test_an_entry_in_a_comment_is_not_read_and_said(hidden):
    text = f"{EACH.format(1)}\n{hidden}\n{EACH.format(2)}"
    assert titles(read(text)) == ["Paper 1", "Paper 2"]
    (problem,) = lost(text)
    assert "comment" in problem.reason
    assert "Hidden" in problem.raw


GOOD = EACH.format("before"), EACH.format("after")


@pytest.mark.parametrize(
    ("broken", "title", "said"),
    [
        ("@article{k,\n title = {Odd},\n year {2001},\n}", "Odd", "`=` is missing"),
        ("@article{k,\n title = {Odd}\n year = 2001,\n}", "Odd", "comma is missing"),
        ("@article{k\n title = {Odd},\n}", "Odd", "comma is missing"),
        ("@article{\n title = {Odd},\n}", "Odd", "no cite key"),
        ("@article{,\n title = {Odd},\n}", "Odd", "no cite key"),
        ("@article{k,\n title = {Odd},\n title = {Even},\n}", "Odd", "given twice"),
        ("@article{k,\n title = {Odd,\n year = {2001}\n}", "Odd", "not closed"),
        ("@article{k,\n title = {Odd},\n year = {2001\n}", "Odd", "not closed"),
        ('@article{k,\n title = "Odd,\n year = {2001}\n}', "Odd", "not closed"),
        ("@article{k,\n title = {Odd}},\n year = {2001}\n}", "Odd", "closed once too often"),
        ("@article{k,\n title = {Odd},\n year = {2001}", "Odd", "is not closed"),
        ("@article{k,\n title = {Odd},\n journal = nature\n}", "Odd", "not defined"),
        ("article{k,\n title = {Odd},\n}", "Odd", "does not begin"),
        ("@article k,\n title = {Odd},\n}", "Odd", "does not begin"),
        ("article{k, title = {Odd}, year = 2001}", "Odd", "does not begin"),
        ('@article{k,\n "title" = {Odd},\n}', "Odd", "no field"),
        ("@article{k,\n title = Odd paper,\n}", "Odd paper", "without braces"),
        ("@article{k,\n title = {Odd}, crossref = {nowhere}\n}", "Odd", "no entry `nowhere`"),
        ("@article{k,\n title = {Odd}, crossref = {k}\n}", "Odd", "refers to itself"),
    ],
)
def test_a_broken_entry_is_read_with_a_doubt_and_costs_no_other(broken, title, said):
    text = f"{GOOD[0]}\n{broken}\n{GOOD[1]}"
    reading = read(text)
    assert titles(reading) == ["Paper before", title, "Paper after"]
    assert [number for number, found in reasons(reading).items() if said in found[0]] == [2]
    assert not lost(text)


def test_entries_that_all_lack_their_opening_are_all_read():
    text = "".join(f"article{{k{n}, title = {{Odd {n}}}}}\n" for n in range(3)) + GOOD[0]
    assert titles(read(text)) == ["Odd 0", "Odd 1", "Odd 2", "Paper before"]


def test_a_brace_too_few_leaves_the_other_fields_of_the_entry():
    record = one("@article{k,\n title = {On {A,\n author = {Lee, Ann},\n year = {2001}\n}\n")
    assert (record.title, record.authors, record.year) == ("On A", ("Lee, Ann",), 2001)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("@article{k", "no fields"),
        ("title = {A}, year = {2001}\n}", "outside of an entry"),
    ],
)
def test_what_says_nothing_is_a_problem_and_costs_no_other(broken, said):
    text = f"{GOOD[0]}\n{broken}\n{GOOD[1]}"
    assert titles(read(text)) == ["Paper before", "Paper after"]
    (problem,) = lost(text)
    assert said in problem.reason
    assert problem.raw.strip() == broken


def test_an_entry_that_says_only_a_year_is_kept_and_flagged():
    reading = read(f"{GOOD[0]}\n@article{{k,\n year = {{2001}}\n}}\n{GOOD[1]}")
    assert [record.year for record in reading.records if record.title is None] == [2001]
    (problem,) = reading.problems
    assert problem.severity is Severity.CHECK
    assert "nothing in the entry identifies" in problem.reason


@pytest.mark.parametrize("text", ["@comment{x}\n%hello", "@string{a = {b}}"])
def test_a_file_without_entries_is_said_to_have_none(text):
    assert [problem.reason for problem in lost(text)] == ["there is no entry in it"]


def test_a_part_takes_book_title_year_and_editor_from_its_volume():
    part, volume = read(
        "@inproceedings{a, title = {Part}, crossref = {V}}\n"
        "@proceedings{v, title = {Volume}, editor = {Ek, Bo}, date = {2001-02}, doi = {10.1234/v}}"
    ).records
    assert (part.title, part.venue, part.year, part.authors) == (
        "Part",
        "Volume",
        2001,
        ("Ek, Bo",),
    )
    assert part.doi is None
    assert volume.doi == "10.1234/v"


def test_an_untitled_version_takes_the_title_and_authors_of_its_program():
    version = read(
        "@softwareversion{v2, version = {2}, crossref = {p}}\n"
        "@software{p, title = {Program}, author = {Lee, Ann}}"
    ).records[0]
    assert (version.title, version.authors) == ("Program", ("Lee, Ann",))


def test_a_volume_is_found_by_its_other_keys():
    text = "@book{b, ids = {old, older}, title = {B}}\n@inbook{a, title = {A}, crossref = {older}}"
    assert read(text).records[1].venue == "B"


def test_fields_kept_in_an_xdata_entry_count_for_those_that_name_it():
    text = "@xdata{x, publisher = {Pub}, author = {Lee, Ann}}\n@book{b, title = {B}, xdata = {x}}"
    assert (one(text).venue, one(text).authors) == ("Pub", ("Lee, Ann",))


def test_long_chains_of_macros_and_parents_are_followed_without_recursion():
    macros = "".join(f"@string{{m{n} = m{n - 1}}}\n" for n in range(1, 2100))
    chain = "".join(
        f"@article{{k{n}, title = {{T}}, crossref = {{k{n + 1}}}}}\n" for n in range(2100)
    )
    reading = read(
        f"@string{{m0 = {{Acta}}}}\n{macros}@article{{a, title = {{A}}, journal = m2099}}"
    )
    assert reading.records[0].venue == "Acta"
    assert len(read(chain).records) == 2100


@pytest.mark.parametrize("macros", ["@string{a = a # {x}}", "@string{a = b}\n@string{b = a}"])
def test_macros_that_name_each_other_are_a_doubt(macros):
    text = f"{macros}\n@article{{k, title = {{A}}, journal = a}}"
    assert titles(read(text)) == ["A"]
    assert "is not defined" in doubts(text)[0]


def test_macros_that_multiply_are_cut_off():
    bomb = "".join(f"@string{{m{n} = m{n - 1} # m{n - 1}}}\n" for n in range(1, 40))
    text = f"@string{{m0 = {{lol}}}}\n{bomb}@article{{k, title = {{A}}, note = m39}}"
    many = "@string{m = {" + "x" * 90_000 + "}}" + "@article{k, title = {A}, note = m # m}\n" * 100
    assert "grows" in doubts(text)[-1]
    assert titles(read(text)) == ["A"]
    assert len(read(many).records) == 100
    assert "grows" in doubts(many)[-1]


HOSTILE = {
    "entries that never close": "@article{" * 6_000,
    "values that never close": "@article{k,x={" * 4_800,
    "entries on one line": "@article{k}x " * 3_000,
    "odd keys on one line": "@article{b c{}} " * 3_000,
    "comments that never close": "@comment{{\n" * 6_000,
    "commented openings": "%@article{k,\n" * 4_800,
    "fields that never close": "@article{k,\n" + "title={\n" * 4_000,
    "quotes": '@article{k,title="' + 'a" b ' * 6_000,
    "curly quotes": "@article{k" + ",title=“b ” c" * 3_000 + "}",
    "open curly quotes": "@article{k" + ",title=“b c" * 3_000 + "}",
    "deep braces": "@article{k,title={" + "{" * 20_000 + "A" + "}" * 20_000 + "}}",
    "escaped braces": "@article{k,title={" + "\\{" * 20_000 + "}}",
    "undefined macros": "@article{k,title={A}" + "".join(f",f{n}=u{n}" for n in range(2_000)) + "}",
    "xdata": "@xdata{a,xdata={a" + ",a" * 6_000 + "}}@article{k,title={A},xdata={a}}",
    "names": "@article{k,title={A},author={" + "{a and " * 4_000 + "}}",
    "loose entries": "a{k, b = {c}}\n" * 3_600 + "@article{k, title = {A}}",
    "loose comments": "%, a = {b}\n" * 3_600 + "@article{k, title = {A}}",
    "blanks": "@article" + " " * 80_000 + "{k,title={A}" + " " * 80_000 + "}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_linear_time_with_few_problems(name):
    assert_linear(FORMAT, HOSTILE[name])
    assert list(FORMAT.read("a", Text(HOSTILE[name])))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "TY  - JOUR\nTI  - A\nER  - ",
        "Title\nLee, Ann, Ek, Bo\nMail me at a@b.org {x}",
        "from x import y\n@cache(1)\ndef f():\n    return {}",
        '{"bibtex": "@article{k, title={A}}"}',
        "id,title\n1,@article",
        "@glossentry{duck,\n name={duck}, description={a bird}}",
        '@register(key, title="a")\ndef f(): ...',
    ],
)
def test_other_texts_are_not_taken_for_bibtex(text):
    assert detect(Text(text)) == 0


@pytest.mark.parametrize(
    "text",
    [
        FULL,
        "% a\n\n  @ BOOK (k,",
        "@string{a = {b}}",
        "%@misc{k,",
        "@bookinjournal{k,\n  Year = 1982,\n  Title = {On Time}}",
    ],
)
def test_bibtex_is_known_by_an_entry_that_opens_a_line(text):
    assert detect(Text(text)) > 0.9


WORDS = st.text(st.sampled_from('aeß ü{}()@%#,="\\n.-\n'), max_size=12)
PLAIN = st.text(st.sampled_from("abcdeüß"), min_size=1, max_size=9)
PLACES = st.fixed_dictionaries(
    {},
    optional={
        "volume": PLAIN,
        "number": st.from_regex(r"[1-9]\d?(-\d)?", fullmatch=True),
        "pages": st.from_regex(r"[1-9]\d{2}(--[4-9]\d{3})?", fullmatch=True),
    },
)
MADE = st.tuples(
    PLAIN, st.lists(st.tuples(PLAIN, PLAIN), max_size=3), st.integers(1900, 2030), PLACES
)
WRAPS = st.sampled_from(["{%s}", '"%s"', " {%s} ", '{%s} # ""'])


@given(
    st.lists(st.tuples(MADE, WRAPS, st.sampled_from(["{}", "()"])), min_size=1, max_size=5),
    st.sampled_from(["\n", "\n\n", "\n% x\n", " "]),
)
def test_what_is_written_as_bibtex_is_read_as_it_was(made, between):
    written, wanted = [], []
    for (title, people, year, places), wrap, (opening, closing) in made:
        names = [f"{last}, {first}" for last, first in people]
        fields = {"title": title, "author": " and ".join(names), **places}
        inside = ",\n".join(f"{name} = {wrap % text}" for name, text in fields.items())
        written.append(f"@article{opening}k, {inside}, year = {year}{closing}")
        pages = places["pages"].replace("--", "-") if "pages" in places else None
        place = (places.get("volume"), places.get("number"), pages)
        wanted.append((title, tuple(names), year, place))
    reading = read(between.join(written))
    assert [
        (one.title, one.authors, one.year, (one.volume, one.issue, one.pages))
        for one in reading.records
    ] == wanted
    assert not reading.problems


PIECES = st.one_of(
    WORDS,
    st.sampled_from(
        [
            "@article{",
            "\narticle{k, title = {L}}\n",
            "@comment{",
            "@string(",
            "@",
            "title = {",
            "% ",
            "}\n",
            ",\n",
        ]
    ),
    st.integers(1, 3).map(EACH.format),
)


@given(st.lists(PIECES, max_size=12))
@example(["@article{a,\n", "title = {", EACH.format(1), "\nb"])
@example(["%@article{a\n", "%x\n", "c", EACH.format(1)])
def test_every_line_of_any_text_is_in_a_record_or_a_loss(pieces):
    text = "".join(pieces)
    found = list(FORMAT.read("a", Text(text)))
    spans = [
        piece.lines
        for piece in found
        if isinstance(piece, Record)
        or (isinstance(piece, Problem) and piece.severity is Severity.LOST)
    ]
    wanted = [line.number for line in Text(text).lines]
    assert set(wanted) <= {line for first, last in spans for line in range(first, last + 1)}
    # Entries on one line share it; no other line is shared.
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(st.integers(0, 400), st.sampled_from(["", "}", "{", '"', "@", "\n", "=", ","]))
def test_damage_at_any_place_costs_at_most_the_entry_it_hits(place, put):
    text = "\n".join(
        f"@article{{k{n},\n title = {{Paper {n}}},\n year = {{2001}},\n}}" for n in range(9)
    )
    place = min(place, len(text))
    found = titles(read(text[:place] + put + text[place + 1 :]))
    kept = {f"Paper {n}" for n in range(9)} & set(found)
    assert len(kept) >= 7


def test_a_macro_of_astronomers_is_the_journal_it_stands_for():
    text = "@article{a, title={T}, journal={%s}}"
    venues = [read(text % one).records[0].venue for one in (r"\apj", r"{\mnras}", r"\own", "ApJ")]
    assert venues == [
        "The Astrophysical Journal",
        "Monthly Notices of the Royal Astronomical Society",
        r"\own",
        "ApJ",
    ]


def test_tags_written_in_latex_are_no_text():
    text = (
        r"@article{a, title={On {\textless}i{\textgreater}rare{\textless}/i{\textgreater} things}}"
    )
    assert read(text).records[0].title == "On rare things"
    text = r"@article{a, title={Where $p$ {\textless} 0.05 and q {\textgreater} 1}}"
    assert read(text).records[0].title == "Where p < 0.05 and q > 1"


def test_curly_quotes_of_a_word_processor_are_quotes():
    text = "@article{a,\n title=“On “odd” things, and more”,\n author=“Lee, Ann”,\n year=“2020”\n}"
    (record,) = read(text).records
    assert (record.title, record.authors, record.year) == (
        "On “odd” things, and more",
        ("Lee, Ann",),
        2020,
    )
    assert read(text).problems == ()
