from __future__ import annotations

import pytest

from litboard.readers.bibtex.scan import (
    COMMENTED,
    CUT,
    LOOSE,
    NOT_OPENED,
    UNCLOSED,
    Block,
    scan,
)


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in scan(text)]


def only(text: str) -> Block:
    (block,) = scan(text)
    return block


def test_entries_and_structure_stand_in_order_and_text_between_is_a_comment() -> None:
    text = '@string{ac = "Acta"}\nread this!\n@Book{a, title = {Salt}}@comment{@x}\n@preamble{"p"}'
    assert blocks(text) == [
        ("string", '@string{ac = "Acta"}'),
        ("book", "@Book{a, title = {Salt}}"),
        ("comment", "@comment{@x}"),
        ("preamble", '@preamble{"p"}'),
    ]


def test_an_entry_ends_with_the_sign_that_opened_it() -> None:
    block = only("@article(salt24, title = {a ) b}, year = 2024)")
    assert dict(block.fields) == {"title": "a ) b", "year": "2024"}
    assert block.key == "salt24"


def test_an_address_of_e_mail_opens_no_entry() -> None:
    assert list(scan("write to ann@book{shop}, please")) == []


@pytest.mark.parametrize(
    ("text", "note", "fields"),
    [
        ("@book{a, title = {Salt}, year = 1998", CUT, {"title": "Salt", "year": "1998"}),
        (
            "@book{a,\n title = {Salt,\n year = {1998}\n}\n@book{b, title = {Rye}}",
            UNCLOSED,
            {"title": "Salt", "year": "1998"},
        ),
        (
            "@book{a,\n title = {Salt}},\n year = {1998}\n}\n",
            UNCLOSED,
            {"title": "Salt", "year": "1998"},
        ),
        ("book{a,\n title = {Salt},\n year = {1998}}\n", NOT_OPENED,
         {"title": "Salt", "year": "1998"}),
    ],
)  # fmt: skip
def test_a_broken_entry_keeps_its_fields_and_has_a_note(text, note, fields) -> None:
    first = next(scan(text))
    assert first.notes == (note,)
    assert dict(first.fields) == fields


def test_a_broken_entry_ends_where_the_next_one_begins() -> None:
    text = "@book{a, title = {Salt\n@book{b, title = {Rye}}"
    assert [block.key for block in scan(text)] == ["a", "b"]


def test_an_entry_whose_lines_begin_with_percent_is_lost_and_said() -> None:
    text = "%@book{a,\n%  title = {Salt}\n%}\n@book{b, title = {Rye}}"
    first, second = scan(text)
    assert (first.kind, first.notes) == ("lost", (COMMENTED,))
    assert second.key == "b"


def test_a_comment_that_holds_an_entry_is_lost_and_one_that_is_not_closed_is_its_line() -> None:
    assert only("@comment{ @book{a, title = {Salt}} }").notes == (COMMENTED,)
    assert blocks("@comment{ never closed\n@book{b, title = {Rye}}")[1][0] == "book"


def test_fields_outside_of_any_entry_are_lost_and_said() -> None:
    block = only("title = {Salt},\nyear = {1998},\n")
    assert (block.kind, block.notes) == ("lost", (LOOSE,))


def test_an_entry_without_its_opening_is_read_though_it_is_not_closed_either() -> None:
    block = only("book{a,\n title = {Salt},\n year = {1998},\n")
    assert dict(block.fields) == {"title": "Salt", "year": "1998"}


def test_blank_lines_below_the_last_entry_are_no_part_of_it() -> None:
    text = "@book{a, title = {Salt}\n\n\n"
    assert only(text).end == len("@book{a, title = {Salt}")
    assert only("@book{a, title = {Salt},, }").end == 27


def test_only_one_comment_that_is_never_closed_is_searched_to_the_end() -> None:
    text = "@comment{ a\n@comment{ b\n@book{c, title = {Rye}}\n}"
    assert [block.kind for block in scan(text)] == ["comment", "comment", "book"]


def test_a_field_behind_percent_is_a_comment() -> None:
    assert list(scan("% title = {Salt},\n")) == []
