from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.corpora import works_of
from litboard.corpus.filters import Filters
from litboard.corpus.selection import Selection
from litboard.schema.frames import python_rows
from litboard.schema.records import LOST

WORKS = works_of(
    [
        {
            "title": "Red teaming models",
            "abstract": "We jailbreak them: (a+b)* [x].",
            "year": 2022,
            "authors": ["Müller, Jürgen", "Lee, Ann"],
            "sources": ["a"],
            "venue": "ICML",
        },
        {
            "title": "A red team",
            "abstract": "Évaluer les modèles.",
            "year": 2023,
            "authors": ["Muller, Jurgen"],
            "sources": ["a", "b"],
        },
        {
            "title": "Team of the red",
            "abstract": None,
            "authors": ["Oduya, Bola"],
            "sources": ["b"],
            "venue": "ICML",
        },
        {"title": "Модель языка", "abstract": "हिन्दी में मॉडल", "year": 2024, "sources": ["c"]},
    ]
)


def kept(table: Any = WORKS, **filters: Any) -> list[int]:
    return Filters(table).mask(Selection(**filters)).nonzero()[0].tolist()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("red", [0, 1, 2]),
        ("RED team", [1, 2]),
        ('"red team"', [1]),
        ("team*", [0, 1, 2]),
        ('"red team*"', [0, 1]),
        ("red -team", [0]),
        ('red -"red team"', [0, 2]),
        ("-red", [3]),
        ("jail*", [0]),
        ("jail", []),
        ("break", []),
        ("evaluer modeles", [1]),
        ("évaluer", [1]),
        ("müller", [0, 1]),
        ("oduya", [2]),
        ('"models we"', []),
        ("модель", [3]),
        ("МОДЕЛЬ", [3]),
        ("модел", []),
        ("модел*", [3]),
        ("हिन्दी", [3]),
        ("(a+b)*", [0]),
        (".*", [0, 1, 2, 3]),
        ("r.d", []),
        ("[", [0, 1, 2, 3]),
        ("|", [0, 1, 2, 3]),
    ],
)
def test_a_search_finds_whole_words_phrases_and_beginnings(text, rows):
    assert kept(text=text) == rows


def test_years_hold_both_ends_and_leave_out_works_without_a_year():
    assert kept(years=(2022, 2023)) == [0, 1]
    assert kept(years=(1000, 2999)) == [0, 1, 3]


@pytest.mark.parametrize("name", ["Müller, Jürgen", "Muller, Jurgen", "müller, jürgen"])
def test_an_author_is_found_by_any_spelling(name):
    assert kept(authors=(name,)) == [0, 1]


def test_a_name_with_a_lost_letter_is_a_name_of_its_own():
    works = works_of([{"authors": ["Kocon, Jan"]}, {"authors": [f"Koco{LOST}, Jan"]}])
    assert kept(works, authors=("Kocon, Jan",)) == [0]
    assert kept(works, authors=(f"Koco{LOST}, Jan",)) == [1]


def test_of_several_values_any_may_hold_and_of_several_filters_all_must():
    assert kept(sources=("a", "c")) == [0, 1, 3]
    assert kept(sources=("a", "b"), venues=("ICML",)) == [0, 2]


def test_a_value_that_is_not_there_keeps_nothing():
    assert kept(sources=("nowhere",)) == []
    assert kept(authors=("Nobody",), years=(2022, 2024)) == []


def test_an_empty_selection_keeps_everything():
    assert kept() == [0, 1, 2, 3]


def test_chosen_works_are_kept_and_strangers_passed_over():
    ids = WORKS["id"].tolist()
    assert kept(works=(ids[2], ids[0], "stranger")) == [0, 2]
    assert kept(works=(ids[2], ids[0]), text="team*") == [0, 2]
    assert kept(works=("stranger",)) == []


def test_terms_and_topics_hold_by_the_works_given_for_them():
    filters = Filters(WORKS, terms={"red team": ["w0", "w1", "gone"]}, topics={"T": ["w1"]})
    assert filters.mask(Selection(terms=("red team",))).tolist() == [True, True, False, False]
    assert filters.mask(Selection(topics=("T",), terms=("red team",))).sum() == 1
    assert filters.options("terms") == [("red team", 2)]


def test_options_count_works_and_show_the_best_spelling():
    filters = Filters(WORKS)
    assert filters.options("authors") == [
        ("Müller, Jürgen", 2),
        ("Lee, Ann", 1),
        ("Oduya, Bola", 1),
    ]
    assert filters.options("sources") == [("a", 2), ("b", 2), ("c", 1)]
    assert filters.options("venues") == [("ICML", 2)]


def test_a_work_that_names_one_author_twice_counts_once():
    works = works_of([{"authors": ["Lee, Ann", "LEE, Ann", "Lee, Ann"]}])
    assert [count for _, count in Filters(works).options("authors")] == [1]


def test_every_option_keeps_as_many_works_as_it_says():
    filters = Filters(WORKS)
    for name in ("authors", "sources", "venues"):
        for value, count in filters.options(name):
            assert filters.mask(Selection(**{name: (value,)})).sum() == count


def test_the_range_of_years_passes_over_works_without_one():
    assert Filters(WORKS).year_range() == (2022, 2024)
    assert Filters(WORKS[2:3]).year_range() is None


def test_a_corpus_of_nothing_can_be_filtered():
    filters = Filters(WORKS[:0])
    assert filters.mask(Selection(text="a", authors=("b",), years=(2000, 2001))).tolist() == []
    assert filters.options("authors") == []


def words_of(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))


def passes(row: dict[str, Any], selection: Selection) -> bool:
    """The same by looking at one work after the other, word by word."""
    texts = [words_of(text) for text in (row["title"], row["abstract"], *row["authors"]) if text]

    def occurs(asked: str) -> bool:
        begins, wanted = asked.endswith("*"), words_of(asked)
        for text in texts:
            for at in range(len(text) - len(wanted) + 1):
                part = text[at : at + len(wanted)]
                last = part[-1].startswith(wanted[-1]) if begins else part[-1] == wanted[-1]
                if part[:-1] == wanted[:-1] and last:
                    return True
        return False

    for word in selection.text.split():
        if occurs(word.removeprefix("-")) == word.startswith("-"):
            return False
    names = {" ".join(words_of(name)) for name in row["authors"]}
    years = selection.years
    return (
        (years is None or (row["year"] is not None and years[0] <= row["year"] <= years[1]))
        and (not selection.sources or not set(selection.sources).isdisjoint(row["sources"]))
        and (not selection.venues or row["venue"] in selection.venues)
        and (
            not selection.authors
            or any(" ".join(words_of(name)) in names for name in selection.authors)
        )
    )


def some(values: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values.split()), max_size=2)


NAMES = st.lists(
    st.sampled_from(["Lee, Ann", "Léé, Ann", "LEE, ANN", "Lee, Bo", "Ann"]), max_size=2
)
TEXT = st.lists(st.sampled_from("red team teams Évalue evalue модель a-b".split()), max_size=4)
ROWS = st.fixed_dictionaries(
    {
        "title": st.none() | TEXT.map(" ".join),
        "abstract": st.none() | TEXT.map(", ".join),
        "authors": NAMES,
        "year": st.none() | st.integers(2020, 2024),
        "sources": some("a b c"),
        "venue": st.none() | st.sampled_from(["ICML", "ICLR"]),
    }
)
SEARCH = st.sampled_from(
    "red team team* -team -teams* evalue Évalue* -модель модел* a-b lee".split()
)


@given(
    st.lists(ROWS, max_size=6),
    st.builds(
        Selection,
        text=st.lists(SEARCH, max_size=3).map(" ".join),
        authors=NAMES.map(tuple),
        years=st.none() | st.tuples(st.integers(2020, 2022), st.integers(2022, 2024)),
        sources=some("a b d").map(tuple),
        venues=some("ICML NeurIPS").map(tuple),
    ),
)
def test_filters_keep_what_looking_at_each_work_would_keep(rows, selection):
    works = works_of(rows)
    expected = [passes(row, selection) for row in python_rows(works)]
    assert Filters(works).mask(selection).tolist() == expected
