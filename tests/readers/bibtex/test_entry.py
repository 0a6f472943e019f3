from __future__ import annotations

import pytest

from litboard.readers.bibtex.entry import (
    NO_COMMA,
    NO_EQUALS,
    NO_KEY,
    STRAY,
    brace_end,
    read_fields,
    read_fields_by_line,
    read_key,
)
from litboard.readers.notes import ParseNote


def key_of(text: str, closer: str = "}") -> tuple[str, str, list[ParseNote]]:
    key, at, notes = read_key(text, 0, len(text), closer)
    return key, text[at:], notes


def fields_of(text: str, closer: str = "}") -> tuple[list[object], list[ParseNote], bool]:
    notes: list[ParseNote] = []
    fields, _, closed = read_fields(text, 0, len(text), closer, notes)
    return list(fields), notes, closed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ito24, title = {Tea}}", ("ito24", " title = {Tea}}", [])),
        ("Ito & Sato 2024, title", ("Ito & Sato 2024", " title", [])),
        (", title = {Tea}}", ("", " title = {Tea}}", [NO_KEY])),
        ("title = {Tea}}", ("", "title = {Tea}}", [NO_KEY])),
        ("ito24\n title = {Tea}}", ("ito24", "title = {Tea}}", [NO_COMMA])),
        ("Aya Ito{24}, year = 1}", ("Aya Ito{24}", ", year = 1}", [])),
    ],
)
def test_the_key_stands_before_the_first_comma(text, expected) -> None:
    assert key_of(text) == expected


def test_a_key_may_end_with_its_entry() -> None:
    assert key_of("ito24)", ")") == ("ito24", ")", [])


def test_a_bracket_stays_in_the_key_of_an_entry_in_braces() -> None:
    assert key_of("ito(24), year = 1}") == ("ito(24)", " year = 1}", [])


def test_a_key_goes_no_further_than_the_next_entry() -> None:
    text = "ito24 @article{sato25, title = {Tea}}"
    assert read_key(text, 0, 6, "}") == ("ito24", 6, [])


@pytest.mark.parametrize(
    ("text", "fields", "notes", "closed"),
    [
        ("title = {Tea}, year = 2024}", [("title", "Tea"), ("year", "2024")], [], True),
        ('title = "The {"}best{"} tea"}', [("title", 'The {"}best{"} tea')], [], True),
        ('title = "The "best" tea", year = 1}', [("title", 'The "best" tea'), ("year", "1")], [],
         True),
        ("title = {Tea} year = 2024}", [("title", "Tea"), ("year", "2024")], [NO_COMMA], True),
        ("title {Tea}}", [("title", "Tea")], [NO_EQUALS], True),
        ("title = {Tea}, ?? , year = 1}", [("title", "Tea"), ("year", "1")], [STRAY], True),
        ("title = {Tea},", [("title", "Tea")], [], False),
        ("month = jan # { 3}}", [("month", (("jan", False), (" 3", True)))], [], True),
        ("Title: = {Tea}}", [("title", "Tea")], [], True),
        ("url = https://a.org/?q=1, year = 1}", [("url", (("https://a.org/?q=1", False),)),
                                                 ("year", "1")], [], True),
        ("a = {b}, % c = {d},\n e = {f}}", [("a", "b"), ("e", "f")], [], True),
        ("title = “Tea”, year = 1}", [("title", "Tea"), ("year", "1")], [], True),
    ],
)  # fmt: skip
def test_fields_are_read_as_people_write_them(text, fields, notes, closed) -> None:
    assert fields_of(text) == (fields, notes, closed)


def test_a_value_that_is_never_closed_ends_the_fields() -> None:
    assert read_fields("a = {b}, c = {d", 0, 15, "}", [])[1:] == (-1, False)


def test_of_several_words_a_name_is_made_behind_a_comma_only() -> None:
    assert fields_of("a = {b}, early access date = {May}}")[0][1] == ("early access date", "May")
    assert fields_of("a = {b} early access = {May}}")[1] != []


@pytest.mark.parametrize(
    ("text", "end"),
    [("a}", 1), ("{a}b}", 4), ("a", -1), ("{a}", -1), (r"\{a}", 3), (r"a\}b}", 2)],
)
def test_braces_are_counted_as_bibtex_counts_them(text: str, end: int) -> None:
    assert brace_end(text, 0, len(text)) == end


def test_fields_of_a_broken_entry_end_where_the_next_begins() -> None:
    text = "ito24,\n title = {Tea {and milk},\n author = {Ito, Aya},\n year = 2024\n}\n"
    assert read_fields_by_line(text, 6, len(text)) == [
        ("title", "Tea {and milk}"),
        ("author", "Ito, Aya"),
        ("year", "2024"),
    ]
