from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.corpora import works_of
from litboard.corpus.record_tables import records_table, repairs_table
from litboard.exports import exports
from litboard.schema.records import LOST, Record, Repair, RepairKind

WORK = {
    "title": "Towards understanding sycophancy",
    "authors": ["Sharma, Mrinank", "Tong, Meg"],
    "year": 2023,
    "venue": "ICLR",
    "volume": "12",
    "issue": "3",
    "pages": "45-50",
    "abstract": "We ask.\nThey answer.",
    "doi": "10.1000/a_b",
    "arxiv_id": "2310.13548",
    "url": "https://example.org/a_b?c=1&d=2",
    "keywords": ["x", "y"],
    "notes": ["Read again.", "Lent to Ann & Bo"],
}

HOSTILE = st.text(
    st.one_of(st.sampled_from('{}\\%$&#_^~"@=,;\n\r\t\u2028 -+and'), st.characters(codec="utf-8")),
    max_size=20,
)
HOSTILE_WORK = st.fixed_dictionaries(
    {
        "title": st.none() | HOSTILE,
        "authors": st.lists(HOSTILE, max_size=3),
        "year": st.none() | st.integers(1000, 2999),
        "venue": st.none() | HOSTILE,
        "volume": st.none() | HOSTILE,
        "issue": st.none() | HOSTILE,
        "pages": st.none() | HOSTILE,
        "abstract": st.none() | HOSTILE,
        "url": st.none() | HOSTILE,
        "doi": st.none() | HOSTILE,
        "keywords": st.lists(HOSTILE, max_size=2),
        "notes": st.lists(HOSTILE, max_size=2),
    }
)
HOSTILE_WORKS = st.lists(HOSTILE_WORK, max_size=3)


def read_bibtex(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Entries as BibTeX reads them: braces are counted, backslashes mean nothing to it."""
    entries = []
    at = 0
    while (at := text.find("@", at)) >= 0:
        head = re.compile(r"@(\w+)\{([^\s,{}]+),\n").match(text, at)
        assert head, text[at : at + 40]
        at, fields = head.end(), {}
        while field := re.compile(r"  (\w+) = \{").match(text, at):
            start = at = field.end()
            depth = 1
            while depth:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            fields[field[1]] = text[start : at - 1]
            assert text.startswith(",\n", at)
            at += 2
        assert text.startswith("}\n", at)
        entries.append((head[1], head[2], fields))
    return entries


def bibtex_names(field: str) -> list[str]:
    """The names of an author field as BibTeX parts them: at "and" outside of braces."""
    names, depth = [""], 0
    for token in re.split(r"(\s+|[{}])", field):
        depth += {"{": 1, "}": -1}.get(token, 0)
        if token.lower() == "and" and depth == 0:
            names.append("")
        else:
            names[-1] += token
    return [name.strip() for name in names]


def test_a_work_is_an_entry_of_bibtex():
    ((kind, key, fields),) = read_bibtex(exports.to_bibtex(works_of([WORK])))
    assert (kind, key) == ("article", "sharma2023understanding")
    assert fields == {
        "author": "Sharma, Mrinank and Tong, Meg",
        "title": "Towards understanding sycophancy",
        "year": "2023",
        "journal": "ICLR",
        "volume": "12",
        "number": "3",
        "pages": "45--50",
        "doi": "10.1000/a_b",
        "eprint": "2310.13548",
        "archiveprefix": "arXiv",
        "url": "https://example.org/a_b?c=1&d=2",
        "abstract": "We ask. They answer.",
        "keywords": "x, y",
        "annote": r"Read again.; Lent to Ann \& Bo",
    }


def test_a_work_without_venue_is_a_misc_and_missing_fields_are_left_out():
    assert read_bibtex(exports.to_bibtex(works_of([{"title": "T", "id": "w9"}]))) == [
        ("misc", "t", {"title": "T"})
    ]


@settings(max_examples=40, deadline=None)
@given(HOSTILE_WORKS)
def test_no_text_breaks_out_of_its_entry(rows):
    entries = read_bibtex(exports.to_bibtex(works_of(rows)))
    assert len(entries) == len(rows)
    for (_, _, fields), row in zip(entries, rows, strict=True):
        assert ("title" in fields) == (row["title"] is not None)
        assert set(fields) <= {
            "author",
            "keywords",
            "annote",
            *dict(exports.BIBTEX_FIELDS).values(),
        }


@settings(max_examples=60, deadline=None)
@given(st.lists(HOSTILE.filter(str.strip), min_size=1, max_size=4))
def test_bibtex_reads_as_many_authors_as_there_are(names):
    ((_, _, fields),) = read_bibtex(exports.to_bibtex(works_of([{"authors": names}])))
    assert len(bibtex_names(fields["author"])) == len(names)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Lee, Ann", "Lee, Ann"),
        ("Shyamolima", "Shyamolima"),
        ("The ATLAS Collaboration", "{The ATLAS Collaboration}"),
        ("Research and Development, Inc.", "{Research and Development, Inc.}"),
        ("Alexander, Sandra", "Alexander, Sandra"),
        ("Lee & Sons", r"{Lee \& Sons}"),
    ],
)
def test_a_name_that_bibtex_would_split_is_held_by_braces(name, written):
    ((_, _, fields),) = read_bibtex(exports.to_bibtex(works_of([{"authors": [name]}])))
    assert fields["author"] == written


def test_commands_of_latex_are_shown_and_not_run():
    title = r"\input{/etc/passwd} 100% of $x_1$ & #2 ~^"
    ((_, _, fields),) = read_bibtex(exports.to_bibtex(works_of([{"title": title}])))
    assert fields["title"] == (
        r"\textbackslash{}input\textbraceleft{}/etc/passwd\textbraceright{} 100\% of \$x\_1\$"
        r" \& \#2 \textasciitilde{}\textasciicircum{}"
    )


@settings(max_examples=40, deadline=None)
@given(HOSTILE_WORKS, st.randoms())
def test_keys_are_distinct_and_the_same_in_any_order(rows, random):
    works = works_of(rows)
    keys = dict(zip(works["id"], bibtex_keys(works), strict=True))
    assert len(set(keys.values())) == len(rows)
    order = list(range(len(rows)))
    random.shuffle(order)
    shuffled = works.iloc[order].reset_index(drop=True)
    assert dict(zip(shuffled["id"], bibtex_keys(shuffled), strict=True)) == keys


def bibtex_keys(works: pd.DataFrame) -> list[str]:
    return [key for _, key, _ in read_bibtex(exports.to_bibtex(works))]


def test_works_of_one_key_are_told_apart_by_letters():
    rows = [{"title": "The same", "authors": ["Lee, Ann"], "year": 2020}] * 28
    works = works_of(rows)
    keys = bibtex_keys(works)
    assert bibtex_keys(works[::-1].reset_index(drop=True)) == keys[::-1]
    stem = "lee2020same"
    assert set(keys) == {stem, *(stem + chr(code) for code in range(97, 123)), f"{stem}aa"}


def test_a_key_is_plain_even_where_a_name_is_damaged_or_in_another_script():
    rows = [
        {"title": "Über das Eis", "authors": [f"Łuk{LOST}, Jan"], "year": 2020},
        {"title": "Модель", "authors": ["Иванов, Иван"], "id": "abc"},
    ]
    assert bibtex_keys(works_of(rows)) == ["luk2020uber", "workabc"]


def test_a_work_is_an_entry_of_ris():
    assert exports.to_ris(works_of([WORK])).split("\r\n") == [
        "TY  - JOUR",
        "AU  - Sharma, Mrinank",
        "AU  - Tong, Meg",
        "TI  - Towards understanding sycophancy",
        "PY  - 2023",
        "T2  - ICLR",
        "VL  - 12",
        "IS  - 3",
        "DO  - 10.1000/a_b",
        "UR  - https://example.org/a_b?c=1&d=2",
        "AB  - We ask. They answer.",
        "SP  - 45",
        "EP  - 50",
        "KW  - x",
        "KW  - y",
        "N1  - Read again.",
        "N1  - Lent to Ann & Bo",
        "AN  - arXiv:2310.13548",
        "ID  - w0",
        "ER  - ",
        "",
        "",
    ]


@settings(max_examples=40, deadline=None)
@given(HOSTILE_WORKS)
def test_no_text_begins_a_tag_of_ris(rows):
    lines = exports.to_ris(works_of(rows)).splitlines()
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) or not line for line in lines)
    ends = [line for line in lines if line.startswith("ER")]
    assert ends == ["ER  - "] * len(rows)
    authors = [line for line in lines if line.startswith("AU")]
    assert len(authors) == sum(len(row["authors"]) for row in rows)


def read_csv(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_csv_holds_a_row_a_work_with_lists_joined():
    (row,) = read_csv(exports.to_csv(works_of([WORK])))
    assert list(row) == list(exports.CSV_FIELDS)
    assert row["authors"] == "Sharma, Mrinank; Tong, Meg"
    assert (row["year"], row["pmid"], row["abstract"]) == ("2023", "", "We ask.\nThey answer.")


@settings(max_examples=40, deadline=None)
@given(HOSTILE_WORKS)
def test_no_cell_is_a_formula_and_every_cell_comes_back(rows):
    read = read_csv(exports.to_csv(works_of(rows)))
    assert len(read) == len(rows)
    for row, given_ in zip(read, rows, strict=True):
        assert not any(cell.startswith(exports.FORMULA_STARTS) for cell in row.values())
        title = given_["title"] or ""
        assert row["title"] in (title, f"'{title}")


@pytest.mark.parametrize("start", exports.FORMULA_STARTS)
def test_what_a_spreadsheet_would_run_is_defused(start):
    formula = f'{start}HYPERLINK("https://example.org","x")'
    (row,) = read_csv(exports.to_csv(works_of([{"title": formula, "authors": [formula]}])))
    assert row["title"] == row["authors"] == f"'{formula}"


def test_a_negative_number_is_no_formula():
    (row,) = read_csv(exports.table_to_csv(pd.DataFrame({"change": [-1.5], "count": [-2]})))
    assert row == {"change": "-1.5", "count": "-2"}


def test_a_table_with_nested_rows_can_be_written():
    table = pd.DataFrame({"topic": [1], "terms": [[{"term": "a", "weight": 0.5}, {"term": "b"}]]})
    (row,) = read_csv(exports.table_to_csv(table))
    assert row["terms"].startswith('{"term": "a", "weight": 0.5}; {"term": "b"')
    assert json.loads(exports.table_to_jsonl(table))["terms"][0] == {"term": "a", "weight": 0.5}


RECORDS = [Record("a.txt", 2, (4, 6), "raw", title="T"), Record("b.txt", 1, (1, 1), "waw")]


def test_json_lines_have_these_fields_in_this_order_with_the_places_of_the_records():
    records = records_table(RECORDS)
    works = works_of([{**WORK, "records": list(records["id"])}])
    (line,) = exports.to_jsonl(works, records).splitlines()
    assert list(json.loads(line).items()) == [
        ("id", "w0"),
        ("title", WORK["title"]),
        ("authors", WORK["authors"]),
        ("year", 2023),
        ("arxiv_id", "2310.13548"),
        ("doi", "10.1000/a_b"),
        ("abstract", WORK["abstract"]),
        (
            "records",
            [
                {"source": "a.txt", "entry": 2, "lines": [4, 6]},
                {"source": "b.txt", "entry": 1, "lines": [1, 1]},
            ],
        ),
    ]


def test_json_lines_of_a_work_without_anything_are_null():
    (line,) = exports.to_jsonl(works_of([{}]), records_table([])).splitlines()
    read = json.loads(line)
    assert {name for name, value in read.items() if value is None} == {
        "title",
        "year",
        "arxiv_id",
        "doi",
        "abstract",
    }
    assert (read["authors"], read["records"]) == ([], [])


@settings(max_examples=40, deadline=None)
@given(HOSTILE_WORKS)
def test_json_lines_are_one_line_a_work_for_any_reader(rows):
    lines = exports.to_jsonl(works_of(rows), records_table([])).splitlines()
    assert [json.loads(line)["title"] for line in lines] == [row["title"] for row in rows]


def test_records_as_json_lines_say_what_was_repaired():
    repair = Repair("authors", "Sรถren", "Sören", RepairKind.EXACT, "tis_620")
    record = Record("a.txt", 1, (1, 3), "raw", authors=("Sören",), repairs=(repair,))
    text = exports.records_to_jsonl(records_table([record]), repairs_table([record]))
    row: dict[str, Any] = json.loads(text)
    assert (row["source"], row["entry"], row["lines"], row["raw"]) == ("a.txt", 1, [1, 3], "raw")
    assert row["repairs"] == [
        {"field": "authors", "before": "Sรถren", "after": "Sören", "kind": "exact"}
    ]


def test_an_export_of_nothing_is_a_header_or_nothing():
    nothing = works_of([])
    assert exports.to_bibtex(nothing) == exports.to_ris(nothing) == ""
    assert exports.to_jsonl(nothing, records_table([])) == ""
    assert read_csv(exports.to_csv(nothing)) == []
