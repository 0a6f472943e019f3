from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.corpora import works_of
from helpers.works_to_export import HOSTILE, HOSTILE_WORKS, WORK
from litboard.exports.bibtex import FIELDS, to_bibtex
from litboard.schema.records import LOST


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
    ((kind, key, fields),) = read_bibtex(to_bibtex(works_of([WORK])))
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
    assert read_bibtex(to_bibtex(works_of([{"title": "T", "id": "w9"}]))) == [
        ("misc", "t", {"title": "T"})
    ]


@given(HOSTILE_WORKS)
def test_no_text_breaks_out_of_its_entry(rows):
    entries = read_bibtex(to_bibtex(works_of(rows)))
    assert len(entries) == len(rows)
    for (_, _, fields), row in zip(entries, rows, strict=True):
        assert ("title" in fields) == (row["title"] is not None)
        assert set(fields) <= {
            "author",
            "keywords",
            "annote",
            *dict(FIELDS).values(),
        }


@given(st.lists(HOSTILE.filter(str.strip), min_size=1, max_size=4))
def test_bibtex_reads_as_many_authors_as_there_are(names):
    ((_, _, fields),) = read_bibtex(to_bibtex(works_of([{"authors": names}])))
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
    ((_, _, fields),) = read_bibtex(to_bibtex(works_of([{"authors": [name]}])))
    assert fields["author"] == written


def test_commands_of_latex_are_shown_and_not_run():
    title = r"\input{/etc/passwd} 100% of $x_1$ & #2 ~^"
    ((_, _, fields),) = read_bibtex(to_bibtex(works_of([{"title": title}])))
    assert fields["title"] == (
        r"\textbackslash{}input\textbraceleft{}/etc/passwd\textbraceright{} 100\% of \$x\_1\$"
        r" \& \#2 \textasciitilde{}\textasciicircum{}"
    )


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
    return [key for _, key, _ in read_bibtex(to_bibtex(works))]


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
