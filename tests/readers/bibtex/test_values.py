from __future__ import annotations

from typing import Any

import pytest

from litboard.readers.bibtex.scan import Block
from litboard.readers.bibtex.values import (
    LONGEST_MACRO,
    LOOP,
    MOST_PARENTS,
    TOO_LONG,
    Macros,
    gather_fields,
    inherit,
)
from litboard.readers.notes import ParseNote


def entry(**fields: Any) -> Block:
    return Block("article", 0, 0, "k", tuple(fields.items()))


def expand(macros: Macros, *parts: tuple[str, bool]) -> tuple[str, list[str]]:
    notes: list[ParseNote] = []
    return macros.expand(parts, notes), [note.code for note in notes]


def test_macros_and_texts_are_joined_and_months_are_known() -> None:
    macros = Macros(100)
    macros.define(entry(acta="Acta Salis"))
    assert expand(macros, ("acta", False), (" B", True)) == ("Acta Salis B", [])
    assert expand(macros, ("JUL", False)) == ("July", [])


def test_a_macro_takes_those_above_it_and_not_itself() -> None:
    macros = Macros(100)
    macros.define(entry(a=(("a", False), ("x", True))))
    macros.define(entry(b=(("a", False), ("y", True))))
    assert macros.known["b"] == "axy"


@pytest.mark.parametrize(
    ("name", "code"),
    [("acta", "bibtex.undefined-macro"), ("Acta Salis", "bibtex.bare-value")],
)
def test_what_nothing_defines_stands_for_itself_and_is_noted(name: str, code: str) -> None:
    assert expand(Macros(100), (name, False)) == (name, [code])


def test_macros_that_multiply_are_cut_off() -> None:
    macros = Macros(10)
    macros.define(entry(a="x" * (LONGEST_MACRO + 1)))
    assert len(macros.known["a"]) == LONGEST_MACRO
    assert expand(macros, ("a", False)) == ("a", [TOO_LONG.code])


def test_all_macros_of_a_source_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("litboard.readers.bibtex.values.MOST_ADDED", 10)
    macros = Macros(0)
    macros.define(entry(a="12345"))
    results = [expand(macros, ("a", False))[1] for _ in range(3)]
    assert results == [[], [], [TOO_LONG.code]]


def test_of_a_field_given_twice_the_first_counts_unless_it_is_empty() -> None:
    notes: list[ParseNote] = []
    twice = Block("book", 0, 0, "k", (("title", "Salt"), ("title", "Rye"), ("year", " "),
                                      ("year", "1998"), ("isbn", "1"), ("isbn", "2")))  # fmt: skip
    assert gather_fields(twice, Macros(9), notes) == {"title": "Salt", "year": "1998", "isbn": "1"}
    assert [note.reason for note in notes] == [
        "the field `title` is given twice; the first was taken"
    ]


def test_a_chapter_takes_place_and_editors_from_its_volume_but_not_its_title() -> None:
    volume = {"title": "Spices", "year": "1998", "editor": "Rao, Uma", "doi": "10.5555/v"}
    chapter = inherit({"crossref": "V", "title": "Salt"}, {"v": volume}, [])
    assert chapter == {
        "crossref": "V", "title": "Salt", "booktitle": "Spices", "year": "1998",
        "editor": "Rao, Uma",
    }  # fmt: skip


def test_an_entry_keeps_its_own_date_whole() -> None:
    full = inherit({"crossref": "v", "title": "A", "date": "2001-02"}, {"v": {"year": "1998"}}, [])
    assert "year" not in full


def test_an_xdata_entry_lends_everything() -> None:
    full = inherit({"xdata": "x, y"}, {"x": {"doi": "10.5555/x"}, "y": {"abstract": "We …"}}, [])
    assert (full["doi"], full["abstract"]) == ("10.5555/x", "We …")


def test_a_parent_that_is_not_there_and_one_that_refers_to_itself_are_noted() -> None:
    notes: list[ParseNote] = []
    inherit({"crossref": "gone"}, {}, notes)
    own = {"crossref": "k"}
    inherit(own, {"k": own}, notes)
    assert [note.code for note in notes] == ["bibtex.no-parent", LOOP.code]


def test_a_line_of_parents_is_followed_for_so_long_and_no_longer() -> None:
    chain: dict[str, dict[str, str]] = {
        f"p{at}": {"crossref": f"p{at + 1}", f"f{at}": "x"} for at in range(20)
    }
    chain["p4"]["year"], chain["p5"]["volume"] = "1998", "7"
    full = inherit({"crossref": "p0", "title": "A"}, chain, [])
    assert MOST_PARENTS == 5
    assert ("year" in full, "volume" in full) == (True, False)
